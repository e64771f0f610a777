"""Options that the configuration sets for parts of plugins: detectors, front ends and reporters; those of rules go by file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policylint.config.config import Config
from policylint.config.keys import OPTION_TABLES
from policylint.host import WORDS, Parts
from policylint.machine.failing import told_of
from policylint.reporter import Failure
from policylint.rule import Option, configured, options_of

_OF_PARTS = tuple(table for table in OPTION_TABLES if table != "rules")


def known_options(parts: Parts) -> dict[str, Mapping[str, Sequence[Option]]]:
    """The options of all parts that are loaded, by table and name."""
    known: dict[str, Mapping[str, Sequence[Option]]] = {}
    if parts.rules:
        known["rules"] = {
            name: rule.info.options for rule in parts.rules for name in (rule.info.name, *rule.info.aliases)
        }
    for table in _OF_PARTS:
        loaded: list[Any] = getattr(parts, table)
        if loaded:
            known[table] = {part.name: options_of(part) for part in loaded}
    return known


def with_options(parts: Parts, config: Config) -> Parts:
    """The same parts, with the options set that the configuration of a run gives them.

    One that cannot be set so is passed over: `Plan.check` tells all that is wrong. A part that fails at it stays as it was,
    and is named in the failures.
    """
    for table in _OF_PARTS:
        given: dict[tuple[str, str], Any] = config.get(table, {})
        if given:
            setattr(parts, table, [_set(part, table, given, parts) for part in getattr(parts, table)])
            parts.options += [(table, part, name, value) for (part, name), value in sorted(given.items())]
    return parts


def _set(part: Any, table: str, given: Mapping[tuple[str, str], Any], parts: Parts) -> Any:
    fitting = {
        option.name: given[part.name, option.name]
        for option in options_of(part)
        if (part.name, option.name) in given and not option.problem(given[part.name, option.name])
    }
    try:
        return configured(part, fitting)
    except Exception as error:
        failure = Failure(f"{WORDS[table]} {part.name}", f"options: {told_of(error)}")
        parts.failures += parts.attributed([failure])
        return part
