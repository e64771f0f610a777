"""Whichever part fails, it is named, nothing is called absent for its silence, and the others have their say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from policylint.detector import Describer
from policylint.engine.guarding import Guard
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.host import load_parts
from policylint.reporter import Failure
from policylint.source import Source

PARTS = load_parts()
DAY = date(2026, 11, 27)
TEXTS = {
    "policy.md": "# Privacy policy\n\nAcme Ltd collects your e-mail address. We sell it to partners. Last updated: 1 May 2026. "
    "Write to privacy@acme.example. We keep it for two years and delete it then.\n",
    "policy.html": "<!DOCTYPE html><html><body><h1>Privacy policy</h1><p>We collect your e-mail address and sell it.</p></body></html>",
    "policy.txt": "PRIVACY POLICY\n\nWe collect your e-mail address and sell it.\n",
    "policy.policy": 'policy "X" {\n  language en\n}\n',
}


class Standing:
    """A part that does everything as another, until it is to do its work."""

    def __init__(self, part: Any) -> None:
        self._part = part

    @property
    def name(self) -> Any:
        return self._part.name

    def __getattr__(self, name: str) -> Any:
        return getattr(self._part, name)

    def _fail(self, *_: object) -> Any:
        raise MemoryError("injected")


class Failing(Standing):
    check = detect = parse = recognises = Standing._fail
    may_find = None


class FailingDescriber(Standing):
    describe = Standing._fail


def failing(part: Any) -> Any:
    return FailingDescriber(part) if isinstance(part, Describer) else Failing(part)


@pytest.mark.parametrize("failed", PARTS.detectors, ids=lambda one: one.name)
def test_every_detector(failed: Any) -> None:
    frontend = next(one for one in PARTS.frontends if one.name == "markdown")
    detectors = [failing(one) if one is failed else one for one in PARTS.detectors]
    understood = understand(Source("policy.md", TEXTS["policy.md"]), frontend, detectors, today=DAY)
    assert understood.failures == (Failure(f"detector {failed.name}", "MemoryError: injected", "policy.md"),)
    assert understood.policy.coverage.reason == f"detector {failed.name} failed"
    assert understood.policy.disclosures


@pytest.mark.parametrize("failed", PARTS.frontends, ids=lambda one: one.name)
def test_every_front_end(failed: Any) -> None:
    for path, text in TEXTS.items():
        understood = understand(Source(path, text), failing(failed), PARTS.detectors, today=DAY)
        assert [one.what for one in understood.failures] == [f"front end {failed.name}"]
        assert not understood.policy.coverage.absence_is_meaningful
        assert understood.policy.document.format == "unreadable"


def test_every_rule() -> None:
    frontend = next(one for one in PARTS.frontends if one.name == "markdown")
    policy = understand(Source("policy.md", TEXTS["policy.md"]), frontend, PARTS.detectors, today=DAY).policy
    rules = [one for one in PARTS.rules if judge(policy, [failing(one)])[1]]
    assert len(rules) > 100
    every, _ = judge(policy, rules)
    for failed in rules:
        found, failures = judge(policy, [failing(one) if one is failed else one for one in rules])
        assert failures == [Failure(f"rule {failed.info.name}", "MemoryError: injected", "policy.md")]
        assert [finding for _, finding in found] == [finding for rule, finding in every if rule is not failed]


class Panic(BaseException):
    """What a panic of a module in Rust looks like: no `Exception`."""


def test_a_panic_stops_one_part_and_ctrl_c_all() -> None:
    def raising(error: BaseException) -> Any:
        raise error

    guard = Guard("policy.md", 1.0)
    assert guard.run("part", lambda: raising(Panic("at the disco"))) == []
    assert guard.failures == [Failure("part", "Panic: at the disco", "policy.md")]
    with pytest.raises(KeyboardInterrupt):
        guard.run("part", lambda: raising(KeyboardInterrupt()))
