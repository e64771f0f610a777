"""A line ends as on any system: with LF, CR LF, or a CR alone."""

from __future__ import annotations

import pytest

from policylint.testing import policy_of

TEXT = "# Privacy policy\n\nWe keep your data for two years.\n\n- access\n- erasure\n\n## Cookies\n\nWe set cookies.\n"


@pytest.mark.parametrize("path", ["a.md", "a.txt", "a.html"])
def test_the_same_is_read_and_stands_on_the_same_line(path: str) -> None:
    text = (
        TEXT
        if path != "a.html"
        else "<html lang=en>\n<p>We keep your data\nfor two years.</p>\n<p>We sing.</p>\n"
    )
    read = {}
    for end in ("\n", "\r\n", "\r"):
        policy = policy_of(text.replace("\n", end), path=path)
        source = policy.document.source
        read[end] = [
            (p.kind, " ".join(p.own_text.split()), source.position(p.span.start).line)
            for p in policy.passages
        ]
    assert read["\n"] == read["\r\n"] == read["\r"]
    assert len(read["\n"]) > 1
