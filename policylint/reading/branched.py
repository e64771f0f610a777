"""The order of reading a template whose choices stand within texts: all that such a text may say, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from policylint.document import Cell, Document, Link, Paragraph
from policylint.passages import Passage
from policylint.reading.alternatives import Alternatives
from policylint.reading.introductions import Context
from policylint.reading.order import Reader
from policylint.source import Span
from policylint.text import Run, Text


class BranchedReader(Reader):
    """Takes in a document that has branches."""

    __slots__ = ("_choices",)

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._choices = Alternatives(document.source.text, document.branches)

    def read_paragraph(self, paragraph: Paragraph, context: Context) -> Paragraph:
        """Read all that a paragraph may say; what it says first is given back."""

        def read(text: Text) -> None:
            super(BranchedReader, self).read_paragraph(replace(paragraph, text=text), context)

        return replace(paragraph, text=self._read_each(paragraph.text, read))

    def read_answered(self, question: Text, answer: Text, yes: bool, context: Context) -> bool:
        """What may be another question, or have another answer, is left as it is."""
        return False

    def read_cell(self, cell: Cell, header: Text, context: Context, label: Text) -> None:
        """Read all that a cell may say."""

        def read(text: Text) -> None:
            super(BranchedReader, self).read_cell(replace(cell, text=text), header, context, label)

        self._read_each(cell.text, read)

    def add_row(self, whole: Text, context: Context, label: Text, links: tuple[Link, ...]) -> None:
        """Read all that a row may say."""

        def read(text: Text) -> None:
            super(BranchedReader, self).add_row(text, context, label, links)

        self._read_each(whole, read)

    def _read_each(self, text: Text, read: Callable[[Text], None]) -> Text:
        """Read each of the texts that a text may be, and give back the first."""
        before = len(self.found)
        texts = self._choices.of(text)
        for one in texts:
            read(one)
        if len(texts) > 1:
            self.found[before:] = _told_apart(self.found[before:])
        return texts[0]


def _told_apart(read: Sequence[Passage]) -> list[Passage]:
    """Passages of the alternatives of one text, each once, in the order of the source, no two at the same place.

    Of sentences that begin and end alike, all but the first are said to stand where they begin to differ.
    """
    found: dict[tuple[int, int], Passage] = {}
    for passage in read:
        span = passage.span
        known = found.get((span.start, span.end))
        if known is None:
            found[span.start, span.end] = passage
        elif known.text != passage.text:
            place = next((one for one in _behind_gaps(passage) if (one.start, one.end) not in found), None)
            if place is not None:
                found[place.start, place.end] = passage.at(place)
    return [found[key] for key in sorted(found)]


def _behind_gaps(passage: Passage) -> Iterator[Span]:
    """From where a passage goes on after what is not in it, to its end."""
    text, own = passage.text, passage.own
    length = len(text.content)
    before: Run | None = None
    for start, run in zip(text.starts, text.runs, strict=True):
        if start >= own and before is not None and before.source.end < run.source.start:
            first = length - len(text.content[start:].lstrip())
            if first < length:
                yield text.span(first, length)
        before = run
