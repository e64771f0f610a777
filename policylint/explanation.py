"""Why something was recognised, and what comes nearest to what was not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.policy import ByTopic, Policy
from policylint.source import Span
from policylint.topics import Topic, ancestors, topics

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
    for name in _next_to(topics())[topic]:
        disclosure = policy.first(name)
        if disclosure is not None:
            return _beside(disclosure, topic)
    return None


@remembered
def _next_to(known: dict[str, Topic]) -> dict[str, list[str]]:
    """For each topic, those next to it."""
    return {topic: [name for name in known[topic].near if _is_next(topic, name, known)] for topic in known}


def _is_next(topic: str, name: str, known: dict[str, Topic]) -> bool:
    about, other = known[topic], known[name]
    siblings = about.parent in known and about.parent in (name, other.parent)
    mutual = other.parent == about.parent and about.near[0] == name and other.near[:1] == (topic,)
    return siblings or mutual


def near_misses(policy: Policy, topic: str) -> tuple[Near, ...]:
    """The candidates for a topic that did not count and are worth telling, each place once, in the order of the source.

    Of those that hold only words of the topic, with nothing that ties them to it or with others that tell of something
    else, one in three says anything about the topic, unless the passage surely tells of its family: four in five do there.
    """
    return tuple(islice(_missed(policy, topic, telling=True), MOST_NEAR)) if is_near(policy, topic) else ()


def _missed(policy: Policy, topic: str, *, telling: bool = False) -> Iterator[Near]:
    told: set[Span] = set()
    for candidate in _candidates(policy.candidates).about(topic):
        span = candidate.span
        if span not in told and not (telling and _is_chance(candidate, policy)):
            told.add(span)
            reason = candidate.because or f"too uncertain for {topics()[topic].noun}"
            yield Near(span, candidate.text, reason)


def _is_chance(candidate: Disclosure, policy: Policy) -> bool:
    """Whether some words are all that a candidate has of its topic."""
    if not candidate.because.startswith(BY_CHANCE):
        return False
    family = ancestors(candidate.topic)[0]
    return not any(policy.about_at(candidate.span, family))


def is_near(policy: Policy, topic: str) -> bool:
    """Whether any candidate for a topic did not count."""
    return topic in _candidates(policy.candidates)


@remembered
def _candidates(candidates: tuple[Disclosure, ...]) -> ByTopic:
    return ByTopic(candidates)


def _neighbours(policy: Policy, topic: str) -> Iterator[Near]:
    """Where the policy speaks of what is next to the topic, another topic of its family, or nearly does."""
    family = ancestors(topic)[0]
    told: set[Span] = set()
    nearly = _candidates(policy.candidates).about(family)
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
