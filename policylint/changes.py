"""What two versions of a policy disclose, set side by side, topic by topic: what came, what went, what is said otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.topics import topics

ChangeKind: TypeAlias = Literal["added", "removed", "changed"]

POLARITY = "polarity"
"""What a change is called after which something is denied that was stated, or the other way round."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is disclosed otherwise.

    Of topics that came or went, `old` or `new` is the first statement of them. Where both versions speak of it, `what` is what
    differs (`polarity`, or the name of an attribute), `gone` are the values that only the old one gives, `come` those that only
    the new one gives, and `old` and `new` the first statements that give them. Where both give the same values, but not of the
    same (the period of orders is now that of messages), `gone` and `come` are those of what has others now.
    `topics` are all that tell of the same change.
    """

    kind: ChangeKind
    topics: tuple[str, ...]
    what: str = ""
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    old: Disclosure | None = None
    new: Disclosure | None = None


def changes(old: Sequence[Disclosure], new: Sequence[Disclosure]) -> tuple[Change, ...]:
    """How what a policy discloses differs from what it disclosed, in the order of the topics.

    Words alone are no change: what counts is of which topics a text speaks, whether it states or denies, and the values it names.
    """
    before, after = _by_topic(old), _by_topic(new)
    found: list[Change] = []
    for topic in dict.fromkeys((*topics(), *before, *after)):
        olds, news = before.get(topic, ()), after.get(topic, ())
        if olds and news:
            found += _differences(topic, olds, news)
        elif news:
            found.append(Change("added", (topic,), new=news[0]))
        elif olds:
            found.append(Change("removed", (topic,), old=olds[0]))
    return tuple(_each_once(found))


def _by_topic(disclosures: Iterable[Disclosure]) -> dict[str, list[Disclosure]]:
    found: dict[str, list[Disclosure]] = {}
    for one in disclosures:
        found.setdefault(one.topic, []).append(one)
    return found


def _differences(topic: str, olds: Sequence[Disclosure], news: Sequence[Disclosure]) -> Iterator[Change]:
    """How the statements of a topic differ in polarity and in each attribute."""
    names = tuple(dict.fromkeys(each.name for one in (*olds, *news) for each in one.attributes))
    told: set[tuple[str, str]] = set()
    for what in (POLARITY, *names):
        before, after = _values(olds, what), _values(news, what)
        gone = tuple(value for value in before if value not in after)
        come = tuple(value for value in after if value not in before)
        told.update((what, value) for value in (*gone, *come))
        if gone or come:
            yield Change(
                "changed", (topic,), what, gone, come, _first(olds, what, gone), _first(news, what, come)
            )
    seen: set[object] = set()
    for moved in _moves(topic, names, olds, news, told):
        places = (
            (moved.old and moved.old.span, moved.new and moved.new.span) if moved.what == POLARITY else ()
        )
        key = (moved.what, moved.gone, moved.come, places)
        if key not in seen:
            seen.add(key)
            yield moved


def _moves(
    topic: str,
    names: Sequence[str],
    olds: Sequence[Disclosure],
    news: Sequence[Disclosure],
    told: set[tuple[str, str]],
) -> Iterator[Change]:
    """Where something (a value of an attribute, such as orders) had only values of another that it no longer has, and has others.

    So for a polarity. Values that are `told` are left out, and what one attribute tells of another is not told the other way round.
    """
    done: set[tuple[str, str]] = set()
    for subject in names:
        for what in (POLARITY, *names):
            if what == subject or (what, subject) in done:
                continue
            before, after = _told_of(olds, subject, what), _told_of(news, subject, what)
            for value, was in before.items():
                now = after.get(value, {})
                known = any((what, one) in told for one in (*was, *now))
                if now and was.keys().isdisjoint(now) and not known:
                    done.add((subject, what))
                    first, last = next(iter(was.values())), next(iter(now.values()))
                    yield Change("changed", (topic,), what, tuple(was), tuple(now), first, last)


def _told_of(disclosures: Iterable[Disclosure], subject: str, what: str) -> dict[str, dict[str, Disclosure]]:
    """For each value of one attribute the values of another that statements of it give, with the first such statement."""
    found: dict[str, dict[str, Disclosure]] = {}
    for one in disclosures:
        for value in one.values(subject):
            for other in _values((one,), what):
                found.setdefault(value, {}).setdefault(other, one)
    return found


def _values(disclosures: Iterable[Disclosure], what: str) -> dict[str, None]:
    """The values of an attribute, or the polarities, each once, in the order of the text."""
    if what == POLARITY:
        return dict.fromkeys(one.polarity for one in disclosures)
    return dict.fromkeys(value for one in disclosures for value in one.values(what))


def _first(disclosures: Sequence[Disclosure], what: str, values: tuple[str, ...]) -> Disclosure | None:
    """The first statement that gives one of some values."""
    wanted = set(values)
    return next((one for one in disclosures if wanted.intersection(_values((one,), what))), None)


def _each_once(found: Iterable[Change]) -> Iterator[Change]:
    """Changes without those that another topic tells, too, whose statements name the same values in the same places."""
    told: dict[object, Change] = {}
    for one in found:
        places = one.old and one.old.span, one.new and one.new.span
        apart = one.kind != "changed" or one.what == POLARITY
        key = (one.kind, one.what, one.gone, one.come, places if apart else None)
        told[key] = replace(told[key], topics=(*told[key].topics, *one.topics)) if key in told else one
    yield from told.values()
