"""Which requirements of the active frameworks apply to a policy, and which it meets. Pure functions."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from policylint.coverage import Coverage
from policylint.diagnostics import Citation, Finding, Unasked
from policylint.disclosure import Disclosure
from policylint.framework import Framework, Requirement
from policylint.frozen import dataclass
from policylint.law.condition import All, Condition, Not
from policylint.law.denials import NothingCollected
from policylint.law.evidence import Evidence
from policylint.law.facts import lies_in
from policylint.law.three_valued import Answer
from policylint.machine.memory import remembered_of
from policylint.policy import Policy
from policylint.source import Source, Span
from policylint.topics import topics

_Judged: TypeAlias = Mapping[str, Sequence[Finding]]
State: TypeAlias = Literal["met", "missing", "unclear", "not-applicable", "needs-answer"]
CONTRADICTIONS = "contradictory-statements"
"""The rule whose findings a requirement that only denials meet is held against."""
STALE = {"stale-privacy-shield": ("transfer.safeguards", "mechanism", "privacy-shield")}
"""Rules that call something void, and what: a topic, an attribute and its value. A requirement that nothing else meets is held against them."""

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
    what the rule that judges it objects to, or else `rule`.
    """

    framework: Framework
    requirement: Requirement
    state: State
    disclosures: tuple[Disclosure, ...] = ()
    reported_under: str = ""
    questions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """How one policy stands to every requirement of its frameworks, in their order.

    `title` is what the configuration calls a policy that is split over files; `unasked` are the frameworks none of whose
    requirements is due.
    """

    source: Source
    coverage: Coverage
    frameworks: tuple[Framework, ...]
    states: tuple[RequirementState, ...]
    title: str = ""
    unasked: tuple[Unasked, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement of a framework, with what is asked of its framework again and again, and the number of its condition.

    `citation` tells where the framework says so.
    """

    framework: Framework
    requirement: Requirement
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    condition: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Needs:
    """All requirements of some frameworks, in their order, and their conditions, each once."""

    all: tuple[Need, ...]
    conditions: tuple[Condition | None, ...]


@remembered_of
def needs_of(frameworks: tuple[Framework, ...]) -> Needs:
    """What the frameworks ask for."""
    numbers: dict[Condition | None, int] = {}
    needs = []
    for framework in frameworks:
        audiences = framework.audiences
        for one in framework.requirements:
            number = numbers.setdefault(_condition(framework, one), len(numbers))
            needs.append(Need(framework, one, one.topics, audiences, number, cited(framework, one)))
    return Needs(tuple(needs), tuple(numbers))


def _condition(framework: Framework, requirement: Requirement) -> Condition | None:
    """When a requirement of a framework is due; None: always."""
    if framework.unless is None:
        return requirement.when
    otherwise = Not(framework.unless)
    return otherwise if requirement.when is None else All((otherwise, requirement.when))


def unasked(frameworks: Iterable[Framework], policy: Policy) -> tuple[Unasked, ...]:
    """The frameworks that ask for nothing of a policy, those with the same reason together. Raises whatever a condition raises."""
    titles: dict[Condition, list[str]] = {}
    for framework in frameworks:
        if framework.unless is not None:
            titles.setdefault(framework.unless, []).append(framework.title)
    return tuple(
        [
            _unasked(tuple(those), reason, policy)
            for reason, those in titles.items()
            if reason.answer(policy) == "yes"
        ]
    )


def _unasked(frameworks: tuple[str, ...], reason: Condition, policy: Policy) -> Unasked:
    said = reason.because(policy) if isinstance(reason, NothingCollected) else None
    source = policy.document.source
    if said is None:
        return Unasked(frameworks, reason.describe(), source.located(Span(0, 0))[0], Span(0, 0))
    return Unasked(frameworks, reason.describe(), *source.located(said.span), said.text)


def cited(framework: Framework, requirement: Requirement) -> Citation:
    """Where a framework asks for it."""
    return Citation(framework.title, requirement.section, requirement.url, requirement.checked)


def assess(
    frameworks: Iterable[Framework], policy: Policy, judged: _Judged | None = None
) -> tuple[RequirementState, ...]:
    """The state of every requirement of the frameworks, in their order.

    `judged` are the findings of those rules that ran, by name; a requirement that names another rule is
    unclear. A denial meets a requirement, for it tells readers what they need, unless something else in the policy contradicts it.
    """
    evidence = Evidence(policy)
    needs = needs_of(tuple(frameworks))
    due = [_due(condition, policy) for condition in needs.conditions]
    return tuple([_assessed(need, due[need.condition], policy, evidence, judged or {}) for need in needs.all])


def _due(when: Condition | None, policy: Policy) -> tuple[Answer, tuple[str, ...]]:
    """Whether a condition holds, and what would settle it."""
    answer = answered(when, policy)
    return answer, when.questions(policy) if when is not None and answer == "unknown" else ()


def answered(when: Condition | None, policy: Policy) -> Answer:
    """Whether a condition holds; no condition always does."""
    return "yes" if when is None else when.answer(policy)


def stands(need: Need, answer: Answer, policy: Policy, evidence: Evidence) -> tuple[State, str]:
    """The state of a requirement whose condition has this answer, whatever its rule objects to; the topic under which it is
    reported if it is missing.
    """
    if answer == "no":
        return "not-applicable", ""
    wanted, told = need.topics, evidence.told_to(need.audiences)
    found = not told.isdisjoint(wanted)
    if answer == "unknown" and not found:
        return "needs-answer", ""
    if wanted and not found:
        under = reporting_topic(wanted[0], told)
        coverage = policy.coverage
        if not coverage.absence_is_meaningful or not coverage.unclear.isdisjoint((*wanted, under)):
            return "unclear", ""
        return "missing", under
    return "met" if wanted else "unclear", ""


def _assessed(
    need: Need,
    due: tuple[Answer, tuple[str, ...]],
    policy: Policy,
    evidence: Evidence,
    judged: _Judged,
) -> RequirementState:
    framework, requirement = need.framework, need.requirement
    answer, questions = due
    state, under = stands(need, answer, policy, evidence)
    if state == "not-applicable":
        return RequirementState(framework, requirement, state)
    found = evidence.of(need.topics, need.audiences)
    if state == "needs-answer":
        return RequirementState(framework, requirement, state, questions=questions)
    if need.topics and not found:
        return RequirementState(framework, requirement, state, reported_under=under)
    findings = judged.get(requirement.rule)
    if findings is not None:
        findings = [finding for finding in findings if concerns(requirement, finding)]
        state = "met"
    rule = ""
    if found and not findings:
        findings, rule = _objections(found, judged)
    if findings:
        return RequirementState(framework, requirement, "unclear", found, findings=tuple(findings), rule=rule)
    return RequirementState(framework, requirement, state, found)


def _objections(found: Sequence[Disclosure], judged: _Judged) -> tuple[Sequence[Finding], str]:
    """What another rule says against all that meets a requirement, and which; nothing if none does."""
    if told := _contradicting(found, judged.get(CONTRADICTIONS, ())):
        return told, CONTRADICTIONS
    for rule, (topic, name, value) in STALE.items():
        if judged.get(rule) and all(one.topic == topic and {*one.values(name)} == {value} for one in found):
            return judged[rule], rule
    return (), ""


def _contradicting(found: Sequence[Disclosure], contradictions: Iterable[Finding]) -> list[Finding]:
    """The contradictions in which all that meets a requirement stands, where that is nothing but denials."""
    if any(one.polarity != "denied" for one in found):
        return []
    told = [finding for finding in contradictions if any(finding.span.overlaps(one.span) for one in found)]
    return told if all(any(finding.span.overlaps(one.span) for finding in told) for one in found) else []


def reporting_topic(first: str, told: Container[str]) -> str:
    """The topic under which a missing requirement is reported, once, given all that is told to those it protects.

    The `first` of its topics speaks for all; where that topic's parent is missing too, the parent does.
    """
    parent = first.rpartition(".")[0]
    return parent if parent not in told and parent in topics() else first


def concerns(requirement: Requirement, finding: Finding) -> bool:
    """Whether what a rule found is a requirement's business: a country at home is not abroad."""
    if not finding.country:
        return True
    return not any(lies_in(finding.country, region) == "yes" for region in requirement.home)
