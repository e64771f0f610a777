"""From a document to its passages: the order and the context in which a reader takes them in.

A list is read item by item after the sentence that introduces it, a table cell by cell under its header.
A table of contents, preformatted text and an archive's note are not read at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from policylint.document import Block, Cell, Document, Heading, Link, List, Paragraph, Quote, Section, Table
from policylint.passages import Passage, PassageKind
from policylint.reading import answers
from policylint.reading.contents import Titles, entries_before_text, is_contents
from policylint.reading.introductions import (
    Context,
    answered_passage,
    asked_alone,
    heading_introduction,
    introduction_to,
    is_titled,
    item_introduction,
    questioned,
)
from policylint.reading.sentences import sentence_bounds
from policylint.source import Span
from policylint.source.overlapping import Overlapping, by_place
from policylint.text import NOTHING, Text, join

try:
    from policylint.reading._splitting import add, kit, read

    _KIT = kit(Passage, Text, Span, answers.is_denied_label, sentence_bounds)
except ImportError:
    _KIT = None

_MIN_BODY = 30
"""A heading with less text than this under it announces nothing."""

_LONGEST_HEADING = 250
"""What is longer than this is a paragraph set as a heading: it is read sentence by sentence."""

_LONG_SENTENCE = 40
"""Behind a sentence longer than this, in characters, a paragraph is no longer introduced by what stands before it."""


def passages(document: Document) -> tuple[Passage, ...]:
    """All passages of a document, in the order of the source.

    Of a policy that is split over files, the main file's title stands above what the others say.
    """
    first, *others = document.roots
    above = (document.title,) if document.title is not None else ()
    reader = _reader(document)
    reader.read_section(first, ())
    for root in others:
        reader.read_section(root, above)
    return tuple(reader.found)


def _reader(document: Document) -> Reader:
    if not document.branches:
        return Reader(document)
    from policylint.reading.branched import BranchedReader

    return BranchedReader(document)


class Reader:
    """Takes in a document; `found` are the passages so far."""

    __slots__ = ("_source", "_titles", "found")

    def __init__(self, document: Document) -> None:
        self.found: list[Passage] = []
        self._source = document.source
        headings = [section.heading for section in document.root.walk()]
        self._titles = Titles.of([one.text.content for one in headings if one is not None])

    def read_section(self, section: Section, above: tuple[Heading, ...]) -> None:
        """Read a section and all below it; `above` are the headings over it."""
        stack: list[tuple[Section, tuple[Heading, ...]]] = [(section, above)]
        while stack:
            current, path = stack.pop()
            if current.heading is not None:
                self._read_heading(current, current.heading, path)
                path = (*path, current.heading)
            if current.blocks:
                blocks = current.blocks[entries_before_text(current) :]
                self._read_blocks(blocks, Context(current, path, heading_introduction(current)))
            if current.sections:
                stack.extend([(child, path) for child in reversed(current.sections)])

    def _read_heading(self, section: Section, heading: Heading, path: tuple[Heading, ...]) -> None:
        text = heading.text
        if len(text.content) > _LONGEST_HEADING:
            for start, end in sentence_bounds(text.content):
                part = text.slice(start, end)
                self.found.append(Passage("sentence", part, 0, section, part.source, part.content, path))
            return
        asks = text.content[-1:] == "?"
        text = text.strip()
        if section.span.end - heading.span.end >= _MIN_BODY and text.content:
            no = asks and answers.refuses(section.blocks)
            self.found.append(
                Passage("heading", text, 0, section, text.source, text.content, path, denied=no)
            )
        if asks and (replied := answers.reply_in(section.blocks)) is not None:
            self.read_answered(text, *replied, Context(section, path))

    def _read_blocks(self, blocks: Sequence[Block], context: Context) -> None:
        introduction, asked = context.introduction, NOTHING
        for index, block in enumerate(blocks):
            here = context.introduced(introduction)
            here = replace(here, label=asked) if asked.content else here
            introduction = asked = NOTHING
            if isinstance(block, Paragraph):
                block = self.read_paragraph(block, here)
                if index + 1 < len(blocks):
                    introduction = introduction_to(blocks[index + 1], block, here.introduction)
                    asked = asked_alone(block)
                if asked.content and (replied := answers.reply_in(blocks[index + 1 :])) is not None:
                    self.read_answered(asked, *replied, here)
            elif isinstance(block, List):
                if not is_contents(block, self._titles):
                    self._read_list(block, here)
            elif isinstance(block, Table):
                self._read_table(block, here)
            elif isinstance(block, Quote):
                self._read_blocks(block.blocks, replace(here, quoted=True))

    def read_paragraph(self, paragraph: Paragraph, context: Context) -> Paragraph:
        """Read a paragraph; given back is what it says first, where it may say several things."""
        if _KIT is not None and read(_KIT, self.found, paragraph, context):
            return paragraph
        text, introduction, label, kind = paragraph.text, context.introduction, paragraph.label, context.kind
        bounds = whole = sentence_bounds(text.content)
        if introduction.content and kind == "sentence":
            kind = "item"
        links = by_place(paragraph.links)
        if label is not None and kind == "sentence" and is_titled(paragraph, bounds):
            self._add(text, bounds[:1], "heading", introduction, context, label, links)
            bounds = bounds[1:]
        asking = "?" in text.content
        asked = questioned(text, bounds, context.label) if asking and label is None else ()
        for over, part in asked or ((label or context.label, bounds),):
            self._add(text, part, kind, introduction, context, over, links)
            introduction = NOTHING
        for asked_one, replied in answers.replies(text, whole) if asking else ():
            self.read_answered(asked_one, *replied, context)
        return paragraph

    def read_answered(self, question: Text, answer: Text, yes: bool, context: Context) -> bool:
        """Read the question with which a text ends, and that an `answer`, a `yes` or else a no, goes with; whether it tells something."""
        told = answered_passage(answers.last_sentence(question), answer, yes, context)
        if told is not None:
            self.found.append(told)
        return told is not None

    def _add(
        self,
        text: Text,
        bounds: tuple[tuple[int, int], ...],
        kind: PassageKind,
        introduction: Text,
        context: Context,
        label: Text,
        links: Overlapping[Link] | None,
        cell: Cell | None = None,
    ) -> None:
        """Add the sentences of a text: what introduces it introduces them up to a long one, those of a cell all."""
        kit = None if links is not None else _KIT
        if kit is not None and add(kit, self.found, text, bounds, kind, introduction, context, label, cell):
            return
        section, headings, name = context.section, context.headings, label.content
        for start, end in bounds:
            own = whole = text.slice(start, end)
            place, begins = own.source, 0
            if introduction.content:
                whole = join((introduction, own))
                begins = len(whole.content) - len(own.content)
                if end - start > _LONG_SENTENCE and kind != "row":
                    introduction = NOTHING
            self.found.append(
                Passage(
                    kind, whole, begins, section, place, own.content, headings, name, context.quoted,
                    tuple(links.with_(place)) if links is not None else (), label if name else None, context.refused,
                    context.denied or (":" in own.content and answers.is_denied_label(own.content)),
                )
            )  # fmt: skip

    def _read_list(self, block: List, context: Context) -> None:
        section, headings, outer = context.section, context.headings, context.introduction
        inner = Context(section, headings, outer, context.label, context.quoted, "item")
        for item in block.items:
            first = item.blocks[0] if item.blocks else None
            if not isinstance(first, Paragraph):
                self._read_blocks(item.blocks, inner)
                continue
            asks = len(item.blocks) > 1 and first.text.content.endswith("?")
            replied = answers.reply_in(item.blocks[1:]) if asks else None
            mere = not asks and len(item.blocks) == 2 and answers.is_no(item.blocks[1])
            self.read_paragraph(first, replace(inner, denied=True) if mere else inner)
            if replied is not None:
                self.read_answered(first.text, *replied, inner)
            if len(item.blocks) > 1:
                introduction, label = item_introduction(first, outer), first.label or context.label
                below = Context(section, headings, introduction, label, context.quoted, "item")
                self._read_blocks(item.blocks[1:], below)

    def _read_table(self, table: Table, context: Context) -> None:
        from policylint.reading.answer_columns import is_answer, refused_rows

        headers = [cell.text.strip() for cell in table.header]
        refused, denied = refused_rows(table), answers.denied_rows(table, self._source.text)
        for number, row in enumerate(table.rows):
            texts = [cell.text.strip() for cell in row.cells]
            label = texts[0] if texts else NOTHING
            here = context.answered(number in refused, number in denied)
            yes = answers.asked_in(texts, here.denied)
            told = yes is not None and self.read_answered(label, NOTHING, yes, replace(context, kind="row"))
            unanswered = not told and answers.is_open(texts)
            cells = answers.without_question(row.cells) if told else row.cells
            for index, cell in enumerate(cells[unanswered:], unanswered):
                header = headers[index] if index < len(headers) else NOTHING
                around = (
                    context
                    if (told + index and here.denied) or (here.refused and is_answer(cell.text.content))
                    else here
                )
                self.read_cell(cell, header, around, label)
            if len(filled := [text for text in texts if text.content]) > 1 and not unanswered:
                all_links = tuple(chain.from_iterable([cell.links for cell in row.cells]))
                self.add_row(join(filled), here, label, all_links)

    def read_cell(self, cell: Cell, header: Text, context: Context, label: Text) -> None:
        text, links = cell.text, by_place(cell.links)
        self._add(text, sentence_bounds(text.content), "row", header, context, label, links, cell)

    def add_row(self, whole: Text, context: Context, label: Text, links: tuple[Link, ...]) -> None:
        self.found.append(
            Passage(
                "row", whole, 0, context.section, whole.source, whole.content, context.headings, label.content, context.quoted,
                links, label, context.refused, context.denied,
            )
        )  # fmt: skip
