"""Texts of policies: Markdown, HTML and plain text as people write them, as nobody would, and of our own files with damage."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from fuzzing.target import as_bytes

ROOT = Path(__file__).parents[2]

PROSE = (
    "We collect your name and e-mail address to answer you.", "We keep your order data for seven years after the order.",
    "We do not sell your personal data.", "We share it with Acme Inc., our processor in the United States.",
    "You may object at any time; write to privacy@acme.example.", "Last updated: 1 May 2019", "Effective 2026-01-01",
    "We collect the following:", "We will tell you, if the changes are significant and", "see Section 4 below",
    "Our legal basis is Art. 6(1)(f) GDPR, our legitimate interest in improving our service.", "TODO", "[Company Name]",
    "Acme AB, Storgatan 1, 111 22 Stockholm, Sweden", "+46 8 123 45 67", "Wir verkaufen Ihre Daten nicht.", "as of {{ date }}",
    "We use cookies; the session cookie lasts two years.", "under the Privacy Shield", "to the extent permitted by law",
    "Children under 13 may not use it.", "We honour Global Privacy Control.", "user (at) example (dot) com", "30 to 60 days",
)  # fmt: skip
ODD = (
    "\n", "\n\n", "\r\n", "\r", "\t", " ", "   ", "\u2028", "\x85", "\x0c", "\xa0", "\u3000", "\u200b", "\u200d", "\u00ad",
    "\ufeff", "\u202e", "\u2066", "\u2069", "\x00", "\x1b[2J", "\ufffd", "\ud800", "\udfff", "é", "e\u0301", "ß", "İ", "😀", "👩‍👩",
    "ﬁ", "𝟙", "１", "٣", "²", "Ⅳ", "“", "”", "’", "–", "…", "%0A", "::error::", "##[", "<", ">", "&", '"', "'", "`", "\\", "|", "*", "_",
    "#", "[", "]", "(", ")", "{", "}", "{{ x }}", "{% if x %}", "{% endif %}", "<%= x %>", "<?php echo 1 ?>", "{{< x >}}", "{x}", "$",
    "=", "+", "-", "--", "---", "=cmd()", ":", ";", ",", ".", "!", "?", "0", "1.", "\u1424",
)  # fmt: skip
MARKDOWN = (
    "# ", "## ", "###### ", "- ", "* ", "1. ", "2) ", "(a) ", "    ", "> ", "> - ", "| a | b |\n|---|---|\n| c | d |\n", "```\n", "~~~",
    "`code`", "**", "__", "~~", "[a](b)", "[a](<b", "![x](y)", "[^1]", "[^1]: note\n", "[r]: http://z.example\n", "[r]", "<https://x.example>",
    "===\n", "---\n", "+++\n", "---\ntitle: x\n---\n", "<b>", "</b>", "<br>", "<!-- c -->", "<!--", "-->", "<ul>\n<li>", "</ul>", "<h2>", "</h2>",
    "<table>", "<tr><td>", "</table>", "<script>", "</script>", "<details>", "&amp;", "&nbsp;", "&#x41;", "&#0;", "&#xD800;", "- [ ] ", "{#id}",
    "**Title**\n\n", "Term\n: meaning\n", "  - deeper\n", "\\\n", "$$x$$", "<p hidden>", "[x]: y\n\n", "***", "\n> > 1. - ",
)  # fmt: skip
HTML = (
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<span>", "<a href=x>", "</a>", "<a name=\"x\">", "<ul>", "<li>", "</ul>", "<ol start=-1>",
    "<dl>", "<dt>", "<dd>", "<h1>", "</h1>", "<h2 id=a>", "</h6>", "<table>", "<tr>", "<td colspan=0>", "<td rowspan=65535>", "<th scope=row>", "</table>",
    "<caption>", "<thead>", "<pre>", "</pre>", "<blockquote>", "<br/>", "<hr>", "<img alt='a b'>", "<script>", "</script>", "<style>", "</style>",
    "<template>", "<svg>", "<math>", "<title>", "</title>", "<textarea>", "<select><option>", "<noscript>", "<iframe>", "<plaintext>", "<p hidden>",
    "<div style='display:none'>", "<nav>", "<main>", "<footer>", "<body>", "</body>", "</html>", "<!DOCTYPE html>", "<?xml ?>", "<![CDATA[", "]]>",
    "<!-- c -->", "<!--", "--!>", "-->", "<!", "</", "<p ", "='", "&amp;", "&nbsp", "&#65;", "&#x110000;", "&#xD800;", "&notin;", "&lt;p&gt;", "<meta charset=utf-16>",
    "<x-y>", "<p class='cookie banner' id=a>", "<button>", "<label>", "<summary>", "<frameset>", "<base href=x>", "<font size=7><b>", "</p></p>",
)  # fmt: skip
SUPPRESSIONS = (
    "policylint: ignore[stale-date]", "policylint: ignore[retention-vague, dnt-missing] because we are old",
    "policylint: ignore-file[ALL]", "policylint: ignore-file[stale-date] until=2020-01-01 owner=legal", "policylint: disable[quality]",
    "policylint: enable[quality]", "policylint: disable[placeholder-text]", "policylint: enable[placeholder-text]", "policylint: ignore",
    "policylint: ignore[]", "policylint: ignor[x]", "policylint:", "policylint: ignore[retention-missing", "policylint: ignore[nothing-like-it]",
    "policylint: ignore[stale-date] until=2026-02-30", "Policylint : ignore[stale-date]", "policylint: ignore[heading-level-jump] -- x until=2027-01-01",
    "policylint: ignore[unused-suppression, malformed-suppression]", "policylint: ignore[incomplete-sentence]",
)  # fmt: skip


class _Texts(tuple[str, ...]):
    """Texts that are not written out where hypothesis names its strategies."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{len(self)} texts"


@cache
def seeds(*patterns: str) -> tuple[str, ...]:
    """The texts of our own files, by patterns below the root of the repository."""
    found = [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    return _Texts(path.read_bytes().decode("utf-8") for path in found)


def pieces(*lists: Sequence[str]) -> st.SearchStrategy[str]:
    """One of these pieces, a sentence, or something odd."""
    own = tuple(piece for one in lists for piece in one)
    return st.sampled_from((*own, *own, *PROSE, *ODD)) | st.text(max_size=3)


def soup(*lists: Sequence[str], most: int = 40) -> st.SearchStrategy[str]:
    """Pieces one after another."""
    return st.lists(pieces(*lists), max_size=most).map("".join)


@st.composite
def damaged(draw: st.DrawFn, whole: Sequence[str], parts: st.SearchStrategy[str]) -> str:
    """Some lines of one of these texts, with pieces put in, taken out and doubled."""
    lines = whole[draw(st.integers(0, len(whole) - 1))].splitlines(keepends=True) or [""]
    start = draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[start : start + draw(st.sampled_from((1, 3, 10, 30, 1000)))])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from((0, 0, 1, 2, 7, 40)))
        kind = draw(st.integers(0, 4))
        if kind == 4:
            put = lines[draw(st.integers(0, len(lines) - 1))]
        else:
            put = text[at : at + 30] * 2 if kind == 3 else draw(parts)
        text = text[:at] + put + text[at + gone :]
    return text


def blocks(*lists: Sequence[str], joint: str = "\n\n") -> st.SearchStrategy[str]:
    """Blocks of some pieces each, with blank lines between them: what looks like a document."""
    block = st.lists(pieces(*lists), min_size=1, max_size=6).map("".join)
    return st.lists(block, max_size=12).map(joint.join)


def commented(form: str) -> tuple[str, ...]:
    """All that suppresses, as comments of a format."""
    return tuple(form.format(one) for one in SUPPRESSIONS)


def markdown() -> st.SearchStrategy[bytes]:
    """Markdown, sound and broken."""
    lists = (MARKDOWN, commented("<!-- {} -->"))
    texts = st.one_of(
        soup(*lists), blocks(*lists), damaged(seeds("examples/*.md", "docs/how-to/*.md"), pieces(*lists))
    )
    return any_bytes(texts)


def html() -> st.SearchStrategy[bytes]:
    """HTML, sound and broken."""
    lists = (HTML, commented("<!-- {} -->"))
    texts = st.one_of(soup(*lists), blocks(*lists), damaged(seeds("examples/*.html"), pieces(*lists)))
    return any_bytes(texts)


def plain() -> st.SearchStrategy[bytes]:
    """Plain text, with what looks like headings, lists and tables."""
    lists = (
        ("1. ", "2.1 Cookies\n", "IV. RIGHTS\n", "CAPITALS\n", "• ", "- ", "o ", "a\tb\n", "a | b\n", "Name:  x\n", "=====\n", "(a) ", "  "),
    )  # fmt: skip
    texts = st.one_of(soup(*lists), blocks(*lists), damaged(seeds("examples/*.md"), pieces(*lists)))
    return any_bytes(texts)


def suppressed() -> st.SearchStrategy[bytes]:
    """Markdown with comments that suppress, everywhere."""
    comments = commented("<!-- {} -->")
    lists = (comments, comments, ("\n", "\n\n", "# ", "## ", "- ", "| a | b |\n|---|---|\n", "> ", "```\n"))
    examples = damaged(seeds("examples/*.md"), st.sampled_from(comments))
    return st.one_of(blocks(*lists), examples, examples).map(as_bytes)


@st.composite
def _broken(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
    data = bytearray(as_bytes(draw(texts)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return draw(st.sampled_from((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))) + bytes(data)


def any_bytes(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Texts as UTF-8, some as UTF-16, with a mark, or with bytes that do not belong."""
    whole = texts.map(as_bytes)
    wide = texts.map(lambda text: b"\xff\xfe" + text.encode("utf-16-le", "surrogatepass"))
    return st.one_of(whole, whole, whole, wide, _broken(texts))


def fragments(*lists: Sequence[str]) -> st.SearchStrategy[bytes]:
    """A few pieces, to be repeated many times."""
    return st.lists(pieces(*lists), min_size=1, max_size=5).map("".join).map(as_bytes)


def long_markdown() -> st.SearchStrategy[bytes]:
    """A few pieces of Markdown, to be repeated."""
    return fragments(MARKDOWN, MARKDOWN, commented("<!-- {} -->"))


def long_html() -> st.SearchStrategy[bytes]:
    """A few pieces of HTML, to be repeated."""
    return fragments(HTML, HTML)


def long_text() -> st.SearchStrategy[bytes]:
    """A few pieces of plain text, to be repeated."""
    return fragments(
        (
            "1. ",
            "(a) ",
            "IV. ",
            "A",
            "a ",
            "a@",
            "1/1/",
            "+1",
            "12 Main Street, ",
            "Inc. ",
            "\n",
            "- ",
            "Section 4 ",
            "Article ",
        )
    )


def long_policy() -> st.SearchStrategy[bytes]:
    """A few pieces of a declaration, to be repeated."""
    return fragments(
        (
            'policy "x" {\n',
            "data a [name]\n",
            "purpose a {",
            "}",
            "[",
            '"',
            "a, ",
            "# c\n",
            "uses a\n",
            ";",
            "7 years ",
            'recipient "x" as processor {\n',
        )
    )


def templated() -> st.SearchStrategy[bytes]:
    """Markdown with expressions of template languages, open and closed."""
    marks = (
        "{{ site.email }}", "{{", "}}", "{%- if x -%}", "{% endif %}", "{% raw %}", "{# c #}", "{#", "<%= x %>", "<% x", "%>", "<?php echo 1; ?>", "<?=", "?>", "{{< x >}}", "{{% y %}}",
        "{{/* c */}}", "{{{ x }}}", "{{!-- c --}}", "{{#if x}}", "{{/if}}", "<Name a={b} />", "{a.b}", "import x\n", "export y\n", "${x}", "{ { } }", "{{ '}}' }}", "---\ntitle: {{ x }}\n---\n",
    )  # fmt: skip
    return st.one_of(blocks(marks), damaged(seeds("examples/*.md"), st.sampled_from(marks))).map(as_bytes)
