"""The format `sarif`: SARIF 2.1.0, as code scanning services read it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (§ numbers below are its sections).
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from policylint.diagnostics import Diagnostic, Severity, Suppression
from policylint.reporter import Failure, Report, Style
from policylint.reporters.places import cited, place, relative_path
from policylint.reporters.records import citation_record, dumps
from policylint.reporters.rule_pages import rule_markdown, status
from policylint.rule import RuleInfo
from policylint.source import Source, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
FINGERPRINT = "policylint/v1"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, style: Style) -> str:
    """One SARIF log with one run."""
    hidden = report.suppressed if report.show_suppressed else ()
    shown = [*report.diagnostics, *(one.diagnostic for one in hidden)]
    names = list(dict.fromkeys([*sorted(report.rules), *(d.rule for d in shown)]))
    driver: dict[str, Any] = {"name": "policylint", "rules": [_rule(name, report) for name in names]}
    if report.version:
        driver |= {"version": report.version, "semanticVersion": report.version}
    paths = dict.fromkeys([*report.read, *(d.source.path for d in shown)])
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which policylint ran."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [
            {"location": _artifact(path, report.root), "roles": ["analysisTarget"]} for path in paths
        ],
        "results": [
            *(_result(d, names.index(d.rule), report.root) for d in report.diagnostics),
            *(_suppressed(one, names.index(one.diagnostic.rule), report.root) for one in hidden),
        ],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(name: str, report: Report) -> dict[str, Any]:
    info = report.rules.get(name)
    if info is None:
        return {"id": name}
    page = info.documentation
    prose = "\n\n".join(part.strip() for part in (info.summary, page.what, page.why) if part.strip())
    described: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": _literal(info.summary)},
        "fullDescription": {"text": _literal(" ".join(page.what.split()) or info.summary)},
        "help": {"text": _literal(prose), "markdown": rule_markdown(info)},
        "defaultConfiguration": {"level": _LEVELS[info.severity], "enabled": status(info) in ("on", "asked")},
        "properties": {"tags": _tags(info)},
    }
    urls = [reference for reference in page.references if _is_url(reference)]
    if urls:
        described["helpUri"] = urls[0]
    return described


def _tags(info: RuleInfo) -> list[str]:
    return ["privacy", info.group, *(["preview"] if info.stability == "preview" else [])]


def _result(diagnostic: Diagnostic, index: int, root: str) -> dict[str, Any]:
    finding = diagnostic.finding
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _literal(_message(diagnostic))},
        "locations": [_location(diagnostic.source, finding.span, root)],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number}
            | _location(related.source or diagnostic.source, related.span, root, related.message)
            for number, related in enumerate(finding.related)
        ]
    if diagnostic.fingerprint:
        result["partialFingerprints"] = {FINGERPRINT: diagnostic.fingerprint}
    properties: dict[str, Any] = {}
    if finding.topic:
        properties["topic"] = finding.topic
    if diagnostic.citations:
        properties["citations"] = [citation_record(citation) for citation in diagnostic.citations]
    if properties:
        result["properties"] = properties
    return result


def _suppressed(suppression: Suppression, index: int, root: str) -> dict[str, Any]:
    """A result that is suppressed (§3.35): in the source, or, by a baseline or a file beside it, outside."""
    how = {"kind": "inSource" if suppression.kind == "inline" else "external"}
    if suppression.reason:
        how["justification"] = _literal(suppression.reason)
    return {**_result(suppression.diagnostic, index, root), "suppressions": [how]}


def _message(diagnostic: Diagnostic) -> str:
    finding = diagnostic.finding
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    sentences = [finding.message.rstrip("."), *([f"Asked for by {laws}"] if laws else [])]
    return ". ".join(sentences) + "." + (f" {finding.help}" if finding.help else "")


def _location(source: Source, span: Span, root: str, message: str = "") -> dict[str, Any]:
    where = place(source, span)
    region = {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(source.path, root), "region": region}
    }
    if message:
        location["message"] = {"text": _literal(message)}
    return location


def _artifact(path: str, root: str) -> dict[str, str]:
    """A relative URI reference below the base, or a `file:` URI for what lies elsewhere (§3.4)."""
    pure = PurePath(relative_path(path, root))
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
    return text.startswith(("https://", "http://")) and not any(character.isspace() for character in text)


def _invocation(report: Report) -> dict[str, Any]:
    notes = [_failure(failure, report.root) for failure in report.failures]
    for path, coverage in report.coverage:
        if coverage.reason:
            text = f"Nothing was reported as missing: {coverage.reason}."
            notes.append(_notification("note", text, path, report.root))
    invocation: dict[str, Any] = {"executionSuccessful": not report.failures}
    if notes:
        invocation["toolExecutionNotifications"] = notes
    return invocation


def _failure(failure: Failure, root: str) -> dict[str, Any]:
    return _notification("error", f"{failure.what}: {failure.message}", failure.path, root)


def _notification(level: str, text: str, path: str, root: str) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": level, "message": {"text": _literal(text)}}
    if path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(path, root)}}]
    return notification
