"""Which parts of a page are its main content, told from menus, banners, asides and footers.

In doubt a part is read: a policy that is not read is worse than a menu that is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from policylint.frontends.html.elements import Element, Page
from policylint.frontends.html.looks import heading_level
from policylint.frontends.html.sums import sums_of
from policylint.patterns import deferred, words

_MAIN_SHARE = 0.6
"""An element marked as the main one is believed if so much of what is no menu stands in it."""

_LEAST_SHARE = 0.5
"""If less than this would be left of the prose that can be seen, everything is read."""

_LITTLE = 200
"""So few characters may be left out whatever their share is."""

_LONGEST_BANNER = 2_000
_MOST_OF_PAGE = 0.25
"""A part that holds more of the page than this is not taken for boilerplate by its name alone."""

_TOKENS = deferred(r"[a-z]+|\d+")
_HUMP = deferred(r"(?<=[a-z])(?=[A-Z])")
_ROLES = words("navigation search banner contentinfo complementary dialog alertdialog menu menubar")
_MENUS = words(
    "nav navbar navigation menu menubar breadcrumb breadcrumbs sidebar topbar header masthead footer colophon social "
    "share sharing related pagination pager widget toolbar"
)
_CONSENT = words(
    "cookie cookies consent gdpr ccpa cookiebot cybot onetrust cookiebanner cookieconsent cookienotice cc"
)
_BANNER = words(
    "banner bar popup modal dialog overlay notice window prompt sdk toast cybotcookiebotdialog cookiebanner "
    "cookieconsent cookienotice"
)
_MOST_TITLES = 8


def left_out(page: Page, hidden: Collection[int]) -> set[int]:
    """The events that begin elements of a page that are not its main content; `hidden` are not counted."""
    return _Content(page, hidden).left_out()


class _Content:
    def __init__(self, page: Page, hidden: Collection[int]) -> None:
        self._page = page
        self._sums = sums_of(page, hidden)
        self._prose = self._sums.text[-1] - self._sums.linked[-1]
        self._titled = _titles(page.elements)
        self._headed = _holding(page.elements)
        self._in_article = _inside(page.elements, "main", "article")
        self._in_section = _inside(page.elements, "article", "section")

    def left_out(self) -> set[int]:
        boilerplate = self._outermost([e for e in self._page.elements if self._is_boilerplate(e)])
        prose = self._prose - sum(map(self._sums.prose, boilerplate))
        main = self._main(prose)
        dropped = boilerplate if main is None else self._outside(main, boilerplate)
        kept = self._prose - sum(map(self._sums.prose, dropped))
        if kept < _LEAST_SHARE * self._prose:
            return set()
        return {element.first for element in dropped}

    @staticmethod
    def _outermost(elements: list[Element]) -> list[Element]:
        """Those that none of the others hold; they come in the order of the source."""
        kept: list[Element] = []
        end = -1
        for element in elements:
            if element.first > end:
                kept.append(element)
                end = element.last
        return kept

    def _main(self, prose: int) -> Element | None:
        """The one element marked as the main content, if nearly all of the prose stands in it."""
        marked = [e for e in self._page.elements if e.name == "main" or e.attribute("role") == "main"]
        marked = self._outermost(marked)
        if len(marked) == 1 and self._sums.prose(marked[0]) >= _MAIN_SHARE * prose:
            return marked[0]
        return None

    def _outside(self, main: Element, boilerplate: list[Element]) -> list[Element]:
        """The largest elements that stand outside of the main one, but for a header that has the title."""
        above = set()
        element = main.parent
        while element is not None:
            above.add(element.first)
            element = element.parent
        titled = [e for e in self._titled if e.first < main.first]
        for title in titled:
            parent: Element | None = title
            while parent is not None:
                above.add(parent.first)
                parent = parent.parent
        outside = [
            element
            for element in self._page.elements
            if element.first not in above
            and (element.last < main.first or element.first > main.last)
            and not any(title.first < element.first <= title.last for title in titled[:1])
            and not self._tells_date(element, titled, main)
        ]
        return self._outermost(sorted([*outside, *boilerplate], key=lambda e: (e.first, -e.last)))

    @staticmethod
    def _tells_date(element: Element, titled: list[Element], main: Element) -> bool:
        """Whether an element stands below the title in the page's header, as the date of a policy may."""
        if not titled or titled[0].parent is None:
            return False
        return titled[0].last < element.first < min(titled[0].parent.last, main.first)

    def _is_boilerplate(self, element: Element) -> bool:
        role = element.attribute("role")
        name = element.name
        if self._holds_title(element):
            return False
        if name == "nav" or role == "navigation":
            return True
        if name == "header" and element.first in self._headed and element.first in self._in_section:
            return False
        share = self._sums.prose(element)
        if share > _MOST_OF_PAGE * self._prose and share > _LITTLE:
            return False
        if element.first in self._in_article:
            return self._is_page_footer(element) or (name == "aside" and self._sums.is_linked(element))
        if self._is_consent_banner(element):
            return True
        if name in ("header", "footer", "aside", "dialog") or role in _ROLES:
            return True
        return self._is_menu(element)

    def _holds_title(self, element: Element) -> bool:
        return any(element.first <= title.first < element.last for title in self._titled)

    def _is_menu(self, element: Element) -> bool:
        if not element.attributes or element.name in ("a", "p", "li") or not self._sums.links(element):
            return False
        return not _MENUS.isdisjoint(_named(element)) and self._sums.is_linked(element)

    def _is_page_footer(self, element: Element) -> bool:
        """Whether a footer inside the main element is no section's but the page's: a few links and little else."""
        if element.name != "footer" or element.first in self._in_section or self._sums.of(element) > _LITTLE:
            return False
        return self._sums.links(element) > 0 and not self._sums.has_contact(element)

    def _is_consent_banner(self, element: Element) -> bool:
        """Whether an element asks for consent to cookies: by its name, its shortness, and that there is something to press."""
        if not element.attributes or self._sums.of(element) > _LONGEST_BANNER:
            return False
        named = _named(element)
        if _CONSENT.isdisjoint(named) or _BANNER.isdisjoint(named):
            return False
        return self._sums.buttons(element) > 0


def _titles(elements: Sequence[Element]) -> list[Element]:
    """The headings that may be the title of the page: those of the first level, or else the first of the second."""
    first = [e for e in elements if heading_level(e) == 1][:_MOST_TITLES]
    return first or [e for e in elements if heading_level(e) == 2][:1]


def _holding(elements: Sequence[Element]) -> frozenset[int]:
    """The headers, by their first events, that hold a heading."""
    found: set[int] = set()
    for element in elements:
        parent = element.parent if heading_level(element) else None
        while parent is not None and parent.name != "header":
            parent = parent.parent if parent.name in ("div", "hgroup") else None
        if parent is not None:
            found.add(parent.first)
    return frozenset(found)


def _inside(elements: Sequence[Element], *names: str) -> frozenset[int]:
    """The elements, by their first events, that stand in one of such a name or role."""
    found: set[int] = set()
    for element in elements:
        parent = element.parent
        if parent is not None and (
            parent.first in found or parent.name in names or parent.attribute("role") in names
        ):
            found.add(element.first)
    return frozenset(found)


def _named(element: Element) -> frozenset[str]:
    """The words that its id and classes are made of."""
    given = f"{element.attributes.get('id', '')} {element.attributes.get('class', '')}"
    return frozenset(_TOKENS.findall(_parted(given)))


def _parted(name: str) -> str:
    """`cookieBanner` as two words, in lower case."""
    return _HUMP.sub(" ", name).lower()
