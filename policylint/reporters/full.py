"""The format `full`, for people at a terminal: each finding with its source, the law and the cure."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Diagnostic
from policylint.reporter import Report, Style, Writer, rendered
from policylint.reporters.concise import Lines, head
from policylint.reporters.excerpt import bar, excerpt, shown_number
from policylint.reporters.places import cited, is_told, place_name
from policylint.reporters.terminal import (
    SEVERITY_COLOURS,
    cell_width,
    neutral,
    one_line,
    paint,
    shorten,
    shown_path,
    wrap,
)


def begin(style: Style) -> Writer:
    """Writes all findings, a blank line after each."""
    return Lines(_found, style, last="\n")


def render(report: Report, style: Style) -> str:
    """All of it."""
    return rendered(begin(style), report)


def _found(report: Report, style: Style) -> str:
    return "".join(["\n".join(_finding(diagnostic, style)) + "\n\n" for diagnostic in report.diagnostics])


def _finding(diagnostic: Diagnostic, style: Style) -> Iterator[str]:
    finding = diagnostic.finding
    gutter = _gutter(diagnostic)
    yield head(diagnostic, style)
    yield bar(style, gutter)
    colours = ("bold", SEVERITY_COLOURS[diagnostic.severity])
    yield from excerpt(diagnostic.source, finding.span, style, gutter, colours=colours)
    yield from _related(diagnostic, style, gutter)
    notes = list(_notes(diagnostic, style, gutter))
    if notes:
        yield bar(style, gutter)
        yield from notes


def _gutter(diagnostic: Diagnostic) -> int:
    """The width of the largest line number shown."""
    places = [(diagnostic.source, diagnostic.finding.span)]
    places += [(related.source or diagnostic.source, related.span) for related in diagnostic.finding.related]
    return max(len(str(shown_number(source, span))) for source, span in places)


def _related(diagnostic: Diagnostic, style: Style, gutter: int) -> Iterator[str]:
    for related in diagnostic.finding.related:
        source = related.source or diagnostic.source
        path = shown_path(source.path)
        where = place_name(source, related.span)
        arrow = paint(f"{' ' * gutter}-->", style, "blue")
        yield f"{arrow} {path}:{where}: {one_line(related.message)}"
        yield bar(style, gutter)
        yield from excerpt(source, related.span, style, gutter, marker="-", colours=("blue",))


def _notes(diagnostic: Diagnostic, style: Style, gutter: int) -> Iterator[str]:
    for citation in diagnostic.citations:
        url = f" <{citation.url}>" if citation.url else ""
        checked = f" (checked {citation.checked})" if citation.checked else ""
        yield from _note("asked for by", f"{cited(citation)}{url}{checked}", style, gutter)
    if diagnostic.finding.help:
        yield from _note("help", diagnostic.finding.help, style, gutter)
    fix = diagnostic.finding.fix
    if fix is not None and not is_told(fix, diagnostic.finding.help):
        yield from _note(
            "possible wording" if fix.applicability == "display" else "fix", fix.title, style, gutter
        )
        for edit in fix.edits:
            for line in edit.replacement.splitlines():
                yield shorten(f"{' ' * gutter}   + {neutral(line)}".rstrip(), max(24, style.width))


def _note(label: str, text: str, style: Style, gutter: int) -> Iterator[str]:
    prefix = f"{' ' * gutter} = {label}: "
    lines = wrap(text, max(24, style.width), prefix, " " * min(cell_width(prefix), gutter + 3 + 6))
    sign = f"{' ' * gutter} = "
    yield (
        paint(sign, style, "blue")
        + paint(f"{label}:", style, "bold")
        + lines[0][len(sign) + len(label) + 1 :]
    )
    yield from lines[1:]
