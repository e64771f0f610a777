"""What policies disclose, and how they stand to what laws ask for, without judging them by all rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from policylint.cache.cache import stamp_of
from policylint.decisions import Settings
from policylint.disclosure import Confidence, Disclosure
from policylint.engine.choosing import choose_frontend
from policylint.host import Parts
from policylint.inputs import STDIN
from policylint.law.requirements import Assessment
from policylint.reporter import Failure
from policylint.request.grouping import PolicyInput, grouped, prepared
from policylint.request.loading import Request, found_names, input_failure, path_of
from policylint.request.plan import Plan
from policylint.request.selections import Selections
from policylint.running.outcomes import How, in_turn
from policylint.running.task import Errand, Task, Unread
from policylint.source import Source
from policylint.surveying.assessing import Assessing, assess_one
from policylint.surveying.disclosing import Disclosing, chosen, kept
from policylint.surveying.explaining import Explaining, Show

__all__ = ["assess_one", "assessments", "disclosures", "explained", "kept"]


class _Outcome(Protocol):
    @property
    def failures(self) -> tuple[Failure, ...]: ...


_T = TypeVar("_T", bound=_Outcome)


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
        if outcome.assessment is not None:
            assessed.append(replace(outcome.assessment, title=one.title))
    return assessed, parts.attributed(failures)


def disclosures(
    request: Request,
    parts: Parts,
    failures: list[Failure],
    least: Confidence = "likely",
    topic: str | None = None,
    plan: Plan | None = None,
    how: How | None = None,
) -> Iterator[tuple[Source, tuple[Disclosure, ...]]]:
    """What every file discloses, at least that surely; only of one topic (and its children), if given. Policies are read while
    this goes on, so it takes no more memory for many; what could not be read or did not run is added to `failures`.

    Raises ValueError for an unknown forced format, and for a configuration that cannot be used, before any is read.
    """
    policies = _inputs(request, parts, plan, failures)
    how = how or How()
    errand = Disclosing(request, parts, how.load, _templates(policies, request, plan))
    found = _surveyed(errand, parts, policies, how, failures)
    return ((source, chosen(told, least, topic)) for _, outcome in found for source, told in outcome.files)


def explained(
    request: Request,
    parts: Parts,
    show: Show,
    failures: list[Failure],
    least: Confidence = "likely",
    topic: str | None = None,
    plan: Plan | None = None,
    how: How | None = None,
) -> Iterator[Any]:
    """As `disclosures`, given with the whole policy to `show`, for what explains them stands around them: what that gives for each.

    With a topic, its near misses are among them, whatever `least` says. Policies are read anew. Raises as `disclosures` does.
    """
    policies = _inputs(request, parts, plan, failures)
    how = replace(how or How(), store=None)
    least = "possible" if topic is not None else least
    told = _templates(policies, request, plan)
    errand = Explaining(request, parts, show, least, topic, how.load, told)
    found = _surveyed(errand, parts, policies, how, failures)
    return (outcome.shown for _, outcome in found if outcome.shown is not None)


def _surveyed(
    errand: Errand[_T], parts: Parts, policies: Sequence[PolicyInput], how: How, failures: list[Failure]
) -> Iterator[tuple[PolicyInput, _T]]:
    """What comes of each policy that can be read, in turn; what cannot, and what failed, is added to `failures`."""
    cache = None
    if how.store is not None:
        stamp = stamp_of(parts, errand.request, type(errand).__name__)
        cache = errand.cache(how.store, stamp) if stamp is not None else None
    task = Task(errand, cache, how.clock is not None)
    came = in_turn(task, [one.names for one in policies], how)
    for one, outcome in zip(policies, came, strict=True):
        if isinstance(outcome, Unread):
            failures += map(input_failure, outcome.problems)
        else:
            failures += outcome.failures
            yield one, outcome


def _inputs(request: Request, parts: Parts, plan: Plan | None, failures: list[Failure]) -> list[PolicyInput]:
    """The policies of a request; what is wrong so far is added to `failures`. Raises ValueError."""
    names, problems = found_names(request, parts)
    if plan is not None:
        plan.check([request.stdin_name if name == STDIN else name for name in names], parts, names=False)
    failures += [*parts.failures, *map(input_failure, problems)]
    _choose(request, parts)
    return grouped(names, request, plan)


def _templates(
    policies: Sequence[PolicyInput], request: Request, plan: Plan | None
) -> dict[str, tuple[str, ...]]:
    """The template languages that the configuration gives policies, by the path of the main file."""
    found: dict[str, tuple[str, ...]] = {}
    for one in policies if plan is not None and plan.sources.loaded() else ():
        path = path_of(one.names[0], request)
        told = plan.applied(path).templates if plan is not None else None
        if told is not None:
            found[path] = told
    return found


def _choose(request: Request, parts: Parts) -> None:
    """Raise ValueError for an unknown forced format, before anything is read."""
    if request.format is not None:
        choose_frontend(Source("", ""), parts.frontends, request.format)
