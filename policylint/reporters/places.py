"""Places as reporters write them: lines and columns from offsets, and citations as lawyers write them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath

from policylint.diagnostics import Citation, Fix
from policylint.source import Source, Span


@dataclass(frozen=True, slots=True)
class Place:
    """The 1-based line and column where a span starts, and those right after its last code point."""

    line: int
    column: int
    end_line: int
    end_column: int


def place(source: Source, span: Span) -> Place:
    """Where `span` lies; what points past the text is taken to its end. Never raises."""
    last = len(source.text)
    start = source.position(min(span.start, last))
    end = source.position(min(span.end, last))
    return Place(start.line, start.column, end.line, end.column)


def line_of(source: Source, span: Span) -> str:
    """The line where `span` starts, with the file's name before it if that is not the policy's main one."""
    file = source.part_at(min(span.start, len(source.text))).source
    line = str(place(source, span).line)
    return line if file.path == source.path else f"{file.path}:{line}"


def cited(citation: Citation) -> str:
    """A citation in words, such as "GDPR Art. 13(2)(a)"."""
    return f"{citation.framework} {citation.section}".strip()


def is_told(fix: Fix, help: str) -> bool:
    """Whether the help holds the wording that a fix offers."""
    wordings = [edit.replacement.strip() for edit in fix.edits]
    return fix.applicability == "display" and all(wording and wording in help for wording in wordings)


def with_slashes(path: str) -> str:
    """`path` as it was given, but with forward slashes on every system."""
    return path if os.sep == "/" else path.replace(os.sep, "/")


def relative_path(path: str, root: str) -> str:
    """`path` with forward slashes, relative to `root` if it lies below."""
    pure = PurePath(path)
    if root and pure.is_absolute() and pure.is_relative_to(root):
        pure = pure.relative_to(root)
    return pure.as_posix()
