from __future__ import annotations

import json
from dataclasses import replace

import pytest

from policylint.reporter import Style
from policylint.reporters.annotated import annotated_example, flagged_spans
from policylint.reporters.rule_pages import status
from policylint.reporters.rules import render_rule, render_rules
from policylint.rule import Example


@pytest.mark.parametrize(("output_format", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_page_of_a_rule(output_format, suffix, rules, citations, golden):
    golden(f"rule.{suffix}", render_rule(rules[0], citations, output_format, Style(width=80)))


def test_sections_with_nothing_to_say_are_left_out(rules):
    page = render_rule(rules[1], [], "text", Style())
    assert "What it does" in page
    assert not any(
        title in page for title in ("Why it matters", "Known limits", "Asked for by", "References")
    )


def test_list_of_rules(rules, golden):
    golden("rules.txt", render_rules(rules, "text", Style(width=80)))
    listed = json.loads(render_rules(rules, "json", Style()))["rules"]
    assert [(one["name"], one["topic"], one["stability"]) for one in listed] == [
        ("retention-missing", "retention", "stable"),
        ("placeholder-text", None, "preview"),
    ]


def test_when_a_rule_runs(rules):
    stable = replace(rules[1], stability="stable")
    assert [status(info) for info in (*rules, stable, replace(stable, default=False))] == [
        "asked",
        "preview",
        "on",
        "off",
    ]


def test_the_same_text_flagged_twice_is_found_twice():
    spans = flagged_spans(Example("[X] or [X]", flagged=("[X]", "[X]")))
    assert [span.start for span in spans] == [0, 7]


def test_text_that_stands_more_often_is_quoted_not_guessed_at():
    example = Example("# Us\n\n# You\n\n# Us\n", flagged=("# Us",))
    assert annotated_example(example, Style()) == [
        "  1 | # Us",
        "  2 |",
        "  3 | # You",
        "  4 |",
        "  5 | # Us",
        "  flagged: # Us",
    ]


def test_flagged_text_is_found_in_any_order():
    spans = flagged_spans(Example("one two", flagged=("two", "one")))
    assert [span.start for span in spans] == [4, 0]


@pytest.mark.parametrize(
    "call", [render_rules, lambda rules, form, style: render_rule(rules[0], [], form, style)]
)
def test_unknown_format(call, rules):
    with pytest.raises(ValueError, match="unknown output format 'xml'"):
        call(rules, "xml", Style())
