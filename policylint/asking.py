"""For whose sake a finding is reported: which requirements of the active frameworks ask for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from policylint.condition import All, Condition, Not
from policylint.condition import Any as AnyOf
from policylint.diagnostics import SEVERITIES, Citation, Finding, Severity
from policylint.evidence import Evidence
from policylint.framework import FLOOR, Framework
from policylint.frozen import dataclass
from policylint.memory import remembered_of
from policylint.policy import Policy
from policylint.requirements import Need, State, answered, concerns, needs_of, stands
from policylint.rule import RuleInfo
from policylint.three_valued import Answer, negated


class Asking:
    """The requirements of some frameworks that may ask for findings in one policy; looked at when a finding needs them.

    Raises whatever a condition raises.
    """

    __slots__ = ("_answers", "_evidence", "_named", "_places", "_policy", "_stood", "_under")

    def __init__(self, frameworks: Iterable[Framework], policy: Policy) -> None:
        active = tuple(frameworks)
        self._policy = policy
        self._evidence = Evidence(policy)
        self._places = _places(active)
        self._answers = _Answers(_parts(active), policy)
        self._stood: list[tuple[State, str] | None] = [None] * len(self._places.questions)
        self._under: dict[str, Asked] = {}
        self._named: dict[str, tuple[tuple[Need, bool], ...]] = {}

    def missing(self, topic: str) -> Asked:
        """What is due, missing, and reported under this topic."""
        found = self._under.get(topic)
        if found is None:
            wanted = "missing", topic
            numbers = [one for one in self._places.by_topic.get(topic, ()) if self._stands(one) == wanted]
            found = self._under[topic] = self._places.asked(tuple(numbers)) if numbers else _NOTHING
        return found

    def judged_by(self, rule: str) -> tuple[tuple[Need, bool], ...]:
        """What names the rule and applies; with each, whether it is missing altogether."""
        found = self._named.get(rule)
        if found is None:
            states = [(one, self._stands(number)[0]) for one, number in self._places.by_rule.get(rule, ())]
            due = [(one, state == "missing") for one, state in states if state not in _NOT_DUE]
            found = self._named[rule] = tuple(due)
        return found

    def _stands(self, number: int) -> tuple[State, str]:
        """How it stands with the needs that ask the question with this number."""
        known = self._stood[number]
        if known is None:
            need = self._places.questions[number][0]
            answer = self._answers.of(need.condition)
            known = self._stood[number] = stands(need, answer, self._policy, self._evidence)
        return known


@dataclass(frozen=True, slots=True)
class Asked:
    """The needs for whose sake something is reported, how grave it is for the gravest of them, and the laws to cite."""

    needs: tuple[Need, ...] = ()
    severity: Severity = "info"
    citations: tuple[Citation, ...] = ()


_NOTHING = Asked()


def weighed(needs: Sequence[Need]) -> Asked:
    """Some needs, weighed; the floor is nobody's law, so it is not cited."""
    severity: Severity = min(
        [need.requirement.severity for need in needs], key=SEVERITIES.index, default="info"
    )
    return Asked(tuple(needs), severity, cited_by(needs))


def cited_by(needs: Iterable[Need]) -> tuple[Citation, ...]:
    """The laws that some needs are of."""
    return tuple([need.citation for need in needs if need.framework.name != FLOOR])


_NOT_DUE = ("not-applicable", "needs-answer")


_SEVERAL = (All, AnyOf)


class _Answers:
    """What conditions come to in one policy: those of frameworks are much alike, so each part of them is answered once."""

    __slots__ = ("_known", "_parts", "_policy")

    def __init__(self, parts: Sequence[_Part], policy: Policy) -> None:
        self._parts = parts
        self._policy = policy
        self._known: list[Answer | None] = [None] * len(parts)

    def of(self, number: int) -> Answer:
        """What the part with this number comes to. Raises whatever it raises."""
        told = self._known[number]
        if told is None:
            told = self._known[number] = self._worked_out(*self._parts[number])
        return told

    def _worked_out(self, whole: Condition | None, numbers: Sequence[int]) -> Answer:
        if isinstance(whole, Not):
            return negated(self.of(numbers[0]))
        if not isinstance(whole, _SEVERAL):
            return answered(whole, self._policy)
        deciding: Answer = "no" if isinstance(whole, All) else "yes"
        told, known = negated(deciding), self._known
        for number in numbers:
            answer = known[number] or self.of(number)
            if answer == deciding:
                return answer
            if answer == "unknown":
                told = answer
        return told


_Part: TypeAlias = "tuple[Condition | None, tuple[int, ...]]"
"""A condition, and the numbers of those that it is put together from."""


@remembered_of
def _parts(frameworks: tuple[Framework, ...]) -> list[_Part]:
    """The conditions of some frameworks by their numbers (see `Needs`), then all that they are put together from, each once."""
    wholes = needs_of(frameworks).conditions
    numbers: dict[Condition | None, int] = {one: number for number, one in enumerate(wholes)}
    parts: list[_Part] = []
    ahead = list(wholes)
    for whole in ahead:
        inner = (
            (whole.part,) if isinstance(whole, Not) else whole.parts if isinstance(whole, _SEVERAL) else ()
        )
        for one in inner:
            if one not in numbers:
                numbers[one] = len(ahead)
                ahead.append(one)
        parts.append((whole, tuple([numbers[one] for one in inner])))
    return parts


class _Places:
    """The requirements of some frameworks by the rules they name, and by the topics under which they may be reported.

    Those that differ in nothing but their law ask the same question; `questions` are the needs of each.
    """

    def __init__(self, frameworks: tuple[Framework, ...]) -> None:
        self.questions: list[list[Need]] = []
        self.by_topic: dict[str, list[int]] = {}
        self.by_rule: dict[str, list[tuple[Need, int]]] = {}
        self._order: dict[int, int] = {}
        self._asked: dict[tuple[int, ...], Asked] = {}
        numbers: dict[tuple[int, tuple[str, ...], tuple[str, ...]], int] = {}
        for place, need in enumerate(needs_of(frameworks).all):
            self._order[id(need)] = place
            number = numbers.setdefault((need.condition, need.topics, need.audiences), len(numbers))
            if number == len(self.questions):
                self.questions.append([])
                for topic in _reported_under(need):
                    self.by_topic.setdefault(topic, []).append(number)
            self.questions[number].append(need)
            if need.requirement.rule:
                self.by_rule.setdefault(need.requirement.rule, []).append((need, number))

    def asked(self, numbers: tuple[int, ...]) -> Asked:
        """The needs that ask some questions, in the order of the frameworks, weighed."""
        known = self._asked.get(numbers)
        if known is None:
            if len(self._asked) >= _MOST:
                self._asked.clear()
            needs = [need for number in numbers for need in self.questions[number]]
            needs.sort(key=lambda need: self._order[id(need)])
            known = self._asked[numbers] = weighed(needs)
        return known


_MOST = 4096
"""So many sets of questions are remembered with what they come to: frameworks ask a few for each topic."""


def _reported_under(need: Need) -> Iterable[str]:
    """The topics under which a need may be reported: the first of its own, or the parent of that."""
    if not need.topics:
        return ()
    first = need.topics[0]
    return dict.fromkeys((first, first.rpartition(".")[0]))


@remembered_of
def _places(frameworks: tuple[Framework, ...]) -> _Places:
    return _Places(frameworks)


def asked_for(asking: Asking, info: RuleInfo, finding: Finding | None = None) -> tuple[Need, ...]:
    """The requirements for whose sake a finding of a rule in a policy is reported.

    For a rule that reports a topic's absence: those that apply, are missing and are reported under that
    topic. For any other rule: those that name it and apply; if missing altogether, only where the rule reports
    an absence place by place. Without a finding: for whose sake one of the rule's could be.
    """
    if info.reports_absence and info.topic:
        found = asking.missing(info.topic).needs
    else:
        found = tuple(
            [need for need, missing in asking.judged_by(info.name) if info.reports_absence or not missing]
        )
    if finding is None or not finding.country:
        return found
    return tuple([need for need in found if concerns(need.requirement, finding)])
