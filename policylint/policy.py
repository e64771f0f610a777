"""All that a rule may see of one policy, read-only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.entity import Entity
from policylint.passages import Passage
from policylint.topics import topics

Status: TypeAlias = Literal["stated", "denied", "conflicting", "not-found"]


@dataclass(frozen=True, slots=True)
class Policy:
    """A document and what was recognised in it.

    `disclosures` satisfy requirements (certain or likely ones); `candidates` are near misses, for
    explanations only. `today` comes with the run: rules never read the clock. `facts` are what the
    team declared in its configuration.
    """

    document: Document
    passages: tuple[Passage, ...]
    disclosures: tuple[Disclosure, ...]
    coverage: Coverage
    today: date
    entities: tuple[Entity, ...] = ()
    candidates: tuple[Disclosure, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)

    def about(self, topic: str) -> tuple[Disclosure, ...]:
        """The disclosures of a topic and of its children, in the order of the source."""
        return tuple(d for d in self.disclosures if d.topic == topic or d.topic.startswith(topic + "."))

    def status(self, topic: str) -> Status:
        """What the policy says of a topic: a child that is stated counts for its parent.

        A child's denial denies the child alone ("we do not advertise" leaves the other purposes open), unless the
        parent is no topic of its own, as `sharing`.
        """
        found = self.about(topic)
        if topic in topics():
            found = tuple(d for d in found if d.topic == topic or d.polarity == "stated")
        polarities = {d.polarity for d in found}
        if not polarities:
            return "not-found"
        if len(polarities) > 1:
            return "conflicting"
        return polarities.pop()
