"""The format `github`: workflow commands that GitHub Actions turns into annotations.

GitHub shows at most ten annotations of a level for a step, so the gravest come first and the rest are
counted. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from policylint.coverage import Coverage
from policylint.diagnostics import SEVERITIES, Diagnostic, Severity, Unasked
from policylint.reporter import Failure, Report, Style, Writer, rendered
from policylint.reporters.notes import unasked_note, versions_note, withheld
from policylint.reporters.places import cited, message_at, place, project_path
from policylint.reporters.terminal import one_line

MOST_PER_LEVEL = 10

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


_ORDER: tuple[tuple[Severity, str], ...] = (
    ("error", "failure"),
    ("error", "error"),
    ("warning", "warning"),
    ("info", "coverage"),
    ("info", "unasked"),
    ("info", "info"),
)
"""In which order what is told is shown, and as which level."""


def begin(style: Style) -> Writer:
    """Writes failures and errors first, then warnings, then notices (first where absence is not reported); a last line counts those left out.

    So all is written at the end; no more is kept than can be shown.
    """
    return _Annotations()


def render(report: Report, style: Style) -> str:
    """All of it."""
    return rendered(begin(style), report)


class _Annotations:
    def __init__(self) -> None:
        self._kept: dict[str, list[str]] = {kind: [] for _, kind in _ORDER}
        self._told: Counter[str] = Counter()

    def add(self, report: Report) -> str:
        for kind, command in _commands(report):
            self._tell(kind, command)
        return ""

    def end(self, report: Report) -> str:
        for failure in report.failures:
            self._tell("failure", partial(_failure, failure, report))
        shown: Counter[Severity] = Counter()
        total: Counter[Severity] = Counter()
        lines = []
        for level, kind in _ORDER:
            here = self._kept[kind][: MOST_PER_LEVEL - shown[level]]
            lines += here
            shown[level] += len(here)
            total[level] += self._told[kind]
        left_out = {level: total[level] - shown[level] for level in SEVERITIES}
        counts = [
            f"{number} more {_COMMANDS[level]}{'s' * (number > 1)}"
            for level, number in left_out.items()
            if number
        ]
        if counts:
            lines.append(f"policylint: {', '.join(counts)} not shown; other output formats show all.")
        return "".join(f"{line}\n" for line in lines)

    def _tell(self, kind: str, command: Callable[[], str]) -> None:
        self._told[kind] += 1
        if self._told[kind] <= MOST_PER_LEVEL:
            self._kept[kind].append(command())


def _commands(report: Report) -> Iterator[tuple[str, Callable[[], str]]]:
    """What is told of policies, and as which kind."""
    for diagnostic in report.diagnostics:
        yield diagnostic.severity, partial(_annotation, diagnostic, report)
    for path, coverage in report.coverage:
        if coverage.reason:
            yield "coverage", partial(_withheld, path, withheld(coverage), report)
        if coverage.other_languages:
            yield "coverage", partial(_versions, path, coverage, report)
    for path, one in report.unasked:
        yield "unasked", partial(_unasked, one, path, report)


def _annotation(diagnostic: Diagnostic, report: Report) -> str:
    finding = diagnostic.finding
    where = place(diagnostic.source, finding.span)
    properties = {"file": project_path(diagnostic.source.path, report), "line": str(where.line)}
    if where.line == where.end_line:
        properties |= {"col": str(where.column), "endLine": str(where.end_line)}
        properties |= {"endColumn": str(where.end_column)}
    else:
        # The runner rejects columns where an annotation spans several lines.
        properties |= {"endLine": str(where.end_line)}
    properties["title"] = f"policylint {diagnostic.rule}"
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    message = one_line(message_at(diagnostic)) + (f" ({one_line(laws)})" if laws else "")
    text = f"{message}\n{one_line(finding.help)}" if finding.help else message
    return _command(_COMMANDS[diagnostic.severity], properties, text)


def _failure(failure: Failure, report: Report) -> str:
    properties = {"file": project_path(failure.path, report)} if failure.path else {}
    properties["title"] = "policylint did not run properly"
    return _command("error", properties, one_line(f"{failure.what}: {failure.message}"))


def _withheld(path: str, reason: str, report: Report) -> str:
    properties = {"file": project_path(path, report), "title": "policylint reports no absence here"}
    return _command("notice", properties, one_line(f"nothing is reported as missing: {reason}"))


def _unasked(one: Unasked, path: str, report: Report) -> str:
    where = place(one.source, one.span)
    properties = {"file": project_path(one.source.path, report), "line": str(where.line)}
    count = len(one.frameworks)
    properties["title"] = f"policylint did not apply {count} {'law' if count == 1 else 'laws'} here"
    return _command("notice", properties, one_line(unasked_note(one, path)))


def _versions(path: str, coverage: Coverage, report: Report) -> str:
    properties = {"file": project_path(path, report), "title": "policylint judges one version here"}
    return _command("notice", properties, one_line(versions_note(coverage)))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(one_line(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
