from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.entities import is_obfuscated, recognise
from policylint.entity import EntityKind

PIECES = st.sampled_from(
    [
        "1", "12", "2020", "10115", " ", ", ", "\n", "\u00a0", "-", "/", ".", "@", "+", "(", ")", "[at]", " dot ", " AT ",
        "a", "A", "Acme", "acme.example", "www.", "https://", "Inc.", "AB", "GmbH", "Street", "Storgatan ", "Box ", "CA ",
        "SW1A 1AA", "rue de ", "Berlin", "May", "January ", "st", "days", "year", "one ", "two ", "hundred ", "half ", "to ",
        "and ", "phone ", "US", "U.S.", "Germany", "Georgia", "ICO", "data protection ", "authority", "é", "😀", "İ", "ß",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
ADVERSARIAL = (
    "1 ", "a@", "A ", "1-", "a.", "A.B ", "12 Main Street ", "+1 ", "(1) ", "www.", "http://", "a [at] ", " at a dot ",
    "Inc. ", "A Inc ", "one hundred and ", "1 to 2 ", "30 days and ", "call 1 ", "((", ")", "@", ".", "1", "A", "St. ",
    "SW1A 1AA ", "94105 CA ", "CA 94105 ", "Box 1 ", "1 rue de la ", "University of ", "data protection ", "US ", "1/1/",
    "the age of ", "01 ", "é", "\n", "\u00a0", "x@y.example ",
)  # fmt: skip


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_entities_lie_in_the_text_in_order_and_those_of_a_kind_do_not_overlap(text: str) -> None:
    found = recognise(text)
    assert [entity.start for entity in found] == sorted(entity.start for entity in found)
    ends: dict[str, int] = {}
    for entity in found:
        assert 0 <= entity.start < entity.end <= len(text)
        assert entity.value
        assert text[entity.start : entity.end] == text[entity.start : entity.end].strip()
        assert entity.start >= ends.get(entity.kind, 0)
        ends[entity.kind] = entity.end


@given(TEXTS)
@settings(deadline=None, max_examples=100)
def test_each_kind_is_found_whatever_else_is_asked_for(text: str) -> None:
    found = recognise(text)
    for kind in get_args(EntityKind):
        assert recognise(text, frozenset({kind})) == tuple(e for e in found if e.kind == kind)


@given(
    st.sampled_from(["", "Write to ", "(", "a, "]),
    st.sampled_from(["privacy", "Data.Protection", "dpo-1", "x"]),
    st.sampled_from(["@", " [at] ", "(at)", " (AT) "]),
    st.sampled_from(["acme", "A-b"]),
    st.sampled_from([".", " [dot] ", "(dot)"]),
    st.sampled_from(["", ".", ")", " or so"]),
)
@settings(deadline=None, max_examples=100)
def test_only_disguised_addresses_are_obfuscated(
    before: str, name: str, at: str, host: str, dot: str, after: str
) -> None:
    address = f"{name}{at}{host}{dot}example"
    text = before + address + after
    (entity,) = recognise(text, frozenset({"email"}))
    assert text[entity.start : entity.end] == address
    assert entity.value == f"{name}@{host}.example".lower()
    assert is_obfuscated(entity, text) == ((at, dot) != ("@", "."))


@given(st.text(alphabet="abc é😀\n", max_size=30), st.text(alphabet="abc é😀\n", max_size=30))
@settings(deadline=None)
def test_offsets_count_characters_not_bytes(before: str, after: str) -> None:
    text = f"{before} 1 May 2020 {after}"
    (entity,) = recognise(text, frozenset({"date"}))
    assert text[entity.start : entity.end] == "1 May 2020"


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_long_repetitions_take_linear_time(piece: str) -> None:
    text = piece * (20000 // len(piece))
    recognise("12 Main Street, Oslo, call 020 7946 0000, Acme Inc., France, ICO, 30 days, 1 May 2020")
    begun = time.process_time()
    recognise(text)
    assert time.process_time() - begun < 1
