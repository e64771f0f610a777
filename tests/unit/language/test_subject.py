"""Where finding nothing proves nothing: other languages, other documents, too little understood."""

from __future__ import annotations

import json

import pytest

from policylint.coverage import Coverage
from policylint.host import load_parts
from policylint.reporter import Report, Style
from policylint.reporters.github import render as github
from policylint.reporters.summary import summary, withheld_notes
from policylint.testing import policy_of

GERMAN = (
    "# Datenschutzerklärung\n\nWir erheben Ihre personenbezogenen Daten, wenn Sie bei uns bestellen, und geben sie nicht an Dritte "
    "weiter.\n\nSie haben das Recht, Auskunft über die Daten zu verlangen, die wir von Ihnen speichern.\n"
)
FRENCH = (
    "# Politique de confidentialité\n\nNous collectons vos données personnelles pour livrer vos commandes et nous ne les vendons "
    "pas.\n\nVous avez le droit de demander une copie des données que nous avons sur vous.\n"
)
NOVEL = "# The Lighthouse\n\n" + "\n\n".join(
    [
        "The keeper climbed the stairs with the lamp in his hand, and the sea went on beating at the rock below him.",
        "He had wanted some privacy from the village, and he had found more of it than anybody could use.",
        "In the evening the wind turned, and the gulls that had sat on the roof all day rose and went inland.",
        "She wrote that she would come in spring, when the boats went out again, and he kept the letter in a tin.",
    ]
    * 4
)
TERMS = (
    "# Terms of Service\n\nThese terms govern your use of our shop. You must not resell what you buy here.\n\n"
    "Our privacy policy says how we use your personal data.\n\n## Liability\n\nWe are not liable for lost profits.\n\n"
    "## Law\n\nThe law of Sweden applies to these terms, and its courts decide any dispute that we cannot settle.\n"
)
COOKIES = (
    "# Cookie Policy\n\nWe use cookies to remember what is in your basket. The cookie basket expires after two days.\n\n"
    "You can delete cookies in the settings of your browser.\n"
)
PRIVACY = "# Privacy policy\n\nWe collect your name when you register, and we do not sell it.\n"
UNKNOWN = "# Privacy policy\n\n" + "\n\n".join(
    f"The {colour} boat sails to the island at noon with bread and cheese."
    for colour in ["red", "green", "blue", "white"] * 8
)


def coverage(text: str, path: str = "notes.md") -> Coverage:
    return policy_of(text, path=path, detect=True).coverage


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GERMAN, "another language (de)"),
        (FRENCH, "another language (fr)"),
        (NOVEL, "speak of personal data"),
        (TERMS, "terms of use"),
        (COOKIES, "cookie notice"),
        (UNKNOWN, "too little of it was understood (0 of 33"),
    ],
    ids=["german", "french", "novel", "terms", "cookies", "not understood"],
)
def test_absence_is_withheld(text: str, why: str) -> None:
    found = coverage(text)
    assert not found.absence_is_meaningful
    assert why in found.reason


def test_an_empty_file_lacks_nothing_in_particular() -> None:
    assert coverage("", "privacy.md").reason == "there is no text in it"
    front = "---\ntitle: Privacy policy\n---\n"
    assert coverage(front, "legal.md").reason == "there is no text in it but its front matter"
    included = coverage(front + "\n{% include privacy-text.md %}\n", "legal.md")
    assert included.reason == "there is no text in it but what a template puts there"
    assert not included.absence_is_meaningful


def test_the_title_in_the_front_matter_counts() -> None:
    text = "The baker writes down what you order and when you fetch it.\n"
    assert not coverage(text).is_policy
    assert coverage(f"---\ntitle: 'Privacy at the bakery'\n---\n\n{text}").is_policy
    assert "terms of use" in coverage(f"---\ntitle: Terms\n---\n\n{TERMS.partition('## ')[0]}").reason


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (PRIVACY, "notes.md"),
        (PRIVACY.replace("Privacy policy", "Cookie and privacy notice"), "notes.md"),
        ("We collect your personal data when you register.\n", "notes.txt"),
        (TERMS, "terms-and-privacy-policy.md"),
    ],
)
def test_a_privacy_policy_is_one(text: str, path: str) -> None:
    assert coverage(text, path).absence_is_meaningful


def test_terms_that_hold_a_whole_policy_are_one() -> None:
    policy = (
        "\n## Personal data\n\nWe collect your name and e-mail address to deliver your orders. We share them with couriers. We keep "
        "them for two years. You may ask us for a copy of your personal data or to delete it. We encrypt all data.\n"
    )
    assert coverage(TERMS + policy).absence_is_meaningful


@pytest.mark.parametrize("format_name", ["json", "sarif", "github"])
def test_machine_formats_say_so(format_name: str) -> None:
    reporter = next(r for r in load_parts(("reporters",)).reporters if r.name == format_name)
    text = reporter.render(Report((), (("terms.md", coverage(TERMS)),)), Style())
    assert "terms of use" in text
    if format_name != "github":
        json.loads(text)


def test_people_are_told() -> None:
    report = Report((), (("terms.md", coverage(TERMS)), ("privacy.md", coverage(PRIVACY))))
    assert "nothing is reported as missing in terms.md" in summary(report, Style())
    assert withheld_notes(report, Style()).count("note:") == 1
    assert github(report, Style()).startswith(
        "::notice file=terms.md,title=policylint reports no absence here::"
    )
