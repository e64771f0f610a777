"""Badges in a row are texts of their own; words of a sentence are not parted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]


@pytest.fixture
def read(html: Parse, shape: Shape) -> Callable[[str], list[str]]:
    return lambda text: shape(html(f"<html lang=en><body><h1>Privacy</h1>{text}</body></html>"))


@pytest.mark.parametrize("cls", ["", " class='badge green'"])
def test_spans_in_a_row_stand_alone(read: Callable[[str], list[str]], cls: str) -> None:
    row = "\n".join(f"<span{cls}>{text}</span>" for text in ("No ads", "Kept in the EU", "No tracking"))
    shown = "\n".join(read(f"<div>{row}</div>"))
    assert "No ads Kept" not in shown
    assert all(text in shown for text in ("No ads", "Kept in the EU", "No tracking"))


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>We keep</span> <span>no names</span></div>",
        "<div><span>We keep</span><span> no names</span><span> of yours</span></div>",
        "<p><span>We keep</span> <span>no names</span> <span>of yours</span></p>",
        "<div>Today <span>We keep</span> <span>no names</span> <span>of yours</span></div>",
        "<div><span class=a>We keep</span> <span class=b>no names</span> <span class=a>of yours</span></div>",
        "<div><span>We</span> <span>keep</span> <span>no names</span></div>",
        "<div><span>We keep</span> <b>no</b> <span>names</span> <span>of yours</span></div>",
    ],
)
def test_spans_of_a_sentence_are_one(read: Callable[[str], list[str]], line: str) -> None:
    assert any("We keep no" in block for block in read(line))
