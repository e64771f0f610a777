"""Tells files that are no text by their bytes and names, and has their text taken by what can read them."""

from __future__ import annotations

from policylint.extraction.extract import Extract, ExtractionError
from policylint.machine.failing import told_of
from policylint.machine.time_limit import OutOfTimeError, time_limit

LIBRARIES = {".docx": "docx", ".pdf": "pypdfium2"}
"""The suffixes of files that are no text, and the module that reads each."""

MOST_BYTES = 50_000_000
"""Of a file: more than any policy has, with all its pictures."""

SECONDS = 60.0
"""What reading a file may take of the processor's time. A notice of ten pages takes a tenth of a second."""

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_BEGINS_WITHIN = 1024
_NAMES = {"docx": "DOCX", "pdf": "PDF"}
_MAIN_PART = b"word/document.xml"


def can_read(suffix: str) -> bool:
    """Whether what reads files of a suffix (lower case, with its dot) is installed."""
    from importlib.util import find_spec

    return find_spec(LIBRARIES[suffix]) is not None


def extract(data: bytes, path: str) -> Extract | None:
    """What is taken from the bytes of a file; None if they are text. Raises ExtractionError."""
    kind = _kind(data, path)
    if not kind:
        return None
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 1e6:.0f} MB"
        raise ExtractionError(
            f"this {_NAMES[kind]} is too large: {size}, and at most {MOST_BYTES // 10**6} are read",
            "leave out its pictures",
        )
    if not can_read(f".{kind}"):
        raise ExtractionError(
            f"reading {_NAMES[kind]} needs more than is installed", f"pip install 'policylint[{kind}]'"
        )
    try:
        with time_limit(SECONDS):
            return _taken(kind, data)
    except ExtractionError:
        raise
    except OutOfTimeError as error:
        raise ExtractionError(f"reading this {_NAMES[kind]} {error}", "export the policy by itself") from None
    except Exception as error:
        told = told_of(error)
        raise ExtractionError(
            f"this {_NAMES[kind]} cannot be read: {told}", "export the policy again"
        ) from None


def _taken(kind: str, data: bytes) -> Extract:
    if kind == "docx":
        from policylint.extraction.docx.reading import read_docx

        return read_docx(data)
    from policylint.extraction.pdf.reading import read_pdf

    return read_pdf(data)


def _kind(data: bytes, path: str) -> str:
    """`docx` or `pdf`; empty for text. Raises ExtractionError for what can only be a file of that name's kind, and is not."""
    name = path.lower()
    if data.startswith(_COMPOUND):
        raise ExtractionError(
            "an old Word document (.doc), or one locked with a password",
            "save it as .docx, without a password",
        )
    if data.startswith(_ZIP) and (name.endswith(".docx") or _MAIN_PART in data):
        return "docx"
    if data.startswith(_PDF) or (name.endswith(".pdf") and _PDF in data[:_BEGINS_WITHIN]):
        return "pdf"
    for kind, shown in _NAMES.items():
        if name.endswith(f".{kind}"):
            message = f"this is no {shown}: " + (
                "it is empty" if not data else "it does not begin as one does"
            )
            raise ExtractionError(message, f"export the policy as {shown} again")
    return ""
