"""The format `gitlab`: a Code Quality report. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

from __future__ import annotations

from typing import Any

from policylint.diagnostics import Diagnostic, Severity
from policylint.fingerprints import digest
from policylint.reporter import Report, Style
from policylint.reporters.places import cited, place, relative_path
from policylint.reporters.records import dumps

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, style: Style) -> str:
    """A list of findings; the fingerprint of each is its own in the whole report."""
    seen: dict[str, int] = {}
    records = []
    for diagnostic in report.diagnostics:
        path = relative_path(diagnostic.source.path, report.root)
        print_ = digest(path, diagnostic.rule, diagnostic.fingerprint)
        seen[print_] = seen.get(print_, 0) + 1
        if seen[print_] > 1:
            print_ = digest(print_, str(seen[print_]))
        records.append(_record(diagnostic, path, print_))
    return dumps(records, indent=2)


def _record(diagnostic: Diagnostic, path: str, print_: str) -> dict[str, Any]:
    where = place(diagnostic.source, diagnostic.finding.span)
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    return {
        "description": diagnostic.finding.message + (f" ({laws})" if laws else ""),
        "check_name": diagnostic.rule,
        "fingerprint": print_,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": where.line, "end": where.end_line}},
    }
