"""A whole run: every input through every stage, with nothing left out in silence."""

from __future__ import annotations

from dataclasses import replace

from policylint.decisions import FLOOR, Selection, Settings
from policylint.diagnostics import Finding
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure
from policylint.engine import judge
from policylint.grouping import grouped, read_policy
from policylint.host import Parts
from policylint.inputs import STDIN
from policylint.inspection import inspection
from policylint.joining import moved
from policylint.loading import (
    Request,
    found_names,
    input_failure,
    read_source,
    sources,
    understand_source,
    understand_sources,
)
from policylint.plan import Plan
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.requirements import Assessment, assess
from policylint.running.run import check
from policylint.selections import selected, validate_configs, with_framework_files
from policylint.source import Source
from policylint.topics import ancestors


def assessments(
    request: Request, settings: Settings, parts: Parts, plan: Plan | None = None
) -> tuple[list[Assessment], list[Failure]]:
    """How every input stands to the requirements of its frameworks; to the floor only where it has no other.

    Of the rules, only those run that the requirements name and the settings select. Raises as `check` does.
    """
    inputs = inspection(request, settings, parts, plan)
    assessed: list[Assessment] = []
    for one in inputs:
        found, failed = _assess_one(one.policy, one.selection)
        assessed.append(replace(found, title=one.title))
        inputs.failures += [*failed, *_damage(one.policy)]
    return assessed, inputs.failures


def _damage(policy: Policy) -> list[Failure]:
    """What must be said of a declaration that could be understood only in part."""
    if not policy.coverage.unclear:
        return []
    message = "not all of it could be understood; `policylint check` shows where"
    return [Failure("declaration", message, policy.document.source.path)]


def _assess_one(policy: Policy, selection: Selection) -> tuple[Assessment, list[Failure]]:
    frameworks = [one for one in selection.frameworks if one.name != FLOOR] or list(selection.frameworks)
    named = {need.rule for framework in frameworks for need in framework.requirements}
    rules = [rule for rule in selection.rules if rule.info.name in named]
    findings, failed = judge(policy, rules)
    judged: dict[str, list[Finding]] = {rule.info.name: [] for rule in rules}
    for rule, finding in findings:
        judged[rule.info.name].append(finding)
    states = assess(frameworks, policy, judged)
    return Assessment(policy.document.source, policy.coverage, tuple(frameworks), states), failed


def disclosures(
    request: Request,
    parts: Parts,
    least: Confidence = "likely",
    topic: str | None = None,
    plan: Plan | None = None,
) -> tuple[list[tuple[Source, tuple[Disclosure, ...]]], list[Failure]]:
    """What every file discloses, at least that surely; only of one topic (and its children), if given.

    Raises ValueError for an unknown forced format, and for a configuration that cannot be used.
    """
    policies, failures = _understood(request, parts, plan)
    found = []
    for policy in policies:
        kept, source = _kept(policy, least, topic), policy.document.source
        if not source.parts:
            found.append((source, kept))
        for part in source.parts:
            own = (one for one in kept if source.part_at(one.span.start) is part)
            found.append((part.source, tuple(moved(one, -part.start) for one in own)))
    return found, failures


def explained(
    request: Request,
    parts: Parts,
    least: Confidence = "likely",
    topic: str | None = None,
    plan: Plan | None = None,
) -> tuple[list[tuple[Policy, tuple[Disclosure, ...]]], list[Failure]]:
    """As `disclosures`, with the whole policy of each: what explains them stands around them.

    With a topic, its near misses are among them, whatever `least` says. Raises as `disclosures` does.
    """
    policies, failures = _understood(request, parts, plan)
    lowest: Confidence = "possible" if topic is not None else least
    return [(policy, _kept(policy, lowest, topic)) for policy in policies], failures


def _understood(request: Request, parts: Parts, plan: Plan | None) -> tuple[list[Policy], list[Failure]]:
    """Every policy of a request, understood."""
    names, problems = found_names(request, parts)
    if plan is not None:
        plan.check([request.stdin_name if name == STDIN else name for name in names])
    failures = [*parts.failures, *map(input_failure, problems)]
    policies = []
    for one in grouped(names, request, plan):
        read = read_policy(one, request, failures)
        if read:
            understood = understand_sources(read, request, parts)
            failures += [*understood.failures, *_damage(understood.policy)]
            policies.append(understood.policy)
    return policies, failures


def _kept(policy: Policy, least: Confidence, topic: str | None) -> tuple[Disclosure, ...]:
    everything = (*policy.disclosures, *policy.candidates)
    kept = [d for d in everything if _wanted(d, least, topic)]
    return tuple(sorted(kept, key=lambda d: (d.span.start, d.span.end, d.topic)))


def _wanted(disclosure: Disclosure, least: Confidence, topic: str | None) -> bool:
    sure = CONFIDENCES.index(disclosure.confidence) <= CONFIDENCES.index(least)
    return sure and (topic is None or topic in ancestors(disclosure.topic))


__all__ = [
    "Request",
    "assessments",
    "check",
    "disclosures",
    "explained",
    "found_names",
    "grouped",
    "read_source",
    "selected",
    "sources",
    "understand_source",
    "validate_configs",
    "with_framework_files",
]
