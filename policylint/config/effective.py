"""What a configuration says about one file, after per-file ignores and overrides."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from policylint.config.patterns import matching
from policylint.patterns import words

if TYPE_CHECKING:
    from policylint.config.config import Config, SplitPolicy

COMPARING = words(
    "drift drift-unsaid drift-undeclared drift-polarity drift-period drift-date drift-contact drift-basis"
)
"""The rules that compare two files, and their group. `drift` runs them, and nothing else does, though a configuration may name them."""


def policy_of(config: Config, path: str) -> SplitPolicy | None:
    """The policy that a file is a part of, if it is split over files."""
    splits: tuple[SplitPolicy, ...] = config.get("policy", ())
    if not splits:
        return None
    full = os.path.abspath(path)  # noqa: PTH100
    return next((one for one in splits if full in one.files), None)


_BY_FILE = frozenset({"per-file-ignores", "override", "policy"})


def is_same_everywhere(config: Config) -> bool:
    """Whether a configuration says the same about all files."""
    return _BY_FILE.isdisjoint(config.values)


def values_for(config: Config, path: str) -> dict[str, Any]:
    """The values for a file, by key: later overrides have the last word, and the policy it is a part of; `ignore` only grows."""
    values = dict(config.values)
    ignored = tuple(values.get("ignore", ()))
    for names in matching(values.pop("per-file-ignores", ()), path):
        ignored += names
    special = [one.values for one in values.pop("override", ()) if any(p.matches(path) for p in one.files)]
    values.pop("policy", None)
    split = policy_of(config, path)
    if split is not None:
        special.append(split.values)
    for over in special:
        for key, value in over.items():
            if key == "ignore":
                ignored += value
            elif isinstance(value, dict):
                values[key] = {**values.get(key, {}), **value}
            else:
                values[key] = value
    if ignored:
        values["ignore"] = tuple(dict.fromkeys(ignored))
    return values
