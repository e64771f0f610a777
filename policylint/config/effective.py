"""What a configuration says about one file, after per-file ignores and overrides."""

from __future__ import annotations

from typing import Any

from policylint.config.config import Config


def values_for(config: Config, path: str) -> dict[str, Any]:
    """The values for a file, by key: later overrides have the last word; `ignore` only grows."""
    values = dict(config.values)
    ignored = tuple(values.get("ignore", ()))
    for pattern, names in values.pop("per-file-ignores", ()):
        if pattern.matches(path):
            ignored += names
    for override in values.pop("override", ()):
        if not any(pattern.matches(path) for pattern in override.files):
            continue
        for key, value in override.values.items():
            if key == "ignore":
                ignored += value
            elif isinstance(value, dict):
                values[key] = {**values.get(key, {}), **value}
            else:
                values[key] = value
    if ignored:
        values["ignore"] = tuple(dict.fromkeys(ignored))
    return values
