"""A declaration as JSON of our own: every field by its name, references by name, with a schema version."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from policylint.declaration import Day, Declaration, Duration, Number, Word

SCHEMA = "policylint-declaration"
SCHEMA_VERSION = 1
"""Grows when a key is taken away or changes its meaning."""

_UNSAID = frozenset({"span", "word", "unclear", "comments", "repeated", "broken_names", "unclear_topics"})


def document(declaration: Declaration) -> dict[str, Any]:
    """The declaration as an object; what is not declared is left out."""
    return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **_fields(declaration)}


def written(content: dict[str, Any]) -> str:
    """Indented JSON with a line end at its end, keys in the order given."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _fields(node: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(node):
        value = _value(getattr(node, field.name))
        if field.name not in _UNSAID and value not in (None, [], False):
            found[field.name.rstrip("_")] = value
    return found


def _value(value: Any) -> Any:
    if isinstance(value, Word):
        return value.text
    if isinstance(value, Day):
        return value.value.isoformat()
    if isinstance(value, (Duration, Number)):
        return value.value
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if is_dataclass(value):
        word = getattr(value, "word", None)
        own = _fields(value)
        return own or ({"denied": word.text} if word is not None else {})
    return value
