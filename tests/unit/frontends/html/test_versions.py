"""Of a page in several languages one is read, and of other pages nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document
from policylint.frontends.html.frontend import HtmlFrontend
from policylint.source import Source

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]

ENGLISH = "We keep what you tell us for as long as the law asks us to, and no longer."
FRENCH = "Nous gardons ce que vous nous dites aussi longtemps que la loi le demande, pas plus."
GERMAN = "Wir behalten, was Sie uns sagen, so lange das Gesetz es verlangt, und nicht länger."


@pytest.fixture
def read(html: Parse, shape: Shape) -> Callable[[str], str]:
    return lambda text: "\n".join(shape(html(text)))


@pytest.fixture
def versions(shape: Shape) -> Callable[[str], dict[str, str]]:
    """`versions(page)`: what is read of each version, by its language, in the order in which they are preferred."""

    def read(text: str) -> dict[str, str]:
        parsed = HtmlFrontend().parse(Source("policy.html", text))
        documents = (parsed.document, *parsed.versions)
        codes = [one.language for one in documents]
        assert [one.other_languages for one in documents] == [
            tuple(code for code in codes if code != one.language) if len(codes) > 1 else ()
            for one in documents
        ]
        return {one.language: "\n".join(shape(one)) for one in documents}

    return read


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("data-lang=fr", "data-lang=en"),
        ("lang=fr-CA", "lang=en-GB"),
        ("class='lang-fr active'", "class='lang-en'"),
        ("class='part french'", "class='part english'"),
        ("id=policy-francais", "id=policy-english"),
        ("id=fr", "id=en"),
        ("lang=fr", "lang=en hidden"),
        ("id=fr", "id=en class=text style='display: none'"),
    ],
)
@pytest.mark.parametrize("own", ["fr", "en-GB"])
def test_versions_are_told_by_how_they_are_marked(
    versions: Callable[[str], dict[str, str]], french: str, english: str, own: str
) -> None:
    title = f"<h1><span {french}>Vie privée</span><span {english}>Privacy</span></h1>"
    page = f"<html lang={own}><body>{title}<div {french}><p>{FRENCH}</p></div><div {english}><p>{ENGLISH}</p></div></body></html>"
    found = versions(page)
    assert list(found) == [own[:2], *({"fr", "en"} - {own[:2]})]
    assert found["en"] == f"h1 html: Privacy\n  p {ENGLISH}"
    assert found["fr"] == f"h1 html: Vie privée\n  p {FRENCH}"


def test_the_longest_goes_before_where_the_page_is_in_neither(
    versions: Callable[[str], dict[str, str]],
) -> None:
    page = f"<body><div lang=fr><p>{FRENCH}</p></div><div lang=de><p>{GERMAN * 2}</p></div>"
    assert list(versions(page)) == ["de", "fr"]
    assert list(versions(f"<html lang=sv>{page}")) == ["de", "fr"]


def one_after_the_other(*policies: str) -> str:
    return f"<html lang=en><body>{''.join(policies)}</body></html>"


def policy(title: str, text: str, count: int = 5) -> str:
    sections = "".join(f"<h2>{number}. {title}</h2><p>{text * 3}</p>" for number in range(1, count + 1))
    return f"<h1>{title}</h1><p>2026-05-01</p>{sections}"


@pytest.mark.parametrize("heads", ["h1", "h2", "p><b"])
def test_versions_that_follow_one_another_are_told_by_their_words(
    versions: Callable[[str], dict[str, str]], heads: str
) -> None:
    page = one_after_the_other(policy("Datenschutz", GERMAN), policy("Privacy", ENGLISH))
    found = versions(
        page.replace("<h1>", f"<{heads}>").replace("</h1>", "</b></p>" if "b" in heads else f"</{heads}>")
    )
    assert list(found) == ["en", "de"]
    assert "Wir behalten" not in found["en"]
    assert "Privacy" not in found["de"]
    assert found["en"].count("Privacy") == 6
    assert found["de"].count("Datenschutz") == 6


def test_a_version_without_the_title_of_a_policy_begins_with_the_highest_headings_before_it(
    versions: Callable[[str], dict[str, str]],
) -> None:
    found = versions(one_after_the_other(policy("Privacy", ENGLISH), policy("Grundsatz", GERMAN)))
    assert list(found) == ["en", "de"]
    assert (found["en"].count("Grundsatz"), found["de"].count("Grundsatz")) == (0, 6)
    two = policy("Privacy", ENGLISH) + "<h1>Acme</h1>" + policy("Grundsatz", GERMAN)
    found = versions(one_after_the_other(two))
    assert "Acme" not in found["en"]
    assert found["de"].startswith("h1 html: Acme\n")


def test_a_version_without_headings_begins_with_its_first_words(
    versions: Callable[[str], dict[str, str]],
) -> None:
    english, german = (f"<p>{text * 3}</p>" * 5 for text in (ENGLISH, GERMAN))
    found = versions(one_after_the_other(english, "<p>2026-05-01</p>", german))
    assert list(found) == ["en", "de"]
    assert found["de"].startswith(f"p {GERMAN}")
    assert found["en"].endswith("p 2026-05-01")


def test_three_may_follow_one_another(versions: Callable[[str], dict[str, str]]) -> None:
    page = one_after_the_other(
        policy("Datenschutz", GERMAN), policy("Vie privée", FRENCH), policy("Privacy", ENGLISH)
    )
    assert next(iter(versions(page))) == "en"
    assert len(versions(page)) == 3


@pytest.mark.parametrize(
    "page",
    [
        one_after_the_other(policy("Privacy", ENGLISH, 9), policy("Vie privée", FRENCH, 2)),
        one_after_the_other(
            policy("Privacy", ENGLISH), policy("Vie privée", FRENCH), policy("Privacy", ENGLISH)
        ),
        one_after_the_other(*(policy("Privacy", text, 1) for text in (ENGLISH, FRENCH) * 4)),
        one_after_the_other(policy("Privacy", ENGLISH, 1), policy("Vie privée", FRENCH, 1)),
    ],
)
def test_languages_that_are_mixed_or_of_which_one_is_short_are_no_versions(
    versions: Callable[[str], dict[str, str]], page: str
) -> None:
    (shown,) = versions(page).values()
    assert "keep what you tell us" in shown
    assert "Nous gardons" in shown


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
