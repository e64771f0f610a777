"""The format `rdjson`, for reviewdog. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf

Columns count the bytes of UTF-8 there.
"""

from __future__ import annotations

from typing import Any

from policylint.diagnostics import Diagnostic, Severity
from policylint.reporter import Report, Style, Writer, rendered
from policylint.reporters.places import cited, message_at, relative_path
from policylint.reporters.records import Items
from policylint.source import Source, Span

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


_HEAD = '{\n  "source": {\n    "name": "policylint"\n  },\n  "diagnostics": '


def begin(style: Style) -> Writer:
    """Writes one diagnostic result."""
    return _Result()


def render(report: Report, style: Style) -> str:
    """All of it."""
    return rendered(begin(style), report)


class _Result:
    def __init__(self) -> None:
        self._head, self._items = _HEAD, Items(2)

    def add(self, report: Report) -> str:
        items = self._items.add([_record(diagnostic, report.root) for diagnostic in report.diagnostics])
        return self._begun() + items if items else ""

    def end(self, report: Report) -> str:
        return self._begun() + self._items.end() + "\n}\n"

    def _begun(self) -> str:
        head, self._head = self._head, ""
        return head


def _record(diagnostic: Diagnostic, root: str) -> dict[str, Any]:
    finding, source = diagnostic.finding, diagnostic.source
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    record: dict[str, Any] = {
        "message": message_at(diagnostic) + (f" ({laws})" if laws else ""),
        "location": {"path": relative_path(source.path, root), "range": _range(source, finding.span)},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.rule},
    }
    urls = [citation.url for citation in diagnostic.citations if citation.url.startswith("https://")]
    if urls:
        record["code"]["url"] = urls[0]
    fix = finding.fix
    if fix is not None and fix.applicability != "display":
        record["suggestions"] = [
            {"range": _range(source, edit.span), "text": edit.replacement} for edit in fix.edits
        ]
    return record


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    offset = min(offset, len(source.text))
    where = source.position(offset)
    before = source.text[source.line_starts[where.line - 1] : offset]
    return {"line": where.line, "column": len(before.encode("utf-8", "replace")) + 1}
