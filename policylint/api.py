"""A whole run: every input through every stage, with nothing left out in silence."""

from __future__ import annotations

from policylint.checking import check
from policylint.decisions import Settings
from policylint.diagnostics import Finding
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure
from policylint.engine import judge
from policylint.host import Parts
from policylint.inputs import InputProblem
from policylint.loading import Request, found_names, input_failure, read_source, sources, understand_source
from policylint.reporter import Failure
from policylint.requirements import Assessment, assess
from policylint.selections import selected, validate_configs, with_framework_files
from policylint.source import Source
from policylint.topics import ancestors


def assessments(request: Request, settings: Settings, parts: Parts) -> tuple[list[Assessment], list[Failure]]:
    """How every input stands to the requirements of the frameworks of a run.

    Of the rules, only those run that the requirements name and the settings select.
    Raises `decisions.UnknownNameError` and ValueError as `check` does.
    """
    selection = selected(request, settings, parts)
    named = {need.rule for framework in selection.frameworks for need in framework.requirements}
    rules = [rule for rule in selection.rules if rule.info.name in named]
    assessed: list[Assessment] = []
    failures = list(parts.failures)
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(input_failure(source))
            continue
        understood = understand_source(source, request, parts)
        findings, failed = judge(understood.policy, rules)
        failures += [*understood.failures, *failed]
        judged: dict[str, list[Finding]] = {rule.info.name: [] for rule in rules}
        for rule, finding in findings:
            judged[rule.info.name].append(finding)
        policy = understood.policy
        states = assess(selection.frameworks, policy, judged)
        assessed.append(Assessment(source, policy.coverage, states))
    return assessed, failures


def disclosures(
    request: Request, parts: Parts, least: Confidence = "likely", topic: str | None = None
) -> tuple[list[tuple[Source, tuple[Disclosure, ...]]], list[Failure]]:
    """What every input discloses, at least that surely; only of one topic (and its children), if given.

    Raises ValueError for an unknown forced format.
    """
    found: list[tuple[Source, tuple[Disclosure, ...]]] = []
    failures = list(parts.failures)
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(input_failure(source))
            continue
        understood = understand_source(source, request, parts)
        failures += understood.failures
        policy = understood.policy
        everything = (*policy.disclosures, *policy.candidates)
        kept = [d for d in everything if _wanted(d, least, topic)]
        found.append((source, tuple(sorted(kept, key=lambda d: (d.span.start, d.span.end, d.topic)))))
    return found, failures


def _wanted(disclosure: Disclosure, least: Confidence, topic: str | None) -> bool:
    sure = CONFIDENCES.index(disclosure.confidence) <= CONFIDENCES.index(least)
    return sure and (topic is None or topic in ancestors(disclosure.topic))


__all__ = [
    "Request",
    "assessments",
    "check",
    "disclosures",
    "found_names",
    "read_source",
    "selected",
    "sources",
    "understand_source",
    "validate_configs",
    "with_framework_files",
]
