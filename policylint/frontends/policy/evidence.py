"""A declared disclosure and its evidence: the words of the statement that make it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from policylint import declaration as d
from policylint.disclosure import Attribute, Disclosure, Polarity
from policylint.frozen import dataclass
from policylint.source import Source, Span

Evidence: TypeAlias = d.Declared | d.Basis | d.Word | d.Day | d.Duration | d.Number
_Value: TypeAlias = d.Word | d.Day | d.Duration | d.Number


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes the disclosures of one source."""

    source: Source

    def __call__(
        self, topic: str, evidence: Evidence, polarity: Polarity = "stated", **attributes: Sequence[_Value]
    ) -> Disclosure:
        """The disclosure of a topic by a statement (up to its block) or a value, with attributes by their name."""
        span = self._head(evidence)
        found = (Attribute(name, _text(v), v.span) for name, values in attributes.items() for v in values)
        return Disclosure(
            topic,
            polarity,
            (span,),
            " ".join(self.source.slice(span).split()),
            attributes=tuple(found),
            origin="declared",
            because="declared",
        )

    def _head(self, evidence: Evidence) -> Span:
        """A statement without its block: where it opens is the first brace outside quotes."""
        span = evidence.span
        if not isinstance(evidence, d.Declared):
            return span
        quoted = False
        text = self.source.text
        for at in range(span.start, span.end):
            if text[at] == '"' and text[at - 1] != "\\":
                quoted = not quoted
            elif text[at] == "{" and not quoted:
                return Span(span.start, max(span.start + len(text[span.start : at].rstrip()), span.start + 1))
        return span


def _text(value: _Value) -> str:
    if isinstance(value, d.Word):
        return value.text
    return value.value.isoformat() if isinstance(value, d.Day) else str(value.value)


def labels(purpose: d.Purpose) -> tuple[d.Word, ...]:
    """How a purpose is known: by its kinds, else by its label, else by its name."""
    return purpose.kinds or ((purpose.label,) if purpose.label is not None else (purpose.name,))
