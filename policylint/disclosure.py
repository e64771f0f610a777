"""What a passage of a policy tells its reader: the meaning that rules and frameworks work on."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policylint.confidence import CONFIDENCES as CONFIDENCES
from policylint.confidence import Confidence as Confidence
from policylint.frozen import dataclass
from policylint.source import Span

Polarity: TypeAlias = Literal["stated", "denied"]
Modality: TypeAlias = Literal["does", "may"]
Origin: TypeAlias = Literal["detected", "declared"]

_FOR_EVERYBODY = frozenset({"controller", "policy", "audience", "dnt", "gpc"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """A detail named in a disclosure: `name` is data, purpose, recipient, period, country, authority,
    channel, date or condition; `value` is normalised text ("P24M", "SE", "2026-04-01") or as written.
    """

    name: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One statement about one topic.

    `spans` are the evidence, the first the passage that says it; others give it its meaning (the
    sentence that introduces a list). `text` is the reader-visible evidence. `audience` is empty for
    everybody, else the readers a section is written for (`california`, `europe`). `because` says which
    pattern, in which context, gave it (or, for a near miss, why it does not count); `focus` are the words
    within the evidence that say it.
    """

    topic: str
    polarity: Polarity
    spans: tuple[Span, ...]
    text: str
    confidence: Confidence = "certain"
    modality: Modality = "does"
    attributes: tuple[Attribute, ...] = ()
    audience: str = ""
    origin: Origin = "detected"
    because: str = ""
    focus: Span | None = None

    @property
    def span(self) -> Span:
        """Where the statement stands."""
        return self.spans[0]

    @property
    def readers(self) -> str:
        """The audience, but for what is said of the organisation or the document: that is for everybody."""
        return "" if self.topic.partition(".")[0] in _FOR_EVERYBODY else self.audience

    def with_attributes(self, attributes: tuple[Attribute, ...]) -> Disclosure:
        """The same with further attributes behind its own."""
        return Disclosure(
            self.topic, self.polarity, self.spans, self.text, self.confidence, self.modality,
            (*self.attributes, *attributes), self.audience, self.origin, self.because, self.focus,
        )  # fmt: skip

    def values(self, name: str) -> tuple[str, ...]:
        """The values of all attributes called `name`."""
        return tuple(attribute.value for attribute in self.attributes if attribute.name == name)
