"""A policy that says that no personal data is collected, and what laws then ask of it."""

from __future__ import annotations

import pytest

from policylint.law.denials import Denied, NothingCollected
from policylint.linter import Linter
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
        "The app does not:\n\n- collect your name, e-mail address or any personal information\n- use analytics",
        "The add-on does not collect your name, address, or any other personally identifiable information.",
        "We do not collect, store, log, or share any personal information, search history, IP addresses, or crash reports.",
        "We do not collect any personal data, or device identifiers.",
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
        "We do not collect any personal data, unless you write to us.",
        "We do not collect any personal data, or cookies on this page.",
        "We do not collect any personal data, but our host does.",
        "We do not collect any personal data, IP addresses, or anything that you do not send.",
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


def test_the_laws_that_are_silenced_are_told_with_the_sentence() -> None:
    report = Linter(frameworks=["gdpr", "ccpa", "eprivacy"]).check_text(TOTAL, path="notes.md")
    ((path, told),) = report.unasked
    assert path == "notes.md"
    assert told.frameworks == ("GDPR", "CCPA")
    assert told.reason == "the policy says that no personal data is collected"
    assert (
        told.source.slice(told.span)
        == told.text
        == "This app does not collect any personal data from its users."
    )


def test_nothing_is_told_where_laws_ask_and_of_good_practice() -> None:
    assert Linter().check_text(TOTAL).unasked == ()
    asked = TOTAL + "\nWe use Google Analytics, which sets cookies.\n"
    assert Linter(frameworks=["gdpr"]).check_text(asked).unasked == ()


def test_an_assessment_tells_it_too() -> None:
    (told,) = Linter(frameworks=["gdpr"]).assess(TOTAL).unasked
    assert told.frameworks == ("GDPR",)
    assert told.source.position(told.span.start).line == 3


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ((), "no"),
        ((("cookies", "denied"),), "yes"),
        ((("cookies", "stated"),), "no"),
        ((("cookies", "denied"), ("cookies.control", "stated")), "no"),
        ((("cookies.control", "denied"),), "no"),
    ],
)
def test_a_topic_is_denied_where_nothing_of_it_is_stated(
    said: tuple[tuple[str, str], ...], answer: str
) -> None:
    found = [disclosure(topic, polarity=polarity) for topic, polarity in said]  # type: ignore[arg-type]
    assert Denied("cookies").answer(policy_with(*found)) == answer


PARTLY = "# Privacy policy of Fernwood Notes\n\nWe do not collect any personal data on this page. We never use data for advertising.\n"


@pytest.mark.parametrize("framework", ["ccpa", "us-health-data", "quebec"])
def test_no_law_asks_where_data_comes_from_that_is_not_collected(framework: str) -> None:
    asked = {"collection-sources-missing", "collection-direct-missing"}
    assert not rules(PARTLY, framework) & asked
    collected = PARTLY.replace("do not collect any personal data", "collect names")
    assert rules(collected, framework) & asked or "from" in collected


def test_a_purpose_that_is_denied_says_nothing_of_the_others() -> None:
    assert "purpose-missing" in rules(PARTLY, "ccpa")
    assert "purpose-missing" in rules(PARTLY)
    used = PARTLY.replace("We never use data for advertising", "We use data to answer your questions")
    assert "purpose-missing" not in rules(used, "ccpa")


TOLD = "# Privacy policy of Fernwood Notes\n\nWe do not collect any personal data. {}\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your settings are stored locally on your device and never leave it.",
        "Your photos are stored locally on your device.",
        "The app stores your preferences in local storage. Nothing is sent to a server.",
        "Your location is processed on the device and not shared.",
        "There are no ads, no analytics and no accounts.",
        "\n\n## Third-party services\n\nThe app has none.",
    ],
)
def test_data_that_stays_on_the_device_is_not_collected(sentence: str) -> None:
    assert NothingCollected().answer(policy_of(TOLD.format(sentence), detect=True)) == "yes"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your photos are stored locally on your device. Google Analytics collects usage data.",
        "Your notes are stored locally on your device, and are backed up to our cloud.",
        "Crash logs are stored on your device and sent to us.",
        "Your photos are stored on your device, and we share them with Acme.",
        "Nothing is ever sent to us, except crash reports.",
        "Your notes stay on your device, but the ads come from a network.",
        "The game has ads.",
        "Our server keeps access logs for two weeks.",
        "Sign in with your account to sync your notes.",
        "The app uses third-party services that may collect information.",
    ],
)
def test_what_else_is_spoken_of_is_asked_about(sentence: str) -> None:
    assert NothingCollected().answer(policy_of(TOLD.format(sentence), detect=True)) == "no"


def test_what_stays_on_the_device_takes_no_denial_back() -> None:
    local = disclosure("cookies", text="The app saves your preferences in local storage.")
    denied = disclosure("cookies", polarity="denied", text="We use no cookies.")
    assert Denied("cookies").answer(policy_with(denied, local)) == "yes"
    assert Denied("cookies").answer(policy_with(local)) == "no"
    assert Denied("cookies").answer(policy_with(denied, disclosure("cookies"))) == "no"


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ("All data stays on your device. You can optionally sync your notes with iCloud.", "yes"),
        (
            "If you turn on iCloud sync, your notes are kept in your own iCloud account; we cannot read them.",
            "yes",
        ),
        ("You can sync your notes with our cloud.", "no"),
        ("Your notes are backed up to our servers and to iCloud.", "no"),
        ("If you sync with iCloud, usage statistics are sent to us.", "no"),
    ],
)
def test_a_cloud_of_the_readers_own_takes_nothing_back(more: str, answer: str) -> None:
    text = f"# Privacy policy of Fernwood Notes\n\nWe do not collect any personal data. {more}\n"
    assert NothingCollected().answer(policy_of(text, detect=True)) == answer
