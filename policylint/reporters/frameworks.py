"""How `policylint frameworks` shows the frameworks, or all that one asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from policylint.framework import GRADES, Framework, Requirement
from policylint.law.facts import Fact
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.framework_pages import framework_markdown
from policylint.reporters.table import table
from policylint.reporters.terminal import SEVERITY_COLOURS, one_line, paint, wrap

_LEAST_WIDTH = 40


def render_frameworks(frameworks: Sequence[Framework], output_format: str, style: Style) -> str:
    """All frameworks as `text` or `json`. Raises ValueError for another format."""
    if output_format == "text":
        rows = [[one.name, str(len(one.requirements)), one.title] for one in frameworks]
        lines = table(("framework", "requirements", "title"), rows, style, indent="")
        return "\n".join([*lines, "", "`policylint frameworks NAME` shows what one asks for."]) + "\n"
    if output_format == "json":
        return records.document(
            frameworks=[_record(one) | {"requirements": len(one.requirements)} for one in frameworks]
        )
    raise ValueError(f"unknown output format {output_format!r}; known: text, json")


def render_framework(framework: Framework, output_format: str, style: Style) -> str:
    """Every requirement of one framework, as `text`, `markdown` or `json`. Raises ValueError for another format."""
    if output_format == "text":
        return "\n".join(_page(framework, style)) + "\n"
    if output_format == "json":
        requirements = [_requirement_record(one) for one in framework.requirements]
        return records.document(**_record(framework), requirements=requirements)
    if output_format == "markdown":
        return framework_markdown(framework)
    raise ValueError(f"unknown output format {output_format!r}; known: text, markdown, json")


def render_facts(known: Sequence[Fact], output_format: str, style: Style) -> str:
    """All facts that can be declared, as `text` or `json`. Raises ValueError for another format."""
    if output_format == "json":
        return records.document(facts=[asdict(fact) | {"topic": fact.topic or None} for fact in known])
    if output_format != "text":
        raise ValueError(f"unknown output format {output_format!r}; known: text, json")
    width = max(_LEAST_WIDTH, style.width)
    lines = []
    for fact in known:
        lines.append(f"{paint(fact.name, style, 'bold')}  {fact.type}")
        lines += wrap(fact.question, width, "  ")
        if fact.topic:
            lines += wrap(f"also shown by a policy that states {fact.topic}", width, "  ")
    return "\n".join([*lines, "", "Declare one with --fact NAME=VALUE."]) + "\n"


def _record(framework: Framework) -> dict[str, Any]:
    return {
        "name": framework.name,
        "title": framework.title,
        "summary": framework.summary,
        "jurisdiction": framework.jurisdiction or None,
        "url": framework.url or None,
        "audiences": list(framework.audiences),
        "unless": framework.unless.describe() if framework.unless is not None else None,
    }


def _requirement_record(requirement: Requirement) -> dict[str, Any]:
    when = requirement.when
    return {
        "id": requirement.id,
        "severity": requirement.severity,
        "section": requirement.section,
        "url": requirement.url,
        "checked": requirement.checked or None,
        "grade": requirement.grade,
        "verified": requirement.verified,
        "topics": list(requirement.topics),
        "rule": requirement.rule or None,
        "when": when.describe() if when is not None else None,
        "since": requirement.since or None,
        "until": requirement.until or None,
        "note": requirement.note,
    }


def _page(framework: Framework, style: Style) -> Iterator[str]:
    width = max(_LEAST_WIDTH, style.width)
    yield f"{paint(framework.name, style, 'bold')}: {one_line(framework.title)}"
    if framework.summary:
        yield from wrap(framework.summary, width)
    if framework.jurisdiction:
        yield f"jurisdiction: {one_line(framework.jurisdiction)}"
    if framework.audiences:
        yield f"protects: readers in {', '.join(framework.audiences)}; what is said to others only does not count"
    if framework.unless is not None:
        yield f"is not applied if {framework.unless.describe()}"
    if framework.url:
        yield f"source: {one_line(framework.url)}"
    for requirement in framework.requirements:
        yield ""
        yield from _requirement(requirement, style, width)
    unverified = sum(not requirement.verified for requirement in framework.requirements)
    yield ""
    count = len(framework.requirements)
    closing = f"{count} requirement{'s' * (count != 1)}"
    yield closing + (f", {unverified} with a citation that nobody has checked yet." if unverified else ".")


def _requirement(requirement: Requirement, style: Style, width: int) -> Iterator[str]:
    severity = paint(requirement.severity, style, SEVERITY_COLOURS[requirement.severity])
    section = f"  {one_line(requirement.section)}" if requirement.section else ""
    yield f"{paint(requirement.id, style, 'bold')}  {severity}{section}"
    for label, value in _details(requirement):
        yield from wrap(value, width, f"  {label:<9} ")


def _details(requirement: Requirement) -> Iterator[tuple[str, str]]:
    if requirement.topics:
        yield "asks for", " or ".join(requirement.topics)
    if requirement.rule:
        yield "judged by", requirement.rule
    if requirement.when is not None:
        yield "applies", f"if {requirement.when.describe()}"
    if requirement.since:
        yield "since", requirement.since
    if requirement.until:
        yield "until", f"{requirement.until} (no longer on that day)"
    if requirement.url:
        yield "source", requirement.url
    if requirement.section or not requirement.verified:
        on = f"{requirement.checked}, " if requirement.checked else ""
        yield "checked", f"{on}{GRADES[requirement.grade]}"
    if not requirement.verified:
        yield "preview", "reported with --preview only"
    if requirement.note:
        yield "note", requirement.note
