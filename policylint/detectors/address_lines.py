"""Addresses that stand on several lines, or whose lines an extractor glued together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policylint.entities import address, recognise
from policylint.entities.words import has_digits
from policylint.entity import Entity, EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred

_ADDRESS: frozenset[EntityKind] = frozenset({"address"})
_LONGEST = 70
_MOST_LINES = 10
_ENDS = (".", "?", "!", ";", ":")
_ABBREVIATED = deferred(r"\b(?:St|Ave|Blvd|Rd|Dr|Inc|Ltd|Co|Corp|LLC|Str|Fl|Ste|[A-Z])\.$")
_GLUED = deferred(
    r"(?<=[a-z])(?=[A-Z][a-z]|[0-9])|(?<=[0-9])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]|[0-9]{5}\b)|(?<=,)(?=[A-Z])"
)
_PERHAPS_GLUED = deferred(r"[A-Z0-9](?<=[a-zA-Z].|[0-9,][A-Z])")
"""Found wherever `_GLUED` is, and much faster."""

LABELLED = Hinted(
    "address|registered|post|mail",
    r"(?:\b(?:postal|mailing|street|office|registered|business|correspondence|visiting|physical|company|our|post)\s+address"
    r"(?:\s+is)?|^\s*address|\bregistered\s+(?:office|seat)(?:\s+is)?(?:\s+(?:at|in))?|\b(?:by|via)\s+(?:post|mail))\s*(?::|(?<= at)|(?<= is)|(?<= in))\s*"
    r"(?P<address>[A-Z0-9][^:;@\n|]{9,110})",
    re.IGNORECASE,
)
HINTS = (*address.HINTS, "one", *LABELLED.hints[0])
"""One of these stands in the folded text of a passage in which `glued` or `labelled` finds an address."""

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


def loosened(content: str) -> tuple[str, tuple[int, ...]]:
    """The text with a space where two lines were glued together ("Floor 3Oslo"), and where these were put in."""
    if _PERHAPS_GLUED.search(content) is None:
        return content, ()
    places = tuple(
        match.start() for match in _GLUED.finditer(content) if not _in_a_name(content, match.start())
    )
    pieces, last = [], 0
    for place in places:
        pieces.append(content[last:place])
        last = place
    return " ".join((*pieces, content[last:])), places


def _in_a_name(content: str, place: int) -> bool:
    """Whether an offset lies in an e-mail address or a URL."""
    left = re.search(r"\S*$", content[max(0, place - 60) : place])
    right = re.match(r"\S*", content[place : place + 60])
    token = (left[0] if left else "") + (right[0] if right else "")
    return "@" in token or "://" in token or "www." in token


def original(offset: int, places: tuple[int, ...]) -> int:
    """Where in the text an offset of the loosened text lies."""
    return offset - sum(place + number < offset for number, place in enumerate(places))


def may_hold(content: str) -> bool:
    """Whether `glued` or `labelled` may find an address in a text that has the `HINTS`: none is without a digit."""
    return (
        has_digits(content) or "One" in content or (not content.isascii() and any(map(str.isdigit, content)))
    )


def glued(content: str) -> Iterator[Entity]:
    """Addresses that show only when the words are set apart; offsets are those of `content`."""
    words, places = loosened(content)
    if places:
        for entity in recognise(words, _ADDRESS):
            start, end = original(entity.start, places), original(entity.end, places)
            yield Entity("address", start, end, entity.value)


def labelled(content: str) -> Iterator[Entity]:
    """What stands behind "postal address:": an address in whatever form, with a number and two words."""
    for match in LABELLED.finditer(content, content.lower()):
        words = re.split(r"\.\s+(?=[A-Z][a-z]+\s[a-z])|\s(?:Phone|Tel|E-?mail|Fax)\b", match["address"])[0]
        names = [word for word in _WORDS.findall(words) if word[0].isupper()]
        if (
            any(map(str.isdigit, words))
            and len(names) >= 2
            and len(names) >= 0.6 * len(_WORDS.findall(words))
        ):
            start = match.start("address")
            yield Entity("address", start, start + len(words.rstrip(" .,)")), words.rstrip(" .,)"))
