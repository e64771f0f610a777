"""Any text gives a sound document: nothing raises, every span is valid, children lie inside their parents in order."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.document import Block, Cell, Code, Document, List, Paragraph, Quote, Section, Table
from policylint.frontend import Frontend
from policylint.frontends.html.frontend import HtmlFrontend
from policylint.frontends.markdown import MarkdownFrontend
from policylint.frontends.plain import PlainFrontend
from policylint.source import Source, Span, decode
from policylint.text import Text

FRONTENDS = (HtmlFrontend(), MarkdownFrontend(), PlainFrontend())

MARKS = """
# |## |### Cookies|* |- |1. |2) |(a) |> |**|__|`|```|[a](b)|![x](y)|<b>|</b>|<br>|<!-- c -->|<!--|-->|<ul>|<li>|</ul>
<table>|<tr>|<td>|<th>|</table>|<h2>|</h2>|<blockquote>|</blockquote>|<script>|</script>|<a href="x">|</a>|<img alt="z">
&amp;|&nbsp;|&#x41;||---|---|| a | b ||Cookies|We use cookies to improve what we do and to remember you.|Your rights|IV. |2.1
Article 5 - |“x”|• |– |o |Email: a@b.example|Acme Ltd|12 Mill Lane|===|---|+++|CAPITALS|How long?|Last updated: May 2020
[^1]|[^1]: note|\\|~~|- [ ] |<|"|:|.|{#id}|<https://x.example>|[r]: http://z.example|[r]
""".replace("\n", "|").split("|")
SPACES = ["\n", "\n\n", "\r\n", "\r", " ", "  ", "    ", "\t", "\u2028", "\xa0", "\x0c", "\u200b"]
pieces = st.sampled_from([*MARKS, *SPACES, *SPACES, "é", "😀", "\x00", "\ufffd", "|"])
texts = st.text() | st.lists(pieces, max_size=40).map("".join)


class Node(Protocol):
    @property
    def span(self) -> Span: ...


def in_order(outer: Span, nodes: Iterable[Node]) -> None:
    position = outer.start
    for node in nodes:
        assert position <= node.span.start <= node.span.end <= outer.end
        position = node.span.end


def sound_text(source: str, text: Text, outer: Span) -> None:
    assert text.content == "".join(run.text for run in text.runs)
    position = outer.start
    for run in text.runs:
        assert position <= run.source.start <= run.source.end <= outer.end
        position = run.source.end
        if run.verbatim and run.text not in (" ", "\n"):
            assert source[run.source.start : run.source.end] == run.text


def sound_cells(source: str, outer: Span, cells: Sequence[Cell]) -> None:
    in_order(outer, cells)
    for cell in cells:
        sound_text(source, cell.text, cell.span)


def sound_block(source: str, block: Block, depth: int = 0) -> None:
    assert depth < 100
    if isinstance(block, Paragraph):
        assert block.text.content == block.text.content.strip() != ""
        sound_text(source, block.text, block.span)
        if block.label is not None:
            assert block.label.content in block.text.content
            sound_text(source, block.label, block.span)
        assert all(block.span.contains(link.span) for link in block.links)
    elif isinstance(block, List):
        assert block.items
        in_order(block.span, block.items)
        for item in block.items:
            in_order(item.span, item.blocks)
            for inner in item.blocks:
                sound_block(source, inner, depth + 1)
    elif isinstance(block, Quote):
        in_order(block.span, block.blocks)
        for inner in block.blocks:
            sound_block(source, inner, depth + 1)
    elif isinstance(block, Table):
        sound_cells(source, block.span, block.header)
        in_order(block.span, block.rows)
        for row in block.rows:
            sound_cells(source, row.span, row.cells)
    else:
        assert isinstance(block, Code)
        sound_text(source, block.text, block.span)


def sound_section(source: str, section: Section) -> None:
    heading = section.heading
    in_order(section.span, [*([heading] if heading else []), *section.blocks, *section.sections])
    if heading is not None:
        assert heading.text.content.strip()
        assert 1 <= heading.level <= 6
        sound_text(source, heading.text, heading.span)
        assert all(
            child.heading is not None and child.heading.level > heading.level for child in section.sections
        )
    for block in section.blocks:
        sound_block(source, block)


def sound(document: Document) -> None:
    text = document.source.text
    assert document.root.span == Span(0, len(text))
    for section in document.root.walk():
        sound_section(text, section)
    spans = [comment.span for comment in document.comments] + [problem.span for problem in document.problems]
    spans += [span for span in (document.note, document.front_matter) if span is not None]
    assert all(span.end <= len(text) for span in spans)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_any_text_gives_a_sound_document(text: str) -> None:
    for frontend in FRONTENDS:
        sound(frontend.parse(Source("policy.txt", text)).document)


@settings(max_examples=50, deadline=None)
@given(st.binary())
def test_any_bytes_give_a_sound_document(data: bytes) -> None:
    source = decode(data, "policy.txt")
    for frontend in FRONTENDS:
        frontend.recognises(source)
        document = frontend.parse(source).document
        sound(document)
        assert bool(source.undecodable) <= bool(document.problems)


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    for frontend in FRONTENDS:
        source = Source("policy.txt", text)
        assert frontend.parse(source) == frontend.parse(source)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["names", "logs", "für", "a😀b", "[x]", "(c)"]), min_size=1, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
def test_no_word_of_a_paragraph_is_lost(words: list[str], newline: str) -> None:
    text = "Zwar " + newline.join(words)
    (block,) = MarkdownFrontend().parse(Source("a.md", text)).document.root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content.split() == text.split()


@pytest.mark.parametrize("frontend", FRONTENDS, ids=lambda frontend: frontend.name)
@pytest.mark.parametrize(
    "text",
    [
        ">" * 20_000,
        "- " * 5_000,
        "".join("  " * depth + "- a\n" for depth in range(400)),
        "**a** " * 5_000,
        "**Title**\n\n" * 3_000,
        "Title\n\n" * 3_000,
        "2020-01-01\n" * 3_000,
        "[a](" * 5_000,
        "<a " * 10_000,
        "<div><ul>" * 3_000,
        "<table><tr><td>" * 3_000,
        "<style>" + "a " * 50_000 + "</style><p hidden>",
        "<!---->" * 5_000,
        "<div>" * 100_000 + "x",
        "<b><p>" * 10_000,
        "<a href=x><div>" * 5_000 + "</a>" * 10_000,
        "<h1>a</h1><main>" + "<div class=menu>" * 10_000,
        "<!--" * 10_000,
        "<p>" + " " * 50_000 + "x",
        "&amp;" * 10_000,
        "a | b\n" * 5_000,
        "a\tb\n" * 5_000,
        "1. a\n(a) b\n- c\n" * 1_500,
        "a" * 100_000 + ": b c d",
        "A: " + "b" * 100_000,
        "---\n" * 5_000,
        "---\na: b\n" * 5_000,
        "\x00" * 20_000,
        "I" * 50_000 + ". x",
        "(" * 20_000,
        "Acme Ltd\n" * 5_000,
        " \u3000" * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_nothing_takes_more_than_a_moment(frontend: Frontend, text: str) -> None:
    started = time.process_time()
    frontend.recognises(Source("policy.txt", text))
    document = frontend.parse(Source("policy.txt", text)).document
    assert time.process_time() - started < 5
    sound(document)
