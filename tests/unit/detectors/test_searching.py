from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policylint.detectors.searching import found_in, holding

_TEXTS = st.lists(st.text("ab .", max_size=6), max_size=6)


@given(
    _TEXTS, st.sets(st.integers(0, 5)), st.sampled_from([r"\ba", r"a+\b", r"(?<!\w)b", r"a\s?b", r"[ab]+"])
)
def test_several_texts_are_searched_as_each_would_be(texts: list[str], wanted: set[int], source: str) -> None:
    numbers = sorted(number for number in wanted if number < len(texts))
    pattern = re.compile(source)
    found = [(number, start, match[0]) for number, start, match in found_in(texts, numbers, pattern)]
    assert found == [
        (number, match.start(), match[0]) for number in numbers for match in pattern.finditer(texts[number])
    ]


@given(_TEXTS, st.lists(st.sampled_from([r"\ba", r"(?<!\w)b", r"[ab]+"]), max_size=2))
def test_the_texts_in_which_a_pattern_matches(texts: list[str], sources: list[str]) -> None:
    numbers = range(0, len(texts), 2)
    found = holding(texts, numbers, [re.compile(source) for source in sources])
    assert found == {n for n in numbers if any(re.search(source, texts[n]) for source in sources)}
