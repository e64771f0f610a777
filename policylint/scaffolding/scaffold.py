"""From a kind and a name to files."""

from __future__ import annotations

import keyword
import re
from pathlib import Path

KINDS = {
    "rule": "A rule in Python, with its test.",
    "framework": "A framework: what a law or a house asks a notice to say, as TOML.",
    "pack": "A pack: rules in TOML with examples, and a framework.",
    "plugin": "A distribution with a rule in Python and its tests.",
}
_TEMPLATES = Path(__file__).parent / "templates"
_SUFFIX = ".txt"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


def scaffold(kind: str, name: str) -> dict[str, str]:
    """The files of a new thing: paths (with `/`), each with its text. Raises ValueError for a name that cannot be."""
    if not _NAME.match(name):
        raise ValueError(
            f"{name!r} is not a name: write lower-case words joined by hyphens, such as house-style"
        )
    words = name.split("-")
    module = "_".join(words)
    if keyword.iskeyword(module):
        raise ValueError(f"{name!r} is a keyword of Python; take another name")
    fields = {"@name@": name, "@module@": module, "@Class@": "".join(word.capitalize() for word in words)}
    root = _TEMPLATES / kind
    return {
        _filled(path.relative_to(root).as_posix().removesuffix(_SUFFIX), fields): _filled(
            path.read_text(encoding="utf-8"), fields
        )
        for path in sorted(root.rglob(f"*{_SUFFIX}"))
    }


def _filled(text: str, fields: dict[str, str]) -> str:
    for field, value in fields.items():
        text = text.replace(field, value)
    return text
