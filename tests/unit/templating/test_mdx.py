"""Text in the components of MDX: indented as it is, it is no code."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.document import Code, List, Paragraph, Table, blocks_within
from policylint.source import Source
from policylint.templating.mdx import unindented
from policylint.templating.templates import is_mdx
from policylint.testing import policy_of

IN_COMPONENTS = """# Privacy policy

<Questions title="Asked often">
  <Question text="How long?" open={true}>
    We erase door logs after nine days.

    - the front door
    - the back door
  </Question>
</Questions>
"""


def shapes(text: str, path: str) -> list[tuple[type, int]]:
    policy = policy_of(text, path=path)
    return [
        (type(block), text.count("\n", 0, block.span.start) + 1)
        for section in policy.document.root.walk()
        for outer in section.blocks
        for block in blocks_within(outer)
        if isinstance(block, Paragraph | Code)
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_stands_in_a_component_is_text(line_end: str) -> None:
    text = IN_COMPONENTS.replace("\n", line_end)
    assert shapes(text, "p.mdx") == [(Paragraph, 5), (Paragraph, 7), (Paragraph, 8)]


NESTED = {
    "an odd line": """<A>
  <B>
        We keep **door** logs.

    We erase them.

            We sell none.
  </B>
</A>
""",
    "one line": "<A>\n        <B>We erase logs.</B>\n</A>\n",
    "tabs": "<A>\n\t<B>\n\t\tWe keep logs.\n\n\t\t\tWe sell none.\n\t</B>\n</A>\n",
    "attributes": """<A>
    <B
        title="Logs"
        open
    >
        We keep logs.

      We erase them.
    </B>
</A>
""",
    "html": "<div>\n\n    <section>\n\n        We keep logs.\n\n  We erase them.\n\n    </section>\n\n</div>\n",
    "fragment": "<>\n      <B>\n\n      We keep logs.\n\n   Or not.\n      </B>\n</>\n",
    "text behind a heading": "<A>\n  <B>\n    ## Logs\n        We keep logs.\n  </B>\n</A>\n",
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", NESTED)
def test_however_it_is_indented(name: str, line_end: str) -> None:
    text = f"# Privacy policy\n\n{NESTED[name]}\nThe end.\n".replace("\n", line_end)
    policy = policy_of(text, path="p.mdx")
    assert {kind for kind, _ in shapes(text, "p.mdx")} == {Paragraph}
    written = [re.sub(r"</?B>", "", line).strip() for line in text.splitlines()]
    for passage in policy.passages:
        if passage.kind == "sentence":
            assert policy.document.source.slice(passage.span) in written


def test_tables_are_read_however_they_are_indented() -> None:
    table = "        | Data | Kept |\n        | --- | --- |\n        | Logs | nine days |\n"
    document = policy_of(f"# P\n\n<A>\n  <B>\n{table}  </B>\n</A>\n", path="p.mdx").document
    assert [type(block) for block in document.root.sections[0].blocks] == [Table]


def test_a_sentence_of_several_lines_stays_one() -> None:
    text = "# P\n\n<A>\n      <B>\n          We keep your logs\n          for nine\n              days, and your mail.\n      </B>\n</A>\n"
    (_, passage) = policy_of(text, path="p.mdx").passages
    assert passage.own_text.split() == [
        "We",
        "keep",
        "your",
        "logs",
        "for",
        "nine",
        "days,",
        "and",
        "your",
        "mail.",
    ]
    assert "\n" not in passage.own_text


def test_lists_keep_their_shape() -> None:
    inner = "        We keep:\n\n        - logs\n            - of doors\n\n              and of lifts\n        - mail\n\n    We erase them.\n"
    text = f"# Privacy policy\n\n<A>\n{inner}</A>\n"
    document = policy_of(text, path="p.mdx").document
    blocks = [type(block).__name__ for block in document.root.sections[0].blocks]
    assert blocks == ["Paragraph", "List", "Paragraph"]
    (outer,) = [block for block in document.root.sections[0].blocks if isinstance(block, List)]
    assert [[type(block).__name__ for block in item.blocks] for item in outer.items] == [
        ["Paragraph", "List"],
        ["Paragraph"],
    ]


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
@pytest.mark.parametrize("margin", ["", "  ", "        ", "\t\t"])
def test_a_fence_makes_code_wherever_it_stands(fence: str, margin: str) -> None:
    code = f"{margin}We say:\n{margin}{fence}js\n{margin}    sell();\n{margin}```js\n{margin}<B>\n{margin}{fence}\n{margin}We stop.\n"
    text = f"# Privacy policy\n\n<A>\n  <B>\n{code}  </B>\n</A>\n"
    if fence == "```":
        text = text.replace(f"{margin}```js\n{margin}<B>\n", f"{margin}<B>\n")
    kinds = [kind for kind, _ in shapes(text, "p.mdx")]
    assert kinds == [Paragraph, Code, Paragraph]


def test_code_between_components_and_behind_a_tag_that_is_not_closed_stays() -> None:
    code = "Run this:\n\n    erase --all\n\n"
    assert Code in {kind for kind, _ in shapes(f"# Privacy\n\n<A />\n\n{code}<B />\n", "p.mdx")}
    assert Code in {
        kind for kind, _ in shapes(f"# Privacy\n\nSee `<A>` <https://a.example>.\n\n{code}", "p.mdx")
    }


def test_expressions_of_several_lines_may_stand_anywhere() -> None:
    shown = "{ads && (\n  <p>We show ads.</p>\n)}"
    text = f"# Privacy\n\n{shown}\n\n<A>\n        We keep logs.\n\n{shown}\n\n     We erase them.\n</A>\n\n{shown}\n"
    policy = policy_of(text, path="p.mdx")
    assert [
        policy.document.source.slice(passage.span)
        for passage in policy.passages
        if passage.own_text.isascii()
    ] == ["Privacy", "We show ads.", "We keep logs.", "We show ads.", "We erase them.", "We show ads."]


def test_fragments_show_nothing() -> None:
    policy = policy_of(
        "# Privacy\n\n{eu && <>We ask <b>you</b>.</>}\n\n<>\nWe keep logs.\n</>\n", path="p.mdx"
    )
    assert [one.own_text for one in policy.passages] == ["Privacy", "We ask you.", "We keep logs."]


def test_links_in_a_component_without_expressions_are_read() -> None:
    text = "# Privacy\n\n<Note>\n    Write to [us](mailto:a@b.example).\n</Note>\n"
    policy = policy_of(text, path="p.mdx")
    assert [link.target for passage in policy.passages for link in passage.links] == ["mailto:a@b.example"]


def test_elsewhere_an_indented_block_is_code() -> None:
    assert shapes("# Privacy\n\nRun this:\n\n    erase --all\n", "p.mdx")[-1][0] is Code
    assert shapes("# Privacy\n\n<x-note>\n\n    erase --all\n\n</x-note>\n", "p.md")[-1][0] is Code


def test_a_statement_of_several_lines_is_no_text() -> None:
    text = "# Privacy\n\nexport const panel = (\n  <p>\n\n    Sold to all.\n  </p>\n);\n\nWe sell nothing.\n"
    assert shapes(text, "p.mdx") == [(Paragraph, 10)]


def test_mdx_is_told_by_its_name_or_the_configuration() -> None:
    assert is_mdx(Source("a/p.MDX", ""), None)
    assert not is_mdx(Source("p.md", ""), None)
    assert is_mdx(Source("p.md", ""), ["mdx"])
    assert not is_mdx(Source("p.mdx", ""), [])


PIECES = [
    "<A>",
    "</A>",
    "<b",
    "/>",
    "\n",
    "\r\n",
    "    ",
    "\t",
    "- ",
    "12. ",
    "```",
    "~~~~",
    "x",
    "# ",
    "<>",
    "</>",
]


@given(st.lists(st.sampled_from([*PIECES, "{a &&\n (b)}", "{", "}"]), max_size=24).map("".join))
def test_any_mdx_is_read(text: str) -> None:
    policy = policy_of(text, path="p.mdx")
    assert all(passage.span.end <= len(text) for passage in policy.passages)


@given(
    st.text(alphabet="<>/Aa-#1. `\t\n\r", max_size=80)
    | st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
)
def test_no_word_moves(text: str) -> None:
    moved = unindented(text, text)
    assert len(moved) == len(text)
    assert [(i, c) for i, c in enumerate(moved) if not c.isspace()] == [
        (i, c) for i, c in enumerate(text) if not c.isspace()
    ]
    assert moved.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text", ["<A>\n" + " " * 200_000 + "x\n</A>", "<A>\n" * 20_000 + "</b>\n" * 20_000, "<A></A>\n" + "</A>" * 50_000, "<A>\n" + "\t- x\n\n" * 20_000 + "</A>"]
)  # fmt: skip
def test_nothing_takes_more_than_a_moment(text: str) -> None:
    started = time.process_time()
    unindented(text, text)
    assert time.process_time() - started < 2


def test_an_expression_over_several_lines_is_one_word_of_its_line() -> None:
    written = "<A>\n    {\n  name\n    },\n    We keep it.\n</A>"
    start, end = written.index("{"), written.index("}") + 1
    text = written[:start] + "x" * (end - start) + written[end:]
    moved = unindented(text, written)
    assert len(moved) == len(text)
    assert moved.count("\n") == text.count("\n")
    assert "\nxxx" in moved
