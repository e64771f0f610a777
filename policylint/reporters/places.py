"""Places as reporters write them: lines and columns from offsets, and citations as lawyers write them."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from policylint.frozen import dataclass
from policylint.inputs import STDIN_NAME
from policylint.reporters.terminal import one_line, shorten

if TYPE_CHECKING:
    from policylint.diagnostics import Citation, Diagnostic, Fix, Unasked
    from policylint.reporter import Report
    from policylint.source import Source, Span

_QUOTED = 120


@dataclass(frozen=True, slots=True)
class Place:
    """The 1-based line and column where a span starts, and those right after its last code point."""

    line: int
    column: int
    end_line: int
    end_column: int

    def as_record(self) -> dict[str, int]:
        """The four by their names, as machine formats have them."""
        return {
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
        }


def place(source: Source, span: Span) -> Place:
    """Where `span` lies; what points past the text is taken to its end. Never raises."""
    last = len(source.text)
    start = source.position(min(span.start, last))
    end = source.position(min(span.end, last))
    return Place(start.line, start.column, end.line, end.column)


def _file_at(source: Source, span: Span) -> tuple[Source, str]:
    """The file in which `span` starts, and what goes before its lines: its path if it is not the policy's main one."""
    file = source.part_at(min(span.start, len(source.text))).source
    return file, "" if file.path == source.path else f"{file.path}:"


def place_name(source: Source, span: Span) -> str:
    """Where `span` starts, as people write it behind the path: `12:5`, `paragraph 12`, or `page 3, line 7`."""
    file, before = _file_at(source, span)
    return before + file.place_name(source.position(min(span.start, len(source.text))))


def line_of(source: Source, span: Span) -> str:
    """The line where `span` starts, with the file's name before it if that is not the policy's main one.

    Of a DOCX it is `paragraph 12`, of a PDF `page 3, line 7`.
    """
    file, before = _file_at(source, span)
    line = place(source, span).line
    return before + (str(line) if file.extract is None else file.line_name(line))


def told_line(source: Source, span: Span) -> str:
    """The same in a sentence: `line 12`."""
    file, _ = _file_at(source, span)
    return ("line " if file.extract is None else "") + line_of(source, span)


def page_name(source: Source, span: Span) -> str:
    """Where `span` starts in a document that has no lines of its own: `paragraph 12`, or `page 3, line 7`; else empty."""
    file, _ = _file_at(source, span)
    return "" if file.extract is None else file.line_name(place(source, span).line)


def message_at(diagnostic: Diagnostic) -> str:
    """A finding's message for those who get line numbers only, after the page or paragraph where lines are not what counts."""
    page = page_name(diagnostic.source, diagnostic.finding.span)
    return f"{page}: {diagnostic.finding.message}" if page else diagnostic.finding.message


def short_line(source: Source, span: Span) -> str:
    """The same where there is little room: `12`, or of a PDF the page."""
    return _file_at(source, span)[0].short_name(place(source, span).line)


def why_unasked(unasked: Unasked, path: str) -> str:
    """Why laws ask for nothing of the policy at `path`, with the statement that says so and its line."""
    if not unasked.text:
        return unasked.reason
    source = unasked.source
    line = (
        told_line(source, unasked.span)
        if source.path == path
        else f"{source.path}:{line_of(source, unasked.span)}"
    )
    return f"{unasked.reason} ({line}: “{shorten(one_line(unasked.text), _QUOTED)}”)"


def cited(citation: Citation) -> str:
    """A citation in words, such as "GDPR Art. 13(2)(a)"."""
    if citation.section.startswith(citation.framework):
        return citation.section
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


def project_path(path: str, report: Report) -> str:
    """`path` with forward slashes as services know it: from the root of the repository, wherever the command ran.

    What lies elsewhere is as `relative_path` has it, as is all where there is no repository.
    """
    if report.project and report.root and path != STDIN_NAME:
        full = PurePath(os.path.normpath(PurePath(report.root, path)))
        if full.is_relative_to(report.project):
            return full.relative_to(report.project).as_posix()
    return relative_path(path, report.root)
