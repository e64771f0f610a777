"""Drafts from notices: they parse, are laid out, declare what the notice says and nothing else, and ask for the rest."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from policylint.engine.choosing import choose_frontend
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.host import Parts, load_parts
from policylint.policy import Policy
from policylint.policy_language.drafting import draft, open_differences
from policylint.policy_language.formatting import format_text
from policylint.policy_language.reading import DECISIVE
from policylint.source import Source

ROOT = Path(__file__).parents[3]
RENDERED = ["mobile-game", "open-source", "webshop"]
NOTICES = [
    *sorted((ROOT / "examples").glob("*.md")),
    *sorted((ROOT / "tests/recognition/policies").glob("*.md")),
]


@cache
def parts() -> Parts:
    return load_parts(("frontends", "detectors", "rules"))


def understood(text: str, path: str) -> Policy:
    source = Source(path, text)
    frontend = choose_frontend(source, parts().frontends, None)
    return understand(source, frontend, parts().detectors, today=date(2026, 11, 27)).policy


@cache
def notice(path: Path) -> Policy:
    return understood(path.read_text(encoding="utf-8"), path.name)


@cache
def drafted(path: Path) -> str:
    return draft(notice(path))


def of(prose: str) -> str:
    return draft(understood(f"# Privacy policy\n\n{prose}\n", "notice.md"))


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_draft_is_usable_and_laid_out_and_asks_for_all_that_drift_reports(path: Path) -> None:
    text = drafted(path)
    rules = [rule for rule in parts().rules if rule.info.name in DECISIVE]
    found, broken = judge(understood(text, "draft.policy"), rules)
    assert ([finding for _, finding in found], list(broken)) == ([], [])
    assert format_text(text) == text
    asked = [line for line in text.splitlines() if "TODO:" in line]
    for one in open_differences(text, notice(path)):
        assert any(one.finding.message in line for line in asked)


@pytest.mark.parametrize("name", RENDERED)
def test_the_draft_of_a_rendered_notice_declares_what_the_original_does(name: str) -> None:
    said = notice(ROOT / f"examples/{name}.md")
    original = understood((ROOT / f"examples/{name}.policy").read_text(encoding="utf-8"), "original.policy")
    text = drafted(ROOT / f"examples/{name}.md")
    made = understood(text, "draft.policy")
    topics = {d.topic for d in original.disclosures if said.status(d.topic) != "not-found"}
    assert len(topics) > 30
    assert {t: made.status(t) for t in topics} == {t: original.status(t) for t in topics}
    assert open_differences(text, said) == []


def test_a_draft_quotes_its_evidence_and_is_the_same_each_time() -> None:
    path = ROOT / "examples/webshop.md"
    assert '# line 69: "We do not sell your personal data."\n  sale none\n' in drafted(path)
    assert draft(notice(path)) == drafted(path)


def test_rows_of_tables_become_purposes_and_recipients_with_what_is_tied_to_them() -> None:
    made = understood(drafted(ROOT / "examples/mobile-game.md"), "draft.policy").declaration
    assert made is not None
    purpose = made.purpose("debugging")
    assert purpose is not None
    assert [basis.basis.text for basis in purpose.bases] == ["legitimate-interests"]
    assert [kept.period.value for kept in purpose.retentions if kept.period] == ["P90D"]
    assert [used.text for used in purpose.uses] == ["device-data"]
    sentry = next(one for one in made.recipients if one.name.text.startswith("Sentry"))
    assert sentry.role is not None
    assert sentry.role.text == "processor"
    assert [code.text for receipt in sentry.receives for code in receipt.countries] == ["US"]
    assert [word.text for receipt in sentry.receives for word in receipt.safeguards] == ["dpf"]


@pytest.mark.parametrize(
    ("prose", "declared"),
    [
        ("Acme AB is the controller. Write to privacy@acme.example.", 'email "privacy@acme.example"'),
        ("We do not sell your personal data.", "sale none"),
        ("We do not respond to Do Not Track signals.", "dnt not-honoured"),
        ("We honour Global Privacy Control signals.", "gpc honoured"),
        ("Our service is not directed to children under the age of 13.", "children not-directed under 13"),
        ("You have the right to access your personal data.", "rights [access]"),
        ("Last updated: 1 April 2026.", "updated 2026-04-01"),
        ("Date: 11 November 2026", "updated 2026-11-11"),
        (
            "The controller is Acme GmbH\\\nHafenstrasse 9\\\n24103 Kiel",
            'address "Hafenstrasse 9, 24103 Kiel"',
        ),
    ],
)
def test_what_is_said_is_declared(prose: str, declared: str) -> None:
    assert declared in of(prose)


def test_nothing_is_declared_that_is_not_said() -> None:
    text = of("We use cookies.")
    for word in ("retain", "basis", "recipient", "updated", "rights", "transfer", "sale", "lifetime"):
        assert f" {word} " not in text
    assert 'controller "TODO: the name of the organisation" {}' in text


def test_a_ground_and_a_period_tied_to_no_purpose_are_asked_about() -> None:
    text = of("We process personal data on the basis of your consent. We keep personal data for 24 months.")
    assert 'purpose unassigned "TODO: say which purposes this is about" {' in text
    assert "basis consent" in text
    assert "retain 24 months" in text


def test_control_characters_of_a_notice_and_line_ends_of_its_name_stay_out_of_the_draft() -> None:
    text = draft(
        understood("# Our\x12 policy\n\nWe sell\x00 your data to Acme\x1f Inc.\n", "a\nsale none #.md")
    )
    assert format_text(text) == text
    assert 'policy "Our policy" {' in text
    assert not any(line.startswith("sale none") for line in text.splitlines())
    assert draft(understood("# \x12\n\nWe keep names.\n", "notice.md")).count('policy "TODO: the title') == 1


TABLE = """| Purpose | Legal basis | Retention |
|---|---|---|
| Deliver orders | contract | as long as you are our customer |
| Deliver goods | contract | 2 years |

We use your personal data for these purposes."""
COOKIES = """## Cookies

We use cookies.

| Cookie | Type | Lifetime |
|---|---|---|
| sid | Necessary | session |
| x | Analytics | one moon |"""


@pytest.mark.parametrize(
    ("prose", "declared"),
    [
        ("We do not collect any personal data.", ["data none"]),
        ("We do not share your personal data with anyone.", ["recipient none"]),
        ("Third parties do not track you across other websites on our site.", ["tracking none"]),
        ("NOTICE: We may sell your sensitive personal data.", ["sale sold", "notice sensitive-sale"]),
        ("You are not obliged to provide us with personal data.", ["provision none"]),
        (
            "We do not send marketing messages. We use your name for fraud prevention.",
            ["purpose fraud-prevention { kind fraud-prevention }", "marketing none"],
        ),
        (
            TABLE,
            [
                'purpose delivery "Deliver orders" {', "kind delivery", "basis contract",
                'retain while "as long as you are our customer"', 'purpose delivery-2 "Deliver goods" {', "retain 2 years",
            ],
        ),
        (COOKIES, ['necessary "sid" lifetime session', 'analytics "x"']),
    ],
    ids=lambda given: str(given)[:30],
)  # fmt: skip
def test_what_a_sentence_or_a_table_becomes(prose: str, declared: list[str]) -> None:
    lines = [line.strip() for line in of(prose).splitlines()]
    assert [line for line in dict.fromkeys(lines) if line in declared] == declared
