from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Code, Document, Link, List, Paragraph, Quote, Table
from policylint.frontends.markdown import MarkdownFrontend
from policylint.source import Source

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]


def only(document: Document) -> Paragraph:
    (block,) = document.root.blocks
    assert isinstance(block, Paragraph)
    return block


def source_of(document: Document, words: str) -> str:
    """The source of these words of the only paragraph."""
    text = only(document).text
    start = text.content.index(words)
    return document.source.slice(text.span(start, start + len(words)))


def test_sections_nest_by_level_and_levels_may_jump(markdown: Parse, shape: Shape) -> None:
    document = markdown("Before.\n\n# One\n\n### Three\n\ntext\n\n## Two\n\n#### Four\n\n# Next\n")
    assert shape(document) == [
        "p Before.",
        "h1 atx: One",
        "  h3 atx: Three",
        "    p text",
        "  h2 atx: Two",
        "    h4 atx: Four",
        "h1 atx: Next",
    ]


def test_setext_headings_and_numbers(markdown: Parse) -> None:
    first, second = markdown("Who we are\n---\n\ntext\n\nTitle\n===\n").sections()
    assert first.heading is not None
    assert second.heading is not None
    assert (second.heading.style, second.heading.level) == ("setext", 1)
    (numbered,) = markdown("## 2.1 Cookies ##\n\ntext\n").sections()
    assert numbered.heading is not None
    assert (numbered.heading.number, numbered.heading.text.content) == ("2.1", "2.1 Cookies")


def test_an_empty_heading_is_none(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown("#\n\ntext\n")) == ["p text"]


def test_markup_is_not_read_and_shifts_nothing(markdown: Parse) -> None:
    document = markdown("We do **not** sell `data` to *any* [partner](https://partner.example).\n")
    assert only(document).text.content == "We do not sell data to any partner."
    assert source_of(document, "not sell data") == "not** sell `data"
    assert source_of(document, "any partner") == "any* [partner"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("We ~~sell~~ keep data.\n", "We  keep data."),
        ("~~We `sell` **your** data.~~ We keep data.\n", "We keep data."),
        ("Logs are kept ~5 days, copies ~10 days.\n", "Logs are kept ~5 days, copies ~10 days."),
    ],
)
def test_what_is_struck_through_is_not_read(markdown: Parse, text: str, read: str) -> None:
    assert only(markdown(text)).text.content == read


def test_characters_beyond_ascii_shift_nothing(markdown: Parse) -> None:
    document = markdown("Café “data” 😀 **für** naïve\u00a0users – and [more](x).\n")
    for words in ("Café", "“data”", "😀", "für", "naïve\u00a0users", "more"):
        assert source_of(document, words) == words


def test_entities_stand_for_their_whole_source(markdown: Parse) -> None:
    document = markdown("Terms &amp; conditions &#x2014; A\n")
    assert only(document).text.content == "Terms & conditions — A"
    assert source_of(document, "&") == "&amp;"
    assert source_of(document, "— A") == "&#x2014; A"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_soft_break_is_one_space_and_a_hard_one_a_new_line(markdown: Parse, newline: str) -> None:
    document = markdown(f"we keep{newline}data{newline}{newline}")
    assert only(document).text.content == "we keep data"
    assert source_of(document, "keep data") == f"keep{newline}data"
    assert only(markdown("1 Mill Lane  \nLeeds\\\nUK\n")).text.content == "1 Mill Lane\nLeeds\nUK"


def test_links_give_their_visible_text(markdown: Parse) -> None:
    document = markdown(
        "See [our *cookie* policy](/cookies 't') and ![a map](m.png), <https://a.example>, <p@a.example>.\n"
    )
    block = only(document)
    assert block.text.content == "See our cookie policy and a map, https://a.example, p@a.example."
    shown = [(document.source.slice(link.span), link.target, link.kind) for link in block.links]
    assert shown == [
        ("our *cookie* policy", "/cookies", "link"),
        ("a map", "m.png", "image"),
        ("https://a.example", "https://a.example", "autolink"),
        ("p@a.example", "mailto:p@a.example", "autolink"),
    ]


def test_reference_links_are_resolved(markdown: Parse) -> None:
    (link,) = only(markdown("Read [the notice][n].\n\n[n]: https://a.example/notice\n")).links
    assert link.target == "https://a.example/notice"


def test_a_link_in_html_is_a_link(markdown: Parse) -> None:
    document = markdown('Read <a name="here" href="/p?a=1&amp;b=2">this</a><br>now.\n')
    assert only(document).text.content == "Read this now."
    assert only(document).links == (Link(only(document).text.span(5, 9), "/p?a=1&b=2"),)
    assert "here" in document.anchors


def test_inline_tags_are_dropped_and_comments_kept_apart(markdown: Parse) -> None:
    document = markdown("We <u>never</u> sell<!-- check with legal --> data.\n\n<!-- a\n\nblock -->\n")
    assert only(document).text.content == "We never sell data."
    assert [comment.content for comment in document.comments] == [" check with legal ", " a\n\nblock "]
    assert document.source.slice(document.comments[0].span) == "<!-- check with legal -->"


def test_lists_nest_and_hold_blocks(markdown: Parse, shape: Shape) -> None:
    text = "1. one\n\n   more\n   - deep\n2. two\n   > said\n\n   ```\n   code\n   ```\n- [x] done\n"
    assert shape(markdown(text)) == [
        "ol",
        "  1.",
        "    p one",
        "    p more",
        "    ul",
        "      -",
        "        p deep",
        "  2.",
        "    p two",
        "    quote",
        "      p said",
        "    code code",
        "ul",
        "  -",
        "    p done",
    ]


def test_quote_and_list_markers_inside_a_text_are_not_read(markdown: Parse) -> None:
    document = markdown("> - we keep\n>   your data\n")
    (quote,) = document.root.blocks
    assert isinstance(quote, Quote)
    (block,) = quote.blocks
    assert isinstance(block, List)
    (paragraph,) = block.items[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.content == "we keep your data"
    assert document.source.slice(paragraph.text.span(3, 12)) == "keep\n>   your"


def test_a_tab_after_a_quote_marker_disorders_nothing(markdown: Parse) -> None:
    (outer,) = markdown("1. >\t2. deep\n").root.blocks
    assert isinstance(outer, List)
    (quote,) = outer.items[0].blocks
    assert isinstance(quote, Quote)
    assert quote.span.contains(quote.blocks[0].span)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- a\n\t- b\n\t- c\n", [("-", "- b"), ("-", "- c")]),
        ("1. a\n\t1. b\n\t2. c\n", [("1.", "\t1. b"), ("2.", "\t2. c")]),
        ("- a\r\n\r\n\t* b\r\n\r\n\t  c\r\n", [("*", "* b\r\n\r\n\t  c")]),
        ("- a\n\n  >\t+ b\n", [("+", "+ b")]),
    ],
)
def test_items_behind_a_tab_begin_on_their_own_line_and_keep_their_marker(
    markdown: Parse, text: str, items: list[tuple[str, str]]
) -> None:
    document = markdown(text)
    (outer,) = document.root.blocks
    assert isinstance(outer, List)
    (first,) = outer.items
    inner = first.blocks[-1]
    if isinstance(inner, Quote):
        (inner,) = inner.blocks
    assert isinstance(inner, List)
    assert [(item.marker, document.source.slice(item.span)) for item in inner.items] == items
    assert inner.span.start == inner.items[0].span.start


def test_a_heading_inside_a_list_is_a_paragraph_titled_by_itself(markdown: Parse) -> None:
    (block,) = markdown("- # Cookies\n  We use some.\n").root.blocks
    assert isinstance(block, List)
    title, text = block.items[0].blocks
    assert isinstance(title, Paragraph)
    assert title.label is not None
    assert (title.label.content, title.text.content) == ("Cookies", "Cookies")
    assert isinstance(text, Paragraph)


def test_table_cells_stand_under_their_header(markdown: Parse) -> None:
    document = markdown("| Name | Kept |\n|---|---|\n| `sid` \\| b | [1 day](/x) |\n| ga |\n")
    (table,) = document.root.blocks
    assert isinstance(table, Table)
    assert [cell.text.content for cell in table.header] == ["Name", "Kept"]
    assert [[cell.text.content for cell in row.cells] for row in table.rows] == [
        ["sid | b", "1 day"],
        ["ga", ""],
    ]
    assert table.rows[0].cells[1].links[0].target == "/x"
    assert document.source.slice(table.rows[0].cells[1].text.source) == "1 day"


def test_contact_lines_that_are_set_as_code_are_read(markdown: Parse) -> None:
    for address in ("E-mail: ann@acme.example", "ann@acme.example", "Mail: ann.lee@acme.example  "):
        paragraph = only(markdown(f"```\nAnn Lee\n{address}\nWeb: https://acme.example\n```\n"))
        assert paragraph.text.content.splitlines()[1].rstrip() == address.rstrip()


def test_code_with_an_address_in_it_is_code(markdown: Parse) -> None:
    for line in (
        '{"mail": "ann@acme.example"}',
        "git clone git@acme.example:app",
        "mail = ann@acme.example",
        "run --to a@b.co",
    ):
        (block,) = markdown(f"```\n{line}\n```\n").root.blocks
        assert isinstance(block, Code)


def test_code_is_kept_but_is_no_paragraph(markdown: Parse) -> None:
    document = markdown("```py\nx = 1\n\ny\n```\n\n    indented\n    too\n")
    blocks = document.root.blocks
    assert all(isinstance(block, Code) for block in blocks)
    assert [block.text.content for block in blocks if isinstance(block, Code)] == [
        "x = 1\n\ny",
        "indented\ntoo",
    ]


def test_footnotes_are_read_where_they_stand(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown("We keep it.[^1]\n\n[^1]: For a year.\n")) == ["p We keep it.", "p For a year."]


@pytest.mark.parametrize(
    ("fence", "body"),
    [
        ("---", "title: Privacy\nlayout: page"),
        ("---", "Last Updated: 4 May 2026\ntitle: Privacy\ntags:\n- legal"),
        ("+++", 'title = "Privacy"'),
        ("+++", '[extra]\ntitle = "Privacy"'),
    ],
)
def test_front_matter_is_kept_apart(markdown: Parse, shape: Shape, fence: str, body: str) -> None:
    text = f"{fence}\n{body}\n{fence}\n\n# Título\n"
    document = markdown(text)
    assert document.front_matter is not None
    assert document.source.slice(document.front_matter) == f"{fence}\n{body}\n{fence}\n"
    assert shape(document) == ["h1 atx: Título"]
    (section,) = document.sections()
    assert document.source.slice(section.span) == "# Título"


def test_a_rule_on_top_is_no_front_matter(markdown: Parse, shape: Shape) -> None:
    document = markdown("---\n\nWe collect names.\n\n---\n\nWe keep them.\n")
    assert document.front_matter is None
    assert shape(document) == ["p We collect names.", "p We keep them."]


def test_words_before_a_colon_behind_a_rule_are_no_front_matter(markdown: Parse, shape: Shape) -> None:
    document = markdown("---\nWe may collect: names.\nWe keep them.\n\n---\n\nWe sell none.\n")
    assert document.front_matter is None
    assert shape(document) == ["p We may collect: names. We keep them.", "p We sell none."]


def test_anchors_are_those_of_github_and_explicit_ones(markdown: Parse) -> None:
    document = markdown(
        '# Your rights & choices!\n\n## Cookies\n\n## Cookies {#jar}\n\n<a id="top"></a>\n\n<p id="p1">x</p>\n'
    )
    assert document.anchors >= {"your-rights--choices", "cookies", "cookies-1", "jar", "top", "p1"}


def test_deep_nesting_is_a_problem_not_a_crash(markdown: Parse) -> None:
    document = markdown(">" * 5000 + " deep\n")
    (problem,) = document.problems
    assert problem.message == "nested deeper than 32 levels"
    assert "deep" in repr(document.root)


def test_a_parser_that_fails_leaves_plain_text(
    monkeypatch: pytest.MonkeyPatch, markdown: Parse, shape: Shape
) -> None:
    class PanicException(BaseException):
        """As pyo3 raises it."""

    def fail(*_: object, **__: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr("pyromark.events_with_range", fail)
    document = markdown("We keep data.\n")
    assert shape(document) == ["p We keep data."]
    assert "PanicException" in document.problems[0].message


def test_an_interrupt_is_not_taken_for_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pyromark.events_with_range", interrupt)
    with pytest.raises(KeyboardInterrupt):
        MarkdownFrontend().parse(Source("a.md", "x"))


@pytest.mark.parametrize(
    "text",
    [
        "# Privacy policy\n\nText.\n",
        "Intro\n\n**Cookies**\n\nText\n\n**Rights**\n\nText\n",
        "See [this](https://a.example) and [that](/b).\n",
        "---\ntitle: x\n---\ntext\n",
        "Name | Use\n--- | ---\na | b\n\n## Cookies\n",
    ],
)
def test_a_text_file_with_markdown_in_it_is_markdown(text: str) -> None:
    assert MarkdownFrontend().recognises(Source("policy.txt", text))
    assert MarkdownFrontend().recognises(Source("policy", text))


@pytest.mark.parametrize(
    "text",
    [
        "Privacy policy\n\n- a\n- b\n\n1. Who we are\n",
        "We are #1 in privacy.\n",
        "a * b * c\n\n__________\n",
        "",
        "see [1]\n",
    ],
)
def test_plain_text_is_not_taken_for_markdown(text: str) -> None:
    assert not MarkdownFrontend().recognises(Source("policy.txt", text))
    assert MarkdownFrontend().recognises(Source("policy.md", text))


def test_struck_out_text_is_not_read(markdown: Parse) -> None:
    document = markdown("We keep it ~~**for [ever](x)**~~ for [a year](y), <del>or two</del> not more.\n")
    assert " ".join(only(document).text.content.split()) == "We keep it for a year, not more."
    assert [link.target for link in only(document).links] == ["y"]
    assert source_of(document, "a year") == "a year"


def test_paragraphs_that_are_struck_out_are_none(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown("~~We sell data.~~\n\n<p><s>Gone</s></p>\n\ntext\n")) == ["p text"]


def test_single_tildes_strike_nothing_out(markdown: Parse) -> None:
    content = only(markdown("Logs stay ~7 days, ~backups~ for ~30 days.\n")).text.content
    assert content.startswith("Logs stay ~7 days, ")
    assert "backups" in content


def test_headings_without_a_space_are_headings(markdown: Parse, shape: Shape) -> None:
    document = markdown("#Privacy policy\n\ntext\n\n##Your rights\n\nmore\n")
    assert shape(document) == ["h1 atx: Privacy policy", "  p text", "  h2 atx: Your rights", "    p more"]
    heading = list(document.sections())[1].heading
    assert heading is not None
    assert document.source.slice(heading.span) == "##Your rights"


@pytest.mark.parametrize(
    "line", ["#privacy", "#1 in privacy", "#Stop. We mean it.", "#Two\nlines", "#**Strong** words"]
)
def test_other_lines_with_a_number_sign_are_none(markdown: Parse, line: str) -> None:
    assert [one for one in markdown(f"{line}\n\ntext\n").sections() if one.heading] == []


def test_items_with_a_number_sign_stay_items(markdown: Parse, shape: Shape) -> None:
    assert not any("atx" in line for line in shape(markdown("- #One\n\n- #Two\n\ntext\n")))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_of_several_lines_is_one_whatever_ends_them(
    markdown: Parse, shape: Shape, end: str
) -> None:
    lines = [
        "# Policy",
        "",
        "<!--",
        "TODO: we sell your data",
        "",
        "-->",
        "",
        "- tea",
        "",
        "  <!-- and",
        "  coffee -->",
    ]
    document = markdown(end.join(lines) + end)
    assert [document.source.slice(one.span) for one in document.comments] == [
        end.join(lines[2:6]),
        end.join(lines[9:11]).strip(),
    ]
    assert not [line for line in shape(document) if "sell" in line or "coffee" in line]
