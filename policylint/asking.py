"""For whose sake a finding is reported: which requirements of the active frameworks ask for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.diagnostics import Finding
from policylint.evidence import Evidence
from policylint.framework import Framework
from policylint.memory import remembered
from policylint.policy import Policy
from policylint.requirements import Need, answered, concerns, needs_of, stands
from policylint.rule import RuleInfo
from policylint.three_valued import Answer


class Asking:
    """The requirements of some frameworks that may ask for findings in one policy; looked at when a finding needs them.

    Raises whatever a condition raises.
    """

    __slots__ = ("_answers", "_evidence", "_named", "_places", "_policy", "_under")

    def __init__(self, frameworks: Iterable[Framework], policy: Policy) -> None:
        active = tuple(frameworks)
        self._policy = policy
        self._evidence = Evidence(policy)
        self._places = _places(active)
        self._answers: list[Answer] = [answered(one, policy) for one in needs_of(active).conditions]
        self._under: dict[str, tuple[Need, ...]] = {}
        self._named: dict[str, tuple[tuple[Need, bool], ...]] = {}

    def missing(self, topic: str) -> tuple[Need, ...]:
        """What is due, missing, and reported under this topic."""
        found = self._under.get(topic)
        if found is None:
            answers = self._answers
            some = [one for one in self._places.by_topic.get(topic, ()) if answers[one.condition] != "no"]
            found = self._under[topic] = tuple(
                [one for one in some if self._stands(one) == ("missing", topic)]
            )
        return found

    def judged_by(self, rule: str) -> tuple[tuple[Need, bool], ...]:
        """What names the rule and applies; with each, whether it is missing altogether."""
        found = self._named.get(rule)
        if found is None:
            states = [(one, self._stands(one)[0]) for one in self._places.by_rule.get(rule, ())]
            due = [(one, state == "missing") for one, state in states if state not in _NOT_DUE]
            found = self._named[rule] = tuple(due)
        return found

    def _stands(self, need: Need) -> tuple[str, str]:
        return stands(need, self._answers[need.condition], self._policy, self._evidence)


_NOT_DUE = ("not-applicable", "needs-answer")


class _Places:
    """The requirements of some frameworks by the topics under which they may be reported, and by the rules they name."""

    def __init__(self, frameworks: tuple[Framework, ...]) -> None:
        self.by_topic: dict[str, list[Need]] = {}
        self.by_rule: dict[str, list[Need]] = {}
        for need in needs_of(frameworks).all:
            if need.topics:
                first = need.topics[0]
                for topic in {first, first.rpartition(".")[0]}:
                    self.by_topic.setdefault(topic, []).append(need)
            if need.requirement.rule:
                self.by_rule.setdefault(need.requirement.rule, []).append(need)


@remembered
def _places(frameworks: tuple[Framework, ...]) -> _Places:
    return _Places(frameworks)


def asked_for(asking: Asking, info: RuleInfo, finding: Finding | None = None) -> tuple[Need, ...]:
    """The requirements for whose sake a finding of a rule in a policy is reported.

    For a rule that reports a topic's absence: those that apply, are missing and are reported under that
    topic. For any other rule: those that name it and apply; if missing altogether, only where the rule reports
    an absence place by place. Without a finding: for whose sake one of the rule's could be.
    """
    if info.reports_absence and info.topic:
        found = asking.missing(info.topic)
    else:
        found = tuple(
            [need for need, missing in asking.judged_by(info.name) if info.reports_absence or not missing]
        )
    if finding is None or not finding.country:
        return found
    return tuple([need for need in found if concerns(need.requirement, finding)])
