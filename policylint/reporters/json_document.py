"""The format `json`: one document of findings, how much of each policy was understood, and what failed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from policylint.reporter import Report, Style, Writer, rendered
from policylint.reporters.records import (
    SCHEMA_VERSION,
    Items,
    coverage_record,
    diagnostic_record,
    failure_record,
    suppression_record,
    unasked_record,
    within,
)


def begin(style: Style) -> Writer:
    """Writes `{"schema_version", "diagnostics", "coverage"}`, `"failures"` if there are any, `"suppressed"` where it is to be shown.

    `"run"` is the record of the run, which `policylint verify` reads.
    """
    return _Document()


class _Document:
    """What comes behind the diagnostics is kept, as text."""

    def __init__(self) -> None:
        self._head = f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "diagnostics": '
        self._lists = {name: Items(2) for name in ("diagnostics", "coverage", "suppressed")}
        self._kept: dict[str, list[str]] = {"coverage": [], "suppressed": []}

    def add(self, report: Report) -> str:
        records = _lists_of(report)
        for name, kept in self._kept.items():
            if text := self._lists[name].add(records.get(name, ())):
                kept.append(text)
        written = self._lists["diagnostics"].add(records["diagnostics"])
        return self._begun() + written if written else ""

    def end(self, report: Report) -> str:
        pieces = [self._begun(), self._lists["diagnostics"].end()]
        for name, kept in self._kept.items():
            if name != "suppressed" or report.show_suppressed:
                pieces += [f',\n  "{name}": ', *kept, self._lists[name].end()]
        pieces += [f',\n  "{name}": {within(value)}' for name, value in _rest_of(report).items()]
        return "".join([*pieces, "\n}\n"])

    def _begun(self) -> str:
        head, self._head = self._head, ""
        return head


def render(report: Report, style: Style) -> str:
    """The document."""
    return rendered(begin(style), report)


def content_of(report: Report) -> dict[str, Any]:
    """What the document holds, but for its schema version."""
    return {**_lists_of(report), **_rest_of(report)}


def _lists_of(report: Report) -> dict[str, list[Any]]:
    """What is told of policies."""
    content: dict[str, list[Any]] = {
        "diagnostics": [diagnostic_record(diagnostic) for diagnostic in report.diagnostics],
        "coverage": [
            coverage_record(path, coverage) | _files(report, path) | _unasked(report, path)
            for path, coverage in report.coverage
        ],
    }
    if report.show_suppressed:
        content["suppressed"] = [suppression_record(one) for one in report.suppressed]
    return content


def _rest_of(report: Report) -> dict[str, Any]:
    """What is told of the run."""
    content: dict[str, Any] = {}
    if report.failures:
        content["failures"] = [failure_record(failure) for failure in report.failures]
    if report.record is not None:
        content["run"] = asdict(report.record)
    return content


def _files(report: Report, path: str) -> dict[str, Any]:
    """The files of a policy that is split over several."""
    return {"files": list(report.files[path])} if path in report.files else {}


def _unasked(report: Report, path: str) -> dict[str, Any]:
    """The laws that ask for nothing of a policy."""
    found = [unasked_record(one) for of, one in report.unasked if of == path]
    return {"unasked": found} if found else {}
