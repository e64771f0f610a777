"""The contract of a detector: it finds disclosures in a document, and knows no law and no configuration."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

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
