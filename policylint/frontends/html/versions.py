"""A page that says everything in several languages, of which its readers are shown one at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from policylint.frontends.html.elements import Element, Page
from policylint.frontends.html.sums import sums_of
from policylint.patterns import deferred, words

_MARKS = ("lang", "data-lang", "data-language", "data-locale", "data-i18n-lang")
_NAMED = deferred(r"(?:^|\s)(?:lang|language|locale|content)[-_]([a-z]{2})(?=\s|$)")
_BARE = deferred(r"(?:^|\s)([a-z]{2})(?=\s|$)")
"""A language, or a state or a country, of which pages have sections, too."""
_LANGUAGES = words(
    "ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv ms mt nb nl nn no pl pt ro "
    "ru sk sl sr sv ta te th tr uk ur vi zh"
)
_NAMES = {
    "english": "en", "englisch": "en", "anglais": "en", "german": "de", "deutsch": "de", "allemand": "de",
    "french": "fr", "francais": "fr", "français": "fr", "spanish": "es", "espanol": "es", "español": "es",
    "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl", "portuguese": "pt", "portugues": "pt",
}  # fmt: skip
_PARTS = deferred(r"[^\W\d_]+")
_PAGE = words("html head body")

_LEAST_SHARE = 0.2
"""A version of the page holds at least this much of the text that is marked with a language."""

_MOST_MARKED = 0.6
"""So much of a page is marked if its languages are versions of it rather than quotations."""

_ENGLISH = "en"


class Version(NamedTuple):
    """One of the languages of a page: the events that begin what is said in it, and what is said in others."""

    language: str = ""
    own: frozenset[int] = frozenset()
    others: frozenset[int] = frozenset()


def versions_of(page: Page, hidden: Collection[int]) -> list[Version]:
    """The versions of a page in several languages, the page's own and then the longest first; one without a language
    for a page in one.

    `hidden` elements are not counted, but for versions that wait for the switch.
    """
    marked = _marked(page)
    if len(set(marked.values())) < 2:
        return [Version()]
    sizes, total = _sizes(page, marked, hidden)
    whole = sum(sizes.values())
    languages = {language: size for language, size in sizes.items() if size >= _LEAST_SHARE * whole}
    if len(languages) < 2 or whole < _MOST_MARKED * total:
        return [Version()]
    return [
        Version(
            kept,
            frozenset(element.first for element, language in marked.items() if language == kept),
            frozenset(element.first for element, language in marked.items() if language != kept),
        )
        for kept in in_order(languages, page.language)
    ]


def in_order(sizes: Mapping[str, int], own: str) -> list[str]:
    """The languages of versions with their sizes as they are preferred: the page's own, then the longest."""
    code = own.strip().lower()[:2]
    return sorted(sizes, key=lambda language: (language != code, -sizes[language]))


def _marked(page: Page) -> dict[Element, str]:
    """The outermost elements that are marked with a language, in the order of the source.

    A bare `id="de"` is such a mark only where another is `id="en"`: no state or country is called so.
    """
    bare = {_named(element, _BARE) for element in page.elements if element.attributes}
    found: dict[Element, str] = {}
    end = -1
    for element in page.elements:
        if element.first < end or not element.attributes or element.name in _PAGE:
            continue
        language = _language(element) or (_named(element, _BARE) if _ENGLISH in bare else "")
        if language:
            found[element] = language
            end = element.last
    return found


def _named(element: Element, pattern: re.Pattern[str]) -> str:
    """The language that a class or the id of an element names."""
    for name in ("class", "id"):
        match = pattern.search(element.attribute(name))
        if match and match[1] in _LANGUAGES:
            return match[1]
    return ""


def _language(element: Element) -> str:
    for mark in _MARKS:
        language = element.attribute(mark).replace("_", "-").partition("-")[0]
        if language in _LANGUAGES:
            return language
    return _named(element, _NAMED) or _named_in_full(element)


def _named_in_full(element: Element) -> str:
    """The language that is a word of a class or the id, as in `policy-english`."""
    said = _PARTS.findall(f"{element.attribute('class')} {element.attribute('id')}")
    return next((_NAMES[word] for word in said if word in _NAMES), "")


def _sizes(page: Page, marked: dict[Element, str], hidden: Collection[int]) -> tuple[Counter[str], int]:
    """How many characters each language marks, and how many the page has."""
    sums = sums_of(page, set(hidden) - {element.first for element in marked})
    sizes: Counter[str] = Counter()
    for element, language in marked.items():
        sizes[language] += sums.of(element)
    return sizes, sums.text[-1]
