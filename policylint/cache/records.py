"""What was found in one policy, as bytes and back: JSON, with places as offsets and without the text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
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
    files = {path: number for number, path in enumerate(checked.files or (checked.path,))}
    elsewhere = any(source.path not in files for source in checked.sources)
    if checked.failures or checked.coverage is None or elsewhere:
        return None
    record = {
        "coverage": [_values(checked.coverage, _COVERAGE), sorted(checked.coverage.unclear)],
        "diagnostics": [_diagnostic(one, files) for one in checked.diagnostics],
        "suppressed": [
            [_diagnostic(one.diagnostic, files), one.kind, one.reason] for one in checked.suppressed
        ],
        "frameworks": checked.frameworks,
    }
    return json.dumps(record, separators=(",", ":")).encode("ascii")


def decoded(record: bytes, paths: Sequence[str], read: Callable[[int], Source]) -> Checked | None:
    """What a record holds of the policy in these files, the main one first; None if it is none.

    `read` gives the source of a file by its number, and is asked only for those in which something is shown.
    """
    source = cache(read)
    try:
        content = json.loads(record)
        values, unclear = content["coverage"]
        coverage = Coverage(**_named(_COVERAGE, values), unclear=frozenset(unclear))
        listed, hidden = content["diagnostics"], content["suppressed"]
        return Checked(
            paths[0],
            coverage,
            tuple(_read_diagnostic(one, source) for one in listed),
            tuple(Suppression(_read_diagnostic(one, source), kind, reason) for one, kind, reason in hidden),
            tuple(content["frameworks"]),
            files=tuple(paths) if len(paths) > 1 else (),
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _values(part: Any, names: tuple[str, ...]) -> list[Any]:
    return [getattr(part, name) for name in names]


def _named(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))


def _diagnostic(diagnostic: Diagnostic, files: Mapping[str, int]) -> list[Any]:
    finding = diagnostic.finding
    fix = finding.fix
    return [
        _values(diagnostic, _DIAGNOSTIC),
        _values(finding, _FINDING),
        _span(finding.span),
        files[diagnostic.source.path],
        [
            [one.message, _span(one.span), None if one.source is None else files[one.source.path]]
            for one in finding.related
        ],
        fix and [fix.title, [[_span(edit.span), edit.replacement] for edit in fix.edits], fix.applicability],
        [_values(one, _CITATION) for one in diagnostic.citations],
    ]


def _read_diagnostic(record: list[Any], source: Callable[[int], Source]) -> Diagnostic:
    own, found, span, file, related, fix, citations = record
    finding = Finding(
        **_named(_FINDING, found),
        span=Span(*span),
        related=tuple(
            Related(text, Span(*where), None if other is None else source(other))
            for text, where, other in related
        ),
        fix=_read_fix(fix) if fix else None,
    )
    cited = tuple(Citation(**_named(_CITATION, one)) for one in citations)
    return Diagnostic(**_named(_DIAGNOSTIC, own), finding=finding, source=source(file), citations=cited)


def _read_fix(record: list[Any]) -> Fix:
    title, edits, applicability = record
    return Fix(title, tuple(Edit(Span(*span), text) for span, text in edits), applicability)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
