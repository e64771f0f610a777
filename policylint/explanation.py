"""Why something was recognised, and what comes nearest to what was not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.memory import remembered
from policylint.policy import Policy
from policylint.source import Span
from policylint.topics import ancestors, topics

MOST_NEAR = 3
"""How many near places are told: more would hide the nearest."""

BY_CHANCE = ("nothing in the passage ties", "the passage also says")
"""How the reasons begin for which a candidate does not count that may have nothing to do with its topic."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a statement stands: the headings above it, outermost first, its run-in label and what introduces it."""

    headings: tuple[str, ...] = ()
    label: str = ""
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A place that comes near a topic, and why it does not count."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched for a topic of which nothing was found, and what came nearest."""

    topic: str
    passages: int
    headings: int
    near: tuple[Near, ...]


def contexts(policy: Policy) -> dict[Span, Context]:
    """The context of every passage of a policy, by the span of its own words."""
    found: dict[Span, Context] = {}
    written = policy.document.written
    for passage in policy.passages:
        headings = tuple(written(heading.text).strip() for heading in passage.headings)
        introduction = written(passage.text.slice(0, passage.own)).strip()
        label = policy.document.as_written(passage.label, passage.span)
        found.setdefault(passage.span, Context(headings, label, introduction))
    return found


def search_for(policy: Policy, topic: str) -> Search:
    """What came of looking for a topic and its children: all that came near, be it little."""
    near = tuple(islice(chain(_missed(policy, topic), _neighbours(policy, topic)), MOST_NEAR))
    return Search(topic, len(policy.passages), sum(1 for _ in policy.document.sections()), near)


def neighbour(policy: Policy, topic: str) -> Near | None:
    """Where the policy speaks of what is next to a topic of which nothing was found, so that a word there would do.

    That is its parent, a sibling under that parent or else the topic to which it is itself the nearest, as long as
    `Topic.near` names it: that a policy speaks of access is no hint to where it might speak of an appeal.
    """
    about = topics()[topic]
    for name in about.near:
        other = topics()[name]
        siblings = about.parent in topics() and about.parent in (name, other.parent)
        mutual = other.parent == about.parent and about.near[0] == name and other.near[:1] == (topic,)
        if siblings or mutual:
            for disclosure in policy.about(name):
                if disclosure.topic == name:
                    return _beside(disclosure, topic)
    return None


def near_misses(policy: Policy, topic: str) -> tuple[Near, ...]:
    """The candidates for a topic that did not count and are worth telling, each place once, in the order of the source.

    Of those that hold only words of the topic, with nothing that ties them to it or with others that tell of something
    else, one in three says anything about the topic, unless the passage surely tells of its family: four in five do there.
    """
    return _missed(policy, topic, telling=True)[:MOST_NEAR]


def _missed(policy: Policy, topic: str, *, telling: bool = False) -> tuple[Near, ...]:
    nearly = _candidates(policy.candidates).get(topic)
    if nearly is None:
        return ()
    first: dict[Span, Near] = {}
    for candidate in nearly:
        if candidate.span not in first and not (telling and _is_chance(candidate, policy)):
            reason = candidate.because or f"too uncertain for {topics()[topic].noun}"
            first[candidate.span] = Near(candidate.span, candidate.text, reason)
    return tuple(first.values())


def _is_chance(candidate: Disclosure, policy: Policy) -> bool:
    """Whether some words are all that a candidate has of its topic."""
    if not candidate.because.startswith(BY_CHANCE):
        return False
    family = ancestors(candidate.topic)[0]
    return all(ancestors(one.topic)[0] != family for one in policy.about_at(candidate.span))


def is_near(policy: Policy, topic: str) -> bool:
    """Whether any candidate for a topic did not count."""
    return topic in _candidates(policy.candidates)


@remembered
def _candidates(candidates: tuple[Disclosure, ...]) -> dict[str, list[Disclosure]]:
    """The candidates for each topic and each parent of a topic."""
    by_topic: dict[str, list[Disclosure]] = {}
    for candidate in candidates:
        for topic in ancestors(candidate.topic):
            by_topic.setdefault(topic, []).append(candidate)
    return by_topic


def _neighbours(policy: Policy, topic: str) -> Iterator[Near]:
    """Where the policy speaks of what is next to the topic, another topic of its family, or nearly does."""
    family = ancestors(topic)[0]
    told: set[Span] = set()
    nearly = _candidates(policy.candidates).get(family, ())
    for disclosure in chain(policy.about(family), nearly):
        if topic not in ancestors(disclosure.topic) and disclosure.span not in told:
            told.add(disclosure.span)
            yield _beside(disclosure, topic)


def _beside(disclosure: Disclosure, topic: str) -> Near:
    speaks = "speaks" if disclosure.confidence != "possible" else "might speak"
    return Near(disclosure.span, disclosure.text, f"{speaks} of {_named(disclosure)}, not of {topic}")


def _named(disclosure: Disclosure) -> str:
    return (
        disclosure.topic if disclosure.polarity == "stated" else f"{disclosure.topic} ({disclosure.polarity})"
    )
