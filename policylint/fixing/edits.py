"""Edits applied to text: in order, never overlapping, and byte for byte the same everywhere else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from policylint.diagnostics import Applicability, Diagnostic, Edit
from policylint.source import Source, decode

_MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made. Raises ValueError if two of them overlap or one lies outside."""
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start < position or edit.span.end > len(text):
            raise ValueError(f"edits overlap or lie outside the text at {edit.span}")
        pieces += [text[position : edit.span.start], edit.replacement]
        position = edit.span.end
    return "".join([*pieces, text[position:]])


def choose(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> list[Diagnostic]:
    """The diagnostics whose fixes can be applied together, the first ones first.

    A fix that touches what another one changes waits for the next round; `display` fixes are never applied.
    """
    wanted: tuple[Applicability, ...] = ("safe", "unsafe") if unsafe else ("safe",)
    chosen: list[Diagnostic] = []
    taken = _Taken()
    for diagnostic in diagnostics:
        fix = diagnostic.finding.fix
        if fix is None or fix.applicability not in wanted or not fix.edits or taken.touches(fix.edits):
            continue
        chosen.append(diagnostic)
        taken.add(fix.edits)
    return chosen


class _Taken:
    """What is changed already: where it begins and ends, each in order, which is enough to tell what touches it."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, edits: Iterable[Edit]) -> None:
        for edit in edits:
            insort(self._starts, edit.span.start)
            insort(self._ends, edit.span.end)

    def touches(self, edits: Iterable[Edit]) -> bool:
        """Whether not all that begins before the end of an edit, or there, has ended before it begins."""
        return any(
            bisect_right(self._starts, edit.span.end) != bisect_left(self._ends, edit.span.start)
            for edit in edits
        )


def edited(source: Source, data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file, from which `source` was decoded, with edits made; all other bytes stay as they are.

    Raises ValueError if the file cannot be edited safely: a DOCX or a PDF, bytes that `source` was not decoded from, another
    encoding than UTF-8 with broken parts, or edits that overlap.
    """
    if source.extract is not None:
        raise ValueError(f"{source.extract.format.upper()} is read, and not edited")
    now = decode(data, source.path)
    if (now.text, now.encoding, now.byte_order_mark) != (
        source.text,
        source.encoding,
        source.byte_order_mark,
    ):
        raise ValueError("it has changed since it was checked, and is not edited")
    mark = _MARKS[source.encoding] if source.byte_order_mark else b""
    body = data[len(mark) :]
    if source.encoding == "utf-8":
        text = body.decode("utf-8", "surrogateescape")
        return mark + apply(text, edits).encode("utf-8", "surrogateescape")
    if source.undecodable:
        raise ValueError(f"{source.encoding.upper()} with parts that cannot be decoded is not edited")
    text = body.decode(source.encoding)
    if text.encode(source.encoding) != body:
        raise ValueError(
            f"this {source.encoding.upper()} cannot be written as it was read, and is not edited"
        )
    return mark + apply(text, edits).encode(source.encoding)
