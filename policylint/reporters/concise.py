"""The format `concise`: a line for each finding, as compilers write them, so that editors can jump there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policylint.reporters.places import place_name
from policylint.reporters.terminal import SEVERITY_COLOURS, one_line, paint, shown_path

if TYPE_CHECKING:
    from policylint.diagnostics import Diagnostic, SuppressionKind
    from policylint.reporter import Report, Style

_HOW: dict[SuppressionKind, str] = {
    "inline": "by a comment",
    "sidecar": "by the file beside it",
    "baseline": "known already",
    "revision": "not new",
}


def render(report: Report, style: Style) -> str:
    """`path:place: severity rule message`, one line each."""
    return "".join(head(diagnostic, style) + "\n" for diagnostic in report.diagnostics) + suppressed(
        report, style
    )


def suppressed(report: Report, style: Style) -> str:
    """What is suppressed, a line each, where it is to be shown."""
    if not report.show_suppressed:
        return ""
    lines = []
    for one in report.suppressed:
        how = _HOW[one.kind]
        reason = f": {one_line(one.reason)}" if one.reason else ""
        lines.append(f"{head(one.diagnostic, style)} (suppressed {how}{reason})\n")
    return "".join(lines)


def head(diagnostic: Diagnostic, style: Style) -> str:
    """The line that tells where, how grave, which rule and what."""
    where = place_name(diagnostic.source, diagnostic.finding.span)
    path = paint(shown_path(diagnostic.source.path), style, "bold")
    severity = paint(diagnostic.severity, style, "bold", SEVERITY_COLOURS[diagnostic.severity])
    rule = paint(one_line(diagnostic.rule), style, "bold")
    return f"{path}:{where}: {severity} {rule} {one_line(diagnostic.finding.message)}"
