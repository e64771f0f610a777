"""What policies disclose, and how they stand to what laws ask for, without judging them by all rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from policylint.cache.cache import stamp_of
from policylint.decisions import Settings
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure
from policylint.engine.choosing import choose_frontend
from policylint.host import Parts
from policylint.inputs import STDIN
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.request.grouping import PolicyInput, grouped, read_policy
from policylint.request.inspection import prepared
from policylint.request.loading import Request, found_names, input_failure, understand_sources
from policylint.request.plan import Plan
from policylint.request.selections import Selections
from policylint.requirements import Assessment
from policylint.running.outcomes import How, outcomes
from policylint.running.task import Errand, Task, Unread
from policylint.source import Source
from policylint.surveying.assessing import Assessing, assess_one
from policylint.surveying.disclosing import Disclosing, damage, ordered
from policylint.topics import ancestors

__all__ = ["assess_one", "assessments", "disclosures", "explained", "kept"]

_T = TypeVar("_T")


def assessments(
    request: Request, settings: Settings, parts: Parts, plan: Plan | None = None, how: How | None = None
) -> tuple[list[Assessment], list[Failure]]:
    """How every input stands to the requirements of its frameworks; to the floor only where it has no other.

    Of the rules, only those run that the requirements name and the settings select. Raises as `check` does.
    """
    names, problems = found_names(request, parts)
    selections = Selections(request, settings, parts, plan)
    policies = prepared(names, selections)
    _choose(request, parts)
    failures = [*parts.failures, *map(input_failure, problems)]
    how = how or How()
    assessed: list[Assessment] = []
    for one, outcome in _surveyed(Assessing(selections, how.load), parts, policies, how, failures):
        failures += outcome.failures
        if outcome.assessment is not None:
            assessed.append(replace(outcome.assessment, title=one.title))
    return assessed, parts.attributed(failures)


def disclosures(
    request: Request,
    parts: Parts,
    least: Confidence = "likely",
    topic: str | None = None,
    plan: Plan | None = None,
    how: How | None = None,
) -> tuple[list[tuple[Source, tuple[Disclosure, ...]]], list[Failure]]:
    """What every file discloses, at least that surely; only of one topic (and its children), if given.

    Raises ValueError for an unknown forced format, and for a configuration that cannot be used.
    """
    policies, failures = _inputs(request, parts, plan)
    _choose(request, parts)
    how = how or How()
    found: list[tuple[Source, tuple[Disclosure, ...]]] = []
    for _, outcome in _surveyed(Disclosing(request, parts, how.load), parts, policies, how, failures):
        failures += outcome.failures
        found += [(source, _chosen(told, least, topic)) for source, told in outcome.files]
    return found, parts.attributed(failures)


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
    inputs, failures = _inputs(request, parts, plan)
    lowest: Confidence = "possible" if topic is not None else least
    found = []
    for one in inputs:
        read = read_policy(one, request, failures)
        if read:
            understood = understand_sources(read, request, parts)
            failures += [*understood.failures, *damage(understood.policy)]
            found.append((understood.policy, kept(understood.policy, lowest, topic)))
    return found, parts.attributed(failures)


def kept(policy: Policy, least: Confidence, topic: str | None) -> tuple[Disclosure, ...]:
    """The disclosures of a policy that are at least that sure, of one topic if given, in the order of the source."""
    return _chosen(ordered((*policy.disclosures, *policy.candidates)), least, topic)


def _surveyed(
    errand: Errand[_T], parts: Parts, policies: Sequence[PolicyInput], how: How, failures: list[Failure]
) -> list[tuple[PolicyInput, _T]]:
    """What came of each policy that could be read; what could not is added to `failures`."""
    cache = None
    if how.store is not None:
        stamp = stamp_of(parts, errand.request, type(errand).__name__)
        cache = errand.cache(how.store, stamp) if stamp is not None else None
    task = Task(errand, cache, how.clock is not None)
    came = outcomes(task, [one.names for one in policies], how)
    found: list[tuple[PolicyInput, _T]] = []
    for one, outcome in zip(policies, came, strict=True):
        if isinstance(outcome, Unread):
            failures += map(input_failure, outcome.problems)
        else:
            found.append((one, outcome))
    return found


def _inputs(request: Request, parts: Parts, plan: Plan | None) -> tuple[list[PolicyInput], list[Failure]]:
    """The policies of a request, and what is wrong so far."""
    names, problems = found_names(request, parts)
    if plan is not None:
        plan.check([request.stdin_name if name == STDIN else name for name in names], parts, names=False)
    return grouped(names, request, plan), [*parts.failures, *map(input_failure, problems)]


def _choose(request: Request, parts: Parts) -> None:
    """Raise ValueError for an unknown forced format, before anything is read."""
    if request.format is not None:
        choose_frontend(Source("", ""), parts.frontends, request.format)


def _chosen(everything: Sequence[Disclosure], least: Confidence, topic: str | None) -> tuple[Disclosure, ...]:
    return tuple(one for one in everything if _wanted(one, least, topic))


def _wanted(disclosure: Disclosure, least: Confidence, topic: str | None) -> bool:
    sure = CONFIDENCES.index(disclosure.confidence) <= CONFIDENCES.index(least)
    return sure and (topic is None or topic in ancestors(disclosure.topic))
