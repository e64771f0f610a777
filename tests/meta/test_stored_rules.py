"""What is stored of the built-in rules is what their modules say, and what was edited since is not used."""

from __future__ import annotations

import ast
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from policylint.rule import Rule, RuleInfo, RuleOnDemand, configured
from policylint.rules import builtin_rules, policylint_rules, stored
from policylint.rules.build import stored_form
from policylint.testing import check_rule

HERE = {rule.info.name: rule for rule in builtin_rules()}
STORED = {rule.info.name: rule for rule in policylint_rules()}
ON_DEMAND = [rule for rule in STORED.values() if isinstance(rule, RuleOnDemand)]
EXAMPLES = [
    pytest.param(rule.info.name, example, id=f"{rule.info.name}-{number}")
    for rule in HERE.values()
    if rule.info.group != "missing"
    for number, example in enumerate((*rule.info.documentation.flagged, *rule.info.documentation.accepted))
]


def test_what_is_stored_is_current() -> None:
    assert Path(stored.FILE).read_text(encoding="utf-8") == stored_form(), "run `scripts/rebuild`"


def test_the_rules_are_those_of_the_modules_in_the_same_order() -> None:
    assert list(STORED) == list(HERE)
    assert len(ON_DEMAND) == sum(rule.info.group != "missing" for rule in HERE.values())


@pytest.mark.parametrize("name", HERE)
def test_what_is_told_of_a_rule_is_what_it_says_of_itself(name: str) -> None:
    told, own = STORED[name].info, HERE[name].info
    for field in fields(RuleInfo):
        if field.name != "documentation":
            assert getattr(told, field.name) == getattr(own, field.name)
    for field in fields(own.documentation):
        assert getattr(told.documentation, field.name) == getattr(own.documentation, field.name)
    assert told == own
    assert own == told
    assert hash(told) == hash(own)


@pytest.mark.parametrize("rule", ON_DEMAND, ids=lambda rule: rule.info.name)
def test_what_is_told_of_a_rule_stands_in_its_own_file(rule: RuleOnDemand) -> None:
    """The checksum is that of this file: what another one says could change without it."""
    source = (
        Path(stored.__file__).parents[1]
        / f"{type(rule.load()).__module__.removeprefix('policylint.').replace('.', '/')}.py"
    )
    tree = ast.parse(source.read_text(encoding="utf-8"))
    (made,) = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "RuleInfo"
    ]
    told = [keyword.value for keyword in made.keywords if keyword.arg != "documentation"]
    told += [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "hints"
    ]
    named = {one.id for value in told for one in ast.walk(value) if isinstance(one, ast.Name)}
    own = {
        one.id
        for node in tree.body
        for one in ast.walk(node)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    }
    assert named <= {"Option", "tuple", *own}


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_a_rule_on_demand_finds_what_the_rule_finds(name: str, example: Any) -> None:
    how = {"path": example.path, "today": example.today, "detect": True}
    assert check_rule(STORED[name], example.text, **how) == check_rule(HERE[name], example.text, **how)


def test_a_rule_on_demand_is_configured_as_the_rule_is() -> None:
    again: Any = configured(STORED["stale-date"], {"months": 24})
    assert again == configured(HERE["stale-date"], {"months": 24})
    assert configured(STORED["stale-date"], {}) is STORED["stale-date"]
    with pytest.raises(ValueError, match="has no option 'days'"):
        configured(STORED["stale-date"], {"days": 24})


def _never() -> Rule:
    raise AssertionError("it is loaded")


@pytest.mark.parametrize("name", ["stale-safe-harbor", "sale-denied", "expired-suppression"])
def test_a_rule_that_can_have_nothing_to_say_is_not_loaded(name: str) -> None:
    kept: Any = STORED[name]
    rule = RuleOnDemand(kept.info, _never, kept.hints)
    assert check_rule(rule, "# Privacy policy\n\nWe collect your name.\n") == []


def _written(content: Any) -> str:
    told = json.dumps({key: value for key, value in content.items() if key != "sum"})[1:] + "\n"
    return f'{{"sum":{stored.checksum_of(told.encode())},\n{told}'


def _with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str) -> None:
    file = tmp_path / "stored.json"
    file.write_text(content, encoding="utf-8")
    monkeypatch.setattr(stored, "FILE", str(file))


def test_a_rule_that_was_edited_since_is_imported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    content = json.loads(stored_form())
    entry = content["groups"]["quality"][0]
    entry["source"][1] ^= 1
    entry["info"]["severity"] = "error"
    _with(monkeypatch, tmp_path, _written(content))
    found = {rule.info.name: rule for rule in policylint_rules()}
    name = entry["info"]["name"]
    assert found[name].info is HERE[name].info
    assert sum(isinstance(rule, RuleOnDemand) for rule in found.values()) == len(ON_DEMAND) - 1


@pytest.mark.parametrize("what", ["frame", "groups"])
def test_a_store_of_other_rules_is_not_used(
    what: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content = json.loads(stored_form())
    content[what] = content[what][1:] if what == "frame" else {"quality": [{}]}
    _with(monkeypatch, tmp_path, _written(content))
    assert [rule.info.name for rule in policylint_rules()] == list(HERE)
    assert not any(isinstance(rule, RuleOnDemand) for rule in policylint_rules())


def test_a_store_that_lost_a_rule_or_a_hint_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = stored_form()
    fewer = json.loads(whole)
    del fewer["groups"]["quality"][-1]
    for content in (json.dumps(fewer), whole.replace("603a", "604a", 1)):
        assert content != whole
        _with(monkeypatch, tmp_path, content)
        rules = policylint_rules()
        assert [rule.info.name for rule in rules] == list(HERE)
        assert not any(isinstance(rule, RuleOnDemand) for rule in rules)


def test_line_ends_of_the_store_change_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _with(monkeypatch, tmp_path, "")
    (tmp_path / "stored.json").write_bytes(stored_form().replace("\n", "\r\n").encode())
    assert any(isinstance(rule, RuleOnDemand) for rule in policylint_rules())


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"frame": 1}'])
def test_a_damaged_store_is_not_used(content: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _with(monkeypatch, tmp_path, content)
    assert [rule.info.name for rule in policylint_rules()] == list(HERE)


def test_without_a_store_the_rules_are_imported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stored, "FILE", str(tmp_path / "none.json"))
    assert [rule.info.name for rule in policylint_rules()] == list(HERE)


def test_line_ends_of_a_checkout_change_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(stored, "_PACKAGE", str(tmp_path))
    (tmp_path / "one.py").write_bytes(b"a = 1\nb = 2\n")
    as_written = stored.checksum("one")
    (tmp_path / "one.py").write_bytes(b"a = 1\r\nb = 2\r\n")
    assert stored.checksum("one") == as_written
