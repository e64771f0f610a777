"""Headings, lists and levels that the format does not mark, as whole documents show them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document, Paragraph

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]

BODY = "We use what you tell us to run your account and to answer what you ask."


def headings(document: Document) -> list[tuple[int, str, str]]:
    return [
        (s.heading.level, s.heading.style, s.heading.text.content) for s in document.sections() if s.heading
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "**Cookies**",
        "__Cookies__",
        "***Cookies***",
        "**Cookies:**",
        "**Cookies**:",
        "<b>Cookies</b>",
        "_**Cookies**_",
        "<u>Cookies</u>",
        "**Cookies.**",
    ],
)
def test_a_wholly_bold_paragraph_is_a_heading(markdown: Parse, paragraph: str) -> None:
    (found,) = headings(markdown(f"{BODY}\n\n{paragraph}\n\n{BODY}\n"))
    assert found[:2] == (1, "bold")
    assert found[2].rstrip(":.") == "Cookies"


def test_bold_headings_carry_their_numbers_and_nest_by_them(markdown: Parse) -> None:
    text = f"# Policy\n\n**1. Data**\n\n{BODY}\n\n**1.1 Cookies**\n\n{BODY}\n\n2.1 **Rights**\n\n{BODY}\n"
    sections = [s.heading for s in markdown(text).sections() if s.heading]
    assert [(h.level, h.style, h.number) for h in sections] == [
        (1, "atx", ""),
        (2, "bold", "1"),
        (3, "bold", "1.1"),
        (3, "bold", "2.1"),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "**We never sell your personal data.**",
        "**Please read this policy carefully before you use our site or any of its services.**",
        "**Last updated: 1 May 2024**",
        "**Effective date: May 1, 2024**",
        "**privacy@acme.example**",
        "*Cookies and such*, as it were.",
        "**Cookies** and beacons are used.",
    ],
)
def test_bold_sentences_and_dates_are_no_headings(markdown: Parse, paragraph: str) -> None:
    assert headings(markdown(f"{BODY}\n\n{paragraph}\n\n{BODY}\n")) == []


def test_many_bold_lines_in_a_row_are_a_list(markdown: Parse) -> None:
    contents = "\n\n".join(f"**Part {name}**" for name in ("one", "two", "three", "four", "five", "six"))
    assert headings(markdown(f"{contents}\n\n**Data**\n\n{BODY}\n"))[-1][2] == "Data"
    assert len(headings(markdown(f"{contents}\n\n**Data**\n\n{BODY}\n"))) == 1


def test_a_bold_line_over_text_without_an_empty_line_is_a_heading(markdown: Parse, shape: Shape) -> None:
    for between in ("\n", "  \n", "<br>\n"):
        document = markdown(f"**Cookies**{between}We use some, and no more than we need to run the shop.\n")
        assert shape(document)[0] == "h1 bold: Cookies"
        assert len(shape(document)) == 2


def test_long_lines_without_empty_lines_between_them_are_paragraphs(markdown: Parse, shape: Shape) -> None:
    long = BODY + " " + BODY + " " + BODY
    assert shape(markdown(f"Cookies\n{long}\nRights\n{long}\n")) == [
        "h1 bare: Cookies",
        f"  p {long}",
        "h1 bare: Rights",
        f"  p {long}",
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2.1 Cookies", "2.1"),
        ("2.1. Cookies", "2.1"),
        ("IV. Rights", "IV"),
        ("A. Scope", "A"),
        ("3. Security.", "3"),
        ("3.Security", "3"),
        ("Article 5 - Security", "5"),
        ("Section 3: Sharing", "3"),
        ("§ 7 Liability", "7"),
        ("2.a.Cookies", "2.a"),
        ("4. What do we collect?", "4"),
    ],
)
def test_a_numbered_title_over_text_is_a_heading(plain: Parse, line: str, number: str) -> None:
    document = plain(f"{BODY}\n{line}\n{BODY}\n")
    (section,) = document.sections()
    assert section.heading is not None
    assert (section.heading.style, section.heading.number) == ("numbered", number)
    assert section.heading.text.content == line
    assert len(section.blocks) == 1


@pytest.mark.parametrize(
    "line",
    [
        "3. We keep your data for two years after you have closed your account.",
        "1) Cookies",
        "(a) Cookies",
        "a. Cookies",
        "8.1 Under the law, you have the right to:",
        "24 hours a day",
        "2 Cookies",
    ],
)
def test_numbered_sentences_and_items_are_no_headings(plain: Parse, line: str) -> None:
    assert headings(plain(f"{BODY}\n{line}\n{BODY}\n")) == []


def test_bare_numbers_count_where_others_go_with_them(plain: Parse) -> None:
    assert headings(plain(f"1 General\n{BODY}\n2 Data\n{BODY}\n2.1 Cookies\n{BODY}\n")) == [
        (1, "numbered", "1 General"),
        (1, "numbered", "2 Data"),
        (2, "numbered", "2.1 Cookies"),
    ]


def test_numbered_titles_with_nothing_between_them_are_a_list(plain: Parse, shape: Shape) -> None:
    document = plain(f"1. Name\n2. Address\n3. Phone\n{BODY}\n")
    assert headings(document) == []
    assert shape(document)[0] == "ol"


def test_a_numbered_item_under_an_introduction_stays_one(plain: Parse) -> None:
    assert headings(plain(f"We collect the following:\n1. Your name\n{BODY}\n")) == []


def test_a_number_that_goes_on_from_titles_above_is_one_even_after_a_colon(plain: Parse) -> None:
    text = (
        "1. What we collect\n\nWe collect your name and whatever you tell us in a message.\n\n"
        "2. What we share\n\nWe share it only where one of the following is so:\n\n"
        "3. Your rights\n\nYou can ask us for a copy of your data at any time.\n"
    )
    assert len(headings(plain(text))) == 3
    for other in ("1. Your rights", "4. Your rights", "(3) Your rights"):
        assert len(headings(plain(text.replace("3. Your rights", other)))) == 2


def test_a_markdown_list_of_one_title_is_a_numbered_heading(markdown: Parse, shape: Shape) -> None:
    document = markdown(
        f"1. **Data**\n\n{BODY}\n\n2. Cookies\n\n{BODY}\n\n3. We may change this at any time.\n\n{BODY}\n"
    )
    assert shape(document) == [
        "h1 bold: Data",
        f"  p {BODY}",
        "h1 numbered: Cookies",
        f"  p {BODY}",
        "  ol",
        "    3.",
        "      p We may change this at any time.",
        f"  p {BODY}",
    ]
    first = next(document.sections()).heading
    assert first is not None
    assert (first.number, document.source.slice(first.span)) == ("1", "1. **Data**")


@pytest.mark.parametrize("line", ["CHILDREN", "INFORMATION WE COLLECT ABOUT YOU", "YOUR RIGHTS & CHOICES"])
def test_capitals_are_a_heading(plain: Parse, line: str) -> None:
    assert headings(plain(f"{BODY}\n{line}\n{BODY}\n")) == [(1, "bare", line)]


@pytest.mark.parametrize(
    "line", ["Cookies", "How we use your data", "Changes to this notice", "Data that is sent by your browser"]
)
def test_a_short_title_over_text_is_a_heading(plain: Parse, markdown: Parse, line: str) -> None:
    assert headings(plain(f"{BODY}\n{line}\n{BODY}\n")) == [(1, "bare", line)]
    assert headings(markdown(f"{BODY}\n\n{line}\n\n- one thing\n- another\n")) == [(1, "bare", line)]


def test_a_question_over_text_is_a_heading(plain: Parse) -> None:
    question = "How long do we keep your data?"
    assert headings(plain(f"{BODY}\n{question}\n{BODY}\n")) == [(1, "question", question)]
    assert headings(plain(f"{BODY}\nAnd why? Because we must?\n{BODY}\n")) == []


@pytest.mark.parametrize(
    "line",
    [
        "We respect your privacy",
        "Your data is safe with us",
        "This includes cookies",
        "Click here to opt out",
        "lower case words",
        "Your name,",
        "to answer you",
        "Last updated: April 2026",
        "January 2020",
        "Copyright 2020 Acme",
        "Acme Widgets Ltd",
        "12 Mill Lane",
        "10115 Berlin",
        "Phone: +44 20 7946 0000",
        "https://acme.example/privacy",
        "data such as names",
        "Information we get from",
        "x",
        "***",
    ],
)
def test_what_only_looks_like_a_title_stays_a_paragraph(plain: Parse, line: str) -> None:
    assert headings(plain(f"{BODY}\n{line}\n{BODY}\n")) == []


def test_a_title_needs_text_below_it(plain: Parse, markdown: Parse) -> None:
    assert headings(plain(f"{BODY}\nCookies\n")) == []
    assert headings(markdown(f"{BODY}\n\n**Cookies**\n\n# Rights\n\n{BODY}\n")) == [(1, "atx", "Rights")]


def test_short_lines_in_a_row_are_no_headings(plain: Parse) -> None:
    assert headings(plain(f"{BODY}\nYour name\nYour address\nYour phone number\n{BODY}\n")) == []


def test_lost_items_under_an_introduction_are_no_headings(plain: Parse) -> None:
    assert headings(plain(f"We collect the following data:\nYour name\n{BODY}\n")) == []


def test_a_line_with_a_colon_introduces_a_list_but_titles_a_text(plain: Parse) -> None:
    assert headings(plain(f"{BODY}\nYour rights:\n- to ask\n- to object\n")) == []
    assert headings(plain(f"{BODY}\nYour rights:\n{BODY}\n")) == [(1, "bare", "Your rights:")]


def test_a_title_over_an_address_is_a_heading_if_it_says_so(plain: Parse) -> None:
    address = "Acme Widgets Ltd\n12 Mill Lane\nLeeds LS1 4AB\n"
    assert headings(plain(f"{BODY}\nContact us\n{address}")) == [(1, "bare", "Contact us")]
    assert headings(plain(f"{BODY}\nJane Doe\n{address}")) == []


def test_a_table_of_contents_without_marks_is_none_of_headings(markdown: Parse) -> None:
    contents = "Data\n\nYour choices about what we keep and what we do not keep and how to make them\n\nContacts and more\n\n"
    text = f"{contents}{BODY}\n\n**Data**\n\n{BODY}\n\n**Your choices about what we keep and what we do not keep and how to make them**\n\n{BODY}\n\n**Contacts and more**\n\n{BODY}\n"
    assert [style for _, style, _ in headings(markdown(text))] == ["bold"] * 3


def test_a_line_that_is_one_link_is_a_menu_not_a_heading(markdown: Parse) -> None:
    assert headings(markdown(f"{BODY}\n\n[Our other notices](https://a.example)\n\n{BODY}\n")) == []
    assert len(headings(markdown(f"{BODY}\n\n[Cookies](#cookies)\n\n{BODY}\n"))) == 1


def test_a_date_under_a_title_does_not_part_it_from_its_text(plain: Parse, shape: Shape) -> None:
    assert shape(plain(f"Privacy Policy\nLast updated: 3 May 2024\n{BODY}\n")) == [
        "h1 bare: Privacy Policy",
        "  p Last updated: 3 May 2024",
        f"  p {BODY}",
    ]


def test_a_title_that_comes_first_stands_over_the_sections(plain: Parse) -> None:
    text = f"Privacy Notice\n{BODY}\nCookies\n{BODY}\nRights\n{BODY}\n"
    assert [level for level, *_ in headings(plain(text))] == [1, 2, 2]
    assert [level for level, *_ in headings(plain(f"Introduction\n{BODY}\nCookies\n{BODY}\n"))] == [1, 1]


def test_unmarked_headings_stand_under_the_last_marked_one(markdown: Parse) -> None:
    text = f"# Policy\n\n## Data\n\n**Cookies**\n\n{BODY}\n\nBeacons\n\n{BODY}\n\n## Rights\n\nAccess\n\n{BODY}\n"
    assert headings(markdown(text)) == [
        (1, "atx", "Policy"),
        (2, "atx", "Data"),
        (3, "bold", "Cookies"),
        (4, "bare", "Beacons"),
        (2, "atx", "Rights"),
        (3, "bare", "Access"),
    ]


def test_numbers_stand_under_the_number_they_continue(markdown: Parse, plain: Parse) -> None:
    text = f"# 8. Cookies\n\n## What they are\n\n8.1 Ours\n\n{BODY}\n\n8.1.1 Session cookies\n\n{BODY}\n"
    assert [level for level, *_ in headings(markdown(text))] == [1, 2, 2, 3]
    text = (
        f"I. Data\n{BODY}\nII. Rights\n{BODY}\nA. Access\n{BODY}\nB. Erasure\n{BODY}\nIII. Contact\n{BODY}\n"
    )
    assert [level for level, *_ in headings(plain(text))] == [1, 1, 2, 2, 1]


def test_bullets_that_markdown_does_not_know_make_lists(markdown: Parse, shape: Shape) -> None:
    expected = ["p We collect:", "ul", "  •", "    p your name", "  •", "    p your address"]
    assert shape(markdown("We collect:\n• your name\n• your address\n")) == expected
    assert shape(markdown("We collect:\n\n• your name\n\n• your address\n")) == expected
    assert shape(markdown("You may:\n(a) ask;\n(b) object.\n"))[1:] == [
        "ol",
        "  (a)",
        "    p ask;",
        "  (b)",
        "    p object.",
    ]
    assert shape(markdown("You may (a) ask or\n(b) object.\n")) == ["p You may (a) ask or (b) object."]


def test_a_comment_between_items_does_not_part_them(markdown: Parse) -> None:
    document = markdown("• one\n\n<!-- x -->\n\n• two\n")
    assert len(document.root.blocks) == 1
    assert len(document.comments) == 1


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("**Cookies.** We use a few cookies.", "Cookies"),
        ("**Cookies** We use a few cookies.", "Cookies"),
        ("__What we collect:__ your name.", "What we collect"),
        ("Cookies: we use a few of them.", "Cookies"),
        ("Cookies – We use a few of them.", "Cookies"),
        ("Log files - We keep logs for a week.", "Log files"),
        ("Third Party Cookies. Others may set some, too.", "Third Party Cookies"),
        ("1.2 Log files: we keep some of them.", "Log files"),
        ("- Cookies: we use a few of them.", "Cookies"),
        ("> Cookies: we use a few of them.", "Cookies"),
    ],
)
def test_run_in_titles(markdown: Parse, text: str, label: str) -> None:
    document = markdown(f"{BODY}\n\n{text}\n")
    block = document.root.blocks[-1]
    while not isinstance(block, Paragraph):
        block = (block.items[0] if hasattr(block, "items") else block).blocks[0]  # type: ignore[union-attr]
    assert block.label is not None
    assert block.label.content == label
    assert document.source.slice(block.label.source) == label


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies: they help us to run this.",
        "Please note: we do not sell any data.",
        "Last updated: April 2026",
        "Email: privacy@acme.example",
        "Acme Inc. We make widgets and sell them.",
        "For example: your name and your address.",
        "The law is clear: we must ask you first.",
        "cookies: we use a few of them.",
        "Some of our friends (see below: they are many) like it.",
        "Our shop sells nice blue widgets. We post them to you.",
        "**Everything here is bold from end to end, and so has no title in front of it at all, as you can see.**",
    ],
)
def test_what_is_no_run_in_title(markdown: Parse, text: str) -> None:
    (block,) = markdown(f"{text}\n").root.blocks
    assert isinstance(block, Paragraph)
    assert block.label is None


@pytest.mark.parametrize(
    "note",
    [
        "> *The text below was extracted from acme.example and archived on 2012-05-23. See the [snapshot](https://a.example).*",
        "*Archived copy of acme.example/privacy, retrieved 2019.*",
        "This page was captured on 3 May 2011 by the Wayback Machine.",
    ],
)
def test_an_archives_note_on_top_is_kept_apart(markdown: Parse, shape: Shape, note: str) -> None:
    document = markdown(f"{note}\n\n# Policy\n\n{BODY}\n")
    assert document.note is not None
    assert document.source.slice(document.note) == note
    assert shape(document) == ["h1 atx: Policy", f"  p {BODY}"]
    assert document.title is not None


@pytest.mark.parametrize(
    "text",
    [
        "> We never share your data with anybody.",
        "We have archived older versions of this policy, and our text was converted from HTML.",
        "# Archived version of 2019",
    ],
)
def test_the_policys_own_words_are_no_note(markdown: Parse, text: str) -> None:
    assert markdown(f"{text}\n\n{BODY}\n").note is None
