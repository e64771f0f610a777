"""What is known of a document while its disclosures are described."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from policylint.concordance import Concordance
from policylint.detectors.passage_entities import PassageEntities
from policylint.frozen import dataclass
from policylint.patterns import Hinted, deferred

if TYPE_CHECKING:
    from policylint.detectors.attributes.unit import Unit

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
    """What is known of the passages of a document: the words it also writes small, and what may stand where.

    `around` are the units of labels and headings, by the identities of their texts.
    """

    language: str
    common: CommonWords
    entities: PassageEntities
    concordance: Concordance
    around: dict[int, Unit] = field(default_factory=dict, init=False, repr=False)
    _holding: dict[Hinted, frozenset[int]] = field(default_factory=dict, init=False, repr=False)

    def alone(self) -> Known:
        """The same without labels and headings: for these themselves, which would be in a cycle of references else."""
        return Known(self.language, self.common, self.entities, self.concordance)

    def holding(self, pattern: Hinted) -> frozenset[int]:
        """The numbers of the passages that have a pattern's hints."""
        found = self._holding.get(pattern)
        if found is None:
            found = self._holding[pattern] = frozenset(self.concordance.holding(pattern.hints))
        return found
