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
    the new one gives, and `old` and `new` the first statements that give them. `topics` are all that tell of the same change.
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
    names = dict.fromkeys(each.name for one in (*olds, *news) for each in one.attributes)
    for what in (POLARITY, *names):
        before, after = _values(olds, what), _values(news, what)
        gone = tuple(value for value in before if value not in after)
        come = tuple(value for value in after if value not in before)
        if gone or come:
            yield Change(
                "changed", (topic,), what, gone, come, _first(olds, what, gone), _first(news, what, come)
            )


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
