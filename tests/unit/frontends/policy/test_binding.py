from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policylint.declaration import ANY, Declaration, Duration, Word, days
from policylint.frontends.policy.binding import LARGEST, bind
from policylint.frontends.policy.schema import all_topics, forms
from policylint.terms import all_terms

EVERYTHING = Path(__file__).parents[3].joinpath("policies", "everything.policy").read_text(encoding="utf-8")


def declaration(body: str) -> Declaration:
    return bind(f'policy "P" {{\n{body}\n}}\n').declaration


def problems(body: str) -> list[tuple[str, str, str]]:
    """Kind, underlined text and help of what is wrong with the body of a policy."""
    text = f'policy "P" {{\n{body}\n}}\n'
    return [(p.kind, text[p.span.start : p.span.end], p.help) for p in bind(text).problems]


def text_of(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


def test_every_statement_of_the_schema_stands_in_the_whole_policy_and_is_understood() -> None:
    bound = bind(EVERYTHING)
    assert bound.problems == ()
    used = {statement.word.text for statement in bound.tree.statements[0].block or ()}
    assert used == set(forms()["policy"]) - {"marketing"}


def test_spans_are_exact() -> None:
    found = bind(EVERYTHING).declaration
    leaves = [*found.applies_to, *found.frameworks, *(group.name for group in found.data)]
    leaves += [item for group in found.data for item in group.items]
    for word in leaves:
        written = EVERYTHING[word.span.start : word.span.end]
        assert written == (f'"{word.text}"' if word.quoted else word.text)
    for purpose in found.purposes:
        assert EVERYTHING[purpose.span.start : purpose.span.end].startswith(f"purpose {purpose.name.text}")
        assert EVERYTHING[purpose.span.end - 1] == "}"
    assert [EVERYTHING[c.span.start : c.span.end] for c in found.comments] == [
        "# Every statement of the language, and every topic."
    ]


def test_head_of_a_policy() -> None:
    found = bind(EVERYTHING).declaration
    assert found.title is not None
    assert (found.title.text, found.version and found.version.text) == ("Everything", "2.0")
    assert found.updated is not None
    assert found.updated.value == date(2026, 4, 1)
    assert text_of(found.frameworks) == ["gdpr"]
    assert [a.audience.text for a in found.audiences] == ["europe", "california"]


def test_a_purpose_is_typed_throughout() -> None:
    orders = bind(EVERYTHING).declaration.purpose("orders")
    assert orders is not None
    assert text_of(orders.uses) == ["contact", "credit"]
    assert [(b.basis.text, b.detail and b.detail.text) for b in orders.bases] == [
        ("contract", None),
        ("legal-obligation", "the Bookkeeping Act"),
    ]
    (kept,) = orders.retentions
    assert isinstance(kept.period, Duration)
    assert kept.period.value == "P7Y"
    assert (kept.after and kept.after.text, kept.disposal and kept.disposal.text) == (
        "contract-end",
        "delete",
    )
    assert text_of(kept.data) == ["contact"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("7 years", "P7Y"), ("1 month", "P1M"), ("2 weeks", "P2W"), ("30 days", "P30D"), ("72 hours", "PT72H")],
)
def test_durations(written: str, value: str) -> None:
    found = declaration(f"retention {{ maximum {written} }}").retention
    assert found is not None
    assert found.maximum is not None
    assert found.maximum.value == value


@pytest.mark.parametrize(("duration", "length"), [("P30D", 30), ("P2W", 14), ("PT72H", 3), ("P1Y", 365.25)])
def test_days(duration: str, length: float) -> None:
    assert days(duration) == length


@pytest.mark.parametrize("duration", ["", "P", "P1", "30 days", "-P1D"])
def test_what_is_no_duration(duration: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        days(duration)


@pytest.mark.parametrize(
    ("body", "kind", "place", "cure"),
    [
        ("contorller \"A\"", "unknown-statement", "contorller", "Did you mean controller?"),
        ("email \"a\"", "unknown-statement", "email", "It stands in the block of controller or dpo or representative."),
        ("controller \"A\" { dnt honoured }", "unknown-statement", "dnt", "It stands in the policy itself. Is a “}” missing before it?"),
        ("purpose a { basis consnt }", "unknown-term", "consnt", "Did you mean consent?"),
        ("established-in Germany", "unknown-term", "Germany", "Did you mean DE (Germany)? Use the two letters of ISO 3166, or EU, EEA."),
        ("retention { maximum 3 fortnights }", "unknown-term", "fortnights", "Units are hours, days, weeks, months, years, minutes."),
        ("retention { maximum 3 }", "syntax-error", "3", "Write a unit after the number, such as days or months."),
        ("retention { maximum 1.5 years }", "syntax-error", "1.5", "Use a smaller unit, such as 18 months."),
        ("updated 2026-13-01", "syntax-error", "2026-13-01", "Dates are year-month-day."),
        ("dnt honoured becuase \"x\"", "syntax-error", "becuase", "Did you mean because?"),
        ("data a name", "syntax-error", "name", "Write, for example: data credit \"credit information\" from third-party \"UC AB\" [credit-score]"),
        ("purpose a “x”", "syntax-error", "“x”", 'Use the plain " on both sides.'),
        ("language: en", "syntax-error", ":", "A statement is a word and its values, with blanks between them and nothing else."),
    ],
)  # fmt: skip
def test_errors_teach(body: str, kind: str, place: str, cure: str) -> None:
    assert (kind, place, cure) in problems(body)


def test_a_second_statement_in_a_line_is_told_what_it_lacks() -> None:
    ((_, place, cure),) = problems("version 3.1 language en")
    assert place == "language"
    assert "line break or `;` before language" in cure


def test_one_run_reports_many_errors_in_order() -> None:
    found = problems(
        "updated soon\nbreach notify within 72\npurpose a “b” { bassis consent }\ndnt\nsale none"
    )
    assert [place for _, place, _ in found] == ["soon", "72", "“b”", "bassis", "dnt"]


def test_what_is_broken_is_not_declared_and_what_is_whole_is() -> None:
    found = declaration(
        "purpose a { basis consnt\n basis contract\n retain 7 yeers then delete }\ndnt honored\ngpc honoured"
    )
    (purpose,) = found.purposes
    assert [basis.basis.text for basis in purpose.bases] == ["contract"]
    assert not purpose.clear("basis")
    assert purpose.clear("uses")
    assert purpose.retentions[0].period is None
    assert not purpose.retentions[0].clear("period")
    assert found.dnt is None
    assert found.gpc is not None
    assert {"dnt", "legal-basis", "retention.period"} <= found.unclear_topics
    assert "gpc" not in found.unclear_topics


def test_names_of_broken_declarations_are_known() -> None:
    assert declaration("data contact “c” [name]").broken_names == {"contact"}
    assert declaration('data "contact" [name]').broken_names == {ANY}


@pytest.mark.parametrize("body", ['controller "A" {', "}", "zebra 7", "dnt honoured { x }"])
def test_where_anything_may_be_lost_no_topic_is_certain(body: str) -> None:
    assert declaration(body).unclear_topics == all_topics()


def test_a_repeated_statement_is_noted_and_the_first_counts() -> None:
    found = declaration("dnt honoured\ndnt not-honoured")
    assert found.dnt is not None
    assert found.dnt.response.text == "honoured"
    assert [repeated.word for repeated in found.repeated] == ["dnt"]


def test_text_may_hold_quotation_marks_and_backslashes() -> None:
    found = declaration(r'controller "A \"B\" \\ C"').controllers
    assert found[0].name.text == r'A "B" \ C'


def test_every_vocabulary_of_the_schema_exists() -> None:
    slots = [s for block in forms().values() for form in block.values() for s in form.takes]
    slots += [
        s for block in forms().values() for form in block.values() for _, ss in form.modifiers for s in ss
    ]
    kinds = {kind for slot in slots for kind in slot.vocabularies}
    assert kinds <= set(all_terms())


@pytest.mark.parametrize(
    "form",
    [f for block in forms().values() for f in block.values() if f.within],
    ids=lambda f: f"{f.within}.{f.word}",
)
def test_every_example_of_the_schema_is_understood(form: object) -> None:
    example = form.example.replace("{ … }", "{}")  # type: ignore[attr-defined]
    openings = {"controller": '"A"', "dpo": '"A"', "representative": '"A"', "purpose": "a", "retention": "",
                "recipient": '"A"', "cookies": "", "rights": "[access]", "automated-decisions": '"x"'}  # fmt: skip
    within = form.within  # type: ignore[attr-defined]
    body = example if within == "policy" else f"{within} {openings[within]} {{ {example} }}"
    assert problems(body) == []


@pytest.mark.parametrize("text", ["x" * (LARGEST + 1), 'policy "P" {\n' + "sale none\n" * 400_000])
def test_a_file_too_large_is_one_error_and_declares_nothing(text: str) -> None:
    bound = bind(text)
    assert [problem.kind for problem in bound.problems] == ["syntax-error"]
    assert bound.declaration.unclear_topics == all_topics()


def test_empty_quotes_say_nothing() -> None:
    for body, quotes in (('dpo "" { email "a@b.example" }', '""'), ('choice marketing "  "', '"  "')):
        ((kind, underlined, help_),) = problems(body)
        assert (kind, underlined) == ("syntax-error", quotes)
        assert "leave the statement out" in help_
    assert [problem.kind for problem in bind('policy " " { sale none }').problems] == ["syntax-error"]
