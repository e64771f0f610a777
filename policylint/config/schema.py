"""The JSON Schema of a configuration, made from the table of keys. `python -m policylint.config.schema` writes it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from policylint.config.keys import KEYS, OVERRIDE_KEYS, POLICY_KEYS, Key
from policylint.facts import Fact, facts

FILE = "schema.json"
_STRING = {"type": "string", "minLength": 1}
_STRINGS = {"anyOf": [_STRING, {"type": "array", "items": _STRING}]}


def schema() -> dict[str, Any]:
    """The schema of `policylint.toml`, and of the table `[tool.policylint]`."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:policylint:configuration",
        "title": "Configuration of policylint",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key) for key in KEYS},
    }


def validate_pyproject(_tool_name: str) -> dict[str, Any]:
    """The entry point of validate-pyproject: the schema of `[tool.policylint]`."""
    read: dict[str, Any] = json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    return read


def written() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


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
    if key.kind == "lists":
        return {"type": "object", "additionalProperties": _STRINGS}
    if key.kind == "severities":
        return {"type": "object", "additionalProperties": {"enum": list(key.choices)}}
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
    elif fact.type == "places":
        shape = dict(_STRINGS)
    else:
        shape = {"type": ["boolean", "string"]}
    return {**shape, "description": fact.question}


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_text(written(), encoding="utf-8")
