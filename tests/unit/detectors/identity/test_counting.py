"""Words are counted alike one by one and all at once."""

from __future__ import annotations

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from policylint.detectors.identity import counting
from policylint.detectors.identity.counting import Counts
from policylint.testing import policy_of

NAMES = ("Acme", "Acme Corp", "Acme.io", "Corp", "O'Neil")
SMALL = ("acme", "corp", "corp-wide", "data")
PIECES = (
    *NAMES,
    *SMALL,
    "we and Acme Corp",
    "our Acme",
    "info@acme.io",
    "(Acme",
    "from O'Neil,",
    "the corp.",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map(
    lambda pieces: f"We keep {' '.join(pieces)} here.\n"
)


def counted(text: str, much: int) -> list[tuple[int, bool, int]]:
    with mock.patch.object(counting, "_MUCH", much):
        counts = Counts(policy_of(f"# Policy\n\n{text}").passages)
        names = [(counts.within(name), counts.stands_within(name)) for name in NAMES]
        small = [counts.in_small(word) for word in SMALL]
    return [(within, stands, 0) for within, stands in names] + [(0, False, number) for number in small]


@given(TEXTS)
def test_many_words_are_counted_as_each_alone(text: str) -> None:
    assert counted(text, 0) == counted(text, 10**9)


def test_names_count_within_sentences_and_words_in_small_letters() -> None:
    counts = Counts(
        policy_of("# Acme\n\nWe and Acme keep data. Acme keeps it; mail data@acme.io.\n").passages
    )
    assert (counts.within("Acme"), counts.stands_within("Corp")) == (1, False)
    assert (counts.in_small("data"), counts.in_small("acme")) == (1, 0)
