from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.coverage import Coverage
from policylint.diagnostics import Finding, Unasked
from policylint.disclosure import Disclosure
from policylint.framework import Framework, Requirement
from policylint.law.condition import FactIs, States
from policylint.law.requirements import Assessment, RequirementState
from policylint.reporter import Style
from policylint.reporters.matrix import FORMATS, Matrix, render
from policylint.reporters.terminal import cell_width
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span

URL = "https://law.example/act"
ACT = Framework(
    "act",
    "Example Act",
    (
        Requirement("retention", "error", "s. 4(1)(b)", URL, "2026-10-01", topic="retention"),
        Requirement("objection", "warning", "s. 5", URL, "2026-10-01", when=States("legal-basis.consent")),
        Requirement(
            "opt-out-signal", "warning", "s. 6", URL, "", "gpc", when=FactIs("sells-data"), grade="V2"
        ),
        Requirement("children", "error", "s. 7", "", "", topic="children"),
        Requirement(
            "a-rather-long-name-of-a-requirement-that-goes-on", "info", "s. 8", "", "", rule="stale-date"
        ),
        Requirement("transfers", "info", "s. 9", "", "", "transfer", when=FactIs("transfers-abroad")),
    ),
)
COMING = Requirement("appeal", "error", "s. 12", URL, "2026-10-01", topic="rights.how", since="2027-01-01")
READ = Coverage("en", True, True, 3, 2)
POLICY = Source(
    "shop/privacy.md",
    "# Privacy\n\nWe keep orders for seven years, and then they are deleted; a rather long sentence, this.\n"
    "\n=cmd|' /C calc'!A0 we keep \x1b[31m<b>all</b> | `it` ##[error]\n",
)


def disclosure(line: int) -> Disclosure:
    lines = POLICY.text.split("\n")
    start = sum(len(one) + 1 for one in lines[: line - 1])
    return Disclosure("retention", "stated", (Span(start, start + len(lines[line - 1])),), lines[line - 1])


def policy(path: str = POLICY.path, line: int = 3, coverage: Coverage = READ) -> Assessment:
    kept, objection, signal, children, dated, transfers = ACT.requirements
    objections = (Finding("dated 2019-01-01, more than 24 months ago", Span(0, 9)),)
    states = (
        RequirementState(ACT, kept, "met", (disclosure(line),)),
        RequirementState(ACT, objection, "needs-answer"),
        RequirementState(ACT, signal, "needs-answer", questions=("sells-data",)),
        RequirementState(ACT, children, "missing", reported_under="children"),
        RequirementState(ACT, dated, "unclear", findings=objections),
        RequirementState(ACT, transfers, "not-applicable"),
    )
    return Assessment(replace(POLICY, path=path), coverage, (ACT,), states)


def matrix(*policies: Assessment) -> Matrix:
    return Matrix(policies or (policy(),), ((ACT, COMING),), date(2026, 11, 27))


FOREIGN = Coverage("de", False, True, 3, 0)
SEVERAL = matrix(
    policy(), policy("b.md"), policy("c.md"), policy("d.md", coverage=FOREIGN), policy("e.md"), policy("f.md")
)


def test_one_policy_shows_its_sentences(golden) -> None:
    golden("matrix.one.txt", render(matrix(), "table", Style(width=80)))


def test_several_policies_stand_side_by_side(golden) -> None:
    golden("matrix.several.txt", render(SEVERAL, "table", Style(width=80)))


def test_the_sentences_of_several_policies_follow_on_request() -> None:
    shown = render(matrix(policy("a.md"), policy("b.md")), "table", Style(width=80), evidence=True)
    assert shown.count("3: We keep orders for seven years") == 2


def test_markdown(golden) -> None:
    golden("matrix.md", render(matrix(policy(), policy("b.md", 5)), "markdown", Style()))


def test_csv(golden) -> None:
    golden("matrix.csv", render(matrix(policy("=evil.md", 5)), "csv", Style()))


def test_json(golden) -> None:
    golden("matrix.json", render(matrix(), "json", Style()))
    assert json.loads(render(matrix(), "json", Style()))["policies"][0]["frameworks"][0]["counts"]["met"] == 1


@pytest.mark.parametrize("of", [matrix(), SEVERAL])
@pytest.mark.parametrize("width", [80, 60, 200])
def test_no_line_is_wider_than_the_terminal(of: Matrix, width: int) -> None:
    shown = render(of, "table", Style(width=width))
    assert max(map(cell_width, shown.splitlines())) <= width


def test_colours_are_there_if_asked_for() -> None:
    assert "\x1b[31mmissing" in render(matrix(), "table", Style(colour=True))


def test_no_policy_gives_no_table() -> None:
    empty = replace(matrix(), policies=(), coming=())
    assert render(empty, "table", Style()) == ""
    assert json.loads(render(empty, "json", Style()))["policies"] == []


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown output format 'xml'"):
        render(matrix(), "xml", Style())


@pytest.mark.parametrize("output_format", FORMATS)
def test_nothing_in_a_document_takes_effect(output_format: str) -> None:
    shown = render(matrix(policy(line=5)), output_format, Style())
    assert "\x1b" not in shown
    assert "##[error" not in shown
    if output_format == "markdown":
        assert "<b>" not in shown


@given(st.text(max_size=40), st.text(max_size=20))
def test_csv_stays_csv_and_holds_no_formula_whatever_the_text(sentence: str, path: str) -> None:
    found = replace(disclosure(3), text=sentence)
    state = replace(policy().states[0], disclosures=(found,))
    of = Assessment(replace(POLICY, path=path), READ, (ACT,), (state,))
    head, row = csv.reader(io.StringIO(render(matrix(of), "csv", Style())))
    assert len(row) == len(head)
    assert not any(field.lstrip().startswith(("=", "+", "-", "@")) for field in row)


@given(st.text(max_size=40))
def test_a_markdown_row_keeps_its_cells_whatever_the_text(sentence: str) -> None:
    found = replace(disclosure(3), text=sentence)
    of = replace(policy(), states=(replace(policy().states[0], disclosures=(found,)), *policy().states[1:]))
    rows = [line for line in render(matrix(of), "markdown", Style()).split("\n") if line.startswith("| ")]
    assert {row.replace("\\\\", "").replace("\\|", "").count("|") for row in rows} == {4}


def test_policies_may_have_frameworks_of_their_own() -> None:
    other = Framework("other", "Other Act", ACT.requirements[:1])
    state = RequirementState(other, other.requirements[0], "met", (disclosure(3),))
    one = replace(policy("b.md"), frameworks=(other,), states=(state,))
    for output_format in FORMATS:
        shown = render(matrix(policy(), one), output_format, Style(width=80))
        assert "b.md" in shown
    assert "[2] Other Act: 1 met." in render(matrix(policy(), one), "table", Style(width=80))


UNASKED = replace(
    policy(),
    states=tuple(RequirementState(ACT, one, "not-applicable") for one in ACT.requirements),
    unasked=(
        Unasked(
            ("Example Act",), "the policy says so", POLICY, Span(11, 42), "We keep orders for seven years"
        ),
    ),
)


@pytest.mark.parametrize(("form", "suffix"), [("table", "txt"), ("json", "json"), ("markdown", "md")])
def test_a_law_that_asks_for_nothing_is_told_with_the_sentence(form: str, suffix: str, golden) -> None:
    golden(f"matrix.unasked.{suffix}", render(matrix(UNASKED), form, Style(width=80)))


def test_of_several_policies_each_says_which_law_asks_for_nothing() -> None:
    text = render(matrix(policy(), UNASKED), "table", Style(width=120))
    assert text.count("held against") == 1
    assert (
        "[2] The policy says so (line 3: “We keep orders for seven years”), so it was not held against Example Act."
        in text
    )
    assert text.index("not held against") < text.index("Example Act  ")


RULED = Requirement("reviewed", "warning", "s. 5", "", "", rule="stale-date")
STALE = RuleInfo(
    "stale-date", "stale-date", "A date is old.", Documentation("Old dates.", "They mislead.", (), (), "")
)


@pytest.mark.parametrize(
    ("info", "preview", "reason"),
    [
        (None, False, "no rule of that name is loaded"),
        (replace(STALE, stability="preview"), False, "it is in preview; --preview runs it"),
        (replace(STALE, stability="preview"), True, "the configuration leaves it out"),
        (replace(STALE, default=False), False, "it is off unless the configuration selects it"),
        (STALE, False, "the configuration leaves it out"),
    ],
)
@pytest.mark.parametrize("output_format", ["table", "json", "markdown"])
def test_why_a_rule_did_not_run(
    output_format: str, info: RuleInfo | None, preview: bool, reason: str
) -> None:
    law = replace(ACT, requirements=(RULED,))
    of = replace(policy(), frameworks=(law,), states=(RequirementState(law, RULED, "unclear"),))
    rules = {info.name: info} if info is not None else {}
    shown = render(Matrix((of,), (), date(2026, 11, 27), rules, preview), output_format, Style(width=120))
    assert f"stale-date did not run: {reason}" in shown.replace("\\", "")
