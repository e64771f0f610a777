"""Diagnostics, citations and coverage as the objects that the JSON formats hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from policylint.coverage import Coverage
from policylint.diagnostics import Citation, Diagnostic, Suppression, Unasked
from policylint.reporter import Failure
from policylint.reporters.places import page_name, place, with_slashes
from policylint.reporters.terminal import without_commands
from policylint.source import Source, Span

SCHEMA_VERSION = 1
"""Of all JSON documents that policylint writes. Grows when a key is taken away or changes its meaning."""


def document(**content: Any) -> str:
    """One indented JSON document that names its schema version."""
    return dumps({"schema_version": SCHEMA_VERSION, **content}, indent=2)


def line(record: dict[str, Any]) -> str:
    """One record as a line of JSON."""
    return dumps(record)


def dumps(content: Any, indent: int | None = None) -> str:
    """JSON and a line end, in ASCII: the same in any encoding, with nothing that a terminal would obey.

    So are commands that build services look for anywhere in a line.
    """
    return without_commands(json.dumps(content, indent=indent)) + "\n"


class Items:
    """The items of a list in an indented JSON document, so many levels deep, as they come: what `dumps` gives of all of them."""

    def __init__(self, depth: int = 1) -> None:
        self._indent = "  " * (depth - 1)
        self._any = False

    def add(self, records: Sequence[Any]) -> str:
        """The next ones, with what goes before them."""
        if not records:
            return ""
        before, self._any = "," if self._any else "[", True
        return before + dumps(records, indent=2)[1:-3].replace("\n", f"\n{self._indent}")

    def end(self) -> str:
        """The end of the list."""
        return f"\n{self._indent}]" if self._any else "[]"


def within(content: Any) -> str:
    """The value of a key of an indented JSON document."""
    return dumps(content, indent=2)[:-1].replace("\n", "\n  ")


def diagnostic_record(diagnostic: Diagnostic) -> dict[str, Any]:
    """One diagnostic; `topic` is null if it is about none. Ends are exclusive, columns count code points."""
    finding = diagnostic.finding
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "message": finding.message,
        "path": with_slashes(diagnostic.source.path),
        **place_record(diagnostic.source, finding.span),
        "topic": finding.topic or None,
        "confidence": diagnostic.confidence,
        "citations": [citation_record(citation) for citation in diagnostic.citations],
        "help": finding.help,
        "related": [
            {
                "message": related.message,
                "path": with_slashes((related.source or diagnostic.source).path),
                **place_record(related.source or diagnostic.source, related.span),
            }
            for related in finding.related
        ],
        "fix": fix_record(diagnostic),
        "fingerprint": diagnostic.fingerprint,
    }


def place_record(source: Source, span: Span) -> dict[str, Any]:
    """Lines and columns, and `place` where they are not what a reader sees: a paragraph, or a page and a line on it."""
    page = page_name(source, span)
    return {**place(source, span).as_record(), **({"place": page} if page else {})}


def fix_record(diagnostic: Diagnostic) -> dict[str, Any] | None:
    """The cure, null if there is none. Of `safe`, `unsafe` and `display` fixes, the last are never applied."""
    fix = diagnostic.finding.fix
    if fix is None:
        return None
    edits = [
        {**place(diagnostic.source, edit.span).as_record(), "replacement": edit.replacement}
        for edit in fix.edits
    ]
    return {"title": fix.title, "applicability": fix.applicability, "edits": edits}


def suppression_record(suppression: Suppression) -> dict[str, Any]:
    """A diagnostic that is not reported, and how it is suppressed; `reason` is null if none was written."""
    how = {"kind": suppression.kind, "reason": suppression.reason or None}
    return {**diagnostic_record(suppression.diagnostic), "suppression": how}


def citation_record(citation: Citation) -> dict[str, Any]:
    """A citation; `checked` is the ISO date on which somebody compared it with the law, or empty."""
    return {
        "framework": citation.framework,
        "section": citation.section,
        "url": citation.url,
        "checked": citation.checked,
    }


def coverage_record(path: str, coverage: Coverage) -> dict[str, Any]:
    """How much of one policy was understood; `withheld` says why absences were not reported, or is null."""
    return {
        "path": with_slashes(path),
        "language": coverage.language,
        "supported": coverage.supported,
        "is_policy": coverage.is_policy,
        "sentences": coverage.sentences,
        "understood": coverage.understood,
        "withheld": coverage.reason or None,
        **({"withheld_help": help} if (help := _vocabulary_help(coverage)) else {}),
        **({"other_languages": list(coverage.other_languages)} if coverage.other_languages else {}),
    }


def _vocabulary_help(coverage: Coverage) -> str:
    if coverage.supported:
        return ""
    from policylint.reporters.notes import vocabulary_help

    return vocabulary_help(coverage)


def unasked_record(unasked: Unasked) -> dict[str, Any]:
    """Laws that ask for nothing of a policy, why, and the statement that says so; `evidence` is null if none does."""
    said = {
        "path": with_slashes(unasked.source.path),
        **place(unasked.source, unasked.span).as_record(),
        "text": unasked.text,
    }
    return {
        "frameworks": list(unasked.frameworks),
        "reason": unasked.reason,
        "evidence": said if unasked.text else None,
    }


def failure_record(failure: Failure) -> dict[str, Any]:
    """Something that did not run; `path` is null if it concerns no single file."""
    return {"what": failure.what, "message": failure.message, "path": with_slashes(failure.path) or None}
