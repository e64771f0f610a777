"""What the conditions of some frameworks come to in one policy: asked once each, and not at all where declared facts settle it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from policylint.condition import All, Condition, FactIs, Named, Not
from policylint.condition import Any as AnyOf
from policylint.framework import Framework
from policylint.memory import remembered_of
from policylint.policy import Policy
from policylint.requirements import answered, needs_of
from policylint.three_valued import Answer, negated

_SEVERAL = (All, AnyOf)


class Answers:
    """What conditions come to in one policy: those of frameworks are much alike, so each part of them is answered once."""

    __slots__ = ("_known", "_parts", "_policy")

    def __init__(self, frameworks: tuple[Framework, ...], policy: Policy) -> None:
        parts = _parts(frameworks)
        self._parts = parts.all
        self._policy = policy
        self._known: list[Answer | None] = list(parts.settled(policy.facts))

    def of(self, number: int) -> Answer:
        """What the part with this number comes to. Raises whatever it raises."""
        told = self._known[number]
        if told is None:
            told = self._known[number] = self._worked_out(*self._parts[number])
        return told

    def holds(self, number: int) -> bool:
        """Whether the part with this number comes to yes: it takes less to tell than what it comes to otherwise."""
        told = self._known[number]
        if told is not None:
            return told == "yes"
        whole, inner = self._parts[number]
        if isinstance(whole, Named):
            return whole.holds(self._policy)
        if isinstance(whole, AnyOf):
            return any(map(self.holds, inner))
        if isinstance(whole, All):
            return all(map(self.holds, inner))
        return self.of(number) == "yes"

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


class _Parts:
    """The conditions of some frameworks by their numbers (see `Needs`), then all that they are put together from, each once."""

    def __init__(self, frameworks: tuple[Framework, ...]) -> None:
        wholes = needs_of(frameworks).conditions
        numbers: dict[Condition | None, int] = {one: number for number, one in enumerate(wholes)}
        self.all: list[_Part] = []
        ahead = list(wholes)
        for whole in ahead:
            inner = whole.parts if isinstance(whole, _SEVERAL) else ()
            inner = (whole.part,) if isinstance(whole, Not) else inner
            for one in inner:
                if one not in numbers:
                    numbers[one] = len(ahead)
                    ahead.append(one)
            self.all.append((whole, tuple([numbers[one] for one in inner])))
        self._settled: tuple[dict[str, object] | None, list[Answer | None]] = None, []

    def settled(self, facts: dict[str, object]) -> Sequence[Answer | None]:
        """What each comes to by declared facts alone; None if the text may tell. Facts are mostly those of the document before."""
        of, known = self._settled
        if of != facts:
            known = [self._settle(number, facts) for number in range(len(self.all))]
            self._settled = dict(facts), known
        return known

    def _settle(self, number: int, facts: dict[str, object]) -> Answer | None:
        whole, inner = self.all[number]
        if whole is None:
            return "yes"
        if isinstance(whole, FactIs):
            return whole.settled(facts)
        told = [self._settle(one, facts) for one in inner]
        if isinstance(whole, Not):
            return told[0] and negated(told[0])
        if not isinstance(whole, _SEVERAL):
            return None
        deciding: Answer = "no" if isinstance(whole, All) else "yes"
        if deciding in told:
            return deciding
        return None if None in told else "unknown" if "unknown" in told else negated(deciding)


@remembered_of
def _parts(frameworks: tuple[Framework, ...]) -> _Parts:
    return _Parts(frameworks)
