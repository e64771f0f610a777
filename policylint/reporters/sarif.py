"""The format `sarif`: SARIF 2.1.0, as code scanning services read it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (§ numbers below are its sections).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from policylint.diagnostics import Citation, Diagnostic, Fix, Severity, Suppression
from policylint.reporter import Failure, Report, Style
from policylint.reporters.notes import sentence, unasked_note, versions_note, withheld
from policylint.reporters.places import cited, message_at, page_name, place, project_path
from policylint.reporters.records import Items, citation_record, dumps
from policylint.reporters.rule_pages import rule_markdown, status
from policylint.rule import RuleInfo
from policylint.source import Source, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
FINGERPRINT = "policylint/v1"

_DEPTH = 4
_TOGETHER = 200

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, style: Style) -> str:
    """One SARIF log with one run."""
    hidden = report.suppressed if report.show_suppressed else ()
    shown = [*report.diagnostics, *(one.diagnostic for one in hidden)]
    names = list(dict.fromkeys([*sorted(report.rules), *(d.rule for d in shown)]))
    cited_by: dict[str, dict[Citation, None]] = {}
    for diagnostic in shown:
        cited_by.setdefault(diagnostic.rule, {}).update(dict.fromkeys(diagnostic.citations))
    driver: dict[str, Any] = {
        "name": "policylint",
        "rules": [_rule(name, report, list(cited_by.get(name, ()))) for name in names],
    }
    if report.version:
        driver |= {"version": report.version, "semanticVersion": report.version}
    paths = dict.fromkeys([*report.read, *(d.source.path for d in shown)])
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {
            BASE: {
                "description": {
                    "text": "The root of the repository; without one, the folder in which policylint ran."
                }
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [{"location": _artifact(path, report), "roles": ["analysisTarget"]} for path in paths],
        "results": [],
    }
    log = dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)
    before, _, after = log.rpartition("[]")
    return "".join([before, *_results(report, hidden, names), after])


def _results(report: Report, hidden: Sequence[Suppression], names: Sequence[str]) -> Iterator[str]:
    """The list of results as text: some at a time, since as objects they take ten times as much memory."""
    numbers = {name: number for number, name in enumerate(names)}
    results = chain(
        (_result(one, numbers[one.rule], report) for one in report.diagnostics),
        (_suppressed(one, numbers[one.diagnostic.rule], report) for one in hidden),
    )
    items = Items(_DEPTH)
    while some := list(islice(results, _TOGETHER)):
        yield items.add(some)
    yield items.end()


def _rule(name: str, report: Report, citations: list[Citation]) -> dict[str, Any]:
    """A rule, with the laws that its results cite."""
    info = report.rules.get(name)
    if info is None:
        return {"id": name}
    page = info.documentation
    prose = "\n\n".join(part.strip() for part in (info.summary, page.what, page.why) if part.strip())
    described: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": _literal(info.summary)},
        "fullDescription": {"text": _literal(" ".join(page.what.split()) or info.summary)},
        "help": {"text": _literal(prose), "markdown": rule_markdown(info, citations)},
        "defaultConfiguration": {"level": _LEVELS[info.severity], "enabled": status(info) in ("on", "asked")},
        "properties": {"tags": _tags(info)},
    }
    if citations:
        described["properties"]["citations"] = [citation_record(citation) for citation in citations]
    links = (*page.references, *(citation.url for citation in citations))
    urls = [link for link in links if _is_url(link)]
    if urls:
        described["helpUri"] = urls[0]
    return described


def _tags(info: RuleInfo) -> list[str]:
    return ["privacy", info.group, *(["preview"] if info.stability == "preview" else [])]


def _result(diagnostic: Diagnostic, index: int, report: Report) -> dict[str, Any]:
    finding = diagnostic.finding
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _literal(_message(diagnostic))},
        "locations": [_location(diagnostic.source, finding.span, report)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number}
            | _location(related.source or diagnostic.source, related.span, report, related.message)
            for number, related in enumerate(finding.related)
        ]
    fix = finding.fix
    if fix is not None and fix.applicability != "display" and fix.edits:
        result["fixes"] = [_fix(diagnostic.source, fix, report)]
    if diagnostic.fingerprint:
        result["partialFingerprints"] = {FINGERPRINT: diagnostic.fingerprint}
    properties: dict[str, Any] = {"confidence": diagnostic.confidence}
    if finding.topic:
        properties["topic"] = finding.topic
    if page := page_name(diagnostic.source, finding.span):
        properties["place"] = page
    if diagnostic.citations:
        properties["citations"] = [citation_record(citation) for citation in diagnostic.citations]
    return {**result, "properties": properties}


def _fix(source: Source, fix: Fix, report: Report) -> dict[str, Any]:
    """A fix that may be applied (§3.55): all its edits together. `display` ones are for people to decide on."""
    replacements = []
    for edit in fix.edits:
        replacement: dict[str, Any] = {"deletedRegion": _region(source, edit.span)}
        if edit.replacement:
            replacement["insertedContent"] = {"text": edit.replacement}
        replacements.append(replacement)
    change = {"artifactLocation": _artifact(source.path, report), "replacements": replacements}
    return {
        "description": {"text": _literal(fix.title)},
        "artifactChanges": [change],
        "properties": {"applicability": fix.applicability},
    }


def _suppressed(suppression: Suppression, index: int, report: Report) -> dict[str, Any]:
    """A result that is suppressed (§3.35): in the source, or, by a baseline or a file beside it, outside."""
    how = {"kind": "inSource" if suppression.kind == "inline" else "external"}
    if suppression.reason:
        how["justification"] = _literal(suppression.reason)
    return {**_result(suppression.diagnostic, index, report), "suppressions": [how]}


def _message(diagnostic: Diagnostic) -> str:
    finding = diagnostic.finding
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    sentences = [message_at(diagnostic).rstrip("."), *([f"Asked for by {laws}"] if laws else [])]
    return ". ".join(sentences) + "." + (f" {finding.help}" if finding.help else "")


def _region(source: Source, span: Span) -> dict[str, int]:
    where = place(source, span)
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _location(source: Source, span: Span, report: Report, message: str = "") -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(source.path, report), "region": _region(source, span)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if message:
        location["message"] = {"text": _literal(message)}
    return location


def _artifact(path: str, report: Report) -> dict[str, str]:
    """A relative URI reference below the base, or a `file:` URI for what lies elsewhere (§3.4)."""
    pure = PurePath(project_path(path, report))
    if pure.parts[:1] == ("..",) and report.root:
        pure = PurePath(os.path.normpath(PurePath(report.root, pure)))
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    try:
        encoded = pure.as_posix().encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        encoded = pure.as_posix().encode("utf-8", "replace")
    return {"uri": quote(encoded), "uriBaseId": BASE}


def _literal(text: str) -> str:
    """`text` so that no part of it is a placeholder (§3.11.5) or an embedded link (§3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _is_url(text: str) -> bool:
    """Whether a text is an address, with only such characters as RFC 3986 allows."""
    return (
        re.fullmatch(r"https?://(?:[\w.~!$&'()*+,;=@/:?#\[\]-]|%[0-9A-Fa-f]{2})+", text, re.ASCII) is not None
    )


def _invocation(report: Report) -> dict[str, Any]:
    notes = [_failure(failure, report) for failure in report.failures]
    for path, coverage in report.coverage:
        if coverage.reason:
            text = f"Nothing was reported as missing: {withheld(coverage)}."
            notes.append(_notification("note", text, path, report))
        if coverage.other_languages:
            notes.append(_notification("note", sentence(versions_note(coverage)), path, report))
    for path, one in report.unasked:
        notes.append(_notification("note", sentence(unasked_note(one, path)), path, report))
    invocation: dict[str, Any] = {"executionSuccessful": not report.failures}
    if notes:
        invocation["toolExecutionNotifications"] = notes
    return invocation


def _failure(failure: Failure, report: Report) -> dict[str, Any]:
    return _notification("error", f"{failure.what}: {failure.message}", failure.path, report)


def _notification(level: str, text: str, path: str, report: Report) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": level, "message": {"text": _literal(text)}}
    if path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path, report)}}]
    return notification
