"""The contract of a detector: it finds disclosures in a document, and knows no law and no configuration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from policylint.disclosure import Disclosure
    from policylint.document import Document
    from policylint.passages import Passage


class Detector(Protocol):
    """Finds what passages disclose. `topics` are all ids it may yield."""

    @property
    def name(self) -> str: ...

    @property
    def topics(self) -> frozenset[str]: ...

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        """The disclosures of a document, in any order; `passages` are all of its passages."""
        ...


class Withdrawing(Detector, Protocol):
    """A detector that sees beside each other what all of them found, and knows of some that they are not so."""

    def withdrawn(self, found: Sequence[Disclosure]) -> Iterable[Disclosure]:
        """Those of the disclosures of a document, in the order of the source, that are to be left out."""
        ...


@runtime_checkable
class Describer(Protocol):
    """Adds attributes to what detectors found: periods, recipients, countries. It runs after all of them."""

    @property
    def name(self) -> str: ...

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures in the same order; only their attributes may have grown."""
        ...


Recogniser: TypeAlias = Detector | Describer
"""What the hook `policylint_detectors` gives."""
