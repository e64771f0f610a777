"""What comes nearest to a topic of which nothing was found: shown where it helps, and nothing rather than nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest

import policylint.detectors.wording as wording
from policylint.explanation import BY_CHANCE, near_misses, neighbour, search_for
from policylint.policy import Policy
from policylint.testing import policy_of

HEAD = "# Privacy policy\n\nAcme Ltd (“we”) collects your name. "


def read(sentence: str) -> Policy:
    return policy_of(HEAD + sentence + "\n", detect=True)


@pytest.mark.parametrize(
    ("topic", "sentence", "place"),
    [
        ("transfer.safeguards", "We transfer your data to the United States.", "speaks of transfer,"),
        ("retention.period", "We keep your data as long as we need it to serve you.", "speaks of retention.criteria,"),
        ("cookies.control", "We use cookies.", "speaks of cookies,"),
        ("policy.change-notice", "We may change this policy at any time.", "speaks of policy.changes,"),
        ("rights.objection", "You can ask us to restrict the processing of your data.", "speaks of rights.restriction,"),
        ("rights.appeal", "You have the right of access to your data.", None),
        ("rights.complaint", "You have the right of access to your data.", None),
        ("controller.representative", "Write to Acme Ltd, 1 High Street, London W1 1AA.", None),
        ("sharing.sale", "We share your data with our payment processor.", None),
        ("policy.changes", "Last updated: 1 May 2026.", None),
    ],
)  # fmt: skip
def test_a_neighbour_is_named_where_a_word_there_would_do(
    topic: str, sentence: str, place: str | None
) -> None:
    found = neighbour(read(sentence), topic)
    assert (found.reason.split(" not ")[0] if found is not None else None) == place


@pytest.mark.parametrize(
    ("topic", "sentence", "told"),
    [
        ("rights.restriction", "We may share it with partners including, without limitation, our advertisers.", False),
        ("rights.complaint-controller", "We review complaints with our products.", False),
        ("rights.verification", "We may ask you to verify your identity.", False),
        ("rights.erasure", "You may ask us to correct or delete your child's data.", True),
        ("transfer.safeguards", "You consent to the transfer of your data to the United States.", True),
    ],
)  # fmt: skip
def test_a_near_miss_is_told_where_the_passage_is_about_its_family(
    topic: str, sentence: str, told: bool
) -> None:
    policy = read(sentence)
    assert bool(near_misses(policy, topic)) is told
    assert search_for(policy, topic).near, "who asks for it sees all that came near"


def test_the_reasons_of_chance_are_those_that_detectors_give() -> None:
    written = Path(wording.__file__).read_text(encoding="utf-8")
    assert all(reason in written for reason in BY_CHANCE)
