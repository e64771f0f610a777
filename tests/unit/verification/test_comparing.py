from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.run_record import (
    ConfigurationRecord,
    ContentRecord,
    FileRecord,
    InputRecord,
    LibraryRecord,
    PluginRecord,
    RulesRecord,
    RunRecord,
    ToolRecord,
)
from policylint.verification.comparing import compared

A, B = "a" * 64, "b" * 64
THEN = RunRecord(
    ToolRecord("0.1.0", A), (), (LibraryRecord("pyromark", "0.9"),), RulesRecord(("x", "y"), A), (ContentRecord("floor", A),),
    (ContentRecord("en", A),), "2026-01-02", "2026-01-02", None, True, ConfigurationRecord("closest"), (), (InputRecord("p.md", A, 1),),
)  # fmt: skip


def told(then: RunRecord, now: RunRecord) -> list[str]:
    return [
        f"{one.kind} {one.change} {one.name}: {one.message}" for one in compared(then, now, lambda _: False)
    ]


def test_the_same_record_differs_in_nothing() -> None:
    assert told(THEN, THEN) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (replace(THEN, policylint=ToolRecord("0.2.0", B)), ["policylint changed policylint: 0.2.0 here, 0.1.0 then"]),
        (replace(THEN, policylint=ToolRecord("0.1.0", B)), ["policylint changed policylint: 0.1.0 as then, but its code differs"]),
        (replace(THEN, libraries=()), ["library gone pyromark: not installed here, 0.9 then"]),
        (replace(THEN, libraries=(LibraryRecord("pyromark", "1"), LibraryRecord("zz", "2"))), ["library changed pyromark: 1 here, 0.9 then", "library new zz: 2 here, not installed then"]),
        (replace(THEN, plugins=(PluginRecord("plugin", "acme", "", A),)), ["plugin new acme: loaded here, not loaded then"]),
        (replace(THEN, rules=RulesRecord(("x", "z"), B)), ["rule gone y: ran then, and not here", "rule new z: runs here, and did not then"]),
        (replace(THEN, rules=RulesRecord(("x", "y"), B)), ["rule changed rules: one or several are defined or set otherwise here"]),
        (replace(THEN, frameworks=(ContentRecord("floor", B), ContentRecord("gdpr", A))), ["framework changed floor: its content differs here", "framework new gdpr: used here, and not then"]),
        (replace(THEN, vocabularies=()), ["vocabulary gone en: used then, and not here"]),
        (replace(THEN, inputs=(InputRecord("p.md", B, 1),)), ["input changed p.md: has changed since: SHA-256 bbbbbbbbbbbb… here, aaaaaaaaaaaa… then"]),
        (replace(THEN, baseline=FileRecord("b.json", A, 1)), ["baseline new b.json: is here, and was not there then"]),
        (replace(THEN, sidecars=(FileRecord("p.md.policylint.toml", A, 1),)), ["suppressions new p.md.policylint.toml: is here, and was not there then"]),
    ],
)  # fmt: skip
def test_each_part_that_differs_is_told(now: RunRecord, expected: list[str]) -> None:
    assert told(THEN, now) == expected


def test_plugins_differ_in_version_or_content() -> None:
    then = replace(
        THEN, plugins=(PluginRecord("plugin", "acme", "1.0", A), PluginRecord("pack", "house", "1.0", A))
    )
    now = replace(
        THEN, plugins=(PluginRecord("plugin", "acme", "2.0", B), PluginRecord("pack", "house", "1.0", B))
    )
    assert told(then, now) == [
        "pack changed house: 1.0 as then, but its content differs",
        "plugin changed acme: 2.0 here, 1.0 then",
    ]
    assert [line.partition(" (")[0] for line in told(then, THEN)] == [
        "pack gone house: not loaded here, 1.0 then",
        "plugin gone acme: not loaded here, 1.0 then",
    ]


def test_a_configuration_that_was_named_is_not_held_against_the_closest() -> None:
    ci, own = FileRecord("ci.toml", A, 1), FileRecord("policylint.toml", B, 1)
    then = replace(THEN, configuration=ConfigurationRecord("named", (ci,)))
    assert told(then, replace(THEN, configuration=ConfigurationRecord("named", (ci,)))) == []
    assert told(then, replace(THEN, configuration=ConfigurationRecord("closest", (own,)))) == [
        "configuration gone ci.toml: was there then, and is not here"
    ]
    isolated = replace(THEN, configuration=ConfigurationRecord("none"))
    assert told(isolated, replace(THEN, configuration=ConfigurationRecord("closest", (own,)))) == []
