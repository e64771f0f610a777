"""Which sentences are taken apart for a plain denial: none that cannot have one, and all that have."""

from __future__ import annotations

import pytest

from policylint.patterns import folded
from policylint.rules.contradiction.contradictory import ContradictoryStatements
from policylint.rules.contradiction.denials import clauses, may_be_plain, normalised, renormalised
from policylint.rules.contradiction.practices import OF_ANY, PRACTICES, narrowing
from policylint.rules.contradiction.practices_of_use import Practice
from policylint.testing import findings_of, policy_of


def _clauses(text: str) -> list[str]:
    return list(clauses(normalised(text), lambda: "", OF_ANY))


@pytest.mark.parametrize(
    "text",
    [
        "We do not sell your personal data.",
        "Baker and Sons Ltd does not sell its users' data.",
        "Under no circumstances will we sell the information that you give us to third parties.",
        "We have a zero-spam policy that we never share data.",
        "We never, for any reason, share data of children under 13.",
        "We brew beer; we never sell data – ask anybody.",
        "Our brewery is free of cookies.",
    ],
)
def test_a_sentence_with_a_plain_denial_is_taken_apart(text: str) -> None:
    assert _clauses(text)


@pytest.mark.parametrize(
    "text",
    [
        "We do not sell your beer to brewers.",
        "We sell your data.",
        "We don't share data with the brewers of Bavaria, and they brew.",
        "We do not share your data unless you ask.",
    ],
)
def test_a_sentence_that_cannot_have_one_is_not(text: str) -> None:
    assert _clauses(text) == []


_SOLD = "\n\n## Partners\n\nWe sell your personal data to advertisers.\n"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("| Question | Answer |\n|---|---|\n| Do you sell my data? | No |", "Do you sell my data?"),
        ("| | |\n|---|---|\n| Data sold | No |", "Data sold"),
        ("- Shared with third parties: no", "Shared with third parties: no"),
        ("### Do you sell my data?\n\nNo.", "Do you sell my data?\n\nNo."),
        ("Is my personal data sold? Never.", "Is my personal data sold? Never."),
    ],
)
def test_a_mere_no_is_a_denial(said: str, told: str) -> None:
    policy = policy_of(f"# Privacy policy\n\n{said}{_SOLD}", detect=True)
    assert [found.source for found in findings_of(ContradictoryStatements(), policy)] == [told]


@pytest.mark.parametrize(
    "said",
    [
        "| Question | Answer |\n|---|---|\n| Do you sell my data? | Yes |",
        "| Question | Answer |\n|---|---|\n| Do you sell my data? | No, except to advertisers |",
        "| | |\n|---|---|\n| Sale of health data | No |",
        "| Data | Sold |\n|---|---|\n| Health data | No |",
        "### Do you sell my data?\n\nNo. However, some is.",
    ],
)
def test_an_answer_that_says_less_is_none(said: str) -> None:
    policy = policy_of(f"# Privacy policy\n\n{said}{_SOLD}", detect=True)
    assert list(findings_of(ContradictoryStatements(), policy)) == []


_NO_SALE = "We do not sell or share your personal information"
_TO_ADVERTISERS = "We share your e-mail address with our advertising partners."


@pytest.mark.parametrize(
    ("denied", "stated", "heading", "told"),
    [
        (f"{_NO_SALE}.", _TO_ADVERTISERS, "Data sharing", True),
        (f"{_NO_SALE}.", _TO_ADVERTISERS, "California", True),
        (f"{_NO_SALE}, as those terms are defined in the CCPA.", _TO_ADVERTISERS, "California", True),
        (f"{_NO_SALE} for cross-context behavioral advertising.", _TO_ADVERTISERS, "Data sharing", True),
        (f"{_NO_SALE}.", "We share your e-mail address with our courier.", "Data sharing", False),
        (f"{_NO_SALE}.", "We share statistics with advertisers.", "Data sharing", False),
        (
            f"{_NO_SALE}.",
            f"With your consent, {_TO_ADVERTISERS[0].lower()}{_TO_ADVERTISERS[1:]}",
            "California",
            False,
        ),
        (f"{_NO_SALE} of children.", _TO_ADVERTISERS, "California", False),
        ("We do not sell your personal information.", _TO_ADVERTISERS, "Data sharing", False),
    ],
)
def test_neither_sold_nor_shared_as_california_means_it(
    denied: str, stated: str, heading: str, told: bool
) -> None:
    text = f"# Privacy policy\n\n## {heading}\n\n{denied}\n\n## Partners\n\n{stated}\n"
    found = [one.source for one in findings_of(ContradictoryStatements(), policy_of(text, detect=True))]
    assert found == ([denied] if told else [])


@pytest.mark.parametrize(
    "text",
    [
        "We do not sell your beer to brewers.",
        "We never tell Baker and Sons about your visits to the brewery.",
        "We do not sell your data; we do not sell such lists.",
        "We have a zero-beer policy that we never share data.",
    ],
)
def test_a_sentence_may_be_plain_once_what_it_names_is_read_in_general_terms(text: str) -> None:
    assert may_be_plain(normalised(text), OF_ANY)


@pytest.mark.parametrize(
    "text",
    [
        "We sell your beer to brewers.",
        "We do not sell such data.",
        "We do not sell beer (unless you ask).",
        "We do not sell data of beer we are responsible for.",
        "It is our policy not to share the same data.",
    ],
)
def test_a_sentence_is_not_plain_whatever_it_names(text: str) -> None:
    assert not may_be_plain(normalised(text), OF_ANY)


@pytest.mark.parametrize(
    "text",
    [
        "We  DO not\nsell your data.",
        'We never “sell” "it" *at all*: don’t worry!',
        "We do not sell “ your ” data_files.",
        " * ",
        "Straße, İstanbul and the K sign",
        "",
    ],
)
def test_what_is_folded_is_normalised_alike(text: str) -> None:
    assert renormalised(f" {folded(text)} ", text) == normalised(text)


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda one: one.name)
def test_words_that_narrow_a_practice_do_so_beside_whatever_stands_there(practice: Practice) -> None:
    for word in narrowing(practice):
        for text in (word, f"we {word} you", f"that {word} the parents may", f"so {word} we, or they"):
            assert practice.narrowed.search(text), text


def test_a_long_sentence_is_read_as_a_short_one_is() -> None:
    assert not may_be_plain(normalised("We do not sell such beer. " + "Beer " * 400), OF_ANY)
    assert may_be_plain(normalised("We do not sell beer. " + "Beer " * 400), OF_ANY)
