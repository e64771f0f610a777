"""The format `json`: one document of findings, how much of each policy was understood, and what failed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from policylint.reporter import Report, Style
from policylint.reporters.records import (
    coverage_record,
    diagnostic_record,
    document,
    failure_record,
    suppression_record,
    unasked_record,
)


def render(report: Report, style: Style) -> str:
    """`{"schema_version", "diagnostics", "coverage"}`, `"failures"` if there are any, `"suppressed"` where it is to be shown.

    `"run"` is the record of the run, which `policylint verify` reads.
    """
    return document(**content_of(report))


def content_of(report: Report) -> dict[str, Any]:
    """What the document holds, but for its schema version."""
    content: dict[str, Any] = {
        "diagnostics": [diagnostic_record(diagnostic) for diagnostic in report.diagnostics],
        "coverage": [
            coverage_record(path, coverage) | _files(report, path) | _unasked(report, path)
            for path, coverage in report.coverage
        ],
    }
    if report.show_suppressed:
        content["suppressed"] = [suppression_record(one) for one in report.suppressed]
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
