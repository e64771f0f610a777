"""What was found in one source, as bytes and back: JSON, with places as offsets and without the source's text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from policylint.checking import Checked
from policylint.coverage import Coverage
from policylint.diagnostics import Citation, Diagnostic, Edit, Finding, Fix, Related, Suppression
from policylint.source import Source, Span


def encoded(checked: Checked) -> bytes | None:
    """The record of what was found; None where it cannot be kept: something failed, or other files are shown."""
    found = [*checked.diagnostics, *(one.diagnostic for one in checked.suppressed)]
    elsewhere = any(related.source is not None for one in found for related in one.finding.related)
    if checked.failures or checked.coverage is None or elsewhere:
        return None
    coverage = checked.coverage
    record = {
        "coverage": [
            coverage.language,
            coverage.supported,
            coverage.is_policy,
            coverage.sentences,
            coverage.understood,
            sorted(coverage.unclear),
            coverage.doubt,
        ],
        "diagnostics": [_diagnostic(one) for one in checked.diagnostics],
        "suppressed": [[_diagnostic(one.diagnostic), one.kind, one.reason] for one in checked.suppressed],
        "frameworks": checked.frameworks,
    }
    return json.dumps(record, separators=(",", ":")).encode("ascii")


def decoded(record: bytes, path: str, read: Callable[[], Source]) -> Checked | None:
    """What a record holds; None if it is none. `read` gives the source, and is asked only if there are findings."""
    try:
        content = json.loads(record)
        language, supported, is_policy, sentences, understood, unclear, doubt = content["coverage"]
        coverage = Coverage(language, supported, is_policy, sentences, understood, frozenset(unclear), doubt)
        listed, hidden = content["diagnostics"], content["suppressed"]
        source = read() if listed or hidden else Source(path, "")
        return Checked(
            path,
            coverage,
            tuple(_read_diagnostic(one, source) for one in listed),
            tuple(Suppression(_read_diagnostic(one, source), kind, reason) for one, kind, reason in hidden),
            tuple(content["frameworks"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _diagnostic(diagnostic: Diagnostic) -> list[Any]:
    finding = diagnostic.finding
    fix = finding.fix
    return [
        diagnostic.rule,
        diagnostic.severity,
        diagnostic.fingerprint,
        finding.message,
        _span(finding.span),
        finding.topic,
        finding.help,
        [[related.message, _span(related.span)] for related in finding.related],
        fix and [fix.title, [[_span(edit.span), edit.replacement] for edit in fix.edits], fix.applicability],
        [[one.framework, one.section, one.url, one.checked] for one in diagnostic.citations],
        diagnostic.confidence,
        finding.confidence,
    ]


def _read_diagnostic(record: list[Any], source: Source) -> Diagnostic:
    rule, severity, fingerprint, message, span, topic, help_, related, fix, citations, sure, own = record
    finding = Finding(
        message,
        Span(*span),
        topic,
        help_,
        tuple(Related(text, Span(*where)) for text, where in related),
        _read_fix(fix) if fix else None,
        own,
    )
    return Diagnostic(
        rule, severity, finding, source, tuple(Citation(*one) for one in citations), fingerprint, sure
    )


def _read_fix(record: list[Any]) -> Fix:
    title, edits, applicability = record
    return Fix(title, tuple(Edit(Span(*span), text) for span, text in edits), applicability)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
