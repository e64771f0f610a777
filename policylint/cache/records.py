"""What was found in one source, as bytes and back: JSON, with places as offsets and without the source's text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from policylint.checking import Checked
from policylint.coverage import Coverage
from policylint.diagnostics import Citation, Diagnostic, Edit, Finding, Fix, Related, Suppression
from policylint.source import Source, Span


def _plain(kind: Any, *others: str) -> tuple[str, ...]:
    """The fields of a class that JSON holds as they are: all but `others`."""
    return tuple(field.name for field in fields(kind) if field.name not in others)


_DIAGNOSTIC = _plain(Diagnostic, "finding", "source", "citations")
_FINDING = _plain(Finding, "span", "related", "fix")
_CITATION = _plain(Citation)
_COVERAGE = _plain(Coverage, "unclear")


def encoded(checked: Checked) -> bytes | None:
    """The record of what was found; None where it cannot be kept: something failed, or other files are shown."""
    found = [*checked.diagnostics, *(one.diagnostic for one in checked.suppressed)]
    elsewhere = any(related.source is not None for one in found for related in one.finding.related)
    if checked.failures or checked.coverage is None or elsewhere or checked.files:
        return None
    record = {
        "coverage": [_values(checked.coverage, _COVERAGE), sorted(checked.coverage.unclear)],
        "diagnostics": [_diagnostic(one) for one in checked.diagnostics],
        "suppressed": [[_diagnostic(one.diagnostic), one.kind, one.reason] for one in checked.suppressed],
        "frameworks": checked.frameworks,
    }
    return json.dumps(record, separators=(",", ":")).encode("ascii")


def decoded(record: bytes, path: str, read: Callable[[], Source]) -> Checked | None:
    """What a record holds; None if it is none. `read` gives the source, and is asked only if there are findings."""
    try:
        content = json.loads(record)
        values, unclear = content["coverage"]
        coverage = Coverage(**_named(_COVERAGE, values), unclear=frozenset(unclear))
        listed, hidden = content["diagnostics"], content["suppressed"]
        source = read() if listed or hidden else Source(path, "")
        return Checked(
            path,
            coverage,
            tuple(_read_diagnostic(one, source) for one in listed),
            tuple(Suppression(_read_diagnostic(one, source), kind, reason) for one, kind, reason in hidden),
            tuple(content["frameworks"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _values(part: Any, names: tuple[str, ...]) -> list[Any]:
    return [getattr(part, name) for name in names]


def _named(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))


def _diagnostic(diagnostic: Diagnostic) -> list[Any]:
    finding = diagnostic.finding
    fix = finding.fix
    return [
        _values(diagnostic, _DIAGNOSTIC),
        _values(finding, _FINDING),
        _span(finding.span),
        [[related.message, _span(related.span)] for related in finding.related],
        fix and [fix.title, [[_span(edit.span), edit.replacement] for edit in fix.edits], fix.applicability],
        [_values(one, _CITATION) for one in diagnostic.citations],
    ]


def _read_diagnostic(record: list[Any], source: Source) -> Diagnostic:
    own, found, span, related, fix, citations = record
    finding = Finding(
        **_named(_FINDING, found),
        span=Span(*span),
        related=tuple(Related(text, Span(*where)) for text, where in related),
        fix=_read_fix(fix) if fix else None,
    )
    cited = tuple(Citation(**_named(_CITATION, one)) for one in citations)
    return Diagnostic(**_named(_DIAGNOSTIC, own), finding=finding, source=source, citations=cited)


def _read_fix(record: list[Any]) -> Fix:
    title, edits, applicability = record
    return Fix(title, tuple(Edit(Span(*span), text) for span, text in edits), applicability)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
