from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from policylint.config.config import Config
from policylint.host import Parts, load_parts
from policylint.request.options import known_options, with_options
from policylint.rule import Option, configured, options_of


@dataclass(frozen=True)
class Counting:
    least: int = 1
    words: tuple[str, ...] = ()
    name = "counting"
    machine = True
    options = (Option("least", 1, "How many.", most=9), Option("words", (), "Which."))

    def render(self, _report: Any, _style: Any) -> str:
        return str(self.least)


@dataclass
class Own:
    """A reporter of somebody who calls something else `options`."""

    name = "own"
    machine = True
    options: Any = None

    def render(self, _report: Any, _style: Any) -> str:
        return ""


def parts() -> Parts:
    return Parts(reporters=[Counting(), Own({"x": 1})])


def test_parts_are_set_and_what_was_set_is_remembered() -> None:
    given = {("counting", "words"): ("a",), ("counting", "least"): 3, ("own", "x"): 2}
    found = with_options(parts(), Config({"reporters": given}))
    assert found.reporters == [Counting(3, ("a",)), Own({"x": 1})]
    assert found.options == [("reporters", *key, given[key]) for key in sorted(given)]
    assert found.failures == []


@pytest.mark.parametrize("value", [10, -1, True, "3", 2.5, ("3",)])
def test_a_value_that_does_not_fit_is_passed_over(value: Any) -> None:
    found = with_options(parts(), Config({"reporters": {("counting", "least"): value}}))
    assert found.reporters[0] == Counting()


def test_which_options_there_are_by_table_and_name() -> None:
    known = known_options(parts())
    assert {name: [one.name for one in some] for name, some in known["reporters"].items()} == {
        "counting": ["least", "words"],
        "own": [],
    }
    assert "rules" not in known, "it is not known which rules there are"
    assert [one.name for one in known_options(load_parts(("rules",)))["rules"]["stale-date"]] == ["months"]


def test_without_a_word_for_them_parts_stay_as_they_are() -> None:
    before = parts()
    reporters = before.reporters
    assert with_options(before, Config()).reporters is reporters


def test_any_part_can_be_configured() -> None:
    assert configured(Counting(), {"least": 2}) == Counting(2)
    assert options_of(Own()) == options_of(object()) == ()
    with pytest.raises(ValueError, match="counting has no option 'most'"):
        configured(Counting(), {"most": 2})
