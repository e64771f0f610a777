from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document, List, Paragraph, Table
from policylint.frontends.plain import PlainFrontend
from policylint.source import Source, decode

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]

LONG = "We collect your name and your e-mail address when you register, and nothing else at all."


def test_each_line_is_a_paragraph_unless_lines_are_wrapped(plain: Parse, shape: Shape) -> None:
    assert shape(plain(f"{LONG}\n{LONG}\n")) == [f"p {LONG}", f"p {LONG}"]


def test_wrapped_lines_are_one_paragraph(plain: Parse, shape: Shape) -> None:
    document = plain(
        "We collect your name and your e-mail address when you register\n"
        "with us, and we keep both for as long as you have an account. We\n"
        "then delete them.\n"
        "\n"
        "We sell nothing to anybody, and we never did in all the years that\n"
        "we have been here.\n"
    )
    first, second = shape(document)
    assert first.endswith("as you have an account. We then delete them.")
    assert second.startswith("p We sell nothing")
    block = document.root.blocks[0]
    assert isinstance(block, Paragraph)
    start = block.text.content.index("register with")
    assert document.source.slice(block.text.span(start, start + 13)) == "register\nwith"


def test_lines_may_be_wrapped_at_the_width_of_an_editor(plain: Parse, shape: Shape) -> None:
    text = (
        "Depending on where you live, the law may give you rights over what we hold about you: among others, that you ask for\n"
        "a copy of it, or for its erasure, and that you have us put right what is wrong in it. Whoever asks for that hears from\n"
        "us within a month.\n"
    )
    assert shape(plain(text)) == ["p " + text.strip().replace("\n", " ")]


ONE = (
    "We collect your name and your e-mail address when you register with us,\nand keep both for seven years."
)


@pytest.mark.parametrize("before", ["", "Privacy policy\n\n", "Contact us\nprivacy@example.com\n\n"])
def test_a_single_wrapped_paragraph_is_one(plain: Parse, shape: Shape, before: str) -> None:
    assert shape(plain(before + ONE + "\n"))[-1].endswith("p " + ONE.replace("\n", " "))


def test_a_short_line_and_a_line_in_capitals_tell_nothing_of_a_width(plain: Parse, shape: Shape) -> None:
    for text in ("Your name and address\nyour payment details", f"{LONG[:-1]}\nWe collect more."):
        assert len(shape(plain(text))) == 2


def test_an_address_in_the_middle_of_a_sentence_parts_no_paragraph(plain: Parse) -> None:
    text = """PRIVACY NOTICE

1. Who we are

Harbour Books Ltd, 4 Mill Road, Leeds LS1 4AB, can be
reached at privacy@harbour.example. We are the
controller of your data, and we keep it no longer than
necessary for your orders.

2. Cookies
Our shop sets one.
"""
    section = plain(text).root.sections[0].sections[0]
    [paragraph] = section.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.content.startswith("Harbour Books Ltd, 4 Mill Road")
    assert paragraph.text.content.endswith("for your orders.")


def test_long_lines_tell_that_a_text_of_many_titles_is_wrapped(plain: Parse) -> None:
    titles = "\n".join(f"{n}. Part {n}\nIt is short.\n" for n in range(1, 9))
    text = f"""PRIVACY NOTICE

{titles}
9. How long
We hold invoices for ten years after the end of the business year, because tax law
demands it of every trader, and then we erase them.

10. Rights
You have the right of access, to rectification, to erasure, to object and to data
portability. You may withdraw your consent at any time.
"""
    sections = plain(text).root.sections[0].sections
    assert [len(section.blocks) for section in sections[-2:]] == [1, 1]


def test_items_of_wrapped_text_go_on_in_the_next_line(plain: Parse, shape: Shape) -> None:
    text = (
        "We collect the data that you give us when you open an account, and\n"
        "those that your browser sends us, which are:\n"
        "\n"
        "  * your name and your postal address, so that we can send you\n"
        "    what you have ordered;\n"
        "  * your e-mail address;\n"
    )
    assert shape(plain(text))[1:] == [
        "ul",
        "  *",
        "    p your name and your postal address, so that we can send you what you have ordered;",
        "  *",
        "    p your e-mail address;",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1)", "2)"),
        ("1.", "2."),
        ("(a)", "(b)"),
        ("a)", "b)"),
        ("i.", "ii."),
        ("-", "-"),
        ("*", "*"),
        ("•", "•"),
        ("·", "·"),
        ("–", "–"),
        ("—", "—"),
        ("o", "o"),
        ("(i)", "(ii)"),
        ("(1)", "(2)"),
    ],
)
def test_list_markers(plain: Parse, first: str, second: str) -> None:
    document = plain(
        f"We collect:\n{first} your name;\n{second} your address.\nThat is all we ask of you, and all we keep.\n"
    )
    block = document.root.blocks[1]
    assert isinstance(block, List)
    assert [item.marker for item in block.items] == [first, second]
    assert block.ordered == (first[-1] in ".)")
    (paragraph,) = block.items[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert document.source.slice(paragraph.text.source) == "your name;"


def test_another_kind_of_marker_opens_a_list_in_the_item(plain: Parse, shape: Shape) -> None:
    assert shape(plain("1) You may:\n(a) ask;\n(b) object;\n(c) go.\n2) We answer.\n")) == [
        "ol",
        "  1)",
        "    p You may:",
        "    ol",
        "      (a)",
        "        p ask;",
        "      (b)",
        "        p object;",
        "      (c)",
        "        p go.",
        "  2)",
        "    p We answer.",
    ]


def test_i_after_h_is_a_letter_and_after_a_colon_a_roman_number(plain: Parse) -> None:
    (block,) = plain("(h) one;\n(i) two;\n(j) three.\n").root.blocks
    assert isinstance(block, List)
    assert [item.marker for item in block.items] == ["(h)", "(i)", "(j)"]


def test_an_initial_or_a_lone_dash_is_no_item(plain: Parse, shape: Shape) -> None:
    text = f"A. Smith wrote this notice for all the people who come to us and ask.\n– and so on\n{LONG}\n"
    assert [line[0] for line in shape(plain(text))] == ["p", "p", "p"]


def test_an_address_is_one_paragraph_and_no_heading(plain: Parse, shape: Shape) -> None:
    text = (
        f"{LONG}\nAcme Widgets Ltd\nThe Old Mill\n12 Mill Lane\nLeeds LS1 4AB\nprivacy@acme.example\n{LONG}\n"
    )
    assert shape(plain(text)) == [
        f"p {LONG}",
        "p Acme Widgets Ltd\nThe Old Mill\n12 Mill Lane\nLeeds LS1 4AB\nprivacy@acme.example",
        f"p {LONG}",
    ]


def test_quotes_are_quotes(plain: Parse, shape: Shape) -> None:
    assert shape(plain(f"They wrote:\n> We saw nothing wrong.\n> Go on.\n{LONG}\n")) == [
        "p They wrote:",
        "quote",
        "  p We saw nothing wrong.",
        "  p Go on.",
        f"p {LONG}",
    ]


def test_lines_drawn_under_titles_make_headings_and_others_nothing(plain: Parse, shape: Shape) -> None:
    assert shape(
        plain(f"PRIVACY POLICY\n==============\n{LONG}\n----------\nCookies\n-------\n{LONG}\n")
    ) == [
        "h1 setext: PRIVACY POLICY",
        f"  p {LONG}",
        "  h2 setext: Cookies",
        f"    p {LONG}",
    ]


def test_pipe_tables(plain: Parse, shape: Shape) -> None:
    assert shape(plain("Name | Kept\n--- | ---\nsid | 1 day\nga | 2 years\n")) == [
        "table Name | Kept",
        "  sid | 1 day",
        "  ga | 2 years",
    ]


def test_tables_with_tabs_need_three_rows_of_as_many_cells(plain: Parse, shape: Shape) -> None:
    rows = "Data\tPurpose\nName\tTo address you in the letters and parcels that we send\nE-mail\tTo answer\n"
    document = plain(rows)
    assert shape(document)[0] == "table Data | Purpose"
    (table,) = document.root.blocks
    assert isinstance(table, Table)
    assert document.source.slice(table.rows[1].cells[1].span) == "To answer"
    assert not any(isinstance(block, Table) for block in plain("a\tb\nc\td\n").root.blocks)


def test_a_pipe_in_a_line_makes_no_table(plain: Parse) -> None:
    document = plain("Home | Contact | Imprint\nWe keep data | or not\n")
    assert all(isinstance(block, Paragraph) for block in document.root.blocks)


def test_bytes_that_are_no_text_are_problems() -> None:
    document = PlainFrontend().parse(decode(b"caf\xe9 na\xefve\xff\xff", "a.txt")).document
    assert [problem.message for problem in document.problems] == [
        "1 byte is not valid UTF-8",
        "1 byte is not valid UTF-8",
        "2 bytes are not valid UTF-8",
    ]
    assert document.source.slice(document.problems[0].span) == "\ufffd"
    assert all(problem.help for problem in document.problems)


def test_many_bad_places_are_counted() -> None:
    document = PlainFrontend().parse(decode(b"a\xff" * 40, "a.txt")).document
    assert len(document.problems) == 11
    assert document.problems[-1].message == "30 bytes are not valid UTF-8 in 30 more places"


def test_bad_utf_16_is_counted_in_pairs_of_bytes() -> None:
    document = PlainFrontend().parse(decode(b"\xff\xfea\x00\x00\xd8b\x00", "a.txt")).document
    assert [problem.message for problem in document.problems] == ["1 pair of bytes is not valid UTF-16"]


def test_a_binary_file_is_a_problem(plain: Parse) -> None:
    (problem,) = plain("PK\x03\x04\x00\x00abc").problems
    assert problem.message == "4 control characters"
    assert "binary" in problem.help
    assert plain("form\x0cfeed\tand \x1b[1mcolour").problems == ()


def test_nothing_gives_an_empty_document(plain: Parse) -> None:
    for text in ("", "\n \n\t", "----\n"):
        assert plain(text).root.blocks == ()


def test_any_source_can_be_plain_text() -> None:
    assert PlainFrontend().recognises(Source("x", "# y"))
