"""How `policylint rule` shows one rule, or all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from policylint.diagnostics import Citation
from policylint.reporter import Style
from policylint.reporters import records
from policylint.reporters.base_rates import BaseRate
from policylint.reporters.frameworks import render_framework, render_frameworks
from policylint.reporters.options import option_record
from policylint.reporters.rule_pages import STATUS_MEANINGS, rule_markdown, rule_text, status
from policylint.reporters.terminal import SEVERITY_COLOURS, paint, wrap
from policylint.rule import RuleInfo

__all__ = ["render_framework", "render_frameworks", "render_rule", "render_rules"]

_LEAST_SUMMARY = 40


def render_rule(
    info: RuleInfo,
    citations: Sequence[Citation],
    output_format: str,
    style: Style,
    rate: BaseRate | None = None,
) -> str:
    """One rule's page as `text`, `markdown` or `json`; `citations` are the laws that ask for what it checks.

    Raises ValueError for another format.
    """
    if output_format == "text":
        return rule_text(info, citations, style, rate)
    if output_format == "markdown":
        return rule_markdown(info, citations, rate)
    if output_format == "json":
        return records.document(
            **_record(info),
            documentation=asdict(info.documentation),
            citations=[records.citation_record(citation) for citation in citations],
        )
    raise ValueError(f"unknown output format {output_format!r}; known: text, markdown, json")


def render_rules(rules: Sequence[RuleInfo], output_format: str, style: Style) -> str:
    """All rules by group, as `text` or `json`. Raises ValueError for another format."""
    if output_format == "text":
        return "\n".join(_listed(rules, style)) + "\n"
    if output_format == "json":
        return records.document(rules=[_record(info) for info in rules])
    raise ValueError(f"unknown output format {output_format!r}; known: text, json")


def _record(info: RuleInfo) -> dict[str, Any]:
    return {
        "name": info.name,
        "group": info.group,
        "severity": info.severity,
        "summary": info.summary,
        "stability": info.stability,
        "default": info.default,
        "topic": info.topic or None,
        "reports_absence": info.reports_absence,
        "aliases": list(info.aliases),
        "options": [option_record(option) for option in info.options],
    }


def _listed(rules: Sequence[RuleInfo], style: Style) -> Iterator[str]:
    names = max((len(info.name) for info in rules), default=0)
    statuses = max((len(status(info)) for info in rules), default=0)
    severities = max((len(info.severity) for info in rules), default=0)
    indent = 2 + names + 2 + severities + 2 + statuses + 2
    width = max(indent + _LEAST_SUMMARY, style.width)
    for group in dict.fromkeys(info.group for info in rules):
        members = sorted((info for info in rules if info.group == group), key=lambda info: info.name)
        yield paint(f"{group} ({len(members)})", style, "bold")
        for info in members:
            first, *rest = wrap(info.summary, width, " " * indent)
            severity = paint(f"{info.severity:<{severities}}", style, SEVERITY_COLOURS[info.severity])
            yield f"  {info.name:<{names}}  {severity}  {status(info):<{statuses}}  {first[indent:]}"
            yield from rest
        yield ""
    for name, meaning in STATUS_MEANINGS.items():
        if any(status(info) == name for info in rules):
            yield f"{name}: {meaning}"
    yield f"{len(rules)} rules. `policylint rule NAME` explains one."
