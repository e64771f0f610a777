"""Which keys a pack's tables may have, and what their values look like."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, TypeAlias

Form: TypeAlias = Literal[
    "text",
    "texts",
    "name",
    "flag",
    "count",
    "number",
    "choice",
    "patterns",
    "groups",
    "sets",
    "swaps",
    "tables",
]

HEAD: dict[str, Form] = {"name": "name", "version": "text", "summary": "text"}
COMMON: dict[str, Form] = {
    "name": "name",
    "kind": "choice",
    "group": "choice",
    "severity": "choice",
    "summary": "text",
    "message": "text",
    "help": "text",
    "why": "text",
    "limits": "text",
    "references": "texts",
    "topic": "text",
    "preview": "flag",
    "in": "texts",
    "under": "patterns",
    "not-under": "patterns",
    "topics": "texts",
    "with": "groups",
    "unless": "patterns",
    "example": "tables",
}
KINDS: dict[str, dict[str, Form]] = {
    "existence": {"any": "patterns"},
    "substitution": {"swap": "swaps", "fix": "choice"},
    "occurrence": {"any": "patterns", "extent": "choice", "max": "count", "min": "count"},
    "repetition": {"allowed": "texts"},
    "consistency": {"either": "sets"},
    "conditional": {"first": "patterns", "then": "patterns", "extent": "choice"},
    "metric": {
        "formula": "text",
        "extent": "choice",
        "max": "number",
        "min": "number",
        "least-words": "count",
    },
}
"""The keys of each kind of rule besides the common ones."""
NEEDED: dict[str, tuple[str, ...]] = {
    "existence": ("any",),
    "substitution": ("swap",),
    "consistency": ("either",),
    "conditional": ("first", "then"),
    "metric": ("formula",),
}
LIMITED = frozenset({"occurrence", "metric"})
"""Kinds that need `max` or `min`."""
EXAMPLE: dict[str, Form] = {
    "text": "text",
    "finds": "texts",
    "missed": "texts",
    "path": "text",
    "today": "text",
}
CHOICES = MappingProxyType(
    {
        "kind": tuple(KINDS),
        "group": ("quality", "integrity", "stale-law"),
        "severity": ("error", "warning", "info"),
        "extent": ("passage", "section", "document"),
        "fix": ("safe", "unsafe", "display"),
    }
)
DESCRIBED: dict[Form, str] = {
    "text": "a string",
    "texts": "a list of strings",
    "name": "lower-case words joined by hyphens",
    "flag": "true or false",
    "count": "a whole number, not negative",
    "number": "a number",
    "choice": "one of the known values",
    "patterns": "a pattern or a list of patterns",
    "groups": "a list of patterns, or of lists of patterns",
    "sets": "a list of lists, each with two patterns or more",
    "swaps": "a table of patterns, each with what to write instead",
    "tables": "a list of tables",
}
