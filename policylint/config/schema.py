"""The JSON Schema of a configuration, made from the table of keys and the options of rules.

`policylint config schema > policylint/config/schema.json` renews the one that ships.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from policylint.config.keys import KEYS, OVERRIDE_KEYS, POLICY_KEYS, Key
from policylint.law.facts import Fact, facts
from policylint.rule import RuleInfo

FILE = "schema.json"
_STRING = {"type": "string", "minLength": 1}
_SHAPES: dict[str, dict[str, Any]] = {
    "flag": {"type": "boolean"},
    "count": {"type": "integer"},
    "number": {"type": "number"},
    "text": {"type": "string"},
    "names": {"type": "array", "items": {"type": "string"}},
}
"""The shapes of options, by their kind."""
_STRINGS = {"anyOf": [_STRING, {"type": "array", "items": _STRING}]}


def schema(rules: Iterable[RuleInfo]) -> dict[str, Any]:
    """The schema of `policylint.toml`, and of the table `[tool.policylint]`; options of other rules are not checked."""
    properties = {key.name: _property(key) for key in KEYS}
    options = _options(rules)
    for table in (properties, properties["override"]["items"]["properties"]):
        table["rules"] |= options
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:policylint:configuration",
        "title": "Configuration of policylint",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def validate_pyproject(_tool_name: str) -> dict[str, Any]:
    """The entry point of validate-pyproject: the schema of `[tool.policylint]`."""
    read: dict[str, Any] = json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    return read


def written(rules: Iterable[RuleInfo]) -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(rules), indent=2, ensure_ascii=False) + "\n"


def _options(rules: Iterable[RuleInfo]) -> dict[str, Any]:
    """What may stand below `rules`."""
    named = {info.name: _options_of(info) for info in sorted(rules, key=lambda info: info.name)}
    return {"properties": {name: shape for name, shape in named.items() if shape["properties"]}}


def _options_of(info: RuleInfo) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for option in info.options:
        shape = dict(_SHAPES[option.kind])
        if option.kind in ("count", "number"):
            shape["minimum"] = option.least
            if option.most is not None:
                shape["maximum"] = option.most
        properties[option.name] = {**shape, "description": option.summary, "default": option.default}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _property(key: Key) -> dict[str, Any]:
    shape = _shape(key)
    shape["description"] = key.summary
    if key.kind in ("flag", "choice") and key.default:
        shape["default"] = key.default == "true" if key.kind == "flag" else key.default
    return shape


def _shape(key: Key) -> dict[str, Any]:
    if key.kind == "flag":
        return {"type": "boolean"}
    if key.kind in ("text", "path"):
        return dict(_STRING)
    if key.kind == "count":
        return {"type": "integer", "minimum": 0}
    if key.kind == "choice":
        return {"enum": list(key.choices)}
    if key.kind == "choices":
        return {"type": "array", "items": {"enum": list(key.choices)}}
    if key.kind == "lists":
        return {"type": "object", "additionalProperties": _STRINGS}
    if key.kind == "severities":
        return {"type": "object", "additionalProperties": {"enum": list(key.choices)}}
    if key.kind == "options":
        return {"type": "object", "additionalProperties": {"type": "object"}}
    if key.kind == "facts":
        named = {fact.name: _fact(fact) for fact in facts().values()}
        return {"type": "object", "additionalProperties": False, "properties": named}
    if key.kind in ("overrides", "policies"):
        known = OVERRIDE_KEYS if key.kind == "overrides" else POLICY_KEYS
        properties = {name: _property(one) for name, one in known.items()}
        table = {
            "type": "object",
            "additionalProperties": False,
            "required": ["files"],
            "properties": properties,
        }
        return {"type": "array", "items": table}
    return dict(_STRINGS)


def _fact(fact: Fact) -> dict[str, Any]:
    if fact.type == "number":
        shape: dict[str, Any] = {"type": ["integer", "string"]}
    elif fact.type in ("places", "names"):
        shape = dict(_STRINGS)
    else:
        shape = {"type": ["boolean", "string"]}
    return {**shape, "description": fact.question}
