from __future__ import annotations

import re

import pytest

from policylint.entities import date, duration, phone, recognise, streets
from policylint.testing.samples import samples

CONTENT = (
    "Acme AB, Storgatan 1, 111 22 Stockholm, Sweden (privacy@acme.example, +46 8 123 45 67) keeps data for "
    "24 months. Updated 1 May 2020. Complain to IMY or see https://acme.example/privacy."
)


def test_all_kinds_are_recognised_in_the_order_of_the_text() -> None:
    assert [(entity.kind, CONTENT[entity.start : entity.end]) for entity in recognise(CONTENT)] == [
        ("organisation", "Acme AB"),
        ("address", "Storgatan 1, 111 22 Stockholm, Sweden"),
        ("country", "Sweden"),
        ("email", "privacy@acme.example"),
        ("phone", "+46 8 123 45 67"),
        ("duration", "24 months"),
        ("date", "1 May 2020"),
        ("authority", "IMY"),
        ("url", "https://acme.example/privacy"),
    ]


def test_only_the_kinds_wanted_are_given() -> None:
    wanted = recognise(CONTENT, frozenset({"email", "date"}))
    assert [entity.kind for entity in wanted] == ["email", "date"]
    assert recognise(CONTENT, frozenset()) == ()


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (date._pattern(), date.BEGINS),
        (duration._pattern(), duration.BEGINS),
        (phone._strong(), phone.BEGINS),
        (streets.continental(), rf"(?={streets.BEGINS})"),
    ],
    ids=["date", "duration", "phone", "street"],
)
def test_how_they_begin_leaves_none_out(pattern: re.Pattern[str], begins: str) -> None:
    bare = re.compile(pattern.pattern.replace(begins, ""), pattern.flags)
    assert bare.pattern != pattern.pattern
    for text in samples(bare, 300):
        assert [one.span() for one in pattern.finditer(text)] == [
            one.span() for one in bare.finditer(text)
        ], text
