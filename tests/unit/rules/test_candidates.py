"""Words that stand free are found without a search where the pattern would find them, and statements are chosen by further hints."""

from __future__ import annotations

import re

import pytest

from policylint.patterns import Hinted
from policylint.reading_order import may_hold, texts_holding
from policylint.rules.contradiction import said
from policylint.rules.integrity import incomplete_sentence
from policylint.rules.quality import passive_without_actor, vague_wording
from policylint.rules.wording import candidates
from policylint.testing import policy_of

TEXT = """# Policy and.

## Data

We sell names. Names are sold, and, if you object. They are kept.

- sold to partners
- kept

Sold and kept by us.
"""
SOLD = Hinted("sold|sell", r"\bs[eo]l[ld]\b")


@pytest.mark.parametrize(
    ("groups", "pattern"),
    [
        (said._PLAINLY_NOT, said._DENIES.pattern),
        (passive_without_actor._PLAINLY_WE, passive_without_actor._WE),
        (vague_wording._PLAIN, vague_wording._PRACTICE.pattern),
    ],
)
def test_words_that_stand_free_need_no_search(
    groups: tuple[tuple[str, ...], ...], pattern: re.Pattern[str]
) -> None:
    for hint in groups[0]:
        word = hint.strip()
        for after in (" ", ",", "\n") if hint.endswith(" ") else ("", "ing", ","):
            assert pattern.search(f"then {word}{after}")


def test_statements_are_chosen_by_what_stands_beside() -> None:
    policy = policy_of(TEXT)
    found = [one.own_text for one, _ in candidates(policy, SOLD, beside=(("kept", "partners"),))]
    assert found == ["sold to partners", "Sold and kept by us."]


def test_statements_are_left_out_by_a_word() -> None:
    policy = policy_of(TEXT)
    found = [words for _, words in candidates(policy, SOLD, without=((" we ", " us."),))]
    assert found == ["Names are sold, and, if you object.", "sold to partners"]


def test_texts_that_may_hold_a_pattern_are_all_that_do() -> None:
    policy = policy_of(TEXT)
    patterns = (incomplete_sentence._BREAKS_OFF, incomplete_sentence._OPEN_CONDITION, SOLD)
    near = {id(read.text) for read in may_hold(policy, *patterns)}
    assert {id(read.text) for read, _ in texts_holding(policy, *patterns)} <= near
