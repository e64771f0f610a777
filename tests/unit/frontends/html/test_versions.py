"""Of a page in several languages one is read, and of other pages nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]

ENGLISH = "We keep what you tell us for as long as the law asks us to, and no longer."
FRENCH = "Nous gardons ce que vous nous dites aussi longtemps que la loi le demande, pas plus."


@pytest.fixture
def read(html: Parse, shape: Shape) -> Callable[[str], str]:
    return lambda text: "\n".join(shape(html(text)))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("data-lang=fr", "data-lang=en"),
        ("lang=fr-CA", "lang=en-GB"),
        ("class='lang-fr active'", "class='lang-en'"),
        ("id=fr", "id=en"),
        ("lang=fr", "lang=en hidden"),
        ("id=fr", "id=en class=text style='display: none'"),
    ],
)
def test_the_english_is_read_of_a_page_with_a_switch(
    html: Parse, read: Callable[[str], str], french: str, english: str
) -> None:
    title = f"<h1><span {french}>Vie privée</span><span {english}>Privacy</span></h1>"
    page = f"<html lang=fr><body>{title}<div {french}><p>{FRENCH}</p></div><div {english}><p>{ENGLISH}</p></div></body></html>"
    shown = read(page)
    assert "keep what you tell us" in shown
    assert "Nous gardons" not in shown
    assert "Vie privée" not in shown
    assert html(page).language == "en"


def test_without_english_that_of_the_page_is_read(read: Callable[[str], str]) -> None:
    german = "Wir behalten, was Sie uns sagen, so lange das Gesetz es verlangt, und nicht länger."
    page = f"<html lang=de><body><div lang=fr><p>{FRENCH}</p></div><div lang=de><p>{german}</p></div></body></html>"
    assert "Wir behalten" in read(page)
    assert "Nous gardons" not in read(page)


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>Privacy</h1><p>{ENGLISH}</p><p lang=fr>{FRENCH}</p>",
        f"<h1>Privacy</h1><p lang=en>{ENGLISH * 9}</p><p lang=fr>{FRENCH}</p>",
        f"<h1>Privacy</h1><p>{ENGLISH * 9}</p><p lang=en>{ENGLISH}</p><p lang=fr>{FRENCH}</p>",
        f"<h1>Privacy</h1><div lang=en><p>{ENGLISH}</p><p lang=fr>{FRENCH}</p></div>",
    ],
)
def test_a_quotation_in_another_language_is_read(read: Callable[[str], str], page: str) -> None:
    shown = read(f"<html lang=en><body>{page}</body></html>")
    assert "keep what you tell us" in shown
    assert "Nous gardons" in shown
