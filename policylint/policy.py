"""All that a rule may see of one policy, read-only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.entity import Entity
from policylint.frozen import dataclass
from policylint.overlapping import Overlapping
from policylint.passages import Passage
from policylint.source import Span
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
    _by_topic: dict[str, tuple[Disclosure, ...]] = field(init=False, repr=False, compare=False)
    _statuses: dict[str, Status] = field(default_factory=dict, init=False, repr=False, compare=False)
    _named: dict[tuple[str, str], frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _placed: dict[str, Overlapping[Disclosure]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_topic", _by_topic(self.disclosures))

    def about(self, topic: str) -> tuple[Disclosure, ...]:
        """The disclosures of a topic and of its children, in the order of the source."""
        return self._by_topic.get(topic, ())

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
            status = self._statuses[topic] = _status(self.telling(topic))
        return status

    def named(self, attribute: str, topic: str = "") -> frozenset[str]:
        """The values of an attribute that statements about a topic name, or any statement."""
        key = (attribute, topic)
        if key not in self._named:
            told = self.about(topic) if topic else self.disclosures
            self._named[key] = frozenset(a.value for d in told for a in d.attributes if a.name == attribute)
        return self._named[key]


def _telling(topic: str, found: tuple[Disclosure, ...]) -> tuple[Disclosure, ...]:
    if topic not in topics():
        return found
    return tuple([one for one in found if one.topic == topic or one.polarity == "stated"])


def _status(found: tuple[Disclosure, ...]) -> Status:
    polarities = {d.polarity for d in found}
    if not polarities:
        return "not-found"
    if len(polarities) > 1:
        return "conflicting"
    return polarities.pop()


def _by_topic(disclosures: tuple[Disclosure, ...]) -> dict[str, tuple[Disclosure, ...]]:
    """The disclosures of each topic and of each parent of a topic, in the order given."""
    index: dict[str, list[Disclosure]] = {}
    for disclosure in disclosures:
        for topic in ancestors(disclosure.topic):
            index.setdefault(topic, []).append(disclosure)
    return {topic: tuple(found) for topic, found in index.items()}
