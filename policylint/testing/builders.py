"""Disclosures and policies that a test makes up, so that it does not hang on what detectors recognise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from policylint.confidence import Confidence
from policylint.disclosure import Attribute, Disclosure, Modality, Polarity
from policylint.policy import Policy
from policylint.source import Span
from policylint.testing.policies import TODAY, policy_of
from policylint.topics import topics


def disclosure(
    topic: str,
    polarity: Polarity = "stated",
    *,
    text: str = "We say so.",
    attributes: Mapping[str, str | Iterable[str]] | None = None,
    confidence: Confidence = "certain",
    modality: Modality = "does",
    audience: str = "",
) -> Disclosure:
    """A disclosure whose evidence is `text`, at the start of a source; `policy_with` puts it where it stands.

    `attributes` are values by name, as `{"period": "P24M", "data": ["name", "ip-address"]}`; a value that stands in
    `text` is underlined there, another with the whole of it. Raises ValueError for an unknown topic or an empty text.
    """
    if topic not in topics():
        raise ValueError(f"unknown topic {topic!r}")
    if not text:
        raise ValueError("a disclosure needs a text as its evidence")
    found = []
    for name, values in (attributes or {}).items():
        for value in (values,) if isinstance(values, str) else values:
            at = text.find(value)
            span = Span(at, at + len(value)) if value and at >= 0 else Span(0, len(text))
            found.append(Attribute(name, value, span))
    whole = Span(0, len(text))
    return Disclosure(topic, polarity, (whole,), text, confidence, modality, tuple(found), audience)


def policy_with(
    *disclosures: Disclosure,
    title: str = "Privacy policy",
    path: str = "policy.md",
    today: str = TODAY,
    facts: dict[str, object] | None = None,
) -> Policy:
    """A policy that discloses just this: a title, and the text of each disclosure as a paragraph.

    No detector reads it. Raises as `policy_of` does.
    """
    text = f"# {title}\n"
    placed = []
    for one in disclosures:
        text += "\n"
        placed.append(_moved(one, len(text)))
        text += f"{one.text}\n"
    return policy_of(text, path=path, format="markdown", today=today, disclosures=placed, facts=facts)


def _moved(one: Disclosure, by: int) -> Disclosure:
    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(
        one,
        spans=tuple(moved(span) for span in one.spans),
        attributes=tuple(replace(each, span=moved(each.span)) for each in one.attributes),
        focus=moved(one.focus) if one.focus is not None else None,
    )
