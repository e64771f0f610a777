from __future__ import annotations

import pytest

from policylint.rules.integrity.incomplete_sentence import IncompleteSentence
from policylint.testing import check_rule

RULE = IncompleteSentence()


@pytest.mark.parametrize(
    ("sentence", "underlined"),
    [
        ("We tell you here and, when the change is large.", "and, when the change is large."),
        ("We will ask you first or, unless you object.", "or, unless you object."),
        ("We share your data with the carrier and.", "and."),
        ("You can write to our officer or to the.", "the."),
        ("We keep what you order, including.", "including."),
    ],
)
def test_broken_sentences(sentence: str, underlined: str) -> None:
    [found] = check_rule(RULE, f"# Policy\n\nWe sell tea. {sentence} We are small.\n")
    assert found.source == underlined


@pytest.mark.parametrize(
    "sentence",
    [
        "We only keep what we care for.",
        "We ask when you register and, if you order, when you pay.",
        "We ask if you register, or, if you order, then.",
        "We act as the law tells us to, and if you object, we stop.",
        "You choose whether or not to answer; if not, nothing happens.",
        "If you have questions please write to us.",
        "If you want a copy it is in your account.",
        "This is our notice “for the few and the many and”.",
        "See 3.a. and 4.b. for these.",
    ],
)
def test_whole_sentences(sentence: str) -> None:
    assert check_rule(RULE, f"# Policy\n\nWe sell tea. {sentence} We are small.\n") == []


def test_text_that_stops_before_a_heading() -> None:
    text = "# Policy\n\nThe newest version is always kept on the\n\n# Contact\n\nWrite.\n"
    [found] = check_rule(RULE, text)
    assert (found.source, found.position.line) == ("the", 3)


def test_text_that_goes_on_in_the_next_paragraph() -> None:
    assert (
        check_rule(RULE, "# Policy\n\nThe newest version is kept on the\n\nsecond page of our shop.\n") == []
    )


def test_other_languages_are_not_judged() -> None:
    german = (
        "# Datenschutz\n\nWir verarbeiten Ihre Daten nur, wenn das Gesetz es erlaubt oder Sie "
        "zugestimmt haben. "
        "Diese Seite gilt für alle unsere Angebote und die unserer Partner. Wir speichern nur, was wir "
        "brauchen, und die or.\n"
    )
    assert check_rule(RULE, german) == []
