"""Which of several matches count."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from policylint.packs.matching import Match, _apart
from policylint.packs.reading import read_pack
from policylint.testing import check_rule, policy_of

PASSAGE = policy_of("# Tea\n\nWe sell tea.\n").passages[0]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=25))
def test_of_matches_that_overlap_the_longest_counts_and_of_equal_ones_the_first(
    places: list[tuple[int, int]],
) -> None:
    matches = [Match(0, 0, PASSAGE, start, start + length) for start, length in places]
    kept: list[Match] = []
    for one in sorted(matches, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    assert _apart(matches) == sorted(kept, key=lambda one: one.start)


def test_very_many_matches_take_time_in_proportion(tmp_path: Path) -> None:
    rules = (
        'name = "a"\nany = ["tea", "tea tea", "tea"]',
        'name = "b"\nkind = "conditional"\nfirst = ["tea"]\nthen = ["cup"]\nextent = "passage"',
    )
    text = "# Tea\n\n" + "tea " * 30_000 + "\n\n" + "We sell tea.\n\n" * 5_000
    (tmp_path / "p.toml").write_text(
        '[pack]\nname = "p"\n' + "".join(f"\n[[rule]]\n{rule}\n" for rule in rules), encoding="utf-8"
    )
    started = time.process_time()
    found = [check_rule(rule, text) for rule in read_pack(str(tmp_path / "p.toml")).rules]
    assert len(found[0]) >= 15_000 + 5_000
    assert len(found[1]) >= 5_000
    assert time.process_time() - started < 15
