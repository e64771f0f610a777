"""Any text gives a sound document: nothing raises, every span is valid, children lie inside their parents in order."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.document import List, Paragraph, Quote, Section, Table, blocks_within
from policylint.extraction.extract import Extract, Part, PartLink
from policylint.frontend import Frontend
from policylint.frontends.extracted.frontend import DocxFrontend
from policylint.frontends.html.frontend import HtmlFrontend
from policylint.frontends.markdown import MarkdownFrontend
from policylint.frontends.plain import PlainFrontend
from policylint.source import Source, decode
from policylint.testing import assert_document
from policylint.text import Text

FRONTENDS = (HtmlFrontend(), MarkdownFrontend(), PlainFrontend())

MARKS = """
# |## |### Cookies|* |- |1. |2) |(a) |> |**|__|`|```|[a](b)|![x](y)|<b>|</b>|<br>|<!-- c -->|<!--|-->|<ul>|<li>|</ul>
<table>|<tr>|<td>|<th>|</table>|<h2>|</h2>|<blockquote>|</blockquote>|<script>|</script>|<a href="x">|</a>|<img alt="z">
&amp;|&nbsp;|&#x41;||---|---|| a | b ||Cookies|We use cookies to improve what we do and to remember you.|Your rights|IV. |2.1
Article 5 - |“x”|• |– |o |Email: a@b.example|Acme Ltd|12 Mill Lane|===|---|+++|CAPITALS|How long?|Last updated: May 2020
[^1]|[^1]: note|\\|~~|- [ ] |<|"|:|.|{#id}|<https://x.example>|[r]: http://z.example|[r]
""".replace("\n", "|").split("|")
SPACES = ["\n", "\n\n", "\r\n", "\r", " ", "  ", "    ", "\t", "\u2028", "\xa0", "\x0c", "\u200b"]
pieces = st.sampled_from([*MARKS, *SPACES, *SPACES, "é", "😀", "\x00", "\ufffd", "|"])
texts = st.text() | st.lists(pieces, max_size=40).map("".join)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_any_text_gives_a_sound_document(text: str) -> None:
    for frontend in FRONTENDS:
        assert_document(frontend.parse(Source("policy.txt", text)).document)


@settings(max_examples=50, deadline=None)
@given(st.binary())
def test_any_bytes_give_a_sound_document(data: bytes) -> None:
    source = decode(data, "policy.txt")
    for frontend in FRONTENDS:
        frontend.recognises(source)
        document = frontend.parse(source).document
        assert_document(document)
        assert bool(source.undecodable) <= bool(document.problems)


PIECES = [
    "We ",
    "sell ",
    "nothing",
    "Cookies",
    ": ",
    "\n",
    "  ",
    "\u00ad",
    "\xa0",
    "• ",
    "1. ",
    "😀",
    "a@b.example",
    ". ",
]


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """A text in parts of any kind, as they are taken from a DOCX or a PDF."""
    parts, text, table, row, column = [], "", 0, 0, 0
    for _ in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(["paragraph", "heading", "item", "cell"]))
        content = "x" + "".join(draw(st.lists(st.sampled_from(PIECES), max_size=6))) + "y"
        start, end = len(text), len(text) + len(content)
        offsets = sorted(
            draw(st.lists(st.integers(start, end), min_size=4, max_size=4, unique=len(content) > 4))
        )
        strong = ((offsets[0], offsets[1]),) if offsets[1] > offsets[0] else ()
        links = (PartLink(offsets[2], offsets[3], "#there"),) if offsets[3] > offsets[2] else ()
        breaks = tuple(start + index for index, letter in enumerate(content) if letter.isspace())
        level = draw(st.integers(0, 9))
        if kind != "cell":
            row, column = 0, 0
            parts.append(Part(kind, start, end, level, "1.", draw(st.booleans()), strong, links, breaks))
        else:
            if not parts or parts[-1].kind != "cell":
                table += 1
            row, column = draw(
                st.sampled_from([(row, column), (row, column + 1), (row, column + 2), (row + 1, 0)])
            )
            header = draw(st.booleans()) and row == 0
            parts.append(
                Part(kind, start, end, 0, "", False, strong, links, breaks, table, row, column, header)
            )
        text += content + "\n"
    return Extract(draw(st.sampled_from(["docx", "pdf"])), text, tuple(parts))


@settings(max_examples=200, deadline=None)
@given(extracts())
def test_any_parts_give_a_sound_document(taken: Extract) -> None:
    document = DocxFrontend().parse(Source("policy.docx", taken.text, extract=taken)).document
    assert_document(document)
    read = "".join(part.content for part in _texts(document.root)).replace(" ", "")
    assert read.count("x") == taken.text.count("x")


def _texts(section: Section) -> Iterator[Text]:
    for one in section.walk():
        if one.heading is not None:
            yield one.heading.text
        for outer in one.blocks:
            for block in blocks_within(outer):
                if isinstance(block, Table):
                    rows = [block.header, *(row.cells for row in block.rows)]
                    yield from (cell.text for row in rows for cell in row)
                elif not isinstance(block, List | Quote):
                    yield block.text


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    for frontend in FRONTENDS:
        source = Source("policy.txt", text)
        assert frontend.parse(source) == frontend.parse(source)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["names", "logs", "für", "a😀b", "[x]", "(c)"]), min_size=1, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
)
def test_no_word_of_a_paragraph_is_lost(words: list[str], newline: str) -> None:
    text = "Zwar " + newline.join(words)
    (block,) = MarkdownFrontend().parse(Source("a.md", text)).document.root.blocks
    assert isinstance(block, Paragraph)
    assert block.text.content.split() == text.split()


@pytest.mark.parametrize("frontend", FRONTENDS, ids=lambda frontend: frontend.name)
@pytest.mark.parametrize(
    "text",
    [
        ">" * 20_000,
        "- " * 5_000,
        "".join("  " * depth + "- a\n" for depth in range(400)),
        "**a** " * 5_000,
        "**Title**\n\n" * 3_000,
        "Title\n\n" * 3_000,
        "2020-01-01\n" * 3_000,
        "[a](" * 5_000,
        "<a " * 10_000,
        "<div><ul>" * 3_000,
        "<table><tr><td>" * 3_000,
        "<style>" + "a " * 50_000 + "</style><p hidden>",
        "<!---->" * 5_000,
        "<div>" * 100_000 + "x",
        "<b><p>" * 10_000,
        "<a href=x><div>" * 5_000 + "</a>" * 10_000,
        "<h1>a</h1><main>" + "<div class=menu>" * 10_000,
        "<!--" * 10_000,
        "<p>" + " " * 50_000 + "x",
        "&amp;" * 10_000,
        "a | b\n" * 5_000,
        "a\tb\n" * 5_000,
        "1. a\n(a) b\n- c\n" * 1_500,
        "a" * 100_000 + ": b c d",
        "A: " + "b" * 100_000,
        "---\n" * 5_000,
        "---\na: b\n" * 5_000,
        "\x00" * 20_000,
        "I" * 50_000 + ". x",
        "(" * 20_000,
        "Acme Ltd\n" * 5_000,
        " \u3000" * 20_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_nothing_takes_more_than_a_moment(frontend: Frontend, text: str) -> None:
    started = time.process_time()
    frontend.recognises(Source("policy.txt", text))
    document = frontend.parse(Source("policy.txt", text)).document
    assert time.process_time() - started < 5
    assert_document(document)
