from __future__ import annotations

import pytest

from policylint.detectors.uncollected import UncollectedDetector
from policylint.testing import assert_detector, policy_of


def named(text: str) -> list[tuple[str, ...]]:
    policy = policy_of(f"# Privacy policy\n\n{text}\n")
    found = UncollectedDetector().detect(policy.document, policy.passages)
    return [disclosure.values("data") for disclosure in found]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("We do not collect health data.", ("health",)),
        ("We never record your phone number or your e-mail address.", ("phone-number", "email-address")),
        ("No payment information is collected.", ("payment-details",)),
        ("The app doesn’t track your location.", ("location",)),
        ("We do not collect or store:\n\n- phone numbers\n", ("phone-number",)),
        ("The add-on does NOT:\n\n- collect your name\n", ("name",)),
        ("### Information we do NOT collect\n\n- your e-mail address\n", ("email-address",)),
        ("We do not hold bank account numbers.", ("bank-account",)),
    ],
)
def test_kinds_of_data_that_are_not_collected(text: str, data: tuple[str, ...]) -> None:
    assert named(text) == [data]


@pytest.mark.parametrize(
    "text",
    [
        "We collect health data.",
        "We collect your name, but we do not collect your address.",
        "We do not collect personal data.",
        "We do not keep your phone number.",
        "We collect your name so that we do not mix up orders.",
        "> We do not collect health data.",
        "We do not share or sell:\n\n- phone numbers\n",
        "### Information we collect\n\n- phone numbers\n",
    ],
)
def test_what_is_collected_too_or_names_nothing_is_left_out(text: str) -> None:
    assert named(text) == []


def test_it_is_a_candidate_with_its_own_words() -> None:
    text = "# Privacy policy\n\nWe use it for our work and do not share it with anyone. We do not collect health data from you.\n"
    policy = policy_of(text, detect=True)
    (denial,) = [one for one in policy.candidates if one.because == "says only what is not collected"]
    assert (denial.topic, denial.polarity) == ("collection.data-categories", "denied")
    assert denial.focus is not None
    assert policy.document.source.slice(denial.focus) == "health data"


def test_what_is_stated_in_the_same_sentence_keeps_its_own_details() -> None:
    text = "# Privacy policy\n\nThis is for you. Personal data are your name and address; we do not collect card numbers.\n"
    stated = [one for one in policy_of(text, detect=True).about("collection") if one.polarity == "stated"]
    assert all("card-number" not in one.values("data") for one in stated)


def test_it_keeps_its_contract() -> None:
    assert_detector(UncollectedDetector(), ["# Privacy policy\n\nWe do not collect your location. We never track you.\n"])  # fmt: skip
