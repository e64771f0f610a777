"""What is read of any page is what stands in it: nothing visible lost or made up, every passage at its place."""

from __future__ import annotations

from collections.abc import Iterator

import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.document import Block, Document, List, Paragraph, Quote, Section, Table
from policylint.engine.choosing import choose_frontend
from policylint.frontends.html.frontend import HtmlFrontend
from policylint.frontends.html.tokens import pieces
from policylint.host import load_parts
from policylint.reading.order import passages
from policylint.source import Source, decode
from policylint.text import Text

UNSEEN = "\u00ad\u200b\u2060\ufeff\x00"
INLINE = (
    "<b>|</b>|<i>|</i>|<span>|</span>|<a href=x>|</a>|<br>|<strong>|</strong>|<x-y>|</x-y>|<code>|</code>|</>"
)
BLOCKS = (
    "<p>|</p>|<div>|</div>|<ul>|</ul>|<ol>|<li>|</li>|<dl>|<dt>|<dd>|</dl>|<h1>|</h1>|<h3>|</h3>|<blockquote>|</blockquote>"
    "|<section>|</section>|<hr>|<details>|<summary>|</details>|<pre>|</pre>|</body>|<!-- c -->|<!x>|<body>|</html>"
)
REST = (
    "<table>|<tr>|<td colspan=2>|<td rowspan=3>|<th>|</table>|</td>|<thead>|<tbody>|<caption>|<nav>|</nav>|<main>|</main>"
    "|<footer>|<script>|</script>|<style>|</style>|<template>|</template>|<svg>|</svg>|<title>|</title>|<p hidden>"
    "|<div style='display:none'>|<img alt='a  b'>|<button>|<select>|<p id=a class='cookie banner'>|<!--|<p |'|\"|=|>"
)
WORDS = "a|We keep names.|&amp;|&nbsp;|&copy|&#x41;|&lt;b&gt;|é|😀|<3| & |1. |• |\n|\r\n|\r| |\t|\xa0|\u200b|\x00|\x0c|\u3000|\n\n"


def mixed(*lists: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([one for listed in lists for one in listed.split("|")]), max_size=40).map(
        "".join
    )


def texts(document: Document) -> Iterator[Text]:
    for section in document.root.walk():
        if section.heading is not None:
            yield section.heading.text
        yield from (text for block in section.blocks for text in of_block(block))


def of_block(block: Block) -> Iterator[Text]:
    if isinstance(block, List):
        for item in block.items:
            yield from (text for inner in item.blocks for text in of_block(inner))
    elif isinstance(block, Quote):
        yield from (text for inner in block.blocks for text in of_block(inner))
    elif isinstance(block, Table):
        yield from (cell.text for row in (block.header, *(r.cells for r in block.rows)) for cell in row)
    else:
        yield block.text


def bare(text: str) -> str:
    return "".join(text.translate(dict.fromkeys(map(ord, UNSEEN))).split())


def parse(text: str) -> Document:
    return HtmlFrontend().parse(Source("a.html", text)).document


@settings(max_examples=400, deadline=None)
@given(mixed(INLINE, BLOCKS, WORDS.replace("|1. |• |", "|")))
def test_all_that_a_browser_shows_is_read_in_its_order(text: str) -> None:
    shown = turbohtml.parse(text).text
    assert bare("".join(one.content for one in texts(parse(text)))) == bare(shown)


@settings(max_examples=400, deadline=None)
@given(mixed(INLINE, BLOCKS, REST, WORDS) | st.text())
def test_each_run_of_a_text_is_its_source_decoded(text: str) -> None:
    for one in texts(parse(text)):
        for run in one.runs:
            source = text[run.source.start : run.source.end]
            if source.lstrip().startswith(("<br", "</br", "<img", "<ima")):
                continue
            assert bare(run.text) == bare(turbohtml.unescape(source))


@settings(max_examples=200, deadline=None)
@given(mixed(INLINE, BLOCKS, REST, WORDS))
def test_each_passage_underlines_its_own_words(text: str) -> None:
    document = parse(text)
    for passage in passages(document):
        underlined = document.source.slice(passage.span)
        shown = turbohtml.parse(f"<body><p>{underlined}").text
        words = passage.own_text
        assert passage.span.end <= len(text)
        if not set(underlined) & set("<"):
            assert bare(words) == bare(shown)


@settings(max_examples=300, deadline=None)
@given(mixed(INLINE, BLOCKS, REST, WORDS) | st.text())
def test_pieces_are_where_they_say(text: str) -> None:
    position = 0
    for piece in pieces(text):
        assert position <= piece.start <= piece.end <= len(text)
        position = piece.end
        if piece.kind == "text":
            same = text[piece.start : piece.end].replace("\r\n", " \n").replace("\r", "\n")
            assert same == piece.data
        elif piece.kind in ("start", "end"):
            assert text[piece.start] == "<"


@settings(max_examples=150, deadline=None)
@given(st.binary() | mixed(INLINE, BLOCKS, REST, WORDS).map(lambda text: text.encode("cp1252", "replace")))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    for head in (b"", b"<meta charset=iso-8859-1>", b"<meta charset=shift_jis>"):
        source = decode(head + data, "a.html")
        document = HtmlFrontend().parse(source).document
        assert document.root.span.end == len(source.text)


def sections(section: Section) -> list[str]:
    return [one.heading.text.content for one in section.walk() if one.heading is not None]


def test_a_page_is_recognised_by_its_beginning_where_its_name_says_nothing() -> None:
    frontends = load_parts(("frontends",)).frontends
    for text, name in (
        ("<!DOCTYPE html><p>x", "html"),
        ("\n<!-- c --><html><p>x", "html"),
        ("# Title\n\n<html>", "markdown"),
        ("<p>x</p>", "text"),
    ):
        assert choose_frontend(Source("<stdin>", text), frontends).name == name
    assert isinstance(parse("<p>x").root.blocks[0], Paragraph)
    assert sections(parse("<h1>x</h1>").root) == ["x"]
