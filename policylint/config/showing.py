"""A configuration as TOML, each value with the place it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from policylint.config.config import Config, Place
from policylint.config.effective import policy_of, values_for
from policylint.config.keys import KEYS
from policylint.config.loading import shown
from policylint.config.names import KnownOptions
from policylint.config.patterns import Pattern


def shown_for(config: Config, path: str, known: KnownOptions | None = None) -> str:
    """What holds for a file, as TOML; defaults are commented out, those of the `known` options of parts among them."""
    values = values_for(config, path)
    lines = [f"# {path}: " + (", ".join(config.files) or "no configuration file")]
    split = policy_of(config, path)
    if split is not None:
        called = f" {_quoted(split.name)}" if split.name else ""
        lines.append(f"# part of the policy{called} ({split.place.file}:{split.place.line}):")
        lines += [f"#   {shown(Path(file))}" for file in split.files]
    tables: list[str] = []
    places = dict(config.places)
    for override in config.get("override", ()):
        if any(pattern.matches(path) for pattern in override.files):
            places.update(override.places)
    for key in KEYS:
        if key.name not in values:
            if key.default and key.kind in ("flag", "choice"):
                default = key.default if key.kind == "flag" else json.dumps(key.default)
                lines.append(f"# {key.name} = {default}")
            continue
        value = values[key.name]
        place = places.get(key.name)
        origin = f"  # {place.file}:{place.line}" if place and place.line else ""
        if key.kind == "options":
            tables += _options(key.name, value, origin)
        elif isinstance(value, dict):
            tables += ["", f"[{key.name}]{origin}", *_pairs(value)]
        else:
            lines.append(f"{key.name} = {_written(value)}{origin}")
    tables += _defaults(known or {}, values)
    return "\n".join([*lines, *tables]) + "\n"


def _defaults(known: KnownOptions, values: Mapping[str, Any]) -> Iterator[str]:
    """The options of parts that nothing sets."""
    for table, parts in known.items():
        given = values.get(table, {})
        for part, options in parts.items():
            left = [option for option in options if (part, option.name) not in given]
            if left:
                yield ""
                yield f"# [{table}.{_key(part)}]"
                yield from (f"# {_key(option.name)} = {_written(option.default)}" for option in left)


def _options(table: str, options: dict[tuple[str, str], Any], origin: str) -> Iterator[str]:
    for part in dict.fromkeys(part for part, _ in options):
        yield ""
        yield f"[{table}.{_key(part)}]{origin}"
        yield from _pairs({name: value for (of, name), value in options.items() if of == part})


def _pairs(table: dict[str, Any]) -> Iterator[str]:
    for name, value in table.items():
        yield f"{_key(name)} = {_written(value)}"


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else _quoted(name)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and value and isinstance(value[-1], Place):
        return _written(value[0])
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_written(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(_pairs(value))}}}"
    if isinstance(value, Pattern):
        return _quoted(value.glob)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A string of TOML in which whatever cannot be seen is escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join([one if one.isprintable() else f"\\U{ord(one):08x}" for one in written])
