"""Stores what tells of the built-in rules: `python -m policylint.rules.build`, after a change to a rule."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import MISSING, asdict, fields
from importlib import import_module
from typing import Any

from policylint.rule import Rule, RuleInfo
from policylint.rules.stored import FILE, FRAME, GROUPS, checksum, checksum_of


def stored_form() -> str:
    """What `stored.json` has to hold."""
    groups = {group: [_entry(rule) for rule in rules_of(group)] for group in GROUPS}
    stored = {"frame": [checksum(module) for module in FRAME], "groups": groups}
    told = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))[1:] + "\n"
    return f'{{"sum":{json.dumps(checksum_of(told.encode()))},\n{told}'


def rules_of(group: str) -> Sequence[Rule]:
    """The rules of a group, all imported."""
    rules: Sequence[Rule] = getattr(import_module(f"policylint.rules.{group}"), f"{group}_rules")()
    return rules


def _entry(rule: Rule) -> dict[str, Any]:
    module = type(rule).__module__.removeprefix("policylint.")
    entry = {
        "module": module,
        "class": type(rule).__name__,
        "source": checksum(module),
        "info": _told(rule.info),
    }
    hints = getattr(rule, "hints", ())
    return {**entry, "hints": hints} if hints else entry


def _told(info: RuleInfo) -> dict[str, Any]:
    """What is told of a rule but for its documentation and what goes without saying."""
    told = {}
    for field in fields(RuleInfo):
        value = getattr(info, field.name)
        if field.name != "documentation" and (field.default is MISSING or value != field.default):
            told[field.name] = [asdict(one) for one in value] if field.name == "options" else value
    return told


def main() -> None:
    """Store them."""
    with open(FILE, "w", encoding="utf-8", newline="\n") as file:
        file.write(stored_form())


if __name__ == "__main__":
    main()
