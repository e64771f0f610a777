"""Names in running text: which capitalised words name somebody, and which only begin a sentence or are defined terms."""

from __future__ import annotations

import re
from functools import lru_cache

from policylint.detectors.identity.common_words import (
    FORMS,
    GENERIC,
    KINDS,
    OPENERS,
    SMALL_ENDS,
    base,
    is_common,
)
from policylint.detectors.identity.counting import Counts
from policylint.disclosure import Confidence
from policylint.entities import recognise
from policylint.entities.words import has_digits
from policylint.entity import EntityKind
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.phrases.memo import Memo

_ORGANISATIONS: frozenset[EntityKind] = frozenset({"organisation"})

_ENDING = r"(?:com|org|net|io|co|ai|app|dev|eu|uk|de|se|ch|nl|ca|au|nz|ie|social)"
_DOMAIN = rf"[a-z][\w-]{{0,60}}(?:\.[a-z]{{2,3}})?\.{_ENDING}"
WORD = rf"(?:[A-ZÀ-Þ0-9][\w&.'’!+\-]{{0,60}}\w|(?<!\w)(?:[a-z]{{1,3}}[A-Z]\w{{1,60}}|{_DOMAIN}))"
BEGINNING = rf"(?:[A-ZÀ-Þ0-9]|[a-z]{{1,3}}[A-Z]|{_DOMAIN})"
"""How a word of a name begins."""

NAME = (
    rf"(?P<name>{WORD}(?:,? (?:{WORD}|of|and|&|for|de|the(?= [A-Z])(?=[^a-z]))){{0,7}}"
    r"(?:,? (?:[Ii]nc|[Ll]td|Co|[Cc]orp|[Ll]lc|S\.A|B\.V|A/S|plc|e\.V|s\.r\.o)\b\.?)?)"
)
"""A run of capitalised words, as the group `name`."""

_SAYS = deferred(
    r"\b(?:We|You|Your|Our|How|Why|What|Collect\w*|Use[ds]?|Disclos\w+|Receiv\w+|Stor(?:e|ing)|Shar(?:e|ing)|Get|Gather|Will|Different|Automatically|Beacons|Policy|Privacy|Drive|Blvd|Street|Avenue)\b",
)
"""Words of a heading in capitals, of which none is a name's."""
_CAPITAL_OR_DIGIT = deferred(r"[A-ZÀ-Þ0-9]")
_SMALL_END = deferred(r"\b(?:inc|ltd|llc|corp|plc)\b")
_DOTTED = deferred(rf"\.{_ENDING}\b")
_WRITTEN = deferred(r"\S+")
_COINED = deferred(rf"[a-z][A-Z][a-z]|[A-Z]{{3}}|\w\.{_ENDING}\b|[A-Za-z]&[A-Za-z]|\w[0-9]|!")
_PIECES = deferred(r"[\w&.'’!+-]+")
_DETERMINED = deferred(
    r"\b(?:our|your|their|his|her|its|any|each|these|those|such|certain|this|that|a|an|all|some|no|of|the)\s+$",
    re.IGNORECASE,
)
_NUMBER = deferred(r"\s\d")

LINE = 120
"""Below how many code points a passage counts as a line rather than running text."""

_MOST_TOKENS, _MOST_NAMES = 1 << 14, 1 << 10
"""How many of the stretches between spaces, and of the names, are remembered: most policies use the same ones."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found: where in its passage's text, how surely it is the organisation's, and why."""

    start: int
    end: int
    confidence: Confidence
    because: str


Found = tuple[Passage, Candidate]


def name_of(found: Found) -> str:
    passage, candidate = found
    return base(passage.text.content[candidate.start : candidate.end])


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a phrase that may name somebody: where in it, and whether it does wherever the phrase stands."""

    start: int
    end: int
    name: str
    surely: bool


class Names:
    """What a document's words say about names: how often each stands within sentences, and in small letters."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._counts = Counts(passages)
        self._parts: dict[tuple[str, bool, bool], _Part | None] = {}

    @property
    def text(self) -> str:
        """The passages' own words, without headings."""
        return self._counts.text

    def count(self, name: str) -> int:
        """How often a name stands inside a sentence, where only names are capitalised, and is no defined term."""
        return self._counts.within(name)

    def is_a_word(self, word: str, times: int) -> bool:
        """Whether what may be part of a word stands as one so many times."""
        return self._counts.stands_as_word(word, times)

    def place(
        self, content: str, start: int, end: int, *, whole_end: bool = False, defined: bool = False
    ) -> tuple[int, int] | None:
        """The part of a capitalised phrase that names somebody; None if there is none.

        Common words at either end do not belong to it. With `whole_end` there may be none at the end, since
        what follows the phrase must be said of the name. A `defined` one, which a bracket behind it calls "we", need
        not stand within a sentence anywhere, and may be a domain.
        """
        phrase = content[start:end]
        key = (phrase, whole_end, defined)
        part = self._parts[key] if key in self._parts else self._parts.setdefault(key, self._part(*key))
        if part is None or (not part.surely and _is_determined(content, start + part.start, part.name)):
            return None
        if not any(map(may_name, phrase.split())) and not may_be_in(content):
            return None
        first, last = start + part.start, start + part.end
        return first, _before_address(content, first, last) if ", " in part.name else last

    def _part(self, phrase: str, whole_end: bool, defined: bool) -> _Part | None:
        words = _behind_capitals([(found.start(), found.group()) for found in _WRITTEN.finditer(phrase)])
        whole = self._with_kind(words)
        if whole is not None:
            return _Part(*whole, phrase, surely=True)
        while (
            words
            and (is_common(words[0][1]) or words[0][1].islower())
            and not (defined and is_domain(words[0][1]))
            and not has_legal_form(phrase[words[0][0] :].rstrip(","))
        ):
            words.pop(0)
        kept = len(words)
        while words and (is_common(words[-1][1]) or words[-1][1] in ("of", "and", "&", "for", "the", "de")):
            if has_legal_form(phrase[words[0][0] :].rstrip(",")):
                break
            words.pop()
        if not words or (whole_end and len(words) < kept):
            return None
        first, last = words[0][0], words[-1][0] + len(words[-1][1].rstrip(",'’"))
        name = phrase[first:last]
        return _Part(first, last, name, surely=False) if self._is_name(name, defined) else None

    def _with_kind(self, words: list[tuple[int, str]]) -> tuple[int, int] | None:
        """A phrase of three or more words that ends in a kind of organisation and is said more than once."""
        while words and (words[0][1].lower() in OPENERS or words[0][1].islower()):
            words = words[1:]
        if len(words) < 3 or base(words[-1][1].rstrip(",")).lower() not in KINDS:
            return None
        name = " ".join(word for _, word in words)
        start, last = words[0][0], words[-1]
        if _SAYS.search(name) or has_digits(name) or self.text.count(base(name.rstrip(","))) < 2:
            return None
        return start, last[0] + len(base(last[1].rstrip(",")))

    def _is_name(self, name: str, defined: bool) -> bool:
        known = [
            word for word in name.split() if word.strip(".,'’").lower() not in GENERIC and not is_common(word)
        ]
        if not known or _SAYS.search(name):
            return False
        if has_legal_form(name) or (_is_coined(name) and not name.isupper()) or len(known) > 1:
            return True
        words = [word.strip(".,'’").removesuffix("'s").removesuffix("’s") for word in name.split()]
        plain = [word.lower() for word in words if word[:1].isupper()]
        if len(plain) == 1 and self._counts.in_small(plain[0]):
            return self.count(name) > 2 * self._counts.in_small(plain[0])
        return defined or self._counts.stands_within(base(name)) or self._counts.stands_within(name)


def _before_address(content: str, start: int, end: int) -> int:
    """Where a name ends that may have an address behind it ("Fjord Bank ASA, Kaigata 3, 0150 Oslo")."""
    head, _, rest = content[start:end].partition(", ")
    if not has_legal_form(head) or has_legal_form(rest):
        return end
    return start + len(head) if has_digits(rest) or _NUMBER.match(content, end) else end


def _is_determined(content: str, start: int, name: str) -> bool:
    """Whether the word before a name, such as "our", says that it is none."""
    before = content[max(0, start - 12) : start]
    if not before[-1:].isspace() or _DETERMINED.search(before) is None:
        return False
    word = before.split()[-1].lower()
    return word not in ("of", "the") or (word == "the" and len(name.split()) == 1 and not _is_coined(name))


def may_be_in(content: str) -> bool:
    """Whether a text has a word that could belong to a name; if not, `Names.place` gives none in it."""
    if content[1:].islower() and not _has_odd_words(content):
        return may_name(content.split(None, 1)[0])
    return any(map(may_name, content.split()))


def _has_odd_words(content: str) -> bool:
    """Whether words of a text may belong to a name although they are in small letters."""
    if has_digits(content) or "." in content[:-1] or "×" in content:
        return True
    if "inc" in content or "ltd" in content or "llc" in content or "corp" in content or "plc" in content:
        return _SMALL_END.search(content) is not None
    return False


def _may_name(token: str) -> bool:
    """Whether what stands between two spaces has a word that could belong to a name."""
    if not _CAPITAL_OR_DIGIT.search(token):
        return _DOTTED.search(token) is not None or token.strip(".,;:'’\"()") in SMALL_ENDS
    for piece in _PIECES.findall(token):
        parts = [piece, *piece.split("-")] if "-" in piece else [piece]
        if not all(map(is_common, filter(None, parts))) or piece.strip(".").lower() in FORMS:
            return True
    return False


may_name = Memo(_may_name, _MOST_TOKENS).__getitem__
"""The same, remembered."""


def _behind_capitals(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The words behind a heading in capitals that runs into a name ("OUR PRIVACY PROMISE Acme Tea respects")."""
    capitals = 0
    while capitals < len(words) and words[capitals][1].isupper():
        capitals += 1
    return words[capitals:] if 2 <= capitals < len(words) else words


@lru_cache(maxsize=_MOST_NAMES)
def has_legal_form(name: str) -> bool:
    """Whether a name ends in a legal form, or is otherwise an organisation's by its own words."""
    return any(entity.end >= len(name) - 2 for entity in recognise(name, _ORGANISATIONS))


def is_domain(name: str) -> bool:
    """Whether a name is a domain in small letters."""
    return name.islower() and _DOTTED.search(name) is not None


def _is_coined(name: str) -> bool:
    """Whether a name is written as no common word is: with capitals inside, digits, a dot or an ampersand."""
    return _COINED.search(name) is not None
