"""What a pronoun stands for: a thing that the sentence before names, or data."""

from __future__ import annotations

import pytest

from policylint.detectors.english import ENGLISH
from policylint.testing import policy_of


def of_things(text: str) -> list[str]:
    passages = policy_of(f"# Privacy\n\n{text}\n").passages
    return [passages[number].own_text for number in ENGLISH.things(passages)]


@pytest.mark.parametrize(
    "thing", ["Lost umbrellas go in a box.", "You pay a deposit.", "You may make a complaint."]
)
def test_a_thing_named_before_is_what_is_kept(thing: str) -> None:
    assert of_things(f"{thing} We keep it for a month.") == ["We keep it for a month."]


@pytest.mark.parametrize(
    "text",
    [
        "You pay a deposit and give us your name. We keep it for a month.",
        "You pay a deposit. We keep it with your details for a month.",
        "You pay a deposit.\n\nWe keep it for a month.",
        "You pay a deposit. We are open for a month.",
        "We take this with care. We keep it for a month.",
        "Your card goes in the box. We keep it for a month.",
        "- You pay a deposit.\n- We keep it for a month.",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert of_things(text) == []


@pytest.mark.parametrize("title", ["How long we keep it", "Who sees your data", "Retention"])
def test_under_a_title_on_data_it_is_data(title: str) -> None:
    assert of_things(f"## {title}\n\nYou pay a deposit. We keep it for a month.") == []
    assert of_things("## Trips\n\nYou pay a deposit. We keep it for a month.") != []
