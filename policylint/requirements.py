"""Which requirements of the active frameworks apply to a policy, and which it meets. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from policylint.disclosure import Disclosure
from policylint.framework import Framework, Requirement
from policylint.policy import Policy
from policylint.rule import RuleInfo
from policylint.topics import ancestors, topics

State: TypeAlias = Literal["met", "missing", "unclear", "not-applicable"]
"""`unclear`: topics alone cannot judge it; `not-applicable`: the text does not show its condition."""


@dataclass(frozen=True, slots=True)
class RequirementState:
    """How one policy stands to one requirement. `disclosures` are what meets it, in order of the source."""

    framework: Framework
    requirement: Requirement
    state: State
    disclosures: tuple[Disclosure, ...] = ()


def applies(requirement: Requirement, policy: Policy) -> bool:
    """Whether the requirement is due: always, or because the text states one of its conditions.

    A denied condition is none: who transfers no data need not say on what transfers rest.
    """
    if not requirement.when:
        return True
    return any(found.polarity == "stated" for topic in requirement.when for found in policy.about(topic))


def state_of(requirement: Requirement, policy: Policy) -> State:
    """How the policy stands to the requirement. A denial meets it, for it tells readers what they need."""
    if not applies(requirement, policy):
        return "not-applicable"
    if requirement.rule or not requirement.topics:
        return "unclear"
    found = any(policy.status(topic) != "not-found" for topic in requirement.topics)
    return "met" if found else "missing"


def assess(frameworks: Iterable[Framework], policy: Policy) -> tuple[RequirementState, ...]:
    """The state of every requirement of the frameworks, in their order."""
    states = []
    for framework in frameworks:
        for requirement in framework.requirements:
            state = state_of(requirement, policy)
            evidence = [found for topic in requirement.topics for found in policy.about(topic)]
            evidence.sort(key=lambda found: (found.span.start, found.span.end))
            met = tuple(dict.fromkeys(evidence)) if state == "met" else ()
            states.append(RequirementState(framework, requirement, state, met))
    return tuple(states)


def reporting_topic(requirement: Requirement, policy: Policy) -> str:
    """The topic under which a missing requirement is reported, once; empty if it names no topic.

    The first of its topics speaks for all; where that topic's parent is missing too, the parent does.
    """
    if not requirement.topics:
        return ""
    first = requirement.topics[0]
    parent = first.rpartition(".")[0]
    return parent if parent in topics() and policy.status(parent) == "not-found" else first


def asked_for(
    policy: Policy, frameworks: Iterable[Framework], info: RuleInfo
) -> tuple[tuple[Framework, Requirement], ...]:
    """The requirements, with their frameworks, for whose sake a rule's findings in this policy are reported.

    For a rule that reports a topic's absence: those that apply, are missing and are reported under that
    topic. For any other rule: those that name it and apply. Ask only for rules that found something.
    """
    return tuple(
        (framework, requirement)
        for framework in frameworks
        for requirement in framework.requirements
        if _asks(requirement, policy, info)
    )


def _asks(requirement: Requirement, policy: Policy, info: RuleInfo) -> bool:
    if requirement.rule:
        return requirement.rule == info.name and applies(requirement, policy)
    if not (info.reports_absence and info.topic):
        return False
    if not (requirement.topics and info.topic in ancestors(requirement.topics[0])):
        return False
    return state_of(requirement, policy) == "missing" and reporting_topic(requirement, policy) == info.topic
