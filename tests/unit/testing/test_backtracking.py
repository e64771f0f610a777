"""Expressions that backtrack are found among those that a module holds."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from policylint.patterns import Hinted, deferred
from policylint.testing import backtracking
from policylint.testing.backtracking import assert_quick


@pytest.fixture
def acme(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    loaded = ModuleType("policylint_acme")
    loaded.__file__ = "policylint_acme.so"
    monkeypatch.setitem(sys.modules, "policylint_acme", loaded)
    monkeypatch.setattr(backtracking, "SECONDS", 0.02)
    return loaded


def test_patterns_that_look_at_each_place_a_few_times_hold(acme: ModuleType) -> None:
    acme.PLAIN, acme.MANY = deferred(r"\bwe\s{1,9}sell\b"), {"tea": (Hinted("tea", r"tea\w{0,9}"),)}  # type: ignore[attr-defined]
    assert_quick("policylint_acme", length=400)


def test_patterns_that_backtrack_are_named(acme: ModuleType) -> None:
    acme.SLOW, acme.PLAIN = [deferred(r"\w+\w+;")], deferred("tea")  # type: ignore[attr-defined]
    with pytest.raises(AssertionError, match=r"policylint_acme\.SLOW takes"):
        assert_quick("policylint_acme", length=400)


def test_a_module_without_patterns_is_told(acme: ModuleType) -> None:
    with pytest.raises(AssertionError, match="has no patterns"):
        assert_quick("policylint_acme")
