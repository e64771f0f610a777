"""A badge or a call for attention that stands alone is no title, however it is set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]

TEXT = "We keep your name and your address for two years after your last order."


@pytest.mark.parametrize(
    "badge",
    [
        "<p><b>New</b></p>",
        "<div><span class=badge><strong>Important</strong></span></div>",
        "<p><strong>Note:</strong></p>",
        "<div>IMPORTANT!</div>",
        "<p><b>Please note</b></p>",
        "<div><b>Wichtig</b></div>",
        "<div>Updated</div>",
    ],
)
def test_a_badge_is_a_paragraph_in_its_section(html: Parse, shape: Shape, badge: str) -> None:
    shown = shape(html(f"<h1>Privacy</h1><h2>Data</h2>{badge}<p>{TEXT}</p>"))
    assert [line.split(":")[0].split()[0] for line in shown] == ["h1", "h2", "p", "p"]
    assert shown[-1] == f"    p {TEXT}"


def test_a_badge_in_markdown_is_none_either(markdown: Parse, shape: Shape) -> None:
    assert shape(markdown(f"# Privacy\n\n**Important**\n\n{TEXT}\n"))[1] == "  p Important"


@pytest.mark.parametrize(
    "title",
    ["Important information about your rights", "New customers", "Notes", "Updates", "Recommended partners"],
)
def test_titles_that_only_begin_so_are_titles(html: Parse, shape: Shape, title: str) -> None:
    shown = shape(html(f"<h1>Privacy</h1><p><b>{title}</b></p><p>{TEXT}</p>"))
    assert shown[1] == f"  h2 bold: {title}"


def test_what_is_marked_as_a_heading_is_one(html: Parse, shape: Shape) -> None:
    assert shape(html(f"<h1>Privacy</h1><h2>Important</h2><p>{TEXT}</p>"))[1] == "  h2 html: Important"
