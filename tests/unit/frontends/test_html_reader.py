"""Blocks of HTML inside Markdown."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from policylint.document import Document, Paragraph, Table

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]


def test_tags_are_stripped_and_positions_exact(markdown: Parse) -> None:
    document = markdown('<div class="x">\n  We keep <b>your\n  data</b> &amp; logs.\n</div>\n')
    (block,) = document.root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "We keep your data & logs."
    start = block.text.content.index("your data &")
    assert document.source.slice(block.text.span(start, start + 11)) == "your\n  data</b> &amp;"


def test_block_tags_part_paragraphs(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown("<div>one<p>two</p>three<hr>four</div>\n")) == [
        "p one",
        "p two",
        "p three",
        "p four",
    ]


def test_headings_lists_and_quotes(markdown: Parse, shape: Shape) -> None:
    text = (
        "<section><h2>2. Data</h2>\n<p>We keep:</p><ul><li>names\n<li>logs<ol><li>web</ol></ul>\n"
        "<blockquote>said</blockquote><h3>More</h3></section>\n"
    )
    document = markdown(text)
    assert shape(document) == [
        "h2 html: 2. Data",
        "  p We keep:",
        "  ul",
        "    ",
        "      p names",
        "    ",
        "      p logs",
        "      ol",
        "        ",
        "          p web",
        "  quote",
        "    p said",
        "  h3 html: More",
    ]
    first = next(document.sections()).heading
    assert first is not None
    assert first.number == "2"
    assert "more" in document.anchors


def test_tables(markdown: Parse, shape: Shape) -> None:
    text = (
        "<table><tr><th>Name<th>Kept</tr>\n<tr><td><p>sid</p><td><a href='/x'>1 day</a></tr>\n"
        "<tr><td></td><td>2&nbsp;years</td></tr></table>\nafter\n"
    )
    document = markdown(text)
    assert shape(document) == ["table Name | Kept", "  sid | 1 day", "   | 2\u00a0years", "p after"]
    table = document.root.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0].cells[1].links[0].target == "/x"
    assert document.source.slice(table.rows[1].cells[1].text.source) == "2&nbsp;years"


def test_a_table_without_header_cells_has_no_header(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown("<table><tr><td>a<td>b</table>\n")) == ["table ", "  a | b"]


def test_scripts_styles_and_comments_are_not_read(markdown: Parse, shape: Shape) -> None:
    text = "<div>a<script>if (1 < 2) { x() }</script><style>p { }</style><!-- note --><!DOCTYPE x>b</div>\n"
    document = markdown(text)
    assert shape(document) == ["p ab"]
    assert [comment.content for comment in document.comments] == [" note "]


def test_images_are_read_by_their_alternative_text(markdown: Parse) -> None:
    document = markdown('<p>\n<img alt="Our seal &amp; sign" src="s.png"> is here.\n</p>\n')
    (block,) = document.root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "Our seal & sign is here."
    (link,) = block.links
    assert (link.kind, link.target) == ("image", "s.png")


def test_names_and_ids_are_anchors(markdown: Parse) -> None:
    assert markdown('<h2 id=data>Data</h2><div id="d"><a name="n">x</a></div>\n').anchors >= {
        "data",
        "d",
        "n",
    }


def test_tags_that_do_not_match_do_no_harm(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown("<div></ul></li></table>a<td>b</p></h2>c<\n")) == ["p a", "p b", "p c<"]
    assert shape(markdown("<ul>loose<li>item</ul>\n")) == ["ul", "  ", "    p loose", "  ", "    p item"]


def test_an_html_block_ends_with_its_list_item(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown("- <div><ul><li>in\n\n- two\n")) == [
        "ul",
        "  -",
        "    ul",
        "      ",
        "        p in",
        "  -",
        "    p two",
    ]


@pytest.mark.parametrize("opened", ["<? a ", "<![CDATA[ ", "<!A ", "<a ", '<a "'])
def test_what_is_never_closed_is_not_looked_through_again_and_again(markdown: Parse, opened: str) -> None:
    started = time.process_time()
    document = markdown(f"<div>\n{opened * 20_000}\n")
    assert document.root.blocks
    assert time.process_time() - started < 5


def test_what_stands_behind_the_last_tag_is_read(markdown: Parse) -> None:
    document = markdown("<div>\n<b>We</b> sell <? it & <!X &amp; <a more <!-- none\n")
    (block,) = document.root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "We sell <? it & <!X & <a more"
