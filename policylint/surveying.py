"""What policies disclose, and how they stand to what laws ask for, without judging them by all rules."""

from __future__ import annotations

from policylint.decisions import FLOOR, Selection, Settings
from policylint.diagnostics import Finding
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure
from policylint.engine import judge
from policylint.host import Parts
from policylint.inputs import InputProblem
from policylint.inspection import inspection
from policylint.loading import Request, input_failure, sources, understand_source
from policylint.plan import Plan
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.requirements import Assessment, assess
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
        found, failed = assess_one(one.policy, one.selection)
        assessed.append(found)
        inputs.failures += [*failed, *damage(one.policy)]
    return assessed, parts.attributed(inputs.failures)


def damage(policy: Policy) -> list[Failure]:
    """What must be said of a declaration that could be understood only in part."""
    if not policy.coverage.unclear:
        return []
    message = "not all of it could be understood; `policylint check` shows where"
    return [Failure("declaration", message, policy.document.source.path)]


def assess_one(policy: Policy, selection: Selection) -> tuple[Assessment, list[Failure]]:
    """How one policy stands to its frameworks, and what failed."""
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
        failures += [*understood.failures, *damage(understood.policy)]
        found.append((source, kept(understood.policy, least, topic)))
    return found, parts.attributed(failures)


def explained(
    request: Request, parts: Parts, least: Confidence = "likely", topic: str | None = None
) -> tuple[list[tuple[Policy, tuple[Disclosure, ...]]], list[Failure]]:
    """As `disclosures`, with the whole policy of each input: what explains them stands around them.

    With a topic, its near misses are among them, whatever `least` says. Raises ValueError for an unknown forced format.
    """
    found: list[tuple[Policy, tuple[Disclosure, ...]]] = []
    failures = list(parts.failures)
    lowest: Confidence = "possible" if topic is not None else least
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(input_failure(source))
            continue
        understood = understand_source(source, request, parts)
        failures += [*understood.failures, *damage(understood.policy)]
        found.append((understood.policy, kept(understood.policy, lowest, topic)))
    return found, parts.attributed(failures)


def kept(policy: Policy, least: Confidence, topic: str | None) -> tuple[Disclosure, ...]:
    """The disclosures of a policy that are at least that sure, of one topic if given, in the order of the source."""
    everything = (*policy.disclosures, *policy.candidates)
    kept = [d for d in everything if _wanted(d, least, topic)]
    return tuple(sorted(kept, key=lambda d: (d.span.start, d.span.end, d.topic)))


def _wanted(disclosure: Disclosure, least: Confidence, topic: str | None) -> bool:
    sure = CONFIDENCES.index(disclosure.confidence) <= CONFIDENCES.index(least)
    return sure and (topic is None or topic in ancestors(disclosure.topic))
