from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from policylint.diagnostics import Edit, Finding, Fix, Related
from policylint.document import Document
from policylint.engine.locating import located, raised
from policylint.host import load_parts
from policylint.reading.joining import join, moved
from policylint.reading.order import passages
from policylint.source import Position, Source, Span
from policylint.text import Text

FRONTENDS = {frontend.name: frontend for frontend in load_parts(("frontends",)).frontends}
MAIN = "# Privacy policy\r\n\r\nWe *keep* data &amp; logs.\r\n\r\n- name\r\n- e-mail\r\n"
MORE = "## Cookies\n\n| Cookie | Use |\n|---|---|\n| a | [login](#login) |\n\n<!-- a comment -->"
PLAIN = "Who we are\n\nAcme Ltd, 1 High Street."


@pytest.fixture
def whole() -> Document:
    texts = (("main.md", MAIN, "markdown"), ("more.md", MORE, "markdown"), ("plain.txt", PLAIN, "text"))
    return join([FRONTENDS[name].parse(Source(path, text)).document for path, text, name in texts])


def spans(node: object) -> Iterator[Span]:
    if isinstance(node, Span):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from spans(one)
    elif is_dataclass(node) and not isinstance(node, Text | Source):
        for one in fields(node):
            yield from spans(getattr(node, one.name))
    elif isinstance(node, Text) and node.content:
        yield node.source


def test_every_span_covers_the_words_it_covered_in_its_own_file(whole: Document) -> None:
    for part, own, root in zip(whole.source.parts, whole.parts, whole.roots, strict=True):
        before, after = list(spans(own.root)), list(spans(root))
        assert [whole.source.slice(span) for span in after] == [part.source.slice(span) for span in before]
        assert all(part.span.contains(span) for span in after)
        assert len(after) > 3


def test_positions_are_those_of_the_file(whole: Document) -> None:
    source = whole.source
    for words, path, where in (
        ("keep", "main.md", Position(3, 5)),
        ("login", "more.md", Position(5, 8)),
        ("Acme", "plain.txt", Position(3, 1)),
    ):
        at = source.text.index(words)
        assert source.position(at) == where
        file, span = source.located(Span(at, at + len(words)))
        assert (file.path, file.slice(span)) == (path, words)
    assert source.position(len(source.text)) == Position(3, 25)


def test_what_follows_stands_under_the_main_title_and_keeps_its_place(whole: Document) -> None:
    read = {passage.own_text: passage for passage in passages(whole)}
    headings = [heading.text.content for heading in read["login"].headings]
    assert headings == ["Privacy policy", "Cookies"]
    assert whole.title is not None
    assert whole.title.text.content == "Privacy policy"
    assert [comment.content.strip() for comment in whole.comments] == ["a comment"]
    assert whole.format == "mixed"


def test_broken_bytes_are_counted_from_the_whole() -> None:
    parts = [Source("a.md", "x"), Source("b.md", "y\ufffd", undecodable=(Span(1, 2),))]
    whole = join([FRONTENDS["markdown"].parse(one).document for one in parts])
    assert [whole.source.slice(span) for span in whole.source.undecodable] == ["\ufffd"]


def test_a_finding_and_its_related_place_in_their_files(whole: Document) -> None:
    here, there = whole.source.text.index("login"), whole.source.text.index("keep")
    fix = Fix("write it", (Edit(Span(here, here + 5), "sign-in"),), "safe")
    finding = Finding("x", Span(here, here + 5), related=(Related("y", Span(there, there + 4)),), fix=fix)
    file, own = located(finding, whole.source)
    assert (file.path, file.slice(own.span)) == ("more.md", "login")
    (related,) = own.related
    assert related.source is not None
    assert (related.source.path, related.source.slice(related.span)) == ("main.md", "keep")
    assert own.fix is not None
    assert file.slice(own.fix.edits[0].span) == "login"
    part = whole.source.parts[1]
    assert raised(own, part).span == finding.span
    assert raised(own, part).fix == finding.fix


def test_a_fix_that_would_change_another_file_is_left_out(whole: Document) -> None:
    edits = (Edit(Span(0, 1), ""), Edit(Span(len(MAIN) + 3, len(MAIN) + 4), ""))
    assert located(Finding("x", Span(0, 1), fix=Fix("both", edits)), whole.source)[1].fix is None


def test_one_file_is_as_it_was() -> None:
    source = Source("a.md", "x")
    finding = Finding("x", Span(0, 1))
    assert located(finding, source) == (source, finding)
    assert moved(finding.span, 0) is finding.span
    assert source.pieces[0].source is source
