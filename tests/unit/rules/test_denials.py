"""Which sentences are taken apart for a plain denial: none that cannot have one, and all that have."""

from __future__ import annotations

import pytest

from policylint.rules.contradiction.denials import clauses, may_be_plain, normalised
from policylint.rules.contradiction.practices import OF_ANY


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
        "It is our policy not to share these data.",
    ],
)
def test_a_sentence_is_not_plain_whatever_it_names(text: str) -> None:
    assert not may_be_plain(normalised(text), OF_ANY)
