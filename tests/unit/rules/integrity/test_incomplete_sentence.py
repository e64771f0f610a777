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
        ("We list what we keep, including but not limited to.", "not limited to."),
        ("We give your address to service providers who.", "who."),
        ("We tell you before a change takes effect and, where.", "and, where."),
        ("You can ask us about your data and whether.", "whether."),
    ],
)
def test_broken_sentences(sentence: str, underlined: str) -> None:
    [found] = check_rule(RULE, f"# Policy\n\nWe sell tea. {sentence} We are small.\n")
    assert found.source == underlined


@pytest.mark.parametrize(
    ("sentence", "underlined", "message"),
    [
        ("With questions, contact us at .", "at .", 'nothing stands between "at" and the full stop'),
        ("With questions, contact us at.", "at.", 'nothing stands between "at" and the full stop'),
        (
            "You may e-mail our protection officer via.",
            "via.",
            'nothing stands between "via" and the full stop',
        ),
        ("Reach us by email at , or by post.", "at ,", 'nothing stands between "at" and the comma'),
        ("Our address is .", "is .", 'nothing stands between "is" and the full stop'),
        (
            "The name of our representative in the Union is .",
            "is .",
            'nothing stands between "is" and the full stop',
        ),
        ("This notice was last updated on .", "on .", 'nothing stands between "on" and the full stop'),
        ("Logs are kept for a period of .", "of .", 'nothing stands between "of" and the full stop'),
    ],
)
def test_a_value_that_was_lost(sentence: str, underlined: str, message: str) -> None:
    [found] = check_rule(RULE, f"# Policy\n\nWe sell tea. {sentence} We are small.\n")
    assert (found.source, found.message) == (underlined, message)


@pytest.mark.parametrize(
    "sentence",
    [
        "Here is the address that you can reach us at .",
        "This is the number to call us on.",
        "You choose which address we write to you at .",
        "Say what your name is . Ask who our officer is .",
        "See the opt-out add-on , and the other opt-outs .",
        "We are open , and we answer . We post , too .",
        "Write to us at `privacy@tea.example` . See our page at [the shop](https://tea.example) .",
        "We pass your order on . We come in .",
        "We say what the data is . The tea is called on by all .",
        "Tell us who you are . Write, call or email at any time .",
    ],
)
def test_nothing_was_lost(sentence: str) -> None:
    assert check_rule(RULE, f"# Policy\n\nWe sell tea. {sentence} We are small.\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "We only keep what we care for.",
        "We tell you when, and you tell us who.",
        "We name the parties which are that.",
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
