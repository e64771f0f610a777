from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from leaks import left_behind

from policylint.concordance import Concordance
from policylint.detectors import passage_entities as searched
from policylint.detectors.passage_entities import ANYWHERE, Kind, PassageEntities, passage_entities
from policylint.entities import company, recognise
from policylint.entity import EntityKind
from policylint.patterns import folded
from policylint.testing import policy_of

_HOLDING: dict[EntityKind, tuple[str, ...]] = {
    "email": ("privacy@acme.example", "privacy ( at ) acme [dot] example", "Privacy AT acme DOT com", "contact privacy at acme dot com"),
    "phone": ("Call +46 8 123 45 67", "(415) 555-0132"),
    "address": ("One Market Street, Springfield, IL 62701", "12 Mill Lane, Oxford OX4 1AB", "Mill Road, Ennis, Co. Clare"),
    "url": ("see acme.example", "https://acme.example/privacy"),
    "date": ("1 May 2020", "2020-05-01"),
    "duration": ("kept for two years", "half a year", "after 36h", "for one\u00a0month"),
    "organisation": ("Acme, Inc. sells", "Acme plc", "Verein Acme e. V. in Bern", "Acme s.r.o.", "University of Oslo", "Acme A/S"),
    "country": ("in Sweden", "to the U.S. only", "SWEDEN"),
    "authority": ("the CNIL", "a supervisory authority", "Commission nationale de l'informatique et des libertés"),
}  # fmt: skip
_PIECES = st.sampled_from(
    [text for texts in _HOLDING.values() for text in texts]
    + ["1", "2020", " ", "\n", ".", "@", "(", ")", "Co", "County ", "One ", "Google", "iGoogle", "é", "İ", "²", "we ", "AB", "S.A."]
)  # fmt: skip


def entities(*texts: str) -> PassageEntities:
    return PassageEntities(texts, Concordance([f" {folded(text)} " for text in texts]))


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in _HOLDING.items() for text in texts]
)
def test_entities_are_found_where_they_stand(kind: EntityKind, text: str) -> None:
    found = entities("We sell tea", text, "")
    assert kind in ANYWHERE or 1 in found.may_hold(kind)
    assert found.of(kind, 1) == recognise(text, frozenset({kind})) != ()
    assert found.of(kind, 0) == found.of(kind, 2) == ()


def test_most_texts_need_not_be_looked_into() -> None:
    found = entities("we use your data as we say here", "we sell tea,")
    assert all(not found.may_hold(kind) for kind in get_args(EntityKind) if kind not in ANYWHERE)


@given(st.lists(_PIECES, max_size=8).map("".join))
@settings(deadline=None, max_examples=150)
def test_no_entity_is_missed(text: str) -> None:
    found = entities(text)
    for kind in get_args(EntityKind):
        assert found.of(kind, 0) == recognise(text, frozenset({kind}))
    assert 0 in found.may_hold("company") or not list(company.find(text))


@pytest.mark.parametrize("name", sorted(company.company_names()))
def test_companies_begin_with_the_words_that_are_looked_for(name: str) -> None:
    kind: Kind = "company"
    assert 1 in entities("tea", f"by {name}'s shop").may_hold(kind)


def test_those_of_passages_are_told_by_the_passages_numbers() -> None:
    policy = policy_of("# Contact\n\nWe sell tea.\n\nWrite to privacy@acme.example.\n")
    (number,) = [n for n, passage in enumerate(policy.passages) if "@" in passage.text.content]
    (found,) = passage_entities(policy.passages).of("email", number)
    assert found.value == "privacy@acme.example"


_WORDS = st.sampled_from(
    ["A/S", "A/Ss", "S.A", "S.A.", "S.Ab", "S.A.R.L", "AB", "ABC", "iGoogle", "Google", "U.S", "SE", "É", "Société", "“AS”", "AS’s",
     "AS\u00a0AG", "AG\u2071", "Ä", "²", "_", "İ", "\ud800", "SA\u203f", "\x00"]
)  # fmt: skip


@given(st.lists(st.lists(_WORDS | st.text("AS./aé ", max_size=4), max_size=6).map("".join), max_size=20))
def test_capitals_are_found_as_in_python(texts: list[str]) -> None:
    pytest.importorskip("policylint.concordance._scan")
    assert searched._capitalised(texts, True) == searched._capitalised(texts, False)


@pytest.mark.parametrize(
    ("texts", "kinds", "count", "error"),
    [
        (("a",), {}, 1, TypeError),
        ([b"A"], {}, 1, TypeError),
        (["A"], {"A": "1"}, 1, TypeError),
        (["A"], {"A": 1}, 0, ValueError),
        (["A"], {"A": 1}, 31, ValueError),
    ],
)
def test_what_are_no_texts_or_kinds_is_refused(
    texts: Any, kinds: Any, count: int, error: type[Exception]
) -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    with pytest.raises(error):
        scan.Words(kinds).capitals(texts, count)


@pytest.mark.parametrize("numbers", [{"AB": -1}, {"AB": 0}, {"AB": 1 << 30}, {"\ud800": 1}])
def test_what_are_no_numbers_of_words_is_refused(numbers: dict[str, int]) -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    with pytest.raises(ValueError, match=r"number|surrogates"):
        scan.Words(numbers)


def test_a_word_is_in_all_its_kinds_and_many_words_are_told_apart() -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    assert scan.Words({"AB": 3}).capitals(["AB", ""], 2) == (b"\x01\x01", [])
    many = {f"A{number}": 1 << number % 2 for number in range(500)}
    rows, _ = scan.Words(many).capitals([*many, "A500", "A"], 2)
    assert rows == b"\x55" * 62 + b"\x05" + b"\xaa" * 62 + b"\x0a"


def test_looking_for_capitals_leaves_nothing_behind() -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    texts = ["Acme AB and Société", "We “collect” A/S", *["AB"] * 300]

    def run() -> None:
        scan.Words({"AB": 1, "We": 2}).capitals(texts, 2)
        with pytest.raises(TypeError):
            scan.Words({"AB": 1}).capitals([*texts, None], 1)

    memory, references = left_behind(run, 50)
    assert memory < 5_000
    assert references < 25
