"""The lines of the pages of a PDF, through pdfium."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from ctypes import c_double, c_int, create_string_buffer
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from policylint.extraction.extract import ExtractionError
from policylint.extraction.pdf.lines import HYPHEN, Gap, PrintedLine

MOST_PAGES = 1_000
MOST_CHARACTERS = 2_000_000
"""Of all pages together."""

_PASSWORD = 4
_NAME = 128
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_TILT = 0.05
_WIDE = 0.8
_SPACES = re.compile(r" +")
_PRIVATE = "\ufffe\uffff"


def printed_lines(data: bytes) -> list[list[PrintedLine]]:
    """The lines of each page, in the order of the file. Raises ExtractionError."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise ExtractionError("this PDF is encrypted", "export it without a password") from None
        raise ExtractionError("this PDF cannot be read: it is broken", "export the policy again") from None
    try:
        return _read(document)
    except pypdfium2.PdfiumError as error:
        raise ExtractionError(f"this PDF cannot be read: {error}", "export the policy again") from None
    finally:
        document.close()


def _read(document: Any) -> list[list[PrintedLine]]:
    if len(document) > MOST_PAGES:
        raise ExtractionError(
            f"this PDF has {len(document)} pages, and at most {MOST_PAGES} are read",
            "export the policy by itself",
        )
    pages, characters = [], 0
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        count = text.count_chars()
        characters += max(count, 0)
        if characters > MOST_CHARACTERS:
            raise ExtractionError(
                f"this PDF has more text than is read: over {MOST_CHARACTERS} characters",
                "export the policy by itself",
            )
        pages.append(list(_lines(text.raw, count, index + 1)))
        text.close()
        page.close()
    return pages


def _lines(page: Any, count: int, number: int) -> Iterator[PrintedLine]:
    """The lines of one page; what stands across it, such as a watermark, is left out."""
    printed = 0
    for start, end, text in _stretches(page, count):
        line = _line(page, start, end, text, number, printed + 1)
        if line is not None:
            printed += 1
            yield line


def _stretches(page: Any, count: int) -> Iterator[tuple[int, int, str]]:
    """Where the lines begin and end, in characters of the page, and what they read."""
    start = 0
    letters: list[str] = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(page, index)
        letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if letter in _PRIVATE:
            letter = HYPHEN
        if letter in "\r\n" or (letters and letters[-1] == HYPHEN):
            if letters:
                yield start, index, "".join(letters)
            letters = []
            start = index
            if letter in "\r\n":
                start = index + 1
                continue
        letters.append(letter if letter.isprintable() or letter in HYPHEN else " ")
    if letters:
        yield start, count, "".join(letters)


def _line(page: Any, start: int, end: int, text: str, number: int, line: int) -> PrintedLine | None:
    inner = text.rstrip()
    first = start + len(inner) - len(inner.lstrip())
    last = start + len(inner) - 1
    if last < first or abs(math.sin(pdfium.FPDFText_GetCharAngle(page, first))) > _TILT:
        return None
    sizes = [pdfium.FPDFText_GetFontSize(page, place) for place in (first, (first + last) // 2, last)]
    size = round(median(sizes) * 2) / 2
    left, _, bottom = _box(page, first)
    _, right, _ = _box(page, last - (inner[-1] == HYPHEN and last > first))
    shown = inner.lstrip()
    return PrintedLine(
        shown, number, line, left, max(left, right), bottom, size,
        _strong(page, first, shown), _gaps(page, first, shown, size),
    )  # fmt: skip


def _gaps(page: Any, first: int, text: str, size: float) -> tuple[Gap, ...]:
    """The wide spaces of a line; of several in a row, the first."""
    found = []
    for space in _SPACES.finditer(text):
        right = _box(page, first + space.start() - 1)[1]
        left = _box(page, first + space.end())[0]
        if left - right > _WIDE * size:
            found.append(Gap(space.start(), right, left))
    return tuple(found)


def _box(page: Any, index: int) -> tuple[float, float, float]:
    """The left and right edge of a character, and where the line it stands on is."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, x, y)
    return left.value, right.value, y.value


def _strong(page: Any, first: int, text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of words that are set in bold."""
    found: list[tuple[int, int]] = []
    position = 0
    for word in text.split(" "):
        end = position + len(word)
        if word and _is_bold(page, first + position):
            start = found.pop()[0] if found and found[-1][1] + 1 == position else position
            found.append((start, end))
        position = end + 1
    return tuple(found)


def _is_bold(page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(page, index) >= _BOLD_WEIGHT:
        return True
    name = create_string_buffer(_NAME)
    pdfium.FPDFText_GetFontInfo(page, index, name, _NAME, c_int())
    shown = name.value.decode("latin-1").lower()
    return any(word in shown for word in _BOLD_NAMES)
