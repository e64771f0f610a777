"""What is known of a document while its disclosures are described."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from policylint.concordance import Concordance
from policylint.detectors.passage_entities import PassageEntities
from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.patterns import Hinted, deferred
from policylint.source import Span

_SMALL_WORD = deferred(r"[a-z]+")


class CommonWords:
    """The words that a document also writes in lower case: "Hosting" in a list is no company's name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _SMALL_WORD.fullmatch(word) is not None and self._stands(word)
        return known

    def _stands(self, word: str) -> bool:
        text = self._text
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])):
                return True
            start = text.find(word, end)
        return False


def _is_letter(mark: str) -> bool:
    return mark.isalnum() or mark == "_"


@dataclass(slots=True, eq=False)
class Known:
    """What is known of the passages of a document: the words it also writes small, and what may stand where."""

    language: str
    common: CommonWords
    entities: PassageEntities
    concordance: Concordance
    _holding: dict[Hinted, frozenset[int]] = field(default_factory=dict, init=False, repr=False)

    def holding(self, pattern: Hinted) -> frozenset[int]:
        """The numbers of the passages that have a pattern's hints."""
        found = self._holding.get(pattern)
        if found is None:
            found = self._holding[pattern] = frozenset(self.concordance.holding(pattern.hints))
        return found


def own_names(found: Sequence[Disclosure]) -> dict[str, set[Span]]:
    """The organisation's own names, in full and by their first words, and the places where it gives them."""
    places: dict[str, set[Span]] = {}
    for one in found:
        for name in one.values("controller") if one.topic == "controller.identity" else ():
            places.setdefault(name.rstrip("."), set()).add(one.spans[0])
    names: dict[str, set[Span]] = {}
    for name, given in places.items():
        for beginning in _beginnings(name):
            names.setdefault(beginning, set()).update(given)
    return names


def folded_names(names: dict[str, set[Span]]) -> dict[str, set[Span]]:
    """The same by the names as `folded_name` has them."""
    folded: dict[str, set[Span]] = {}
    for name, given in names.items():
        folded.setdefault(folded_name(name), set()).update(given)
    return folded


def folded_name(name: str) -> str:
    """A name by which it is looked up, however it is written."""
    return name.rstrip(".").casefold()


def _beginnings(name: str) -> Iterator[str]:
    """A name, and what stands before each space and comma in it."""
    yield name
    yield from (name[:place] for place, mark in enumerate(name) if mark in " ,")
