"""Text in the components of MDX: indented as it is, it is no code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.document import Code, Paragraph, blocks_within
from policylint.mdx import unindented
from policylint.source import Source
from policylint.templates import is_mdx
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


@given(st.text(alphabet="<>/Aa- \t\n\r", max_size=80))
def test_no_word_moves(text: str) -> None:
    moved = unindented(text, text)
    assert len(moved) == len(text)
    assert [(i, c) for i, c in enumerate(moved) if not c.isspace()] == [
        (i, c) for i, c in enumerate(text) if not c.isspace()
    ]
    assert moved.count("\n") == text.count("\n")
