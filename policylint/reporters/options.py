"""How options of rules and other parts are shown: with their defaults, bounds, and what they do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from policylint.rule import Option, OptionValue


def option_lines(options: Iterable[Option]) -> list[str]:
    """A line for each option: its name, default, bounds, and what it does."""
    return [f"{option.name} = {written(option.default)}: {described(option)}" for option in options]


def option_record(option: Option) -> dict[str, Any]:
    """An option as JSON has it; `least` and `most` are null where a value has no bounds."""
    bounded = option.kind in ("count", "number")
    return {
        "name": option.name,
        "kind": option.kind,
        "default": option.default,
        "least": option.least if bounded else None,
        "most": option.most,
        "summary": option.summary,
    }


def written(value: OptionValue) -> str:
    """A value as TOML writes it."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def described(option: Option) -> str:
    """What an option does, and which values it takes, where its default does not show that."""
    if option.kind not in ("count", "number"):
        return option.summary
    what = "Whole number" if option.kind == "count" else "Number"
    bounds = (
        f"from {option.least:g} on" if option.most is None else f"from {option.least:g} to {option.most:g}"
    )
    return f"{option.summary} {what} {bounds}."
