"""The same policy as Markdown, DOCX and PDF: what is found does not depend on the file that it comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from policylint.decisions import Settings
from policylint.host import Parts, load_parts
from policylint.request.loading import Request
from policylint.running.run import check

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.md"))
CONTRADICTS = """
# Our promises

We do not sell your personal data. We sell your personal data to advertisers.

We keep your orders for seven years. We delete your orders after two years.

We never share your personal data with anybody. We share your e-mail address with advertising networks.
"""
Write = Callable[[str], bytes]


@pytest.fixture(scope="module")
def parts() -> Parts:
    return load_parts()


def found(parts: Parts, name: str, data: bytes) -> Counter[tuple[str, str]]:
    request = Request((name,), date(2026, 11, 27), contents={name: data})
    report = check(request, Settings(frameworks=("gdpr",)), parts)
    assert not report.failures
    return Counter((one.rule, one.finding.message) for one in report.diagnostics)


def without_some_sections(markdown: str, rest: int) -> str:
    """A policy without every second section, so that things are missing."""
    title, *sections = markdown.split("\n## ")
    return "\n## ".join([title, *(one for index, one in enumerate(sections) if index % 2 == rest)])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("rest", [0, 1])
def test_the_same_is_missing(parts: Parts, docx_of: Write, pdf_of: Write, example: Path, rest: int) -> None:
    markdown = without_some_sections(example.read_text(encoding="utf-8"), rest)
    expected = found(parts, "p.md", markdown.encode())
    assert any(rule.endswith("-missing") for rule, _ in expected)
    assert found(parts, "p.docx", docx_of(markdown)) == expected
    assert found(parts, "p.pdf", pdf_of(markdown)) == expected


def test_the_same_contradicts_itself(parts: Parts, docx_of: Write, pdf_of: Write) -> None:
    markdown = EXAMPLES[0].read_text(encoding="utf-8") + CONTRADICTS
    expected = found(parts, "p.md", markdown.encode())
    own = expected - found(parts, "p.md", EXAMPLES[0].read_bytes())
    assert "contradictory-statements" in {rule for rule, _ in own}
    assert found(parts, "p.docx", docx_of(markdown)) == expected
    assert found(parts, "p.pdf", pdf_of(markdown)) == expected
