"""DOCX and PDF: their text was taken before (see `policylint.extraction`); here its parts become a document."""

from __future__ import annotations

from policylint.frontend import Parsed
from policylint.source import Source


class DocxFrontend:
    """Reads what was taken from a DOCX."""

    name = "docx"
    suffixes = (".docx",)

    def recognises(self, source: Source) -> bool:
        """Whether a source was taken from a DOCX: no text is one."""
        return source.extract is not None and source.extract.format == self.name

    def parse(self, source: Source) -> Parsed:
        """The document; a text that is no DOCX is read as plain text, with a problem."""
        from policylint.frontends.extracted.parts_reader import read_extracted

        return read_extracted(source, self.name)


class PdfFrontend:
    """Reads what was taken from a PDF."""

    name = "pdf"
    suffixes = (".pdf",)

    def recognises(self, source: Source) -> bool:
        """Whether a source was taken from a PDF: no text is one."""
        return source.extract is not None and source.extract.format == self.name

    def parse(self, source: Source) -> Parsed:
        """The document; a text that is no PDF is read as plain text, with a problem."""
        from policylint.frontends.extracted.parts_reader import read_extracted

        return read_extracted(source, self.name)
