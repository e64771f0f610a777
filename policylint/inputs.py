"""Inputs: files and standard input, from bytes to text, and what is wrong with those that cannot be read."""

from __future__ import annotations

from io import UnsupportedOperation
from os import fstat
from pathlib import Path
from typing import BinaryIO

from policylint.frozen import dataclass
from policylint.source import Source, decode

EXTRACTED = frozenset({".docx", ".pdf"})
"""Suffixes of files that are no text, which optional parts of the installation read."""

_SIGNS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
"""What files begin with that may be such ones, whatever their names."""

STDIN = "-"
STDIN_NAME = "<stdin>"

LARGEST = 20 << 20
"""Bytes of the largest file that is read: a hundred times the longest policies, so that no run is without bound."""


@dataclass(frozen=True, slots=True)
class InputProblem:
    """A path that could not be read, or that held nothing to read; `hint` says what to do."""

    path: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" + (f" ({self.hint})" if self.hint else "")


def read(name: str, stdin: BinaryIO, stdin_name: str = STDIN_NAME) -> Source | InputProblem:
    """Read one file, or standard input if `name` is `-`. An unreadable one is a problem, not an exception."""
    data = read_bytes(name, stdin)
    if isinstance(data, InputProblem):
        return data
    return source_of(data, stdin_name if name == STDIN else name)


def source_of(data: bytes, path: str) -> Source | InputProblem:
    """The source in these bytes: text, or what can be taken from a DOCX or a PDF."""
    if not data.startswith(_SIGNS) and not path.lower().endswith(tuple(EXTRACTED)):
        return decode(data, path)
    from policylint.extraction.extract import ExtractionError
    from policylint.extraction.recognising import extract

    try:
        taken = extract(data, path)
    except ExtractionError as error:
        return InputProblem(path, str(error), error.hint)
    if taken is None:
        return decode(data, path)
    return Source(path, taken.text, extract=taken)


def read_bytes(name: str, stdin: BinaryIO) -> bytes | InputProblem:
    """The bytes of one file, or of standard input if `name` is `-`."""
    try:
        if name == STDIN:
            data = stdin.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(min(fstat(file.fileno()).st_size, LARGEST) + 1)
                data += file.read(LARGEST + 1 - len(data))
    except UnsupportedOperation:
        return InputProblem(name, "is not open for reading")
    except OSError as error:
        return InputProblem(name, error.strerror or str(error))
    if len(data) > LARGEST:
        return InputProblem(name, f"is larger than {LARGEST >> 20} MiB", "no policy is; name the text alone")
    return data
