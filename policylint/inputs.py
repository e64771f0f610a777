"""Inputs: files and standard input, from bytes to text, and what is wrong with those that cannot be read."""

from __future__ import annotations

import errno
import os
import stat
from io import BytesIO, TextIOWrapper, UnsupportedOperation
from pathlib import Path
from typing import BinaryIO

from policylint.frozen import dataclass
from policylint.source import Source, decode
from policylint.tables import unwaiting

EXTRACTED = frozenset({".docx", ".pdf"})
"""Suffixes of files that are no text, which optional parts of the installation read."""

_SIGNS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")
"""What files begin with that may be such ones, whatever their names."""

_RTF = b"{\\rtf"
_NUL = "\0"
_CONTROLS = (*map(chr, range(9)), *map(chr, range(14, 27)), *map(chr, range(28, 32)), "\x7f")
_OF_TEXT = 20
"""Of so many characters of a text, not one is a control character; of bytes at random, two are."""

STDIN = "-"
STDIN_NAME = "<stdin>"

LARGEST = 20 << 20
"""Bytes of the largest file that is read: a hundred times the longest policies, so that no run is without bound."""

LARGEST_OF_SETTINGS = 16 << 20
"""Bytes of the largest file that says how policies are judged."""

LARGEST_BASELINE = 256 << 20
"""Bytes of the largest baseline: that of a million findings."""


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
        return _text(data, path)
    from policylint.extraction.extract import ExtractionError
    from policylint.extraction.recognising import extract

    try:
        taken = extract(data, path)
    except ExtractionError as error:
        return InputProblem(path, str(error), error.hint)
    if taken is None:
        return _text(data, path)
    return Source(path, taken.text, extract=taken)


def _text(data: bytes, path: str) -> Source | InputProblem:
    """The source in bytes that are text, or nearly: of anything else, what was found would be found in noise."""
    if data.startswith(_RTF):
        return InputProblem(
            path, "is in Rich Text Format (RTF), which is not read", "save it as DOCX, or as text"
        )
    source = decode(data, path)
    if _NUL not in source.text:
        return source
    controls = sum(map(source.text.count, _CONTROLS))
    if controls * _OF_TEXT < len(source.text):
        return source
    message = (
        f"is no text but binary: {controls:,} of its {len(source.text):,} characters are control characters"
    )
    return InputProblem(path, message, "name the file with the text; if this is it, save it as UTF-8")


def read_bytes(name: str, stdin: BinaryIO) -> bytes | InputProblem:
    """The bytes of one file, or of standard input if `name` is `-`."""
    try:
        if name != STDIN:
            return contents(name, LARGEST)
        data = stdin.read(LARGEST + 1)
        if len(data) <= LARGEST:
            return data
    except UnsupportedOperation:
        return InputProblem(name, "is not open for reading")
    except OSError as error:
        if error.errno != errno.EFBIG:
            return InputProblem(name, error.strerror or str(error))
    return InputProblem(name, _too_large(LARGEST), "no policy is; name the text alone")


def contents(path: str | Path, most: int = LARGEST_OF_SETTINGS) -> bytes:
    """The bytes of a file. Raises OSError, for what is larger, too, and for a pipe or what else may never end, which is not waited for."""
    return contents_and_status(path, most)[0]


def contents_and_status(path: str | Path, most: int) -> tuple[bytes, os.stat_result]:
    """The bytes of a file, and what the system tells of it. Raises as `contents` does."""
    with open(path, "rb", opener=unwaiting) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "is neither a file nor a directory", str(path))
        if status.st_size <= most:
            data = file.read(status.st_size + 1)
            if len(data) > status.st_size:  # it grows
                data += file.read(most + 1 - len(data))
            if len(data) <= most:
                return data, status
    raise OSError(errno.EFBIG, _too_large(most), str(path))


def text_of(path: str | Path, encoding: str = "utf-8", most: int = LARGEST_OF_SETTINGS) -> str:
    """The text of a file that is read beside policies, each of its lines ended by a line feed. Raises OSError, and UnicodeDecodeError."""
    return TextIOWrapper(BytesIO(contents(path, most)), encoding).read()


def _too_large(most: int) -> str:
    return f"is larger than {most >> 20} MiB"
