"""Patterns that are compiled late, and hints that spare searches."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policylint.patterns import Hinted, deferred, folded
from policylint.rules.integrity import obfuscated_contact, placeholder_text, references


def test_a_deferred_pattern_does_what_a_compiled_one_does() -> None:
    late, early = deferred(r"(?P<first>a)b+", re.IGNORECASE), re.compile(r"(?P<first>a)b+", re.IGNORECASE)
    assert late.pattern == early.pattern
    assert [match.span() for match in late.finditer("abb Ab b")] == [(0, 3), (4, 6)]
    assert late.search("xab", 1) is not None
    assert late.sub("-", "abc AB") == early.sub("-", "abc AB")
    assert late.groupindex == early.groupindex
    assert late.flags == early.flags


def test_a_deferred_pattern_has_nothing_else() -> None:
    with pytest.raises(AttributeError):
        deferred("a").something  # type: ignore[attr-defined]  # noqa: B018


def test_an_error_shows_at_the_first_use() -> None:
    late = deferred("(")
    with pytest.raises(re.error):
        late.search("")


def test_every_group_of_hints_must_be_there() -> None:
    pattern = Hinted("sell|rent&data", r"(?:sells?|rents?)\s+data", re.IGNORECASE)
    assert pattern.may_match(folded("We RENT\n data"))
    assert not pattern.may_match(folded("We rent cars"))
    assert not pattern.may_match(folded("Data"))
    assert [match[0] for match in pattern.finditer("We Sell\xa0data", folded("We Sell\xa0data"))] == [
        "Sell\xa0data"
    ]
    assert pattern.search("We sell cars", folded("We sell cars")) is None


_HINTED = [
    (module.__name__.rpartition(".")[2], pattern)
    for module, found in (
        (references, (references._NUMBER, references._CONTACT, references._TABLE, references._ANNEX)),
        (obfuscated_contact, (obfuscated_contact._DISGUISED, obfuscated_contact._REMOVED)),
        (placeholder_text, tuple(pattern for pattern, _ in placeholder_text._PATTERNS)),
    )
    for pattern in found
]


@pytest.mark.parametrize(
    ("module", "pattern"), _HINTED, ids=[f"{name}-{i}" for i, (name, _) in enumerate(_HINTED)]
)
def test_whatever_matches_has_the_hints(module: str, pattern: Hinted) -> None:
    compiled = re.compile(pattern.pattern.pattern, pattern.pattern.flags)

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(compiled, alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
    def holds(text: str) -> None:
        assert pattern.may_match(folded(text))

    holds()
