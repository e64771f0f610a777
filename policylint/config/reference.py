"""The table of keys in the documentation. `python -m policylint.config.reference FILE` renews it there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from policylint.config.keys import KEYS, Key
from policylint.patterns import deferred

_SHAPES = {
    "choice": "one of {choices}",
    "choices": "list of {choices}",
    "facts": "table of facts",
    "files": "path, or list of paths",
    "flag": "`true` or `false`",
    "formats": "name, or list of names",
    "lists": "table of patterns with lists of names",
    "names": "name, or list of names",
    "overrides": "array of tables",
    "patterns": "pattern, or list of patterns",
    "policies": "array of tables",
    "options": "table of names with tables of options",
    "severities": "table of rules or groups with one of {choices}",
    "text": "string",
    "count": "whole number",
    "path": "path",
}
_MARKED = deferred(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)


def table() -> str:
    """A Markdown table of all keys."""
    rows = ["| Key | Value | |", "|---|---|---|"]
    return "\n".join([*rows, *(f"| `{key.name}` | {_shape(key)} | {_meaning(key)} |" for key in KEYS)])


def renewed(page: str) -> str:
    """A page with the table between its marks made anew."""
    return _MARKED.sub(lambda _: f"\n{table()}\n\n", page)


def _shape(key: Key) -> str:
    return _SHAPES[key.kind].format(choices=", ".join(f"`{choice}`" for choice in key.choices))


def _meaning(key: Key) -> str:
    default = f"`{key.default}`" if key.kind in ("choice", "flag") else key.default
    notes = [key.summary, f"Default: {default}." if key.default else ""]
    if key.in_override:
        notes.append("Also in `[[override]]` and `[[policy]]`.")
    return " ".join(note for note in notes if note)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
