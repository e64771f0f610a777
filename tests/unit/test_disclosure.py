"""Disclosures whose attributes are described when they are first asked for."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from policylint.disclosure import (
    Attribute,
    DescribingError,
    Details,
    Disclosure,
    Modality,
    Wording,
    naming_any,
    perhaps_naming,
)
from policylint.source import Span

SAID = Disclosure("retention", "stated", (Span(0, 9),), "ten weeks")
FOUND = (Attribute("period", "P10W", Span(0, 9)),)


class Describing:
    def __init__(self) -> None:
        self.asked: list[Disclosure] = []
        self.questions: list[tuple[str, tuple[str, ...]]] = []

    def give(self, one: Disclosure) -> tuple[Attribute, ...]:
        self.asked.append(one)
        return FOUND

    def naming(self, attribute: str, values: tuple[str, ...], _among: Sequence[Disclosure]):
        self.questions.append((attribute, values))
        return (lambda one: one.topic == "retention") if attribute == "period" else None

    @property
    def details(self) -> Details:
        return Details("periods", self.give, self.naming)


def test_a_disclosure_is_described_once_and_only_if_it_is_asked() -> None:
    describing = Describing()
    one = SAID.described_by(describing.details)
    assert (one.topic, one.span, one.text) == (SAID.topic, SAID.span, SAID.text)
    assert describing.asked == []
    assert [one.attributes, one.attributes, one.values("period")] == [FOUND, FOUND, ("P10W",)]
    assert describing.asked == [one]


def test_it_is_the_same_as_one_that_was_described_at_once() -> None:
    at_once = SAID.with_attributes(FOUND)

    def later() -> Disclosure:
        return SAID.described_by(Describing().details)

    assert later() == at_once
    assert hash(later()) == hash(at_once)
    assert repr(later()) == repr(at_once)
    assert pickle.loads(pickle.dumps(later())) == at_once
    assert replace(later(), topic="cookies") == replace(at_once, topic="cookies")
    assert later().with_attributes(FOUND) == at_once.with_attributes(FOUND)


def test_what_goes_wrong_names_the_describer_each_time() -> None:
    def fail(_one: Disclosure) -> tuple[Attribute, ...]:
        raise KeyError("injected")

    one = SAID.described_by(Details("periods", fail, lambda _attribute, _values, _among: None))
    for _ in range(2):
        with pytest.raises(DescribingError, match="detector periods: KeyError: 'injected'"):
            _ = one.attributes


def test_what_would_end_the_run_is_a_failure_like_others() -> None:
    """Else a run would end well that has said nothing."""

    def leave(_one: Disclosure) -> tuple[Attribute, ...]:
        raise SystemExit(0)

    class Leaving(Wording):
        def because(self) -> str:
            raise SystemExit(0)

    leaving: Any = Leaving()
    with pytest.raises(DescribingError, match="detector periods: SystemExit: 0"):
        _ = SAID.described_by(Details("periods", leave, lambda _attribute, _values, _among: None)).attributes
    with pytest.raises(DescribingError, match="because of retention: SystemExit: 0"):
        _ = replace(SAID, because=leaving).because


def test_who_cannot_tell_what_may_be_named_is_named() -> None:
    def leave(*_asked: object) -> bool:
        raise SystemExit(0)

    for naming in (leave, lambda _attribute, _values, _among: leave):
        one = SAID.described_by(Details("periods", lambda _one: (), naming))
        with pytest.raises(DescribingError, match="detector periods: SystemExit: 0"):
            list(perhaps_naming([one], "period"))


def test_attributes_cannot_be_set() -> None:
    with pytest.raises(AttributeError):
        SAID.attributes = FOUND  # type: ignore[misc]


def test_only_what_may_name_something_is_given_and_nothing_is_described_for_it() -> None:
    describing = Describing()
    details = describing.details
    later, other = SAID.described_by(details), replace(SAID, topic="cookies").described_by(details)
    bare, told = SAID, SAID.with_attributes(FOUND)
    assert [id(one) for one in perhaps_naming((later, other, bare, told), "period", ("P1Y",))] == [
        id(later),
        id(told),
    ]
    assert list(perhaps_naming((later, other), "data")) == []
    assert describing.questions == [("period", ("P1Y",)), ("data", ())]
    assert describing.asked == []


class Asked(Wording):
    """Tells how something is worded, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def modality(self) -> Modality:
        self.asked.append("modality")
        return "may"

    def because(self) -> str:
        self.asked.append("because")
        return "weeks: “ten weeks”"

    def focus(self) -> Span:
        self.asked.append("focus")
        return Span(4, 9)


def test_how_something_is_worded_is_worked_out_once_and_only_if_it_is_asked() -> None:
    asked = Asked()
    worded: Any = asked
    one = replace(SAID, modality=worded, because=worded, focus=worded)
    described = one.with_attributes(FOUND)
    assert (described.topic, described.polarity, described.attributes) == ("retention", "stated", FOUND)
    assert asked.asked == []
    assert [described.modality, described.modality, described.focus] == ["may", "may", Span(4, 9)]
    assert asked.asked == ["modality", "focus"]
    plain = replace(SAID, modality="may", because="weeks: “ten weeks”", focus=Span(4, 9))
    assert (one, repr(one), pickle.loads(pickle.dumps(one))) == (plain, repr(plain), plain)
    assert replace(SAID, because=Wording()).because == SAID.because  # type: ignore[arg-type]


def test_what_may_name_one_of_several_is_given_once_and_in_order() -> None:
    given = Disclosure(
        "rights", "stated", (Span(0, 9),), "x", attributes=(Attribute("data", "name", Span(0, 4)),)
    )
    details = Describing().details
    lazy, other = SAID.described_by(details), replace(SAID, topic="rights").described_by(details)
    told = [lazy, given, other, replace(SAID, attributes=())]
    assert naming_any(told, ("period", "data")) == [lazy, given]
    assert naming_any(told, ("data",)) == [given]
