"""For whose sake a finding is reported: which requirements of the active frameworks ask for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from policylint.diagnostics import SEVERITIES, Citation, Finding, Severity
from policylint.framework import FLOOR, Framework
from policylint.frozen import dataclass
from policylint.law.answers import Answers, Settled
from policylint.law.evidence import Evidence
from policylint.law.requirements import Need, State, concerns, needs_of, reporting_topic, stands
from policylint.machine.memory import remembered_of
from policylint.policy import Policy
from policylint.rule import RuleInfo


class Asking:
    """The requirements of some frameworks that may ask for findings in one policy; looked at when a finding needs them.

    Raises whatever a condition raises.
    """

    __slots__ = ("_answers", "_evidence", "_lacked", "_named", "_places", "_policy", "_stood", "_under")

    def __init__(self, frameworks: Iterable[Framework], policy: Policy) -> None:
        active = tuple(frameworks)
        self._policy = policy
        self._evidence = Evidence(policy)
        self._places = _places(active)
        self._answers = Answers(active, policy)
        self._stood: list[tuple[State, str] | None] = [None] * len(self._places.questions)
        self._lacked: dict[str, list[int]] | None = None
        self._under: dict[str, Asked] = {}
        self._named: dict[str, tuple[tuple[Need, bool], ...]] = {}

    def missing(self, topic: str) -> Asked:
        """What is due, missing, and reported under this topic."""
        found = self._under.get(topic)
        if found is None:
            lacked = self._lacked
            if lacked is None:
                lacked = self._lacked = self._places.lacked(
                    self._policy, self._evidence, self._answers.settled
                )
            questions, is_due = self._places.questions, self._answers.holds
            numbers = [one for one in lacked.get(topic, ()) if is_due(questions[one][0].condition)]
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


_Wanting: TypeAlias = dict[tuple[str, ...], list[tuple[int, Need]]]
"""Questions by their numbers, each with a need, that ask for topics, by those whom a framework protects."""


class _Places:
    """The requirements of some frameworks by the rules they name.

    Those that differ in nothing but their law ask the same question; `questions` are the needs of each.
    """

    def __init__(self, frameworks: tuple[Framework, ...]) -> None:
        self.questions: list[list[Need]] = []
        self.by_rule: dict[str, list[tuple[Need, int]]] = {}
        self._wanting: _Wanting = {}
        self._open: tuple[Settled | None, _Wanting] = None, {}
        self._order: dict[int, int] = {}
        self._asked: dict[tuple[int, ...], Asked] = {}
        numbers: dict[tuple[int, tuple[str, ...], tuple[str, ...]], int] = {}
        for place, need in enumerate(needs_of(frameworks).all):
            self._order[id(need)] = place
            number = numbers.setdefault((need.condition, need.topics, need.audiences), len(numbers))
            if number == len(self.questions):
                self.questions.append([])
                if need.topics:
                    self._wanting.setdefault(need.audiences, []).append((number, need))
            self.questions[number].append(need)
            if need.requirement.rule:
                self.by_rule.setdefault(need.requirement.rule, []).append((need, number))

    def lacked(self, policy: Policy, evidence: Evidence, settled: Settled) -> dict[str, list[int]]:
        """The questions that a policy does not speak to, but for those settled not to be due, by the topics to report them under."""
        lacked: dict[str, list[int]] = {}
        coverage = policy.coverage
        for audiences, wanting in self._open_by(settled).items() if coverage.absence_is_meaningful else ():
            told = evidence.told_to(audiences)
            for number, need in wanting:
                topics = need.topics
                if told.isdisjoint(topics):
                    under = reporting_topic(topics[0], told)
                    if coverage.unclear.isdisjoint((*topics, under)):
                        lacked.setdefault(under, []).append(number)
        return lacked

    def _open_by(self, settled: Settled) -> _Wanting:
        """The questions that may be due: mostly the same as for the document before."""
        of, wanting = self._open
        if of is not settled:
            wanting = {
                audiences: [one for one in asked if settled.held[one[1].condition] is not False]
                for audiences, asked in self._wanting.items()
            }
            self._open = settled, wanting
        return wanting

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
