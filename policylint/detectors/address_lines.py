"""Addresses that stand on several lines, or whose lines an extractor glued together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policylint.concordance import Concordance
from policylint.concordance.bits import all_in, set_of
from policylint.detectors.searching import found_in
from policylint.entities import address, recognise
from policylint.entities.words import FIGURES
from policylint.entity import Entity, EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred

_ADDRESS: frozenset[EntityKind] = frozenset({"address"})
_LONGEST = 70
_MOST_LINES = 10
_LONGEST_WORD = 60
_ENDS = (".", "?", "!", ";", ":")
_ABBREVIATED = deferred(r"\b(?:St|Ave|Blvd|Rd|Dr|Inc|Ltd|Co|Corp|LLC|Str|Fl|Ste|[A-Z])\.$")
_GLUED = deferred(
    r"[A-Z0-9](?<=[A-Za-z0-9,].)(?:(?<=[a-z][0-9])|(?<=,[A-Z])|(?<=[a-z0-9][A-Z])(?=[a-z])|(?<=[A-Z]{3})(?=[a-z])|(?<=[A-Z]{2}[0-9])(?=[0-9]{4}\b))"
)
"""What begins where two lines were glued together."""

_KINDS = "postal mailing street office registered business correspondence visiting physical company our post"
LABELLED = Hinted(
    "|".join([f"{kind} address" for kind in _KINDS.split()])
    + "|address:|address :|registered office|registered seat|by post|by mail|via post|via mail",
    rf"(?:\b(?:{_KINDS.replace(' ', '|')})\s+address"
    r"(?:\s+is)?|^\s*address|\bregistered\s+(?:office|seat)(?:\s+is)?(?:\s+(?:at|in))?|\b(?:by|via)\s+(?:post|mail))\s*(?::|(?<= at)|(?<= is)|(?<= in))\s*"
    r"(?P<address>[A-Z0-9][^:;@\n|]{9,110})",
    re.IGNORECASE,
)
HINTS = (*address.HINTS, "one", "address", "registered", "post", "mail")
"""One of these stands in the folded text of a passage in which `glued` or `labelled` finds an address."""

_BEYOND = deferred(r"[^\x00-\x7f]")
_WORDS = deferred(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Lines:
    """Short lines that follow one another: their text, and where in it each passage's own words begin."""

    content: str
    first: int
    starts: tuple[int, ...]

    def passage_at(self, offset: int) -> int:
        """The index (in the document) of the passage in which an offset of `content` lies."""
        return self.first + sum(start <= offset for start in self.starts) - 1


def runs(passages: Sequence[Passage], numbers: Iterable[int]) -> Iterator[Lines]:
    """Runs of at least two short lines of one section that are no sentences, around the passages with these numbers.

    The numbers are in ascending order.
    """
    done = 0
    for number in numbers:
        if number < done or not _is_line(passages[number]):
            continue
        section = passages[number].section
        start, end = number, number + 1
        while start and passages[start - 1].section is section and _is_line(passages[start - 1]):
            start -= 1
        while end < len(passages) and passages[end].section is section and _is_line(passages[end]):
            end += 1
        for first in range(start, end - 1, _MOST_LINES):
            yield _joined(passages, first, min(first + _MOST_LINES, end))
        done = end


def _is_line(passage: Passage) -> bool:
    if passage.kind in ("row", "heading") or passage.quoted:
        return False
    words = passage.own_text.strip()
    return 0 < len(words) <= _LONGEST and (
        not words.endswith(_ENDS) or _ABBREVIATED.search(words) is not None
    )


def _joined(passages: Sequence[Passage], start: int, end: int) -> Lines:
    starts, content = [], ""
    for passage in passages[start:end]:
        starts.append(len(content))
        content += passage.own_text.strip() + "\n"
    return Lines(content, start, tuple(starts))


def numbered(asked: Concordance, contents: Sequence[str]) -> list[int]:
    """The numbers of the texts in which `glued` or `labelled` may find an address: none is without a digit."""
    hinted = asked.bits((HINTS,))
    rest = hinted & ~asked.bits((FIGURES,))
    other = [number for number in all_in(rest) if _has_other_digits(contents[number])]
    return list(all_in((hinted ^ rest) | set_of(other)))


def _has_other_digits(content: str) -> bool:
    return "One" in content or (not content.isascii() and any(map(str.isdigit, _BEYOND.findall(content))))


def glued_in(contents: Sequence[str], numbers: Sequence[int]) -> dict[int, list[int]]:
    """Where in the texts with these numbers two lines were glued together ("Floor 3Oslo"); texts without such places are left out."""
    places: dict[int, list[int]] = {}
    for number, start, _ in found_in(contents, numbers, _GLUED):
        if not _in_a_name(contents[number], start):
            places.setdefault(number, []).append(start)
    return places


def loosened(content: str, places: Sequence[int]) -> str:
    """The text with a space at these places."""
    pieces, last = [], 0
    for place in places:
        pieces.append(content[last:place])
        last = place
    return " ".join((*pieces, content[last:]))


def _in_a_name(content: str, place: int) -> bool:
    """Whether an offset lies in an e-mail address or a URL."""
    before = content[max(0, place - _LONGEST_WORD) : place].rsplit(None, 1)
    behind = content[place : place + _LONGEST_WORD].split(None, 1)
    left = before[-1] if before and content[place - 1 : place].strip() else ""
    right = behind[0] if behind and content[place : place + 1].strip() else ""
    token = left + right
    return "@" in token or "://" in token or "www." in token


def original(offset: int, places: Sequence[int]) -> int:
    """Where in the text an offset of the loosened text lies."""
    return offset - sum(place + number < offset for number, place in enumerate(places))


def glued(content: str, places: Sequence[int]) -> Iterator[Entity]:
    """Addresses that show only when the words are set apart at these places; offsets are those of `content`."""
    for entity in recognise(loosened(content, places), _ADDRESS):
        start, end = original(entity.start, places), original(entity.end, places)
        yield Entity("address", start, end, entity.value)


def labelled(content: str) -> Iterator[Entity]:
    """What stands behind "postal address:": an address in whatever form, with a number and two words."""
    for match in LABELLED.pattern.finditer(content):
        words = re.split(r"\.\s+(?=[A-Z][a-z]+\s[a-z])|\s(?:Phone|Tel|E-?mail|Fax)\b", match["address"])[0]
        names = [word for word in _WORDS.findall(words) if word[0].isupper()]
        if (
            any(map(str.isdigit, words))
            and len(names) >= 2
            and len(names) >= 0.6 * len(_WORDS.findall(words))
        ):
            start = match.start("address")
            yield Entity("address", start, start + len(words.rstrip(" .,)")), words.rstrip(" .,)"))
