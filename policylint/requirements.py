"""Which requirements of the active frameworks apply to a policy, and which it meets. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from policylint.condition import Condition
from policylint.coverage import Coverage
from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.facts import Answer, lies_in
from policylint.framework import Framework, Requirement
from policylint.frozen import dataclass
from policylint.memory import remembered
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
    evidence = _Evidence(policy)
    asked, conditions = _asked(tuple(frameworks))
    answers = [_answered(condition, policy) for condition in conditions]
    return tuple(
        [
            _assessed(framework, requirement, policy, answers[number], evidence, judged or {})
            for framework, requirement, number in asked
        ]
    )


@remembered
def _asked(
    frameworks: tuple[Framework, ...],
) -> tuple[list[tuple[Framework, Requirement, int]], list[Condition | None]]:
    """All requirements, each with the number of its condition, and the conditions, each once."""
    numbers: dict[Condition | None, int] = {}
    asked = [
        (framework, requirement, numbers.setdefault(requirement.when, len(numbers)))
        for framework in frameworks
        for requirement in framework.requirements
    ]
    return asked, list(numbers)


def _answered(when: Condition | None, policy: Policy) -> tuple[Answer, tuple[str, ...]]:
    """Whether a condition holds, and what would settle it."""
    if when is None:
        return "yes", ()
    answer = when.answer(policy)
    return answer, when.questions(policy) if answer == "unknown" else ()


@cache
def _family(topic: str) -> tuple[str, ...]:
    parts = topic.split(".")
    return tuple(".".join(parts[: count + 1]) for count in range(len(parts)))


class _Evidence:
    """What a policy says of topics to those whom a framework protects; looked up once for the same question."""

    def __init__(self, policy: Policy) -> None:
        self._disclosures = sorted(policy.disclosures, key=_place)
        self._by_topic: dict[str, list[int]] = {}
        for number, disclosure in enumerate(self._disclosures):
            for topic in _family(disclosure.topic):
                self._by_topic.setdefault(topic, []).append(number)
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Disclosure, ...]] = {}

    def of(self, wanted: tuple[str, ...], framework: Framework) -> tuple[Disclosure, ...]:
        """In the order of the source, each once."""
        key = (wanted, framework.audiences)
        found = self._known.get(key)
        if found is None:
            numbers = {number for topic in wanted for number in self._by_topic.get(topic, ())}
            told = [self._disclosures[number] for number in sorted(numbers)]
            found = self._known[key] = tuple([one for one in told if counts_for(one, framework)])
        return found


def _place(disclosure: Disclosure) -> tuple[int, int]:
    span = disclosure.span
    return span.start, span.end


def _assessed(
    framework: Framework,
    requirement: Requirement,
    policy: Policy,
    due: tuple[Answer, tuple[str, ...]],
    evidence: _Evidence,
    judged: Mapping[str, Sequence[Finding]],
) -> RequirementState:
    answer, questions = due
    if answer == "no":
        return RequirementState(framework, requirement, "not-applicable")
    wanted = requirement.topics
    found = evidence.of(wanted, framework) if wanted else ()
    if answer == "unknown" and not found:
        return RequirementState(framework, requirement, "needs-answer", questions=questions)
    if wanted and not found:
        under = _reporting_topic(wanted[0], framework, evidence)
        if not all(policy.coverage.proves_absence(topic) for topic in (*wanted, under)):
            return RequirementState(framework, requirement, "unclear")
        return RequirementState(framework, requirement, "missing", reported_under=under)
    if not requirement.rule:
        return RequirementState(framework, requirement, "met" if wanted else "unclear", found)
    findings = judged.get(requirement.rule)
    if findings is not None:
        findings = [finding for finding in findings if concerns(requirement, finding)]
    return _judged(framework, requirement, found, findings)


def _judged(
    framework: Framework,
    requirement: Requirement,
    found: tuple[Disclosure, ...],
    findings: Sequence[Finding] | None,
) -> RequirementState:
    """With a rule: met where it ran and found nothing, unclear where it objects; not run, the topics decide."""
    if findings:
        return RequirementState(framework, requirement, "unclear", found, findings=tuple(findings))
    state: State = "met" if findings is not None or found else "unclear"
    return RequirementState(framework, requirement, state, found)


def _reporting_topic(first: str, framework: Framework, evidence: _Evidence) -> str:
    """The topic under which a missing requirement is reported, once.

    The `first` of its topics speaks for all; where that topic's parent is missing too, the parent does.
    """
    parent = first.rpartition(".")[0]
    return parent if parent in topics() and not evidence.of((parent,), framework) else first


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
    asking = _asking(states)
    if info.reports_absence and info.topic:
        found = asking.by_topic.get(info.topic, ())
    else:
        found = asking.by_rule.get(info.name, ())
    return tuple(
        (state.framework, state.requirement)
        for state in found
        if (state.state != "missing" or info.reports_absence)
        and (finding is None or concerns(state.requirement, finding))
    )


class _Asking:
    """The requirements that may ask for a finding: missing ones by topic, those that apply by rule."""

    def __init__(self, states: Iterable[RequirementState]) -> None:
        self.by_topic: dict[str, list[RequirementState]] = {}
        self.by_rule: dict[str, list[RequirementState]] = {}
        for state in states:
            if state.state == "missing":
                self.by_topic.setdefault(state.reported_under, []).append(state)
            if state.requirement.rule and state.state not in ("not-applicable", "needs-answer"):
                self.by_rule.setdefault(state.requirement.rule, []).append(state)


@remembered
def _asking(states: Iterable[RequirementState]) -> _Asking:
    return _Asking(states)
