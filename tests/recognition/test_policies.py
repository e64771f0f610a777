"""Whole policies of our own, labelled by hand: precision and recall of each topic may not fall.

`policies/NAME.md` is a policy, `policies/NAME.toml` what it says: the topics it states and denies, and those on which
careful readers would differ (`either`), which do not count; all others are absent. `policies/figures.toml` holds, for each
topic, what is known to be wrong today; where less is wrong, lower the number there:

    python tests/recognition/test_policies.py
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from policylint.testing import policy_of
from policylint.topics import ancestors, topics

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).parent
POLICIES = sorted((HERE / "policies").glob("*.md"))
KINDS = ("false", "missed", "polarity")


def labels(path: Path) -> dict[str, list[str]]:
    return tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


def recognised(path: Path) -> dict[str, set[str]]:
    """The polarities found of each topic, a parent's only if it has none of its own."""
    own: dict[str, set[str]] = {}
    inherited: dict[str, set[str]] = {}
    for disclosure in policy_of(path.read_text(encoding="utf-8"), detect=True).disclosures:
        own.setdefault(disclosure.topic, set()).add(disclosure.polarity)
        for topic in ancestors(disclosure.topic):
            inherited.setdefault(topic, set()).add(disclosure.polarity)
    return inherited | own


@cache
def labelled() -> frozenset[str]:
    """The topics for which the policies were read: those that any of them names."""
    return frozenset(topic for path in POLICIES for group in labels(path).values() for topic in group)


@cache
def errors() -> dict[tuple[str, str], tuple[str, ...]]:
    """The policies in which a topic is wrong, by topic and kind of error."""
    wrong: dict[tuple[str, str], list[str]] = {}
    for path in POLICIES:
        truth, found = labels(path), recognised(path)
        said = {**dict.fromkeys(truth["stated"], "stated"), **dict.fromkeys(truth["denied"], "denied")}
        for topic in labelled() - set(truth["either"]):
            if topic in said and topic not in found:
                wrong.setdefault((topic, "missed"), []).append(path.stem)
            elif topic in found and topic not in said:
                wrong.setdefault((topic, "false"), []).append(path.stem)
            elif topic in said and said[topic] not in found[topic]:
                wrong.setdefault((topic, "polarity"), []).append(path.stem)
    return {key: tuple(names) for key, names in wrong.items()}


def allowed() -> dict[str, dict[str, int]]:
    return tomllib.loads((HERE / "policies" / "figures.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("topic", sorted(labelled()))
def test_no_more_is_wrong_of_a_topic_than_before(topic: str) -> None:
    known = allowed().get(topic, {})
    more = {
        kind: names for kind in KINDS if len(names := errors().get((topic, kind), ())) > known.get(kind, 0)
    }
    assert not more


def test_the_whole_is_right() -> None:
    told = sum(len(labels(path)["stated"]) + len(labels(path)["denied"]) for path in POLICIES)
    counts = Counter[str]()
    for (_, kind), names in errors().items():
        counts[kind] += len(names)
    assert counts["missed"] <= 0.05 * told
    assert counts["false"] <= 0.01 * told


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_labels_are_topics_and_do_not_overlap(path: Path) -> None:
    truth = labels(path)
    assert set(truth) == {"stated", "denied", "either"}
    listed = [topic for group in truth.values() for topic in group]
    assert set(listed) <= topics().keys()
    assert not set(truth["stated"]) & set(truth["denied"])


if __name__ == "__main__":
    for topic in sorted(labelled()):
        counts = {kind: len(errors()[topic, kind]) for kind in KINDS if (topic, kind) in errors()}
        if counts:
            inner = ", ".join(f"{kind} = {count}" for kind, count in counts.items())
            names = ", ".join(name for kind in counts for name in errors()[topic, kind])
            print(f'"{topic}" = {{ {inner} }}  # {names}')
