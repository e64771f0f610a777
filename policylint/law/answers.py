"""What the conditions of some frameworks come to in one policy: asked once each, and not at all where declared facts settle it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from policylint.framework import Framework
from policylint.frozen import dataclass
from policylint.law.condition import All, Condition, FactIs, Named, Not
from policylint.law.condition import Any as AnyOf
from policylint.law.requirements import answered, needs_of
from policylint.law.three_valued import Answer, negated
from policylint.machine.memory import remembered_of
from policylint.policy import Policy

_SEVERAL = (All, AnyOf)


class Answers:
    """What conditions come to in one policy: those of frameworks are much alike, so each part of them is answered once."""

    __slots__ = ("_held", "_known", "_parts", "_policy", "settled")

    def __init__(self, frameworks: tuple[Framework, ...], policy: Policy) -> None:
        parts = _parts(frameworks)
        self.settled = parts.settled(policy.facts)
        self._parts = parts.all
        self._policy = policy
        self._known = list(self.settled.answers)
        self._held = list(self.settled.held)

    def of(self, number: int) -> Answer:
        """What the part with this number comes to. Raises whatever it raises."""
        told = self._known[number]
        if told is None:
            told = self._known[number] = self._worked_out(*self._parts[number])
        return told

    def holds(self, number: int) -> bool:
        """Whether the part with this number comes to yes: it takes less to tell than what it comes to otherwise."""
        held = self._held[number]
        if held is None:
            held = self._held[number] = self._found_to_hold(*self._parts[number], number)
        return held

    def _found_to_hold(self, whole: Condition | None, inner: Sequence[int], number: int) -> bool:
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


@dataclass(frozen=True, slots=True)
class Settled:
    """What declared facts alone say of conditions, by their numbers: what they come to, and whether they hold; None if the text may tell."""

    answers: Sequence[Answer | None]
    held: Sequence[bool | None]


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
        self._settled: tuple[dict[str, object] | None, Settled] = None, Settled((), ())

    def settled(self, facts: dict[str, object]) -> Settled:
        """What each comes to by declared facts alone. Facts are mostly those of the document before."""
        of, known = self._settled
        if of != facts:
            numbers = range(len(self.all))
            answers = [self._settle(number, facts) for number in numbers]
            known = Settled(answers, [self._hold(number, answers) for number in numbers])
            self._settled = dict(facts), known
        return known

    def _hold(self, number: int, answers: Sequence[Answer | None]) -> bool | None:
        """Whether a part holds, given what the parts come to: one of several that must hold may be known not to."""
        answer, (whole, inner) = answers[number], self.all[number]
        if answer is not None or not isinstance(whole, _SEVERAL):
            return None if answer is None else answer == "yes"
        held = [self._hold(one, answers) for one in inner]
        if isinstance(whole, All):
            return False if False in held else None
        return False if all(one is False for one in held) else None

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
