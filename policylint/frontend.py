"""The contract of a front end: it turns a source into a document, and judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.declaration import Declaration
    from policylint.disclosure import Disclosure
    from policylint.document import Document
    from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a front end gives: the document, and what the format declares outright.

    With a `declaration` the file is no prose, and no detector reads it: `declared` are its disclosures.
    `versions` are the documents that it says the same in, in other languages: one of them is judged where `document` is
    in a language that no vocabulary covers.
    """

    document: Document
    declared: tuple[Disclosure, ...] = ()
    declaration: Declaration | None = None
    versions: tuple[Document, ...] = ()


class Frontend(Protocol):
    """Reads one format. `name` is what `--format` takes; `suffixes` are lower case with their dot."""

    @property
    def name(self) -> str: ...

    @property
    def suffixes(self) -> tuple[str, ...]: ...

    def recognises(self, source: Source) -> bool:
        """Whether a source with one of the suffixes is in this format (a `.txt` may be Markdown)."""
        ...

    def parse(self, source: Source) -> Parsed:
        """The document. Never raises on any text: what cannot be read becomes `Document.problems`."""
        ...
