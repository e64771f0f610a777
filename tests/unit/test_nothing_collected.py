"""A policy that says that no personal data is collected, and what laws then ask of it."""

from __future__ import annotations

import pytest

from policylint.linter import Linter
from policylint.nothing_collected import NothingCollected
from policylint.testing import disclosure, policy_of, policy_with

TOTAL = "# Privacy policy of Fernwood Notes\n\nThis app does not collect any personal data from its users. Write to privacy@fernwood.example.\n"


@pytest.mark.parametrize(
    ("topics", "answer"),
    [
        ((), "no"),
        ((("collection.data-categories", "stated"),), "no"),
        ((("collection.data-categories", "denied"),), "yes"),
        ((("collection.data-categories", "denied"), ("sharing.sale", "denied")), "yes"),
        ((("collection.data-categories", "denied"), ("purpose", "stated")), "yes"),
        ((("collection.data-categories", "denied"), ("collection.automatic", "stated")), "no"),
        ((("collection.data-categories", "denied"), ("sharing.processors", "stated")), "no"),
        ((("collection.data-categories", "denied"), ("cookies", "stated")), "no"),
        ((("collection.automatic", "denied"),), "no"),
    ],
)
def test_only_a_total_denial_that_nothing_takes_back(
    topics: tuple[tuple[str, str], ...], answer: str
) -> None:
    text = "We do not collect any personal data."
    said = [disclosure(topic, polarity=polarity, text=text) for topic, polarity in topics]  # type: ignore[arg-type]
    assert NothingCollected().answer(policy_with(*said)) == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not collect any personal data.",
        "Fernwood Notes does not collect, store or transmit any personal data.",
        "This extension does not collect user data.",
        "No personal information is collected.",
        "Our app collects no personal data from its users.",
        "The app does not:\n\n- collect your name, e-mail address or any personal information\n- crash",
        "The add-on does not collect your name, address, or any other personally identifiable information.",
    ],
)
def test_plain_denials(sentence: str) -> None:
    text = f"# Privacy policy of Fernwood Notes\n\nThis is how we treat what is yours. {sentence}\n"
    assert NothingCollected().answer(policy_of(text, detect=True)) == "yes"


@pytest.mark.parametrize(
    "sentence",
    [
        "Google Fonts does not collect any personal data.",
        "Google Fonts does not:\n\n- collect your name, e-mail address or any personal information",
        "We do not collect your name or any personal data beyond that.",
        "Our payment provider does not collect any personal data.",
        "The contact form does not collect any personal data.",
        "We do not collect any personal data on this page.",
        "We do not collect any personal data from visitors who do not register.",
        "We do not collect personal information when you merely visit our site.",
        "We do not collect any personal data ourselves.",
        "We do not collect any personal data. Your e-mail address is kept for two years after your last order.",
        "We do not collect any personal data. You can opt out of marketing e-mails at any time.",
        "The demo version of the app does not collect personal data.",
    ],
)
def test_a_denial_of_a_part_or_of_somebody_else_is_none(sentence: str) -> None:
    text = f"# Privacy policy of Fernwood Notes\n\nThis is how we treat what is yours. {sentence}\n"
    assert NothingCollected().answer(policy_of(text, detect=True)) == "no"


def test_of_a_template_with_alternatives_nobody_knows() -> None:
    text = "# Privacy policy\n\n{% if a %}We keep it for two years.{% else %}We do not collect any personal data.{% endif %}\n"
    assert NothingCollected().answer(policy_of(text, detect=True, templates=["jinja"])) == "no"


def rules(text: str, *frameworks: str) -> set[str]:
    return {one.rule for one in Linter(frameworks=frameworks).check_text(text).diagnostics}


def test_the_text_of_such_a_policy() -> None:
    assert NothingCollected().answer(policy_of(TOTAL, detect=True)) == "yes"
    more = TOTAL + "\nWe use Google Analytics, which sets cookies.\n"
    assert NothingCollected().answer(policy_of(more, detect=True)) == "no"


@pytest.mark.parametrize("framework", ["gdpr", "uk-gdpr", "ccpa", "caloppa", "lgpd"])
def test_laws_ask_nothing_of_it_and_good_practice_only_what_readers_look_for(framework: str) -> None:
    found = rules(TOTAL, framework)
    assert not found & {
        "legal-basis-missing",
        "retention-missing",
        "rights-access-missing",
        "purpose-missing",
    }
    assert "policy-effective-date-missing" in found
    without = rules(
        TOTAL.replace("does not collect any personal data from", "collects the names of"), framework
    )
    assert without & {"legal-basis-missing", "retention-missing", "rights-access-missing"}
