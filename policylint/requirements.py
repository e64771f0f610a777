"""Which requirements of the active frameworks apply to a policy, and which it meets. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from policylint.condition import Condition
from policylint.coverage import Coverage
from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.facts import Answer, lies_in
from policylint.framework import Framework, Requirement
from policylint.policy import Policy
from policylint.rule import RuleInfo
from policylint.source import Source
from policylint.topics import topics

State: TypeAlias = Literal["met", "missing", "unclear", "not-applicable", "needs-answer"]
STATES: dict[State, str] = {
    "met": "found in the text",
    "missing": "due, and not found",
    "unclear": "found, but a rule objects to how it is said; or nothing here can judge it",
    "not-applicable": "its condition does not hold",
    "needs-answer": "neither the text nor a declared fact shows whether its condition holds",
}


@dataclass(frozen=True, slots=True)
class RequirementState:
    """How one policy stands to one requirement.

    `disclosures` are what meets it, in order of the source; `reported_under` is the topic whose absence is
    reported if it is missing; `questions` are the facts that would settle whether it is due; `findings` are
    what the rule that judges it objects to.
    """

    framework: Framework
    requirement: Requirement
    state: State
    disclosures: tuple[Disclosure, ...] = ()
    reported_under: str = ""
    questions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """How one policy stands to every requirement of its frameworks, in their order.

    `title` is what the configuration calls a policy that is split over files.
    """

    source: Source
    coverage: Coverage
    frameworks: tuple[Framework, ...]
    states: tuple[RequirementState, ...]
    title: str = ""


def in_force(framework: Framework, on: date, *, preview: bool = True) -> Framework:
    """The framework as it stands on a day; without `preview`, only what somebody has compared with the law."""
    day = on.isoformat()
    kept = tuple(
        need
        for need in framework.requirements
        if (not need.since or need.since <= day)
        and (not need.until or day < need.until)
        and (preview or need.verified)
    )
    if len(kept) == len(framework.requirements):
        return framework
    return _with(framework, kept)


def _with(framework: Framework, requirements: tuple[Requirement, ...]) -> Framework:
    return Framework(
        framework.name, framework.title, requirements, framework.summary, framework.url,
        framework.jurisdiction, framework.audiences,
    )  # fmt: skip


def upcoming(
    frameworks: Iterable[Framework], on: date, *, preview: bool = True
) -> tuple[tuple[Framework, Requirement], ...]:
    """What is not yet in force on a day but will be, the soonest first."""
    coming = [
        (framework, need)
        for framework in frameworks
        for need in framework.requirements
        if need.since > on.isoformat() and (preview or need.verified)
    ]
    return tuple(sorted(coming, key=lambda pair: pair[1].since))


def counts_for(disclosure: Disclosure, framework: Framework) -> bool:
    """Whether a statement is made to readers whom the framework protects."""
    readers = disclosure.readers
    return not readers or not framework.audiences or readers in framework.audiences


def assess(
    frameworks: Iterable[Framework], policy: Policy, judged: Mapping[str, Sequence[Finding]] | None = None
) -> tuple[RequirementState, ...]:
    """The state of every requirement of the frameworks, in their order.

    `judged` are the findings of those rules that ran, by name; a requirement that names another rule is
    unclear. A denial meets a requirement, for it tells readers what they need.
    """
    by_topic: dict[str, list[Disclosure]] = {}
    for disclosure in policy.disclosures:
        for topic in _family(disclosure.topic):
            by_topic.setdefault(topic, []).append(disclosure)
    answers: dict[Condition, Answer] = {}
    states = []
    for framework in frameworks:
        for requirement in framework.requirements:
            found = _evidence(requirement.topics, framework, by_topic)
            when = requirement.when
            due: Answer = "yes"
            if when is not None:
                due = answers[when] if when in answers else answers.setdefault(when, when.answer(policy))
            states.append(_assessed(framework, requirement, policy, due, found, by_topic, judged or {}))
    return tuple(states)


def _family(topic: str) -> tuple[str, ...]:
    parts = topic.split(".")
    return tuple(".".join(parts[: count + 1]) for count in range(len(parts)))


def _evidence(
    wanted: Iterable[str], framework: Framework, by_topic: Mapping[str, list[Disclosure]]
) -> tuple[Disclosure, ...]:
    found = [d for topic in wanted for d in by_topic.get(topic, ()) if counts_for(d, framework)]
    return tuple(dict.fromkeys(sorted(found, key=lambda d: (d.span.start, d.span.end))))


def _assessed(
    framework: Framework,
    requirement: Requirement,
    policy: Policy,
    due: Answer,
    found: tuple[Disclosure, ...],
    by_topic: Mapping[str, list[Disclosure]],
    judged: Mapping[str, Sequence[Finding]],
) -> RequirementState:
    bare = RequirementState(framework, requirement, "unclear")
    if due == "no":
        return replace(bare, state="not-applicable")
    if requirement.topics and not found:
        if due == "unknown":
            return _unanswered(bare, policy)
        under = _reporting_topic(requirement, framework, by_topic)
        if not all(policy.coverage.proves_absence(topic) for topic in (*requirement.topics, under)):
            return bare
        return replace(bare, state="missing", reported_under=under)
    if not requirement.rule:
        if not requirement.topics:
            return _unanswered(bare, policy) if due == "unknown" else bare
        return replace(bare, state="met", disclosures=found)
    if due == "unknown" and not found:
        return _unanswered(bare, policy)
    findings = judged.get(requirement.rule)
    if findings is not None:
        findings = [finding for finding in findings if concerns(requirement, finding)]
    return _judged(replace(bare, disclosures=found), findings)


def _unanswered(bare: RequirementState, policy: Policy) -> RequirementState:
    when = bare.requirement.when
    questions = when.questions(policy) if when is not None else ()
    return replace(bare, state="needs-answer", questions=questions)


def _judged(state: RequirementState, findings: Sequence[Finding] | None) -> RequirementState:
    """With a rule: met where it ran and found nothing, unclear where it objects; not run, the topics decide."""
    if findings:
        return replace(state, findings=tuple(findings))
    return replace(state, state="met" if findings is not None or state.disclosures else "unclear")


def _reporting_topic(
    requirement: Requirement, framework: Framework, by_topic: Mapping[str, list[Disclosure]]
) -> str:
    """The topic under which a missing requirement is reported, once.

    The first of its topics speaks for all; where that topic's parent is missing too, the parent does.
    """
    first = requirement.topics[0]
    parent = first.rpartition(".")[0]
    return parent if parent in topics() and not _evidence((parent,), framework, by_topic) else first


def concerns(requirement: Requirement, finding: Finding) -> bool:
    """Whether what a rule found is a requirement's business: a country at home is not abroad."""
    if not finding.country:
        return True
    return not any(lies_in(finding.country, region) == "yes" for region in requirement.home)


def asked_for(
    states: Iterable[RequirementState], info: RuleInfo, finding: Finding | None = None
) -> tuple[tuple[Framework, Requirement], ...]:
    """The requirements, with their frameworks, for whose sake a finding of a rule in a policy is reported.

    For a rule that reports a topic's absence: those that apply, are missing and are reported under that
    topic. For any other rule: those that name it and apply; if missing altogether, only where the rule reports
    an absence place by place. Without a finding: for whose sake one of the rule's could be. Ask only for rules
    that found something.
    """
    return tuple(
        (state.framework, state.requirement)
        for state in states
        if _asks(state, info) and (finding is None or concerns(state.requirement, finding))
    )


def _asks(state: RequirementState, info: RuleInfo) -> bool:
    if info.reports_absence and info.topic:
        return state.state == "missing" and state.reported_under == info.topic
    if state.state == "missing" and not info.reports_absence:
        return False
    return state.requirement.rule == info.name and state.state not in ("not-applicable", "needs-answer")
