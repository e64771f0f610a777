"""Passages by what they stand in: each by itself, those of a section, or those of the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policylint.frozen import dataclass
from policylint.packs.scope import Extent
from policylint.passages import Passage
from policylint.policy import Policy
from policylint.source import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some passages with their numbers, and where to point when something is said of all of them."""

    passages: tuple[tuple[int, Passage], ...]
    span: Span


def stretches(passages: Iterable[tuple[int, Passage]], extent: Extent, policy: Policy) -> Iterator[Stretch]:
    """The passages in stretches of an extent. A document is one, even if it holds no passage in scope."""
    inside = tuple(passages)
    if extent == "passage":
        for number, passage in inside:
            yield Stretch(((number, passage),), passage.span)
        return
    if extent == "document":
        title = policy.document.title
        if title is not None or policy.passages:
            yield Stretch(inside, title.text.source if title is not None else policy.passages[0].span)
        return
    sections: dict[int, list[tuple[int, Passage]]] = {}
    for number, passage in inside:
        sections.setdefault(id(passage.section), []).append((number, passage))
    for found in sections.values():
        heading = found[0][1].section.heading
        yield Stretch(tuple(found), heading.text.source if heading is not None else found[0][1].span)
