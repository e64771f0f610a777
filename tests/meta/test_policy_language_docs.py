"""What is written about the policy language is what it does: the reference, its example, and the example policies."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from policylint.decisions import Settings
from policylint.frontends.policy.binding import bind
from policylint.frontends.policy.schema import forms
from policylint.host import load_parts
from policylint.policy_language.formatting import format_text
from policylint.policy_language.reference import renewed
from policylint.request.loading import Request
from policylint.running.run import check

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "policy-language.md").read_text(encoding="utf-8")
EXAMPLES = sorted((ROOT / "examples").glob("*.policy"))


def test_the_reference_is_that_of_the_schema() -> None:
    assert renewed(PAGE) == PAGE, "run `scripts/rebuild`"
    for block in forms().values():
        for form in block.values():
            assert f"- `{form.word}" in PAGE


def test_the_example_of_the_reference_is_understood_and_laid_out() -> None:
    found = re.search(r"```policy\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    assert bind(found[1]).problems == ()
    assert format_text(found[1]) == found[1]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_laid_out_and_have_no_finding_under_their_laws(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_text(text) == text
    report = check(Request((str(path),), date(2026, 11, 24)), Settings(min_severity="warning"), load_parts())
    assert not report.failures
    assert [f"{d.rule}: {d.finding.message}" for d in report.diagnostics] == []
    assert len(report.frameworks) > 1


def test_there_are_examples() -> None:
    assert {path.stem for path in EXAMPLES} >= {"webshop", "mobile-game"}
