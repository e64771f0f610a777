"""What a policy says of topics to those whom a framework protects."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.disclosure import Disclosure, read_by
from policylint.machine.memory import remembered
from policylint.policy import Policy
from policylint.topics import ancestors, topics


class Evidence:
    """The disclosures of a policy as frameworks count them; looked up once for the same question.

    `audiences` are the readers that a framework protects; none: all. A statement that is made to others is no evidence for it.
    """

    __slots__ = ("_found", "_order", "_policy", "_readers", "_told")

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._readers = readers_of(policy)
        self._told: dict[tuple[str, ...], frozenset[str]] = {}
        self._found: dict[_Question, tuple[Disclosure, ...]] = {}
        self._order: dict[int, int] = {}

    def told_to(self, audiences: tuple[str, ...]) -> frozenset[str]:
        """The topics of which anything is said to some readers."""
        told = self._told.get(audiences)
        if told is None:
            told = self._told[audiences] = frozenset(
                [
                    topic
                    for topic, readers in self._readers.items()
                    if not audiences or "" in readers or not readers.isdisjoint(audiences)
                ]
            )
        return told

    def of(self, wanted: tuple[str, ...], audiences: tuple[str, ...]) -> tuple[Disclosure, ...]:
        """All that is said of the topics, in the order of the source, each statement once."""
        key = wanted, audiences
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._disclosures(wanted, audiences)
        return found

    def _disclosures(self, wanted: tuple[str, ...], audiences: tuple[str, ...]) -> tuple[Disclosure, ...]:
        order = self._order
        if not order:
            ordered = sorted(self._policy.disclosures, key=_place)
            self._order = order = {id(one): number for number, one in enumerate(ordered)}
        told = {id(one): one for topic in wanted for one in self._policy.telling(topic)}
        counted = [one for one in told.values() if not audiences or one.readers in ("", *audiences)]
        if _RECEIVED in wanted:
            counted = _telling(counted)
        return tuple(sorted(counted, key=lambda one: order[id(one)]))


_RECEIVED = "sharing.recipients"
_ANYBODY = frozenset({"third-party"})
_Question = tuple[tuple[str, ...], tuple[str, ...]]


@remembered
def readers_of(policy: Policy) -> dict[str, set[str]]:
    """To whom something is said of each topic and each parent of a topic (see `Policy.telling`); others than everybody may
    be left out where everybody is among them.
    """
    readers: dict[str, set[str]] = {}
    known = topics()
    for topic, said in policy.told():
        above = ancestors(topic)
        for polarity, audience in _ways(_telling(list(said)) if topic == _RECEIVED else said):
            reader = read_by(topic, audience)
            for each in above:
                if polarity == "stated" or each == topic or each not in known:
                    readers.setdefault(each, set()).add(reader)
    return readers


def _telling(said: list[Disclosure]) -> list[Disclosure]:
    """Of statements on recipients those that tell who receives data; to deny it of one kind of data and one of recipients does not
    ("We do not give your phone number to advertisers").
    """
    if any(one.polarity == "stated" for one in said):
        return said
    return [one for one in said if one.topic != _RECEIVED or not _is_narrow(one)]


def _is_narrow(denial: Disclosure) -> bool:
    named = denial.values("recipient")
    return bool(named) and _ANYBODY.isdisjoint(named) and bool(denial.values("data"))


def _ways(said: Iterable[Disclosure]) -> Iterable[tuple[str, str]]:
    """How something is said and to whom, each once, up to what is stated to everybody."""
    ways: dict[tuple[str, str], None] = {}
    for one in said:
        polarity, audience = one.polarity, one.audience
        ways[polarity, audience] = None
        if not audience and polarity == "stated":
            break
    return ways


def _place(disclosure: Disclosure) -> tuple[int, int]:
    span = disclosure.span
    return span.start, span.end
