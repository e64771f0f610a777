"""The format `concise`: a line for each finding, as compilers write them, so that editors can jump there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policylint.reporter import rendered
from policylint.reporters.places import place_name
from policylint.reporters.terminal import SEVERITY_COLOURS, one_line, paint, shown_path

if TYPE_CHECKING:
    from policylint.diagnostics import Diagnostic, Suppression, SuppressionKind
    from policylint.reporter import Report, Style, Writer

_HOW: dict[SuppressionKind, str] = {
    "inline": "by a comment",
    "sidecar": "by the file beside it",
    "baseline": "known already",
    "revision": "not new",
}


def begin(style: Style) -> Writer:
    """Writes `path:place: severity rule message`, one line each."""
    return Lines(_lines, style)


def render(report: Report, style: Style) -> str:
    """All of them."""
    return rendered(begin(style), report)


class Lines:
    """Writes what is found as it comes, then a line for each finding that is suppressed, where these are to be shown."""

    def __init__(self, found: Callable[[Report, Style], str], style: Style, last: str = "") -> None:
        self._found, self._style, self._last = found, style, last
        self._hidden: list[str] = []

    def add(self, report: Report) -> str:
        if report.show_suppressed:
            self._hidden += [_suppressed(one, self._style) for one in report.suppressed]
        return self._found(report, self._style)

    def end(self, report: Report) -> str:
        return "".join([*self._hidden, self._last]) if self._hidden else ""


def _lines(report: Report, style: Style) -> str:
    return "".join([head(diagnostic, style) + "\n" for diagnostic in report.diagnostics])


def _suppressed(one: Suppression, style: Style) -> str:
    how = _HOW[one.kind]
    reason = f": {one_line(one.reason)}" if one.reason else ""
    return f"{head(one.diagnostic, style)} (suppressed {how}{reason})\n"


def head(diagnostic: Diagnostic, style: Style) -> str:
    """The line that tells where, how grave, which rule and what."""
    where = place_name(diagnostic.source, diagnostic.finding.span)
    path = paint(shown_path(diagnostic.source.path), style, "bold")
    severity = paint(diagnostic.severity, style, "bold", SEVERITY_COLOURS[diagnostic.severity])
    rule = paint(one_line(diagnostic.rule), style, "bold")
    return f"{path}:{where}: {severity} {rule} {one_line(diagnostic.finding.message)}"
