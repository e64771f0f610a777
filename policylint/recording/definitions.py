"""Digests of what is defined by data: rules by their metadata and settings, frameworks by their requirements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from policylint.framework import Framework
from policylint.rule import Rule
from policylint.run_record import ContentRecord, RulesRecord

_PROSE = frozenset({"documentation", "summary"})


def rules_record(rules: Iterable[Rule]) -> RulesRecord:
    """Rules as they run: what kind each is, how grave, what it is about, and its options as they are set.

    The code of a rule counts as that of policylint, or of the plugin that it came with.
    """
    names: dict[str, str] = {}
    for rule in rules:
        told = _written([_plain(rule.info), [_option(rule, one) for one in rule.info.options]])
        names[told] = rule.info.name
    return RulesRecord(tuple(sorted(set(names.values()))), _digest(sorted(names)))


def framework_record(framework: Framework) -> ContentRecord:
    """A framework: all of its requirements, with their citations and conditions, whatever the day."""
    told = {one.name: _plain(getattr(framework, one.name)) for one in fields(Framework)}
    return ContentRecord(framework.name, _digest(told))


def _option(rule: Rule, option: Any) -> Any:
    return [option.name, getattr(rule, option.attribute, option.default)]


def _digest(told: Any) -> str:
    return sha256(_written(told).encode("ascii")).hexdigest()


def _written(told: Any) -> str:
    return json.dumps(told, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    """A value as JSON, the same in every process: sets are sorted, objects that are no data told by their class."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        told = {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name not in _PROSE}
        return [type(value).__name__, told]
    if isinstance(value, Mapping):
        return sorted([[str(key), _plain(one)] for key, one in value.items()], key=lambda pair: pair[0])
    if isinstance(value, (set, frozenset)):
        return sorted((_plain(one) for one in value), key=json.dumps)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return f"{type(value).__module__}.{type(value).__qualname__}"
