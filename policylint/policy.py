"""All that a rule may see of one policy, read-only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.coverage import Coverage
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.entity import Entity
from policylint.passages import Passage

if TYPE_CHECKING:
    from policylint.declaration import Declaration

Status: TypeAlias = Literal["stated", "denied", "conflicting", "not-found"]


@dataclass(frozen=True, slots=True)
class Policy:
    """A document and what was recognised in it.

    `disclosures` satisfy requirements (certain or likely ones); `candidates` are near misses, for
    explanations only. `today` comes with the run: rules never read the clock. `facts` are what the
    team declared in its configuration. `declaration` is there for files in the policy language only.
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

    def about(self, topic: str) -> tuple[Disclosure, ...]:
        """The disclosures of a topic and of its children, in the order of the source."""
        return tuple(d for d in self.disclosures if d.topic == topic or d.topic.startswith(topic + "."))

    def status(self, topic: str) -> Status:
        """What the policy says of a topic: a child counts for its parent."""
        polarities = {d.polarity for d in self.about(topic)}
        if not polarities:
            return "not-found"
        if len(polarities) > 1:
            return "conflicting"
        return polarities.pop()
