"""The conformance suites find what breaks a contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from policylint.disclosure import Attribute, Disclosure
from policylint.document import (
    Block,
    Cell,
    Code,
    Comment,
    Document,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Section,
    SyntaxProblem,
    Table,
)
from policylint.frontend import Parsed
from policylint.frontends.markdown import MarkdownFrontend
from policylint.passages import Passage
from policylint.source import Source, Span
from policylint.testing import assert_detector, assert_document, assert_frontend
from policylint.text import Run, Text


def document(source: Source, *blocks: Block) -> Document:
    whole = Span(0, len(source.text))
    return Document(source, Section(None, blocks, (), whole), "wiki")


def paragraph(source: Source, start: int, end: int, text: str | None = None) -> Paragraph:
    span = Span(start, end)
    return Paragraph(Text.of([Run(source.slice(span) if text is None else text, span)]), span)


@dataclass(frozen=True)
class Wiki:
    """Takes every text for one paragraph, with the space around it left out."""

    change: Callable[[Parsed], Parsed] = lambda parsed: parsed
    name: str = "wiki"
    suffixes: tuple[str, ...] = (".wiki",)

    def recognises(self, source: Source) -> bool:
        return True

    def parse(self, source: Source) -> Parsed:
        content = source.text.strip()
        start = source.text.index(content)
        block = paragraph(source, start, start + len(content)) if content else None
        return self.change(Parsed(document(source, *([block] if block else []))))


def broken(parsed: Parsed) -> Parsed:
    if "!" in parsed.document.source.text:
        raise RuntimeError("cannot read !")
    return parsed


def test_a_front_end_that_keeps_its_contract() -> None:
    assert_frontend(Wiki(), ["== Cookies ==\n\nWe use them."])


@pytest.mark.parametrize(
    ("frontend", "samples", "message"),
    [
        (Wiki(name="Wiki"), ["x"], "a name in lower case"),
        (Wiki(suffixes=("wiki",)), ["x"], "a suffix is in lower case with its dot"),
        (Wiki(), [], "at least one sample"),
        (Wiki(lambda parsed: parsed.document), ["x"], "parse must give Parsed, not Document"),  # type: ignore[arg-type, return-value]
        (
            Wiki(lambda parsed: Parsed(document(Source("other", parsed.document.source.text)))),
            ["x"],
            "must hold the source that was parsed",
        ),
        (Wiki(lambda p: Parsed(replace(p.document, format=""))), ["x"], "must name its format"),
        (
            Wiki(
                lambda p: replace(p, declared=(Disclosure("retention", "stated", (Span(0, 10_000),), "x"),))
            ),
            ["x"],
            "declared outside the text",
        ),
    ],
)
def test_a_front_end_that_does_not(frontend: Wiki, samples: list[str], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        assert_frontend(frontend, samples)


def test_a_front_end_that_raises_is_found_on_parts_of_a_sample() -> None:
    with pytest.raises(RuntimeError, match="cannot read !"):
        assert_frontend(Wiki(broken), ["We use cookies! Often."], examples=1)


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        (lambda s: [paragraph(s, 3, 6), paragraph(s, 0, 2)], "lies outside its parent, or before"),
        (lambda s: [paragraph(s, 0, 3, "tea")], "'one': is read as 'tea'"),
        (lambda s: [paragraph(s, 0, 4)], "no space around them"),
        (lambda s: [replace(paragraph(s, 0, 3), span=Span(1, 2))], "a run lies outside its block"),
    ],
)
def test_an_unsound_document(blocks: Callable[[Source], list[Paragraph]], message: str) -> None:
    source = Source("a.wiki", "one two")
    with pytest.raises(AssertionError, match=message):
        assert_document(document(source, *blocks(source)))


def words(source: Source, start: int, end: int) -> Text:
    return Text.of([Run(source.text[start:end], Span(start, end))])


def under(source: Source, level: int, *sections: Section, text: str | None = None) -> Section:
    """A section with `one` as its heading, or with a heading of that text, over the whole source."""
    shown = words(source, 0, 3) if text is None else Text(text, ((), ()))
    return Section(Heading(level, shown, Span(0, 3)), (), sections, Span(0, len(source.text)))


def nested(source: Source, depth: int) -> Quote | Paragraph:
    block: Quote | Paragraph = paragraph(source, 0, 3)
    for _ in range(depth):
        block = Quote((block,), Span(0, 3))
    return block


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda s, d: replace(d, root=replace(d.root, span=Span(0, 3))),
            "the root must cover the whole source",
        ),
        (lambda s, d: replace(d, comments=(Comment("x", Span(0, 99)),)), "points outside the text"),
        (lambda s, d: replace(d, problems=(SyntaxProblem("x", Span(0, 99)),)), "points outside the text"),
        (lambda s, d: replace(d, front_matter=Span(0, 99)), "points outside the text"),
        (lambda s, d: replace(d, note=Span(0, 99)), "points outside the text"),
        (
            lambda s, d: replace(d, root=replace(d.root, sections=(under(s, 1, text=" "),))),
            "a heading needs words",
        ),
        (lambda s, d: replace(d, root=replace(d.root, sections=(under(s, 7),))), "no level of a heading: 7"),
        (lambda s, d: replace(d, root=replace(d.root, sections=(under(s, 0),))), "no level of a heading: 0"),
        (
            lambda s, d: replace(
                d,
                root=replace(
                    d.root,
                    sections=(
                        under(s, 2, Section(Heading(2, words(s, 4, 7), Span(4, 7)), (), (), Span(4, 7))),
                    ),
                ),
            ),
            "lies under a heading of the same or a lower rank",
        ),
        (
            lambda s, d: replace(
                d, root=replace(d.root, sections=(under(s, 2, Section(None, (), (), Span(4, 7))),))
            ),
            "lies under a heading of the same or a lower rank",
        ),
    ],
)
def test_a_document_with_an_unsound_outline(
    change: Callable[[Source, Document], Document], message: str
) -> None:
    source = Source("a.wiki", "one two")
    with pytest.raises(AssertionError, match=message):
        assert_document(change(source, document(source)))


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (lambda s: replace(paragraph(s, 0, 3), text=Text("one", ((Run("on", Span(0, 2)),), (0,)))), "is not that of its runs"),
        (lambda s: List((), Span(0, 3)), "a list needs items"),
        (lambda s: List((ListItem((), Span(0, 7)),), Span(0, 3)), "lies outside its parent"),
        (lambda s: List((ListItem((paragraph(s, 0, 3),), Span(4, 7)),), Span(0, 7)), "lies outside its parent"),
        (lambda s: Quote((paragraph(s, 4, 7),), Span(0, 3)), "lies outside its parent"),
        (lambda s: Table((), (Row((), Span(0, 7)),), Span(0, 3)), "lies outside its parent"),
        (lambda s: Table((), (Row((Cell(words(s, 4, 7), Span(4, 7)),), Span(0, 3)),), Span(0, 3)), "lies outside its parent"),
        (lambda s: Code(Text.of([Run("tea", Span(0, 3))]), Span(0, 3)), "is read as 'tea'"),
        (lambda s: replace(paragraph(s, 0, 3), label=words(s, 4, 7)), "the label of a paragraph must be part of its text"),
        (lambda s: replace(paragraph(s, 0, 3), links=(Link(Span(4, 7), "x"),)), "a link lies outside its paragraph"),
        (lambda s: nested(s, 102), "is nested too deeply"),
        (lambda s: SimpleNamespace(span=Span(0, 3)), "no block: SimpleNamespace"),
    ],
)  # fmt: skip
def test_an_unsound_block(block: Callable[[Source], Any], message: str) -> None:
    source = Source("a.wiki", "one two")
    with pytest.raises(AssertionError, match=message):
        assert_document(document(source, block(source)))


def test_a_document_of_all_kinds_of_blocks_is_sound() -> None:
    source = Source("a.wiki", "one two")
    whole, first = Span(0, 7), Span(0, 3)
    row = Row((Cell(words(source, 0, 3), first),), first)
    for block in (
        List((ListItem((paragraph(source, 0, 3),), first),), whole),
        Table(row.cells, (), whole),
        Table((), (row,), whole),
        Code(words(source, 0, 7), whole),
        nested(source, 100),
        replace(paragraph(source, 0, 7), label=words(source, 0, 3), links=(Link(Span(4, 7), "x"),)),
    ):
        assert_document(document(source, block))


def test_a_front_end_that_is_not_sure_or_not_the_same_twice() -> None:
    maybe = SimpleNamespace(
        name="maybe", suffixes=(".m",), recognises=lambda source: "perhaps", parse=Wiki().parse
    )
    with pytest.raises(AssertionError, match="maybe: recognises must say True or False"):
        assert_frontend(maybe, ["x"])
    turn = count()
    changing = Wiki(
        lambda parsed: replace(parsed, document=replace(parsed.document, language=str(next(turn))))
    )
    with pytest.raises(AssertionError, match="wiki: gives two documents for one text: 'x'"):
        assert_frontend(changing, ["x"])


@dataclass(frozen=True)
class Teatime:
    """Takes every sentence for a statement on retention, changed as the test says."""

    change: Callable[[Disclosure], object] = lambda one: one
    topics: frozenset[str] = frozenset({"retention"})
    name: str = "teatime"

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        for passage in passages:
            yield self.change(Disclosure("retention", "stated", (passage.span,), passage.own_text))  # type: ignore[misc]


def test_a_detector_that_keeps_its_contract() -> None:
    assert_detector(Teatime(), ["# Policy\n\nWe keep *tea* &amp; cake."])


@pytest.mark.parametrize(
    ("detector", "message"),
    [
        (Teatime(topics=frozenset({"tea"})), "unknown topic 'tea'"),
        (Teatime(lambda one: replace(one, topic="purpose")), "'purpose' is not among its topics"),
        (Teatime(lambda one: replace(one, text="coffee")), "its evidence is not in the text: 'coffee'"),
        (Teatime(lambda one: replace(one, spans=(Span(0, 9999),))), "points outside the text"),
        (Teatime(lambda one: replace(one, focus=Span(0, 9999))), "points outside the text"),
        (Teatime(lambda one: one.text), "gives str, no disclosure"),
    ],
)
def test_a_detector_that_does_not(detector: Teatime, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        assert_detector(detector, ["# Policy\n\nWe keep tea."])


def test_a_detector_that_finds_something_else_the_second_time() -> None:
    turn = count()
    with pytest.raises(AssertionError, match="finds something else the second time"):
        assert_detector(
            Teatime(lambda one: replace(one, confidence="certain" if next(turn) == 0 else "likely")),
            ["# Policy\n\nWe keep tea."],
        )


@dataclass(frozen=True)
class Adding:
    """A describer that changes what it must not."""

    name: str = "adding"

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: list[Disclosure]
    ) -> list[Disclosure]:
        return [
            replace(one, topic="purpose", attributes=(Attribute("data", "x", one.span),)) for one in found
        ]


def test_a_describer_that_changes_more_than_attributes() -> None:
    with pytest.raises(AssertionError, match="must give the same disclosures back"):
        assert_detector(Adding(), ["# Privacy policy\n\nWe keep your name for two years."])  # type: ignore[arg-type]


def test_a_lone_surrogate_may_be_read_as_a_replacement() -> None:
    assert_document(MarkdownFrontend().parse(Source("p.md", "We \ud800 keep.")).document)
