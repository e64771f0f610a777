"""Hints and quick looks spare searches; what they leave out must be what would not have matched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.concordance import Concordance
from policylint.detectors import address_lines, audience, contact, owner_cues, polarity, promises, uncollected
from policylint.detectors.attributes import periods, recipients, unit
from policylint.detectors.identity import acting, names, phrases, places
from policylint.entities import address
from policylint.patterns import Hinted, folded
from policylint.phrases.words import normalise, word_spans
from policylint.testing.samples import samples

_EACH = 150
_HINTED = {
    "personal": acting.PERSONAL,
    "described": acting.DESCRIBED,
    "theirs": acting._THEIRS,
    "own-policy": acting.OWN_POLICY,
    "kind": places.KIND,
    "works-for-it": places._WORKS_FOR_IT,
    "controllers-column": places.CONTROLLERS_COLUMN,
    "labelled-address": address_lines.LABELLED,
    "change": promises.CHANGE,
    "collects": uncollected.COLLECTS,
    "clause": unit.CLAUSE,
    "exception": unit.EXCEPTION,
    "handle": contact._HANDLE,
    "one": address.SELDOM[0],
    "irish-county": address.SELDOM[1],
    "us": owner_cues.US,
    "labelled-recipient": owner_cues.LABELLED,
    "provider": owner_cues.PROVIDER,
    "supplies": owner_cues.SUPPLIES,
    "strong-lead": recipients.STRONG,
    **{f"phrase-{number}": phrase for number, phrase in enumerate(phrases.CERTAIN)},
    **{f"audience-{name}": pattern for name, pattern in audience._ENGLISH},
    **{f"cue-{owner}": cue for owner, cue in owner_cues.CUES},
    **{f"age-{number}": pattern for number, pattern in enumerate(periods.AGES)},
}


def texts(pattern: re.Pattern[str]) -> Iterator[str]:
    """Texts in which a pattern matches."""
    return samples(re.compile(pattern.pattern, pattern.flags), _EACH)


@pytest.mark.parametrize("pattern", _HINTED.values(), ids=_HINTED.keys())
def test_whatever_matches_has_the_hints(pattern: Hinted) -> None:
    for text in texts(pattern.pattern):
        assert pattern.may_match(f" {folded(text)} "), text


@pytest.mark.parametrize("phrase", phrases.CERTAIN, ids=range(len(phrases.CERTAIN)))
def test_whatever_matches_has_the_core(phrase: phrases.Phrase) -> None:
    found = list(texts(phrase.pattern))
    between = ["", *[text for sample in found for text in (sample, "Seen at", "by")]]
    asked = Concordance([f" {folded(text)} " for text in between])
    held = phrases.phrases_in(asked, between, (1 << len(between)) - 1)
    for number, text in enumerate(between):
        if text in found:
            assert phrase in held.get(number, ()), text


def test_who_acts_is_looked_for_where_a_name_may_end() -> None:
    known = names.Names(())
    for text in texts(acting._ACTING):
        whole = f"{text}; your data"
        asked = Concordance([f" {folded(whole)} "])
        found = acting._acts(whole, acting.acting_in(asked, [whole], [0]).get(0, []))
        expected = acting._ACTING.finditer(whole)
        of_names = [
            [match.span() for match in acts if known.place(whole, *match.span("name"), whole_end=True)]
            for acts in (found, expected)
        ]
        assert of_names[0] == of_names[1], text


def test_titles_are_looked_for_at_the_beginning_and_behind_what_leads_to_them() -> None:
    pattern = acting.OWN_POLICY.pattern
    for text in texts(pattern):
        for whole in (
            text,
            f"See the {text}",
            f"{text}. This {text}",
            f"{text} and our {text}, or to {text}",
        ):
            found = [(match.span(), match.span("name")) for match in acting._own_policies(whole)]
            assert found == [(match.span(), match.span("name")) for match in pattern.finditer(whole)], whole


def test_a_name_that_ends_in_a_kind_has_the_kind() -> None:
    for text in texts(places.KIND.pattern):
        assert places._A_KIND.search(text), text


@given(
    st.lists(st.sampled_from(acting._SURELY_THEIRS[0]) | st.text("aT -", max_size=3), max_size=3).map("".join)
)
def test_what_is_surely_of_others_matches(text: str) -> None:
    surely = any(hint in f" {folded(text)} " for hint in acting._SURELY_THEIRS[0])
    assert not surely or acting._THEIRS.pattern.search(text)


@given(st.lists(st.text("aZ1, ", max_size=12), max_size=4))
def test_glued_words_are_set_apart(contents: list[str]) -> None:
    between = re.compile(
        r"(?<=[a-z])(?=[A-Z][a-z]|[0-9])|(?<=[0-9])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]|[0-9]{5}\b)|(?<=,)(?=[A-Z])"
    )
    found = address_lines.glued_in(contents, range(len(contents)))
    for number, content in enumerate(contents):
        assert found.get(number, []) == [match.start() for match in between.finditer(content)]


_WORDS = st.sampled_from(
    ["we", "use", "Acme", "cookies", "inc", "(ltd)", "including", "b2b", "shop.com", "The", "×", "a×b", "data.", "“plc”", "İ"]
)  # fmt: skip


@given(st.lists(_WORDS | st.text("aA1. ×", max_size=4), max_size=6).map(" ".join))
def test_a_quick_look_for_names_misses_none(text: str) -> None:
    assert names.may_be_in(text) == any(map(names._may_name, text.split()))


_NEGATING = st.sampled_from(
    ["no", "not", "n't", "n’t", "nt", "do", "does", "should", "must", "can", "cannot", "never", "nothing", "nor", "only", "one",
     "longer", "than", "matter", "none", "neither", "may", "might", "could", "maybe", " ", "  ", "t"]
)  # fmt: skip


@given(st.lists(_NEGATING | st.text("ant'.( ", max_size=3), max_size=8).map("".join), st.integers(0, 40))
def test_a_quick_look_for_denials_misses_none(text: str, end: int) -> None:
    assert polarity.may_deny(text) == (polarity._NEGATION.search(text) is not None)
    first = polarity._next_negation(text, 0, end)
    found = [match.span() for match in polarity._negations(text, first, end)] if first else []
    assert found == [match.span() for match in polarity._NEGATION.finditer(text, 0, end)]


@given(st.lists(_NEGATING | st.text("ant'’.(_ \u200b\u0130", max_size=3), max_size=8).map("".join))
def test_what_may_negate_is_found_in_chunks(content: str) -> None:
    text = normalise(content)
    ends = [len(text), *[end for _, end in word_spans(content, 0, len(content))]]
    if any(polarity._NEGATION.search(text, 0, end) for end in ends):
        assert any(polarity.may_negate(chunk) for chunk in content.split())


@given(st.lists(_NEGATING | st.text("ant'.( ", max_size=3), max_size=8).map("".join), st.integers(0, 40))
def test_a_quick_look_for_what_may_happen_misses_nothing(text: str, start: int) -> None:
    if polarity._MAY.search(text, start):
        assert polarity.modality(text, start, len(text)) == "may"
    elif not polarity._MAY.search(text, max(0, start - 40)):
        assert polarity.modality(text, start, len(text)) == "does"


_BOUNDS = [
    "but",
    "however",
    "although",
    "though",
    "unless",
    "except",
    "excepting",
    "other",
    "than",
    "apart",
    "from",
    "save",
    "for",
    "that",
    "as",
    "where",
    "because",
    "since",
    "so",
    "whereas",
    "while",
    "otherwise",
    "instead",
    "and",
    "or",
    "we",
    "you",
    "our",
    "the",
    "they",
    "it",
    "when",
    "how",
    "if",
    ";",
    ":",
    ",",
    "word",
]


def test_a_quick_look_for_clauses_misses_none() -> None:
    for words in product(["", ","], _BOUNDS, _BOUNDS):
        for space in ("", " ", "  "):
            text = space.join(words)
            assert polarity._PERHAPS_CLAUSE.search(text) or not polarity._CLAUSE.search(text), text


@given(
    st.lists(st.sampled_from(["", "not", "never", "(", ")", "s", *_BOUNDS]), max_size=12),
    st.lists(st.sampled_from(["", " ", "  ", "\n"]), min_size=12, max_size=12),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_clauses_are_found_where_one_may_begin(
    words: list[str], spaces: list[str], begin: int, end: int
) -> None:
    text = "".join(word + space for word, space in zip(words, spaces, strict=False))
    expected = [found.span() for found in polarity._CLAUSE.finditer(text, begin, end)]
    assert [found.span() for found in polarity._clauses(text, begin, end)] == expected
