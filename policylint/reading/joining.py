"""A policy that is split over files, read as one document: its parts, each moved to where it stands in the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from policylint.document import Document, Section
from policylint.source import Span, join_sources
from policylint.text import Place, Text

_T = TypeVar("_T")

MIXED = "mixed"
"""The format of a document whose parts have several."""


def join(documents: Sequence[Document]) -> Document:
    """The document that several make together, the main one first.

    What follows stands under the first one's title, as far as a reader is concerned, but each keeps a root of its own.
    """
    source = join_sources([document.source for document in documents])
    pairs = list(zip(documents, source.parts, strict=True))
    formats = {document.format for document in documents}
    return Document(
        source,
        Section(
            None, (), tuple(moved(one.root, part.start) for one, part in pairs), Span(0, len(source.text))
        ),
        formats.pop() if len(formats) == 1 else MIXED,
        comments=tuple(c for one, part in pairs for c in moved(one.comments, part.start)),
        anchors=frozenset(anchor for one in documents for anchor in one.anchors),
        problems=tuple(p for one, part in pairs for p in moved(one.problems, part.start)),
        language=documents[0].language,
        page_title=documents[0].page_title,
        branches=tuple(b for one, part in pairs for b in moved(one.branches, part.start)),
        expressions=tuple(e for one, part in pairs for e in moved(one.expressions, part.start)),
        opaque=tuple(e for one, part in pairs for e in moved(one.opaque, part.start)),
        parts=tuple(documents),
        other_languages=tuple(dict.fromkeys(code for one in documents for code in one.other_languages)),
    )


def moved(node: _T, by: int) -> _T:
    """A node of a document, or a tuple of them, with every span moved by so many code points."""
    return cast("_T", _moved(node, by)) if by else node


def _moved(node: object, by: int) -> object:
    if isinstance(node, Span):
        return Span(node.start + by, node.end + by)
    if isinstance(node, Text):
        return _moved_text(node, by)
    if isinstance(node, tuple):
        return tuple(_moved(one, by) for one in node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{one.name: _moved(getattr(node, one.name), by) for one in fields(node)})
    return node


def _moved_text(text: Text, by: int) -> Text:
    place = text.place
    if isinstance(place, int):
        return Text(text.content, place + by)
    if len(place) < 3:
        return Text(text.content, cast("Place", (_moved(place[0], by), place[1])))
    return Text(text.content, tuple([at if number % 2 else at + by for number, at in enumerate(place)]))
