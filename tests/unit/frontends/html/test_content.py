"""Main content told from what stands around it, and never at the price of the policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from policylint.document import Document

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]

POLICY = "<h1>Privacy policy</h1>" + "".join(
    f"<h2>Part {part}</h2><p>We keep what you tell us in part {part} for as long as the law asks us to, and no longer.</p>"
    for part in range(8)
)


@pytest.fixture
def read(html: Parse, shape: Shape) -> Callable[[str], str]:
    return lambda text: "\n".join(shape(html(text)))


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href=/>GONE</a></nav>",
        "<div role=navigation>GONE</div>",
        "<header><a href=/>GONE</a></header>",
        "<footer>GONE, 12 Mill Lane</footer>",
        "<aside>GONE</aside>",
        "<div role=dialog>GONE <button>OK</button></div>",
        "<div class='cookie-banner'>GONE, we use cookies. <button>Accept</button></div>",
        "<div id=onetrust-consent-sdk><div class=ot-x>GONE</div><button>Accept</button></div>",
        "<div id=CybotCookiebotDialog>GONE <a role=button>OK</a></div>",
        "<div class=siteFooter><a href=/a>GONE</a> <a href=/b>GONE</a></div>",
        "<ul class='menu main-menu'><li><a href=/a>GONE</a><li><a href=/b>GONE</a></ul>",
        "<div class=breadcrumbs><a href=/>GONE</a> / <a href=/p>GONE</a></div>",
        "<div class=sidebar><a href=/a>GONE</a><dialog>GONE: do you want to leave and lose what you wrote?</dialog></div>",
    ],
)
def test_menus_banners_and_footers_are_left_out(read: Callable[[str], str], around: str) -> None:
    for page in (f"<body>{around}{POLICY}</body>", f"<body>{POLICY}{around}</body>"):
        assert "GONE" not in read(page)
        assert "part 7" in read(page)


@pytest.mark.parametrize(
    "inside",
    [
        "<section id=cookies><h2>Cookies</h2><p>KEPT</p><button>Cookie settings</button></section>",
        "<div class='cookie-policy'><p>KEPT: we use cookies.</p></div>",
        "<article><header><p>KEPT</p></header><footer>Last updated</footer></article>",
        "<article><aside>KEPT: in short</aside></article>",
        "<ul><li><a href=https://a.example>KEPT</a><li><a href=https://b.example>opt out</a></ul>",
        "<header><h1>KEPT</h1><p>Last updated 1 May 2026</p></header>",
        "<section><header><div><h3>Cookies</h3></div><p>KEPT</p></header><p>We use none.</p></section>",
        "<div class=footer><p>" + "KEPT: we keep this for as long as we need it. " * 40 + "</p></div>",
    ],
)
def test_in_doubt_a_part_is_read(read: Callable[[str], str], inside: str) -> None:
    assert "KEPT" in read(f"<body>{POLICY}{inside}</body>")


@pytest.mark.parametrize(
    "inside",
    [
        "<aside><h4>On this page</h4><ol><li><a href=#a>GONE</a><li><a href=#b>GONE and more</a></ol></aside>",
        "<div><footer><a href=/>Home</a> <span>Updated GONE</span></footer></div>",
    ],
)
def test_menus_and_the_page_s_footer_are_left_out_of_the_main_element_too(
    read: Callable[[str], str], inside: str
) -> None:
    assert "GONE" not in read(f"<body><main><article>{POLICY}</article>{inside}</main></body>")


@pytest.mark.parametrize(
    "inside",
    [
        "<aside>KEPT: we sell nothing. <a href=/more>More</a></aside>",
        "<section><p>Asking us</p><footer>KEPT <a href=/form>Form</a></footer></section>",
        "<footer>KEPT <a href=mailto:a@b.example>a@b.example</a> <a href=/>Home</a></footer>",
        "<footer>KEPT since 1 May 2026</footer>",
    ],
)
def test_in_doubt_a_part_of_the_main_element_is_read(read: Callable[[str], str], inside: str) -> None:
    assert "KEPT" in read(f"<body><main><article>{POLICY}</article>{inside}</main></body>")


def test_with_a_main_element_only_that_is_read_and_a_title_above_it(read: Callable[[str], str]) -> None:
    page = (
        "<body><div>GONE</div><div class=hero><h1>Privacy notice</h1><p>Last updated 1 May 2026</p></div>"
        f"<main>{POLICY}</main><section>GONE</section></body>"
    )
    assert "GONE" not in read(page)
    assert "Privacy notice" in read(page)
    assert "Last updated 1 May 2026" in read(page)


def test_of_what_stands_under_a_title_above_the_main_element_nothing_is_lost(
    read: Callable[[str], str],
) -> None:
    page = (
        "<body><section><h1>Privacy notice</h1><div><span><b>Last updated:</b> 1 <i>May</i> 2026</span></div></section>"
        f"<main>{POLICY}</main><div>GONE <b>GONE</b></div></body>"
    )
    assert "Last updated: 1 May 2026" in read(page)
    assert "GONE" not in read(page)


@pytest.mark.parametrize(
    "page",
    [
        f"<nav>{POLICY}</nav>",
        f"<footer>{POLICY}</footer>",
        f"<aside class=sidebar>{POLICY}</aside>",
        f"<main><p>Loading</p></main><div>{POLICY}</div>",
        f"<div id=cookie-banner>{POLICY}<button>OK</button></div>",
        f"<header>{POLICY}",
        f"<div role=dialog class='modal cookie-consent-popup'>{POLICY}</div>",
    ],
)
def test_a_whole_policy_never_vanishes(read: Callable[[str], str], page: str) -> None:
    assert all(f"part {part}" in read(page) for part in range(8))


def test_anchors_and_comments_of_what_is_left_out_still_count(html: Parse) -> None:
    document = html(f"{POLICY}<footer id=end>x<!-- policylint: ignore-file[dnt-missing] --></footer>")
    assert "end" in document.anchors
    assert len(document.comments) == 1


@pytest.mark.parametrize("around", ["div", "section"])
def test_the_title_may_be_a_heading_of_the_second_level(read: Callable[[str], str], around: str) -> None:
    title = "<header><h2>Privacy policy</h2><p>In force since 1 May 2026</p></header>"
    rest = POLICY.replace("<h1>Privacy policy</h1>", "").replace("h2>", "h3>")
    shown = read(f"<body><div id=main><{around}>{title}{rest}</{around}></div></body>")
    assert shown.startswith("h2 html: Privacy policy")
    assert "In force since" in shown
