"""The notice: everything declared is said, the team's words stay words, and templates can be the user's own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.declaration import Day, Declaration, Duration, Number, Word
from policylint.frontends.policy.binding import bind
from policylint.policy_language.markup import escaped, flowed
from policylint.policy_language.render import BrokenTemplateError, render
from policylint.policy_language.wording import country, day, listed, period, term

FULL = Path(__file__).parent / "full.policy"


def declaration(text: str) -> Declaration:
    bound = bind(text)
    assert bound.problems == ()
    return bound.declaration


def full() -> Declaration:
    return declaration(FULL.read_text(encoding="utf-8"))


class Visible(HTMLParser):
    """The text of a page, and its elements with their attributes in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.elements, self.open = "", list[tuple[str, dict[str, str | None]]](), list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def leaves(node: object) -> Iterator[object]:
    if isinstance(node, (Word, Day, Duration, Number)):
        yield node
    elif isinstance(node, tuple):
        for value in node:
            yield from leaves(value)
    elif is_dataclass(node):
        for field in fields(node):
            if field.name not in ("word", "span", "comments", "repeated"):
                yield from leaves(getattr(node, field.name))


def words_for(leaf: object) -> str | None:
    """What a reader must find for a leaf; None for a name of the file's own or a term said in a sentence."""
    if isinstance(leaf, Day):
        return day(leaf.value)
    if isinstance(leaf, Duration):
        return period(leaf.value)
    if isinstance(leaf, Number):
        return str(leaf.value)
    assert isinstance(leaf, Word)
    return leaf.text if leaf.quoted else None


def test_every_text_date_period_and_number_is_said() -> None:
    page = Visible(render(full(), "html"))
    said = [words for words in map(words_for, leaves(full())) if words is not None]
    assert len(said) > 70
    assert [words for words in said if words.lower() not in page.text.lower()] == []


def test_every_term_is_said() -> None:
    text = render(full(), "markdown").lower()
    found = full()
    for group in found.data:
        for item in group.items:
            assert term(item, "data").lower() in text
    for recipient, receipt in found.receipts():
        assert recipient.role is None or term(recipient.role, "role").lower() in text
        assert recipient.category is None or term(recipient.category, "recipient").lower() in text
        for code in receipt.countries:
            assert country(code).lower() in text
        for safeguard in receipt.safeguards:
            assert term(safeguard, "safeguard").lower() in text
    assert found.security is not None
    for measure in found.security.measures:
        assert term(measure, "measure").lower() in text


def test_the_notice_is_the_one_that_was_read(golden) -> None:  # type: ignore[no-untyped-def]
    golden("full.md", render(full(), "markdown", frameworks={"gdpr": "the GDPR"}))


def test_a_page_stands_alone_and_has_headings_and_header_cells() -> None:
    page = Visible(render(full(), "html"))
    names = [tag for tag, _ in page.elements]
    assert page.open == []
    assert ("html", {"lang": "en"}) in page.elements
    assert names.count("h1") == 1
    assert names.count("title") == 1
    assert not {"script", "link", "img", "iframe"}.intersection(names)
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in page.elements if tag == "th")
    anchors = [attributes["id"] for tag, attributes in page.elements if re.fullmatch(r"h\d", tag)]
    assert len(anchors) == len(set(anchors)) > 10
    levels = [int(tag[1]) for tag in names if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_small_declaration_gives_a_small_notice() -> None:
    text = render(declaration('policy "P" {\n controller "Acme AB"\n}\n'), "markdown")
    assert text == "# P\n\n## Who we are\n\nAcme AB (“we”) is the controller of your personal data.\n"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip))
def test_words_of_the_team_are_words_in_the_page(words: str) -> None:
    html = pyromark.html(f"Before {escaped(words)} after", options=pyromark.Options.ENABLE_TABLES)
    page = Visible(html)
    assert page.text.split() == ["Before", *words.split(), "after"]
    assert [tag for tag, _ in page.elements] == ["p"]


@given(st.text("-+#=>|*_1.) a", min_size=1, max_size=8).filter(str.strip))
def test_words_at_the_start_of_a_paragraph_make_no_structure(words: str) -> None:
    html = pyromark.html(str(escaped(words.strip())), options=pyromark.Options.ENABLE_TABLES)
    page = Visible(html)
    assert page.text.split() == words.split()
    assert [tag for tag, _ in page.elements] == ["p"]


def test_templates_may_break_lines() -> None:
    text = "One\ntwo .\n\n\n\n| a| b |\n|---|---|\n| c | d |\n\n- x\n  y\n\n- z\n"
    assert flowed(text) == "One two.\n\n| a | b |\n|---|---|\n| c | d |\n\n- x y\n- z\n"


def test_a_template_of_the_user_takes_precedence(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "security.md").write_text("## Safety\n\nWe guard {{ policy.title }}.\n")
    text = render(full(), "markdown", templates=tmp_path)
    assert "## Safety\n\nWe guard Everything.\n" in text
    assert "## Your rights" in text


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("one\n{{ policy.nothing }}", 2, "nothing"),
        ("one\ntwo\n{% if %}", 3, "Expected an expression"),
        ("{{ policy.title | no_such_filter }}", 1, "no_such_filter"),
        ("\n\n{{ 1 / 0 }}", 3, "division"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, template: str, line: int, message: str
) -> None:
    (tmp_path / "sections").mkdir()
    broken = tmp_path / "sections" / "security.md"
    broken.write_text(template)
    with pytest.raises(BrokenTemplateError, match=re.escape(message)) as caught:
        render(full(), "markdown", templates=tmp_path)
    assert (caught.value.file, caught.value.line) == (str(broken), line)


def test_another_language_needs_templates_of_its_own(tmp_path: Path) -> None:
    swedish = declaration('policy "P" {\n language sv\n}\n')
    with pytest.raises(ValueError, match="no templates in the language 'sv'"):
        render(swedish, "html")
    (tmp_path / "notice.md").write_text("# {{ policy.title }}\n")
    assert '<html lang="sv">' in render(swedish, "html", templates=tmp_path)


def test_values_in_words() -> None:
    assert day(date(2026, 4, 1)) == "1 April 2026"
    assert [period(value) for value in ("P1Y", "P24M", "P2W", "P1D", "PT72H", "PT30M")] == [
        *("1 year", "24 months", "2 weeks", "1 day", "72 hours", "30 minutes")
    ]
    assert [country(code) for code in ("SE", "US", "GB", "NL", "EEA", "JP", "XX")] == [
        *("Sweden", "the United States", "the United Kingdom", "the Netherlands"),
        *("the European Economic Area", "Japan", "XX"),
    ]
    assert [listed(values) for values in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
