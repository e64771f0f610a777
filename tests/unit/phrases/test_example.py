"""Patterns in words that people read."""

from __future__ import annotations

import pytest

from policylint.phrases.example import spelled_out
from policylint.phrases.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(signal~|header~)", "“signal” or “header”"),
        ("change~", "“change”"),
        ("(change~|edit~|version~|update~|text)", "“change”, “edit” or “version”"),
        ("{breach-event}", "“⟨breach event⟩”"),
        ("{pa-across}", "“⟨across⟩”"),
        ("({data}|database~|customer list~)", "“database” or “customer list”"),
        ("{giver} ..8 (share~|disclose~)", "“⟨giver⟩ … share”"),
        ("(we|{Name}) [will|shall] (not|{nt}) sell~ !(out|off) your data $", "“we not sell your data”"),
        ('"DPO" identif* <!(no|not a) ...', "“DPO identif…”"),
        ("^ (a b|c) d|e", "“a b d” or “e”"),
        ("((a|b) c|[d] {e})", "“a c”"),
    ],
)
def test_a_pattern_is_shown_by_some_of_what_it_matches(pattern: str, words: str) -> None:
    assert spelled_out(pattern) == words


def test_no_pattern_of_the_vocabulary_shows_its_syntax() -> None:
    found = vocabulary()
    shown = {number for entry in found.entries for group in entry.with_ for number in group[:1]}
    for number in shown:
        words = spelled_out(found.patterns.sources[number])
        assert words.startswith("“")
        assert not set("{}()[]|~*^$") & set(words), found.patterns.sources[number]
