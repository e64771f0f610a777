"""A search that leaps to what a match can begin with finds what any search finds."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.patterns import expressions
from policylint.patterns.openings import opening

if sys.version_info >= (3, 11):
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_parse as parser

BEGINS = {
    r"\b(?:contact|reach)\b": "cr",
    r"(?i:\b(?:mail|@))": "mM@",
    r"(?<!\w)(?=[0-9ad])(?:[a-f]|\d\d?)x?": "0123456789ad",
    r"a?(?=[bc])\w": "abc",
    r"(?:x{0,3}|y+?)z": "xyz",
    r"(?P<n>-|–)+(?P=n)": "-beyond",
    r"(?=([x-z]*\d))\1z": "xyz0123456789beyond",
    r"(?i:k)": "kKbeyond",
    r"(?i:[é-ſ])": "iksIKSbeyond",
    r"[^\x00-W\[-~]": "XYZ\x7fbeyond",
}
NOTHING = [r"a*", r"\b", r"\w+", r"a|", r"[^\W\d_]\.", r".x", r"(a)?(?(1)b|c)", r"(?i:[^x])"]
TEXT = st.text(alphabet="abcdkxyzACKXZ01 .-–@éſİıK", max_size=24)


def _opening(source: str) -> int | None:
    tree = parser.parse(source)
    return opening(tree, tree.state.flags)


@pytest.mark.parametrize(("source", "marks"), BEGINS.items())
def test_what_matches_begin_with(source: str, marks: str) -> None:
    plain = marks.removesuffix("beyond")
    expected = sum(1 << ord(mark) for mark in plain) | (1 << 128 if plain != marks else 0)
    assert _opening(source) == expected


@pytest.mark.parametrize("source", NOTHING)
def test_what_may_be_empty_or_any_letter_tells_nothing(source: str) -> None:
    assert _opening(source) is None


@given(TEXT, st.integers(0, 5))
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_all_is_found_that_any_search_finds(flags: int, text: str, start: int) -> None:
    for source in (*BEGINS, *NOTHING):
        ours = expressions._pattern(source, expressions._worked_out(source, flags))
        theirs = re.compile(source, flags)
        assert [one.span() for one in ours.finditer(text, start)] == [
            one.span() for one in theirs.finditer(text, start)
        ], source
        assert ours.sub("<>", text) == theirs.sub("<>", text)


@pytest.mark.parametrize("letter", "aikszAIKSZ_")
def test_letters_that_are_the_same_but_for_their_case(letter: str) -> None:
    """All characters of the first plane that Python takes for a letter, or that take it for themselves."""
    found = _opening(f"(?i:{letter})")
    assert found is not None
    pattern = re.compile(letter, re.IGNORECASE)
    every = "".join(map(chr, range(0x10000)))
    assert all(found >> min(ord(other), 128) & 1 for other in pattern.findall(every))
    others = re.compile("[\x80-\uffff]", re.IGNORECASE)
    if others.match(letter):
        begins = _opening(f"(?i:{others.pattern})")
        assert begins is not None
        assert begins >> ord(letter) & 1
