"""Pages as generators and word processors write them."""

from __future__ import annotations

from collections.abc import Callable

from policylint.document import Document

Parse = Callable[[str], Document]
Shape = Callable[[Document], list[str]]


def test_a_generator_that_wraps_each_word_in_spans(html: Parse, shape: Shape) -> None:
    text = (
        '<div class="MsoNormal" style="line-height:1.5"><strong><span style="font-size: 19px"><span data-custom-class='
        '"heading_1">1. WHAT DATA DO WE&nbsp;KEEP?</span></span></strong></div><div><br></div><div class="MsoNormal">'
        '<span style="font-size:15px"><span><bdt class="block-component"></bdt>We keep <bdt class="question">names'
        "</bdt>,</span></span><span> and log</span><span>s.</span></div><ul><li class=MsoNormal><span>one</span></li>"
        "</ul>"
    )
    assert shape(html(text)) == [
        "h1 bold: 1. WHAT DATA DO WE KEEP?",
        "  p We keep names, and logs.",
        "  ul",
        "    •",
        "      p one",
    ]


def test_bold_in_the_style_sheet_of_an_exported_document(html: Parse, shape: Shape) -> None:
    text = (
        "<html><head><style type=text/css>ol{margin:0}.c1{color:#000;font-weight:700}.c2{font-weight:400}</style></head>"
        "<body class=c9><p class=c4><span class=c1>Cookies</span></p><p class=c4><span class=c2>We use cookies to count "
        "our visitors.</span></p><b style='font-weight:normal'><p>Nothing here is bold, though a tag says so.</p></b>"
    )
    assert shape(html(text)) == [
        "h1 bold: Cookies",
        "  p We use cookies to count our visitors.",
        "  p Nothing here is bold, though a tag says so.",
    ]


def test_items_that_a_word_processor_wrote_as_paragraphs(html: Parse, shape: Shape) -> None:
    item = (
        "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp;&nbsp; "
        "</span></span><![endif]>{}</p>"
    )
    text = (
        "<p class=MsoNormal>We keep:<o:p></o:p></p>" + item.format("your name") + item.format("your address")
    )
    assert shape(html(text)) == ["p We keep:", "ul", "  ·", "    p your name", "  ·", "    p your address"]


def test_a_blog_page_with_blocks_and_builders_around_the_text(html: Parse, shape: Shape) -> None:
    text = (
        '<!DOCTYPE html>\n<html lang="en-US"><head><title>Privacy – Acme</title></head><body class="page">'
        '<a class="skip-link screen-reader-text" href="#content">Skip to content</a>'
        '<header id="masthead" class="site-header"><nav><ul><li><a href="/">Home</a></li></ul></nav></header>'
        '<div id="content"><article><header class="entry-header"><h1 class="entry-title">Privacy</h1></header>'
        '<div class="entry-content"><!-- wp:paragraph --><p>We keep your name&#8217;s first letter for a year, to greet '
        "you when you come back to us.</p><!-- /wp:paragraph --><h2 class='wp-block-heading'>Who we are</h2><p>Acme "
        "Ltd, a seller of tea in the old town, and nobody else than us.</p><p>&nbsp;</p></div></article></div>"
        '<footer id="colophon"><p>Powered by a blog</p></footer><script>1</script></body></html>'
    )
    assert shape(html(text)) == [
        "h1 html: Privacy",
        "  p We keep your name’s first letter for a year, to greet you when you come back to us.",
        "  h2 html: Who we are",
        "    p Acme Ltd, a seller of tea in the old town, and nobody else than us.",
    ]


def test_a_page_on_one_line(html: Parse, shape: Shape) -> None:
    text = "<!doctype html><title>x</title><h1>Privacy</h1><p>We keep names.<p>We sell <b>nothing</b>.<ul><li>a<li>b</ul>"
    document = html(text)
    assert shape(document) == ["h1 html: Privacy", "  p We keep names.", "  p We sell nothing.", "  ul", "    •", "      p a", "    •", "      p b"]  # fmt: skip


def test_lists_made_of_divs(html: Parse, shape: Shape) -> None:
    text = "<div role=list><div role=listitem><p>one</p></div><div role=listitem>two</div></div>"
    assert shape(html(text)) == ["ul", "  •", "    p one", "  •", "    p two"]
