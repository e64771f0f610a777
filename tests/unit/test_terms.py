from __future__ import annotations

import re
from typing import get_args

import pytest

from policylint.terms import Term, TermKind, all_terms, is_a, is_any_of, label, suggestion, term, terms, wider

ALL = [term for kind in all_terms().values() for term in kind.values()]
EVERY = pytest.mark.parametrize("term", ALL, ids=lambda term: f"{term.kind}-{term.id}")


def test_the_kinds_are_those_of_the_type() -> None:
    assert set(all_terms()) == set(get_args(TermKind))


def test_there_are_enough_data_categories_to_say_what_is_collected() -> None:
    assert len(terms("data")) >= 90


@EVERY
def test_terms_are_named_labelled_and_rooted(term: Term) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", term.id)
    assert term.label == term.label.strip()
    assert not term.label.endswith(".")
    if term.parent:
        assert list(terms(term.kind)).index(term.parent) < list(terms(term.kind)).index(term.id)
    if term.dpv:
        assert re.fullmatch(r"https://w3id\.org/dpv(/[a-z/]+)?#[A-Za-z0-9-]+", term.dpv)
    if term.fides:
        assert term.kind == "data"
        assert re.fullmatch(r"user(\.[a-z_]+)*", term.fides)


def test_labels_tell_terms_of_a_kind_apart() -> None:
    for kind in all_terms().values():
        assert len({term.label for term in kind.values()}) == len(kind)


def test_the_kinds_that_exports_need_are_mapped() -> None:
    for kind in ("purpose", "recipient", "role", "basis", "condition", "right", "safeguard", "measure"):
        assert all(term.dpv for term in terms(kind).values())


def test_what_is_a_kind_of_a_special_category_is_special() -> None:
    for data in terms("data").values():
        assert data.special == is_a("data", data.id, "special-categories")


def test_wider_terms_come_after_narrower_ones() -> None:
    assert wider("data", "card-number") == ("card-number", "payment-card", "payment-details", "financial")
    assert wider("data", "no-such-term") == ()
    assert not is_a("data", "name", "location")


def test_names_that_are_no_terms() -> None:
    assert term("data", "shoe size") is None
    assert label("data", "shoe size") == "shoe size"
    assert label("safeguard", "scc") == "standard contractual clauses"
    assert suggestion("data", "emial-address") == "email-address"
    assert suggestion("data", "qqqq") == ""


def test_a_name_is_any_of_some_if_it_is_one_of_them_or_a_kind_of_one() -> None:
    assert is_any_of("data", "health", ("name", "Special-Categories"))
    assert is_any_of("data", "Name", ("name",))
    assert is_any_of("country", "SE", ("se", "DE"))
    assert not is_any_of("data", "special-categories", ("health",))
    assert not is_any_of("data", "name", ())
