"""What a page holds: headings, paragraphs, lists, tables, links, and the place of each in the source."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document, List, Paragraph, Table

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]


def test_text_is_read_as_browsers_show_it_and_underlined_where_it_stands(html: Parse) -> None:
    document = html("<p>\n  We&nbsp;keep <b>your\n  da&shy;ta</b> &amp; lo\u200bgs\u00a0 now.</p>")
    (block,) = document.root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "We keep your data & logs now."
    start = block.text.content.index("your data &")
    assert document.source.slice(block.text.span(start, start + 11)) == "your\n  da&shy;ta</b> &amp;"
    assert (
        document.source.slice(block.span)
        == "We&nbsp;keep <b>your\n  da&shy;ta</b> &amp; lo\u200bgs\u00a0 now."
    )


def test_windows_line_ends_and_wide_characters_move_nothing(html: Parse) -> None:
    document = html("<p>😀 one\r\n<i>two</i>\rthree</p>\r\n\r\n<p>é four</p>")
    first, second = document.root.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.text.content == "😀 one two three"
    assert document.source.slice(second.text.span(0, 6)) == "é four"


def test_headings_by_tag_role_and_looks(html: Parse, shape: Shape) -> None:
    text = """
    <h1>Privacy policy</h1><p>What we do.</p>
    <div role="heading" aria-level="2">2. Data</div><p>We keep your name for a year.</p>
    <p><strong>Cookies</strong></p><p>We use cookies to keep you signed in.</p>
    <h3 role="presentation">Not a heading, since it says so.</h3>
    """
    document = html(text)
    assert shape(document) == [
        "h1 html: Privacy policy",
        "  p What we do.",
        "  h2 html: 2. Data",
        "    p We keep your name for a year.",
        "    h3 bold: Cookies",
        "      p We use cookies to keep you signed in.",
        "      p Not a heading, since it says so.",
    ]
    numbers = [section.heading.number for section in document.sections() if section.heading]
    assert numbers == ["", "2", ""]


def test_lists_however_they_are_nested_or_closed(html: Parse, shape: Shape) -> None:
    text = """<p>We keep:<ul><li>names<li>logs<ol type=a start=3><li>web<li>mail</ol></ul>
    <ul>stray<ul><li>inner</ul></ul><li>alone<p>after"""
    assert shape(html(text)) == [
        "p We keep:",
        "ul",
        "  •",
        "    p names",
        "  •",
        "    p logs",
        "    ol",
        "      c.",
        "        p web",
        "      d.",
        "        p mail",
        "ul",
        "  ",
        "    p stray",
        "    ul",
        "      •",
        "        p inner",
        "ul",
        "  •",
        "    p alone",
        "    p after",
    ]


def test_a_definition_list_has_an_item_for_each_term(html: Parse, shape: Shape) -> None:
    assert shape(html("<dl><dt>Name<dd>To greet you.<dd>To bill you.<dt>Mail<dd>To write.</dl>")) == [
        "ul",
        "  •",
        "    p Name",
        "    p To greet you.",
        "    p To bill you.",
        "  •",
        "    p Mail",
        "    p To write.",
    ]


def test_sections_in_list_items_are_sections(html: Parse, shape: Shape) -> None:
    text = "<ol><li><h2>Who we are</h2><p>Acme Ltd.</p></li><li><h2>Data</h2><ul><li>names</ul></li></ol>"
    assert shape(html(text)) == [
        "h2 html: Who we are",
        "  p Acme Ltd.",
        "h2 html: Data",
        "  ul",
        "    •",
        "      p names",
    ]


def test_line_breaks_stay_in_a_paragraph_and_two_part_it(html: Parse, shape: Shape) -> None:
    text = "<p>Acme Ltd<br>1 High Street<br/>London<br>\n<br>We sell tea.</p>"
    assert shape(html(text)) == ["p Acme Ltd\n1 High Street\nLondon", "p We sell tea."]


def test_tables_with_headers_spans_and_paragraphs_in_cells(html: Parse, shape: Shape) -> None:
    text = """<table><caption>Cookies</caption><thead><tr><th colspan=2>All</tr><tr><th>Name<th>Why</tr></thead>
    <tr><td rowspan=2>sid<td><p>to sign</p><p>you in</p><tr><td>to count<tr><td><td>x</table>"""
    assert shape(html(text))[-4:] == ["table Name | Why", "  sid | to sign you in", "   | to count", "   | x"]


def test_a_table_that_only_arranges_the_page_is_none(html: Parse, shape: Shape) -> None:
    text = "<table><tr><td><table><tr><td>menu</table><td><h2>Data</h2><p>We keep names.</p></table>"
    assert shape(html(text)) == ["p menu", "h2 html: Data", "  p We keep names."]


def test_details_are_read_under_their_summary(html: Parse, shape: Shape) -> None:
    text = "<p>Intro of the policy.</p><details><summary>How long?</summary><p>We keep it for a year.</p></details>"
    assert shape(html(text)) == ["p Intro of the policy.", "h1 bold: How long?", "  p We keep it for a year."]


def test_scripts_in_preformatted_text_are_not_read(html: Parse, shape: Shape) -> None:
    assert shape(html("<pre>We keep names<script>x &amp; y</script> for a year.</pre>")) == shape(
        html("<pre>We keep names for a year.</pre>")
    )


def test_code_is_kept_apart_and_other_preformatted_text_is_read(html: Parse, shape: Shape) -> None:
    text = "<pre><code>a  &lt; b</code></pre><pre>We keep names\nfor a year.\n\nWe sell nothing.</pre>"
    assert shape(html(text)) == ["code a  < b", "p We keep names for a year.", "p We sell nothing."]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a = '<p>gone</p>'</script>",
        "<style>p{}</style>",
        "<template><p>gone</p></template>",
        "<p hidden>gone</p>",
        "<div style='color:red; DISPLAY : none'><p>gone</div>",
        "<!-- gone -->",
        "<svg><title>gone</title><text>gone</text></svg>",
        "<select><option>gone</select>",
        "<p>more<span class='sr-only'> gone</span></p>",
        "<noscript>gone</noscript>",
        "<p>more<del> gone</del><s> gone</s></p>",
        "<strike><p>gone</p></strike>",
    ],
)
def test_what_nobody_sees_is_not_read(html: Parse, shape: Shape, unseen: str) -> None:
    lines = shape(html(f"<p>first</p>{unseen}<p>last</p>"))
    assert [line for line in lines if line != "p more"] == ["p first", "p last"]


@pytest.mark.parametrize(
    "panel",
    [
        '<button aria-controls="p1">More</button><div id="p1" hidden>',
        '<a href="#p1">More</a><div id="p1" style="display:none">',
        '<span>More</span><div role="tabpanel" hidden>',
        '<span>More</span><div hidden="until-found">',
    ],
)
def test_what_a_reader_can_open_is_read(html: Parse, shape: Shape, panel: str) -> None:
    assert "p We keep names." in [
        line.strip() for line in shape(html(f"<p>Intro.</p>{panel}We keep names.</div>"))
    ]


def test_links_images_anchors_and_a_base(html: Parse) -> None:
    document = html(
        '<p id=top>See <a href="#x&amp;y">our <b>rights</b></a> <img alt="Acme" src=l.png>.<a name=x></a>'
    )
    (block,) = document.root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content == "See our rights Acme."
    assert [(link.kind, link.target, document.source.slice(link.span)) for link in block.links] == [
        ("link", "#x&y", "our <b>rights"),
        ("image", "l.png", "Acme"),
    ]
    assert document.anchors == {"top", "x"}
    (block,) = html('<base href="https://a.example/p/"><p><a href="#x">x</a>').root.blocks
    assert isinstance(block, Paragraph)
    assert block.links[0].target == "https://a.example/p/#x"


def test_title_language_and_comments(html: Parse) -> None:
    document = html(
        "<!doctype html><html lang=de-AT><title>Privacy &amp;\n you</title><!-- a --><p>x<!-- policylint: ignore[y] -->"
    )
    assert (document.page_title, document.language) == ("Privacy & you", "de-AT")
    assert [comment.content for comment in document.comments] == [" a ", " policylint: ignore[y] "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>one<p>two</div></p>three", ["p one", "p two", "p three"]),
        ("<b><p>One</b></p>We keep names.", ["h1 bold: One", "  p We keep names."]),
        ("one</>two <3 & &copy three", ["p onetwo <3 & © three"]),
        ("<h1>Title<p>text</h1>more", ["h1 html: Title", "  p text", "  p more"]),
        ("<div><svg><p>one</div>two", ["p one", "p two"]),
        ("<a href=x>one<a href=y>two", ["p onetwo"]),
        ("</p>one</br>two", ["p one\ntwo"]),
        ("one<p unfinished='", ["p one"]),
        ("one <!-- never closed", ["p one"]),
        ("<table>stray<tr><td>a<td>b</table>", ["table ", "  stray", "  a | b"]),
    ],
)
def test_malformed_pages_are_read_as_browsers_do(
    html: Parse, shape: Shape, text: str, expected: list[str]
) -> None:
    assert shape(html(text)) == expected


def test_header_cells_name_the_columns(html: Parse) -> None:
    (table,) = html("<table><tr><th>Data<th>Kept<tr><td>Names<td>one year</table>").root.blocks
    assert isinstance(table, Table)
    assert [cell.text.content for cell in table.header] == ["Data", "Kept"]


@pytest.mark.parametrize(
    ("attributes", "markers"),
    [
        ("type=I", ["I.", "II.", "III.", "IV."]),
        ("type=i start=38", ["xxxviii.", "xxxix.", "40.", "41."]),
        ("type=A start=25", ["Y.", "Z.", "27.", "28."]),
        ("type=a start=0", ["0.", "a.", "b.", "c."]),
        ("start=x", ["1.", "2.", "3.", "4."]),
    ],
)
def test_items_are_numbered_as_browsers_number_them(html: Parse, attributes: str, markers: list[str]) -> None:
    (block,) = html(f"<ol {attributes}><li>one<li>two<li>three<li>four</ol>").root.blocks
    assert isinstance(block, List)
    assert [item.marker for item in block.items] == markers


def test_an_empty_table_is_none_and_one_in_a_cell_is_read_where_it_stands(html: Parse, shape: Shape) -> None:
    assert shape(html("<table><tr><td></td><td> </td></tr></table><p>Text.</p>")) == ["p Text."]
    inner = "<table><tr><td>x</td><td>y</td></tr></table>"
    assert shape(html(f"<table><tr><td>a{inner}</td><td>b</td></tr></table>")) == [
        "p a",
        "table ",
        "  x | y",
        "p b",
    ]


def test_a_table_that_does_not_end_is_read_to_its_end(html: Parse, shape: Shape) -> None:
    text = "<table><thead><tr><td>A</td><td>B</td></tr></thead><tr><td>c</td><td>d</td>"
    assert shape(html(text)) == ["table A | B", "  c | d"]


def test_columns_are_bounded_whatever_a_cell_says(html: Parse) -> None:
    text = "<table><tr><td colspan=999 rowspan=3>x</td><td>z</td></tr><tr><td>y</td><td>w</td></tr></table>"
    (block,) = html(text).root.blocks
    assert isinstance(block, Table)
    assert max(len(row.cells) for row in block.rows) < 2000


def test_what_shows_nothing_is_no_block(html: Parse, shape: Shape) -> None:
    text = "<p></p><h2></h2><div> </div><p><b></b><img src=a alt=' '><b>x</b> <img src=b alt='logo'></p>"
    assert shape(html(text)) == ["p x logo"]


@pytest.mark.parametrize(
    ("numbered", "heading"),
    [
        ("<span class=section-number>2.</span><h2>Data</h2>", "2. Data"),
        ("<span>02</span> <h2>Data</h2>", "02 Data"),
        ("<div><div class=num>2.1</div><div><h2>Data</h2></div></div>", "2.1 Data"),
        ("<p>Section 2</p><h2>Data</h2>", "Section 2 Data"),
        ("<section><span>§ 2</span><h2><b>Data</b></h2></section>", "§ 2 Data"),
    ],
)
def test_a_number_that_stands_before_its_heading_is_part_of_it(
    html: Parse, shape: Shape, numbered: str, heading: str
) -> None:
    document = html(f"<h1>Privacy</h1><p>We sell tea.</p>{numbered}<p>We keep names.</p>")
    assert shape(document)[2:] == [f"  h2 html: {heading}", "    p We keep names."]
    (section,) = document.root.sections[0].sections
    assert section.heading is not None
    assert section.heading.number.lstrip("0").startswith("2")
    assert document.source.slice(section.heading.span).replace("<b>", "").endswith("Data")


@pytest.mark.parametrize(
    "before",
    [
        "<p>2. We sell tea.</p><h2>Data</h2>",
        "<span>2.</span><p>We sell tea.</p><h2>Data</h2>",
        "<span>2.</span><h2>3. Data</h2>",
        "<p>2026</p><h2>Data</h2>",
        "<ul><li>2.</ul><h2>Data</h2>",
    ],
)
def test_no_other_text_before_a_heading_is_its_number(html: Parse, shape: Shape, before: str) -> None:
    shown = shape(html(f"<h1>Privacy</h1>{before}<p>We keep names.</p>"))
    assert "  h2 html: Data" in shown or "  h2 html: 3. Data" in shown
