"""Opens a DOCX within bounds: what is packed in it may be broken, or far larger than it looks."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile, ZipInfo

from policylint.extraction.extract import ExtractionError
from policylint.frozen import dataclass

if TYPE_CHECKING:
    from docx.document import Document

MOST_UNPACKED = 200_000_000
"""Bytes of all that is packed in a document."""

MOST_XML = 25_000_000
"""Bytes of one part that is XML: a thousand pages have less."""

MOST_PARTS = 5_000
_PROLOGUE = 4_096
_XML = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and its footnotes and endnotes: XML elements by kind (`footnote`, `endnote`) and identifier."""

    document: Document
    notes: dict[tuple[str, str], Any]


def open_docx(data: bytes) -> Opened:
    """The document in these bytes. Raises ExtractionError."""
    _verify(data)
    from docx import Document

    try:
        document = Document(BytesIO(data))
        return Opened(document, _notes(document))
    except Exception as error:
        raise _broken(error) from None


def _verify(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            _bound(parts)
            for part in parts:
                if part.filename.lower().endswith(_XML):
                    with packed.open(part) as content:
                        _refuse_types(part.filename, content.read(_PROLOGUE))
    except ExtractionError:
        raise
    except Exception as error:
        raise _broken(error) from None


def _bound(parts: Sequence[ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ExtractionError(
            f"this DOCX unpacks to more than {MOST_PARTS} parts or {MOST_UNPACKED // 10**6} MB",
            "it is broken or made to do harm; export the policy again",
        )
    for part in parts:
        if part.filename.lower().endswith(_XML) and part.file_size > MOST_XML:
            raise ExtractionError(
                f"this DOCX unpacks to more than is read: {part.filename} has {part.file_size // 10**6} MB",
                f"at most {MOST_XML // 10**6} are read",
            )
        if part.flag_bits & 1:
            raise ExtractionError("this DOCX is encrypted", "save it without a password")


def _refuse_types(name: str, prologue: bytes) -> None:
    """The format knows no document types (ECMA-376 part 2, 8.2.5), which only entity bombs would need."""
    if b"<!DOCTYPE" in prologue or b"<!ENTITY" in prologue:
        raise ExtractionError(
            f"this DOCX declares a document type in {name}, which the format forbids",
            "it is broken or made to do harm; export the policy again",
        )


def _broken(error: Exception) -> ExtractionError:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return ExtractionError(
        f"this DOCX cannot be read: {reason}", "open it in a word processor and save it anew"
    )


def _notes(document: Document) -> dict[tuple[str, str], Any]:
    """The notes of a document; python-docx has no names for them."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    notes: dict[tuple[str, str], Any] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if relation.is_external or kind not in ("footnote", "endnote"):
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.tag == qn(f"w:{kind}") and note.get(qn("w:type")) in (None, "normal"):
                notes[kind, note.get(qn("w:id")) or ""] = note
    return notes
