"""What was found in one policy, as bytes and back: JSON, with places as offsets and without the text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from policylint.checked import Checked
from policylint.coverage import Coverage
from policylint.diagnostics import (
    Citation,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Related,
    Suppression,
    Unasked,
)
from policylint.source import Source, Span


def _plain(kind: Any, *others: str) -> tuple[str, ...]:
    """The fields of a class that JSON holds as they are: all but `others`."""
    return tuple(field.name for field in fields(kind) if field.name not in others)


_DIAGNOSTIC = _plain(Diagnostic, "finding", "source", "citations")
_FINDING = _plain(Finding, "span", "related", "fix")
_CITATION = _plain(Citation)
_COVERAGE = _plain(Coverage, "unclear", "other_languages")


def encoded(checked: Checked) -> bytes | None:
    """The record of what was found; None where it cannot be kept: something failed, or other files are shown."""
    files = {path: number for number, path in enumerate(checked.files or (checked.path,))}
    elsewhere = any(source.path not in files for source in checked.sources)
    if checked.failures or checked.coverage is None or elsewhere:
        return None
    record = {
        "coverage": coverage_record(checked.coverage),
        "diagnostics": [_diagnostic(one, files) for one in checked.diagnostics],
        "suppressed": [
            [_diagnostic(one.diagnostic, files), one.kind, one.reason] for one in checked.suppressed
        ],
        "frameworks": checked.frameworks,
        "unasked": [unasked_record(one, files) for one in checked.unasked],
    }
    return written(record)


def written(record: dict[str, Any]) -> bytes:
    """A record as bytes."""
    return json.dumps(record, separators=(",", ":")).encode("ascii")


def decoded(record: bytes, paths: Sequence[str], read: Callable[[int], Source]) -> Checked | None:
    """What a record holds of the policy in these files, the main one first; None if it is none.

    `read` gives the source of a file by its number, and is asked only for those in which something is shown.
    """
    source = cache(read)
    try:
        content = json.loads(record)
        coverage = read_coverage(content["coverage"])
        listed, hidden = content["diagnostics"], content["suppressed"]
        return Checked(
            paths[0],
            coverage,
            tuple(_read_diagnostic(one, source) for one in listed),
            tuple(Suppression(_read_diagnostic(one, source), kind, reason) for one, kind, reason in hidden),
            tuple(content["frameworks"]),
            files=tuple(paths) if len(paths) > 1 else (),
            unasked=tuple(read_unasked(one, source) for one in content["unasked"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def coverage_record(coverage: Coverage) -> list[Any]:
    """How much of a policy was understood, for JSON."""
    return [_values(coverage, _COVERAGE), sorted(coverage.unclear), coverage.other_languages]


def read_coverage(record: list[Any]) -> Coverage:
    """The coverage in a record. Raises ValueError or TypeError if there is none."""
    values, unclear, others = record
    return Coverage(**_named(_COVERAGE, values), unclear=frozenset(unclear), other_languages=tuple(others))


def unasked_record(one: Unasked, files: Mapping[str, int]) -> list[Any]:
    """Laws that ask for nothing, for JSON; `files` are the numbers of files by path."""
    return [one.frameworks, one.reason, files[one.source.path], span_record(one.span), one.text]


def read_unasked(record: list[Any], source: Callable[[int], Source]) -> Unasked:
    """The laws in a record. Raises ValueError or TypeError if there are none."""
    frameworks, reason, file, span, text = record
    return Unasked(tuple(frameworks), reason, source(file), Span(*span), text)


def _values(part: Any, names: tuple[str, ...]) -> list[Any]:
    return [getattr(part, name) for name in names]


def _named(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))


def _diagnostic(diagnostic: Diagnostic, files: Mapping[str, int]) -> list[Any]:
    return [
        _values(diagnostic, _DIAGNOSTIC),
        finding_record(diagnostic.finding, files),
        files[diagnostic.source.path],
        [_values(one, _CITATION) for one in diagnostic.citations],
    ]


def _read_diagnostic(record: list[Any], source: Callable[[int], Source]) -> Diagnostic:
    own, found, file, citations = record
    cited = tuple(Citation(**_named(_CITATION, one)) for one in citations)
    finding = read_finding(found, source)
    return Diagnostic(**_named(_DIAGNOSTIC, own), finding=finding, source=source(file), citations=cited)


def finding_record(finding: Finding, files: Mapping[str, int]) -> list[Any]:
    """A finding for JSON; `files` are the numbers of files by path."""
    fix = finding.fix
    return [
        _values(finding, _FINDING),
        span_record(finding.span),
        [
            [one.message, span_record(one.span), None if one.source is None else files[one.source.path]]
            for one in finding.related
        ],
        fix
        and [fix.title, [[span_record(one.span), one.replacement] for one in fix.edits], fix.applicability],
    ]


def read_finding(record: list[Any], source: Callable[[int], Source]) -> Finding:
    """The finding in a record. Raises ValueError or TypeError if there is none."""
    found, span, related, fix = record
    return Finding(
        **_named(_FINDING, found),
        span=Span(*span),
        related=tuple(
            Related(text, Span(*where), None if other is None else source(other))
            for text, where, other in related
        ),
        fix=_read_fix(fix) if fix else None,
    )


def _read_fix(record: list[Any]) -> Fix:
    title, edits, applicability = record
    return Fix(title, tuple(Edit(Span(*span), text) for span, text in edits), applicability)


def span_record(span: Span) -> list[int]:
    """A span for JSON."""
    return [span.start, span.end]
