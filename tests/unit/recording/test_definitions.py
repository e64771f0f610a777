from __future__ import annotations

from dataclasses import dataclass, field, replace

from policylint.framework import Framework, Requirement
from policylint.frameworks import builtin_frameworks
from policylint.recording.definitions import framework_record, rules_record
from policylint.rule import configured
from policylint.rules import builtin_rules


def test_rules_are_told_by_name_whatever_their_order() -> None:
    rules = builtin_rules()
    record = rules_record(rules)
    assert record.names == tuple(sorted(rule.info.name for rule in rules))
    assert rules_record(reversed(rules)) == record
    assert rules_record(rules[1:]).digest != record.digest


def test_an_option_changes_the_digest_of_rules() -> None:
    rule = next(rule for rule in builtin_rules() if rule.info.name == "stale-date")
    other = configured(rule, {"months": 24})
    assert rules_record([rule]).names == rules_record([other]).names
    assert rules_record([rule]).digest != rules_record([other]).digest


def test_every_framework_has_a_digest_of_its_own_that_any_requirement_changes() -> None:
    records = [framework_record(one) for one in builtin_frameworks()]
    assert len({one.digest for one in records}) == len(records)
    gdpr = next(one for one in builtin_frameworks() if one.name == "gdpr")
    plain = Framework(gdpr.name, gdpr.title, gdpr.requirements)
    first = replace(gdpr.requirements[0], checked="2000-01-01")
    assert framework_record(plain) != framework_record(
        replace(plain, requirements=(first, *plain.requirements[1:]))
    )


def test_sets_and_objects_are_told_the_same_in_every_process() -> None:
    @dataclass(frozen=True)
    class Holds:
        names: frozenset[str] = frozenset("cab")
        table: dict[str, int] = field(default_factory=lambda: {"b": 1, "a": 2})
        thing: object = field(default_factory=object)

    need = Requirement("x", "info", "1", "", "", when=Holds())  # type: ignore[arg-type]
    again = Requirement("x", "info", "1", "", "", when=Holds(frozenset("bca"), {"a": 2, "b": 1}))  # type: ignore[arg-type]
    assert framework_record(Framework("f", "F", (need,))) == framework_record(Framework("f", "F", (again,)))
