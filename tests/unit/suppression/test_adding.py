"""Comments that are written into documents: at the place, and where none would be heeded there, for the whole file."""

from __future__ import annotations

import pytest

from policylint.diagnostics import Diagnostic, Finding
from policylint.document import Document
from policylint.fixes import apply
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
from policylint.suppression.adding import ignoring
from policylint.testing import policy_of

ODD = RuleInfo("odd", "quality", "", Documentation("", "", (), (), ""))


def read(text: str) -> Document:
    return policy_of(text).document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nbad here.\n", "# Title\n\nbad here. <!-- policylint: ignore[odd] because known -->\n"),
        ("<h2>bad<script>", "<!-- policylint: ignore-file[odd] because known -->\n\n<h2>bad<script>"),
        (
            "| a |\n|---|\n| bad | more than there are columns\n",
            "<!-- policylint: ignore-file[odd] because known -->\n\n| a |\n|---|\n| bad | more than there are columns\n",
        ),
    ],
)
def test_a_comment_that_would_not_be_heeded_goes_to_the_top(text: str, expected: str) -> None:
    document = read(text)
    start = text.index("bad")
    found = Diagnostic("odd", "warning", Finding("m", Span(start, start + 3)), document.source)
    assert apply(text, ignoring(document, [found], {"odd": ODD}, "known", read)) == expected


def test_where_no_comment_is_heeded_nothing_is_written() -> None:
    document = read("bad")
    found = Diagnostic("odd", "warning", Finding("m", Span(0, 3)), document.source)
    with pytest.raises(ValueError, match="not heeded"):
        ignoring(document, [found], {"odd": ODD}, "known", lambda _: document)
