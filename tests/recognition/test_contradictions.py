"""Planted pairs of statements: which contradict each other, which do not, and which real ones are still missed."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from policylint.rules.contradiction import contradiction_rules
from policylint.rules.integrity.conflicting_dates import ConflictingDates
from policylint.testing import findings_of, policy_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RULES = (*contradiction_rules(), ConflictingDates())
FOLDER = Path(__file__).parent / "contradictions"


@dataclass(frozen=True)
class Pair:
    one: str
    other: str
    rule: str = ""
    kind: str = ""
    missed: bool = False


def load() -> list[Pair]:
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return [Pair(**entry) for file in files for entry in file["pair"]]


PAIRS = load()


def reported(one: str, other: str) -> dict[str, list[str]]:
    """What is underlined, first place and second, by rule."""
    text = f"# Privacy policy\n\nWe collect personal data.\n\n## What we promise\n\n{one}\n\n## What we do\n\n{other}\n"
    policy = policy_of(text, detect=True)
    found: dict[str, list[str]] = {}
    for rule in RULES:
        for item in findings_of(rule, policy):
            places = [item.source, *(policy.document.source.slice(r.span) for r in item.related)]
            found[rule.info.name] = places
    return found


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.rule or 'none'}: {pair.one[:50]}")
def test_pair(pair: Pair) -> None:
    found = reported(pair.one, pair.other)
    if pair.missed and not found:
        pytest.xfail("a real contradiction that is still missed")
    assert list(found) == ([pair.rule] if pair.rule else []), found


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.rule and not p.missed], ids=lambda p: p.one[:50])
def test_the_order_does_not_matter_and_both_places_are_shown(pair: Pair) -> None:
    found = reported(pair.other, pair.one)
    assert list(found) == [pair.rule]
    assert len(found[pair.rule]) == 2
    assert all(found[pair.rule])


def test_how_many_there_are_and_how_many_are_missed() -> None:
    real = [pair for pair in PAIRS if pair.rule]
    assert len(real) == 459
    assert len(PAIRS) - len(real) == 440
    assert sum(pair.missed for pair in real) == 68
