"""All that a rule may see of one policy, read-only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure, perhaps_naming
from policylint.document import Document
from policylint.entity import Entity
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.source import Span
from policylint.source.overlapping import Overlapping
from policylint.terms import is_any_of
from policylint.topics import ancestors, topics

if TYPE_CHECKING:
    from policylint.declaration import Declaration
    from policylint.wordings import Wordings

Status: TypeAlias = Literal["stated", "denied", "conflicting", "not-found"]


@dataclass(frozen=True, slots=True)
class Policy:
    """A document and what was recognised in it.

    `disclosures` satisfy requirements (certain or likely ones); `candidates` are near misses, for
    explanations only. `today` comes with the run: rules never read the clock. `facts` are what the
    team declared in its configuration. `declaration` is there for files in the policy language only;
    `wordings` are texts for findings in the language of the document, if it is not English and has any.
    """

    document: Document
    passages: tuple[Passage, ...]
    disclosures: tuple[Disclosure, ...]
    coverage: Coverage
    today: date
    entities: tuple[Entity, ...] = ()
    candidates: tuple[Disclosure, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    declaration: Declaration | None = None
    wordings: Wordings | None = None
    _by_topic: ByTopic = field(init=False, repr=False, compare=False)
    _statuses: dict[str, Status] = field(default_factory=dict, init=False, repr=False, compare=False)
    _named: dict[tuple[str, str], frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _names: dict[tuple[str, str, tuple[str, ...]], bool] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _placed: dict[str, Overlapping[Disclosure]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_topic", ByTopic(self.disclosures))

    def about(self, topic: str) -> tuple[Disclosure, ...]:
        """The disclosures of a topic and of its children, in the order of the source."""
        return self._by_topic.about(topic)

    def told(self) -> Iterator[tuple[str, Iterable[Disclosure]]]:
        """Every topic of which something is said, with what is said of it alone, without its children."""
        return self._by_topic.each()

    def first(self, topic: str) -> Disclosure | None:
        """The first disclosure of a topic alone, if there is one."""
        return self._by_topic.first(topic)

    def telling(self, topic: str) -> tuple[Disclosure, ...]:
        """Those of them that tell of the topic itself: a child's denial denies the child alone ("we do not advertise"
        leaves the other purposes open), unless the parent is no topic of its own, as `sharing`.
        """
        return _telling(topic, self.about(topic))

    def about_at(self, span: Span, topic: str = "") -> Iterator[Disclosure]:
        """The disclosures that overlap a stretch of the source, of a topic and its children if one is given."""
        if topic not in self._placed:
            told = self.about(topic) if topic else self.disclosures
            self._placed[topic] = Overlapping(told, lambda disclosure: disclosure.span)
        return self._placed[topic].with_(span)

    def status(self, topic: str) -> Status:
        """What the policy says of a topic, by all that tells of it: a child that is stated counts for its parent."""
        status = self._statuses.get(topic)
        if status is None:
            status = self._statuses[topic] = self._by_topic.status(topic)
        return status

    def named(self, attribute: str, topic: str = "") -> frozenset[str]:
        """The values of an attribute that statements about a topic name, or any statement."""
        key = (attribute, topic)
        if key not in self._named:
            self._named[key] = frozenset(self._values(attribute, topic, ()))
        return self._named[key]

    def names(self, attribute: str, values: tuple[str, ...] = (), topic: str = "") -> bool:
        """Whether statements about a topic, or any, name as an attribute one of some values or a kind of one of them.

        Without values: whether they name any. It is quicker than `named`, which describes all of them.
        """
        key = (attribute, topic, values)
        if key not in self._names:
            named = self._values(attribute, topic, values)
            self._names[key] = any(not values or is_any_of(attribute, value, values) for value in named)
        return self._names[key]

    def _values(self, attribute: str, topic: str, values: tuple[str, ...]) -> Iterator[str]:
        """The values of an attribute that are named where it may have one of some values, or any."""
        told = self.about(topic) if topic else self.disclosures
        return (
            one.value
            for disclosure in perhaps_naming(told, attribute, values)
            for one in disclosure.attributes
            if one.name == attribute
        )


def _telling(topic: str, found: tuple[Disclosure, ...]) -> tuple[Disclosure, ...]:
    if topic not in topics():
        return found
    return tuple([one for one in found if one.topic == topic or one.polarity == "stated"])


class ByTopic:
    """Some disclosures by their topics, in the order given: those of a topic and its children are put together when it is asked about."""

    __slots__ = ("_about", "_all", "_denied", "_members", "_own")

    def __init__(self, disclosures: tuple[Disclosure, ...]) -> None:
        own: defaultdict[str, list[int]] = defaultdict(list)
        denied: defaultdict[str, int] = defaultdict(int)
        for number, disclosure in enumerate(disclosures):
            own[disclosure.topic].append(number)
            if disclosure.polarity == "denied":
                denied[disclosure.topic] += 1
        members: dict[str, list[str]] = {}
        for topic in own:
            for each in ancestors(topic):
                members.setdefault(each, []).append(topic)
        self._all, self._own, self._members, self._denied = disclosures, own, members, denied
        self._about: dict[str, tuple[Disclosure, ...]] = {}

    def __contains__(self, topic: str) -> bool:
        """Whether there is one of a topic or of a child of it."""
        return topic in self._members

    def about(self, topic: str) -> tuple[Disclosure, ...]:
        """Those of a topic and of its children."""
        found = self._about.get(topic)
        if found is None:
            own, several = self._own, self._members.get(topic, ())
            numbers = [number for one in several for number in own[one]]
            if len(several) > 1:
                numbers.sort()
            found = self._about[topic] = tuple([self._all[number] for number in numbers])
        return found

    def each(self) -> Iterator[tuple[str, Iterable[Disclosure]]]:
        """Every topic that one of them has, with those that have it."""
        for topic, numbers in self._own.items():
            yield topic, map(self._all.__getitem__, numbers)

    def first(self, topic: str) -> Disclosure | None:
        """The first of a topic alone."""
        return self._all[self._own[topic][0]] if topic in self._own else None

    def status(self, topic: str) -> Status:
        """What those say of a topic that tell of it (see `Policy.telling`)."""
        own, denied, members = self._own, self._denied, self._members.get(topic, ())
        is_stated = any(len(own[one]) > denied.get(one, 0) for one in members)
        is_denied = topic in denied if topic in topics() else any(one in denied for one in members)
        if is_denied:
            return "conflicting" if is_stated else "denied"
        return "stated" if is_stated else "not-found"
