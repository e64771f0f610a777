"""Pages of site generators: MDX with components and choices, and texts in the fields of front matter; names and patterns of files."""

from __future__ import annotations

from hypothesis import strategies as st

from fuzzing.target import as_bytes
from fuzzing.texts import MARKDOWN, PROSE, any_bytes, blocks, commented, damaged, pieces, seeds, soup

_MDX = (
    "import A from './a'\n\n", "export const a = { b: `c` }\n\n", "<A>\n", "</A>\n", "<A b={c} d=\"e\">", "<A {...b} />", "<>", "</>", "<a.b.c/>", "<A b={<i>c</i>}>", "{a}", "{/* c */}",
    "{/* policylint: ignore[stale-date] */}", "{a ? \"do not sell\" : \"sell\"}", "{a ? <A>", "</A> : <B>", "</B>}", "{a && <A>", "</A>}", "{a || 'b'}", "{`a ${b} c`}", "{", "}", "'", "`", "  <A>\n", "    ",
    "{`", "`}", "${", "?", ":", "=>", "{[1, 2].map((x) => <li>{x}</li>)}", "<details>\n<summary>", "</summary>\n", "<Tabs>\n<Tab>\n", "</Tab>\n</Tabs>\n", "{\"\\u0041\"}", "<!-- c -->", "</", "/>",
)  # fmt: skip
_FRONT = (
    "---\n", "---\n", "+++\n", "...\n", "title: Privacy\n", "body: |\n", "body: >-\n", "text: >+2 # c\n", "  ", "    ", "- ", "- heading: Cookies\n", "  text: \"", "\"\n", "'\n", "sections:\n", "date: 2019-05-01\n",
    "lastUpdated: \"1 May 2019\"\n", "updated = 2019-05-01\n", "[extra]\n", "[[extra.sections]]\n", "a: &b c\n", "d: *b\n", "<<: *b\n", "? a\n: b\n", "{a: [b, c]}\n", "key with spaces: ", "\"quoted key\": ", "# c\n", "\\n", "\\u00e9",
    "\\xa0", "\\\n", "'''\n", '"""\n', "metaDescription: ", "faq:\n", "  - question: Do you sell my data?\n", "    answer: No.\n", "\t", "|", ">", "%YAML 1.2\n", "!!str ", ": ", ":",
)  # fmt: skip


def mdx() -> st.SearchStrategy[bytes]:
    """MDX, sound and broken."""
    lists = (_MDX, _MDX, MARKDOWN, commented("{{/* {} */}}"))
    whole = damaged(seeds("examples/*.md"), pieces(_MDX, MARKDOWN))
    return any_bytes(st.one_of(soup(*lists), blocks(*lists), whole))


@st.composite
def _fronted(draw: st.DrawFn) -> str:
    """A page with a block of front matter, closed most of the time, and some text or none."""
    mark = draw(st.sampled_from(("---\n", "---\n", "+++\n", "---\r\n", "--- \n")))
    fields = draw(st.lists(st.sampled_from((*_FRONT, *PROSE)), max_size=25).map("".join))
    lines = draw(st.lists(st.sampled_from(PROSE), max_size=6))
    body = "body: |\n" + "".join(f"  {line}\n" for line in lines)
    text = draw(blocks(("# ", "- ", "")))
    return f"{mark}{fields}\n{body}{draw(st.sampled_from((mark, mark, mark, '')))}{text}"


def front_matter() -> st.SearchStrategy[bytes]:
    """Pages with fields in front of their text, sound and broken."""
    loose = soup(_FRONT, _FRONT, PROSE).map(lambda text: f"---\n{text}")
    return any_bytes(st.one_of(_fronted(), _fronted(), loose))


_NAME_PIECES = (
    "privacy", "1-", "2_", "10 ", "a", ".md", ".policy", ".html", "/", "/", "[b]", "*", "?", "!", " ", "'", '"', "\\", "#", "{x}", "é", "\u202e", "\x7f", "\x01", "-", "~", ".", "$(x)", "=", "${{ x }}", "\ufeff",
)  # fmt: skip


def names() -> st.SearchStrategy[bytes]:
    """Names of files, one a line."""
    one = st.lists(st.sampled_from(_NAME_PIECES) | st.text(max_size=2), min_size=1, max_size=6).map("".join)
    return st.lists(one, max_size=6).map("\n".join).map(as_bytes)


_GLOB_PIECES = (
    "*", "**", "**/", "/**", "?", "[", "]", "[a-z]", "[!a]", "[^a]", "[]a]", "[z-a]", "[a--b]", "[[a]", "[a&&b]", "[~~]", "[||]", "!", "\\", "\\*", "/", "a", "b", ".md", "{a,b}", "-", "^", ".", "..", "./", "[/]", "\u0130",
)  # fmt: skip


def globs() -> st.SearchStrategy[bytes]:
    """A pattern and paths, one a line."""
    piece = st.sampled_from(_GLOB_PIECES) | st.text(max_size=2)
    pattern = st.lists(piece, min_size=1, max_size=12).map("".join)
    long = st.tuples(pattern, st.integers(1, 300)).map(lambda two: (two[0] * two[1])[:4000])
    path = st.lists(st.sampled_from((*_NAME_PIECES, "a/b/", "a" * 200)), min_size=1, max_size=20).map("".join)
    paths = st.lists(path, max_size=4).map("\n".join)
    return st.tuples(pattern | long, paths).map("\n".join).map(as_bytes)
