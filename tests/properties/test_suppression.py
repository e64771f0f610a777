"""Comments that are added: they silence what they are for, wherever it stands, and leave the text as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.diagnostics import Diagnostic, Finding
from policylint.document import Table, blocks_within
from policylint.fixing.edits import apply
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
from policylint.suppression.adding import ignoring
from policylint.suppression.applying import suppress
from policylint.testing import policy_of

INFO = RuleInfo("odd", "quality", "", Documentation("", "", (), (), ""))


class Odd:
    info = INFO

    def check(self, policy):
        return ()


MARKDOWN = st.sampled_from(
    [
        "# A bad title", "## bad ##", "bad\n===", "A bad\ntitle\n---", "Some bad text.", "Some bad\ntext, and bad.",
        "bad  \ntext\\\nmore bad", "- bad\n- good\n  - bad", "1. bad\n\n   bad\n2. bad", "> bad\n> text\n>\n> - bad",
        "| bad |\n|---|\n| bad |\n| x |", "a | b\n---|---\nbad | x\nx | bad", "```\nbad\n```", "    bad", "**bad** *bad*",
        "[bad](https://x.example)", "`bad`", "<p>bad\n<b>x</b></p>", "<!-- a note --> bad", "bad <br> bad", "***", "Good.",
    ]
)  # fmt: skip
HTML = st.sampled_from(
    [
        "<h1>A bad title</h1>", "<h2>\nbad\n</h2>", "<p>Some <b>bad</b> text.</p>", "<p>bad<br>bad</p>", "bad",
        "<ul><li>bad</li><li><p>bad</p><p>good</p></li></ul>", "<table><tr><th>a</th></tr><tr><td>bad</td></tr></table>",
        "<blockquote>bad</blockquote>", "<div><p>bad</p>bad</div>", "<dl><dt>bad<dd>bad</dl>", "<p>Good.</p>", "<pre>bad</pre>",
    ]
)  # fmt: skip


def bads(policy: Policy) -> list[Finding]:
    source = policy.document.source
    return [
        Finding("m", Span(at, at + 3)) for at in range(len(source.text)) if source.text.startswith("bad", at)
    ]


def shape(policy: Policy) -> list[tuple[object, str]]:
    """What a reader sees, in its structure."""
    found: list[tuple[object, str]] = []
    for section in policy.document.root.walk():
        if section.heading is not None:
            found.append((section.heading.level, section.heading.text.content.strip()))
        for block in (inner for outer in section.blocks for inner in blocks_within(outer)):
            if isinstance(block, Table):
                found += [
                    ("row", " | ".join(cell.text.content.strip() for cell in row.cells)) for row in block.rows
                ]
            else:
                text = getattr(block, "text", None)
                found.append((type(block).__name__, text.content.strip() if text else ""))
    return found


@pytest.mark.parametrize(("path", "fragments"), [("p.md", MARKDOWN), ("p.html", HTML)], ids=["md", "html"])
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_added_silences_all_and_leaves_the_text_as_it_was(
    path: str, fragments: st.SearchStrategy[str], data: st.DataObject
) -> None:
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    text = (
        "\n\n".join(data.draw(st.lists(fragments, min_size=1, max_size=5))).replace("\n", newline) + newline
    )
    before = policy_of(text, path=path)
    found = [Diagnostic("odd", "warning", one, before.document.source) for one in bads(before)]
    edits = ignoring(before.document, found, {"odd": INFO}, "we know")
    after = policy_of(apply(text, edits), path=path)
    left = [(Odd(), one) for one in bads(after)]
    silenced = suppress(after, left, [Odd()], {"odd": "odd"}).reasons
    assert [finding for _, finding in left if ("odd", finding) not in silenced] == []
    assert set(silenced.values()) <= {"we know"}
    assert shape(after) == shape(before)
