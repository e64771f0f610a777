"""Conditions: when a requirement is due. Three-valued, for neither a silent text nor an undeclared fact says no.

A condition is data: it is read from a framework's file, answered for one policy, and shown to people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from policylint.frozen import dataclass
from policylint.law.facts import fact_about, facts, lies_in
from policylint.law.three_valued import Answer, any_of, negated
from policylint.topics import topics

if TYPE_CHECKING:
    from policylint.policy import Policy


class Condition(Protocol):
    """Something that holds for a policy, does not, or cannot be told from it."""

    def answer(self, policy: Policy) -> Answer:
        """Whether it holds."""
        ...

    def questions(self, policy: Policy) -> tuple[str, ...]:
        """The facts that would answer it, if it is unknown; names as in `facts.toml`."""
        ...

    def describe(self) -> str:
        """It in plain words, to come after "if"."""
        ...


@dataclass(frozen=True, slots=True)
class States:
    """The practice that a topic is about takes place.

    A statement in the text says yes, else a declared fact decides, else a denial says no. Silence says no
    only where the text discloses the topic's parent without it: of the legal bases, those not named. Where a
    damaged statement may have been about the topic, the text says no to nothing.
    """

    topic: str

    def answer(self, policy: Policy) -> Answer:
        status = policy.status(self.topic)
        if status in ("stated", "conflicting"):
            return "yes"
        fact = fact_about(self.topic) if policy.facts else None
        declared = policy.facts.get(fact.name) if fact is not None else None
        if declared is not None:
            return "yes" if declared else "no"
        if self.topic in policy.coverage.unclear:
            return "unknown"
        if status == "denied":
            return "no"
        parent = self.topic.rpartition(".")[0]
        return "no" if parent in topics() and policy.status(parent) != "not-found" else "unknown"

    def questions(self, policy: Policy) -> tuple[str, ...]:
        fact = fact_about(self.topic)
        return (fact.name,) if fact is not None and self.answer(policy) == "unknown" else ()

    def describe(self) -> str:
        return f"the policy states {self.topic}"


@dataclass(frozen=True, slots=True)
class FactIs:
    """A declared fact. `regions` hold for places: one of them lies inside (or `outside`) one of these.

    `least` and `above` are bounds for numbers; without any of them the fact is a yes or no, and `value`
    what it must be.
    """

    fact: str
    value: bool = True
    regions: tuple[str, ...] = ()
    outside: bool = False
    least: int | None = None
    above: int | None = None

    def answer(self, policy: Policy) -> Answer:
        settled = self.settled(policy.facts)
        return self._told_by_text(policy) if settled is None else settled

    def settled(self, declared_facts: Mapping[str, object]) -> Answer | None:
        """What it comes to whatever the text says; None if the text may tell."""
        declared = declared_facts.get(self.fact)
        if declared is None:
            return None if facts()[self.fact].topic else "unknown"
        if self.regions and isinstance(declared, tuple):
            return any_of([_placed(code, self.regions, self.outside) for code in declared])
        if isinstance(declared, bool):
            return "yes" if declared == self.value else "no"
        if isinstance(declared, int):
            low_enough = self.least is None or declared >= self.least
            return "yes" if low_enough and (self.above is None or declared > self.above) else "no"
        return "unknown"

    def _told_by_text(self, policy: Policy) -> Answer:
        told = States(facts()[self.fact].topic).answer(policy)
        return told if self.value else negated(told)

    def questions(self, policy: Policy) -> tuple[str, ...]:
        return (self.fact,) if self.answer(policy) == "unknown" else ()

    def describe(self) -> str:
        if self.regions:
            return f"{self.fact} {'outside' if self.outside else 'in'} {' or '.join(self.regions)}"
        bounds = [f"at least {self.least:,}"] if self.least is not None else []
        bounds += [f"above {self.above:,}"] if self.above is not None else []
        if bounds:
            return f"{self.fact} {' and '.join(bounds)}"
        return self.fact if self.value else f"not {self.fact}"


@dataclass(frozen=True, slots=True)
class Named:
    """A detail that the policy's statements name: a recipient, a country, a kind of data.

    Yes if one of them is among `values` or a kind of one of them (`terms.toml`), or lies inside (`outside`) one of `regions`; no if details are
    named and none is; unknown if none is named, or if a damaged statement may have named one. `topic` narrows it
    to the statements about that topic.
    """

    attribute: str
    topic: str = ""
    values: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    outside: bool = False

    def answer(self, policy: Policy) -> Answer:
        told = self._told_by(policy)
        return "unknown" if told == "no" and self._may_be_lost(policy) else told

    def holds(self, policy: Policy) -> bool:
        """Whether the answer is yes: it takes less to tell than what it is otherwise."""
        if self.values:
            return policy.names(self.attribute, self.values, self.topic)
        return self.answer(policy) == "yes"

    def _told_by(self, policy: Policy) -> Answer:
        if not self.values:
            named = policy.named(self.attribute, self.topic)
            return (
                any_of([_placed(code, self.regions, self.outside) for code in named]) if named else "unknown"
            )
        if policy.names(self.attribute, self.values, self.topic):
            return "yes"
        return "no" if policy.names(self.attribute, topic=self.topic) else "unknown"

    def _may_be_lost(self, policy: Policy) -> bool:
        lost = policy.coverage.unclear
        return self.topic in lost if self.topic else bool(lost)

    def questions(self, policy: Policy) -> tuple[str, ...]:
        return ()

    def describe(self) -> str:
        where = f" under {self.topic}" if self.topic else ""
        if self.values:
            return f"the policy names as {self.attribute}{where} {' or '.join(self.values)}"
        side = "outside" if self.outside else "in"
        return f"the policy names a {self.attribute}{where} {side} {' or '.join(self.regions)}"


@dataclass(frozen=True, slots=True)
class Any:
    """One of several conditions is enough."""

    parts: tuple[Condition, ...]

    def answer(self, policy: Policy) -> Answer:
        return _decided(self.parts, policy, "yes", "no")

    def questions(self, policy: Policy) -> tuple[str, ...]:
        return _questions(self, self.parts, policy)

    def describe(self) -> str:
        return " or ".join(_within(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class All:
    """Each of several conditions is needed."""

    parts: tuple[Condition, ...]

    def answer(self, policy: Policy) -> Answer:
        return _decided(self.parts, policy, "no", "yes")

    def questions(self, policy: Policy) -> tuple[str, ...]:
        return _questions(self, self.parts, policy)

    def describe(self) -> str:
        return " and ".join(_within(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """A condition that must not hold."""

    part: Condition

    def answer(self, policy: Policy) -> Answer:
        return negated(self.part.answer(policy))

    def questions(self, policy: Policy) -> tuple[str, ...]:
        return self.part.questions(policy)

    def describe(self) -> str:
        return f"not ({self.part.describe()})"


@lru_cache(maxsize=4096)
def _placed(code: str, regions: tuple[str, ...], outside: bool) -> Answer:
    inside = is_inside(code, regions)
    return negated(inside) if outside else inside


def is_inside(code: str, regions: tuple[str, ...]) -> Answer:
    """Whether a place lies in one of some regions."""
    return any_of([lies_in(code, region) for region in regions])


def _decided(parts: Iterable[Condition], policy: Policy, deciding: Answer, otherwise: Answer) -> Answer:
    """The answer that one part is enough for, else unknown if any part is; parts after one that decides are not asked."""
    told = otherwise
    for part in parts:
        answer = part.answer(policy)
        if answer == deciding:
            return answer
        if answer == "unknown":
            told = answer
    return told


def _questions(whole: Condition, parts: Iterable[Condition], policy: Policy) -> tuple[str, ...]:
    if whole.answer(policy) != "unknown":
        return ()
    return tuple(dict.fromkeys(name for part in parts for name in part.questions(policy)))


def _within(part: Condition) -> str:
    return f"({part.describe()})" if isinstance(part, (Any, All)) else part.describe()
