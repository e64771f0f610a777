"""The rules, groups, frameworks and options that a configuration names, checked against those that exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from policylint.config.config import Config, GivenOption
from policylint.config.effective import COMPARING
from policylint.config.keys import OPTION_TABLES
from policylint.config.problems import ConfigProblem, meant
from policylint.rule import Option

KnownOptions: TypeAlias = Mapping[str, Mapping[str, Sequence[Option]]]
"""For each table, where its parts are known, the options of each part by its names."""


def unknown_names(
    configs: Iterable[Config],
    selectors: Collection[str],
    frameworks: Collection[str],
    formats: Collection[str] = (),
) -> list[ConfigProblem]:
    """A problem for each name that nothing has. `selectors` are all that a rule may be selected by.

    Without `formats`, those of output are not looked at: it is not known which there are.
    """
    kinds = {
        "frameworks": ("framework", frameworks, "`policylint frameworks` lists them"),
        "output-format": (
            "output format",
            formats,
            f"known: {', '.join(formats)}; one of a plugin that is not installed needs --plugin MODULE in every command",
        ),
    }
    problems = []
    for config in configs:
        for name in config.names:
            what, known, otherwise = kinds.get(
                name.key, ("rule", selectors, "`policylint rule --all` lists them")
            )
            if known and name.value not in known:
                hint = meant(name.value, known, otherwise)
                message = f"unknown {what} {name.value!r}"
                problems.append(ConfigProblem(name.place.file, name.place.line, name.key, message, hint))
    return problems


def only_comparing(configs: Iterable[Config]) -> list[ConfigProblem]:
    """A problem for each `select` that names no rule which judges one policy: without any, those of the default would run."""
    problems = []
    for config in configs:
        chosen = config.get("select", ())
        if chosen and COMPARING.issuperset(chosen):
            place = next(one.place for one in config.names if one.key == "select" and one.value in chosen)
            message = "names only rules that compare two files"
            hint = "`policylint drift` runs them; add those that are to judge a policy, or name them with --select"
            problems.append(ConfigProblem(place.file, place.line, "select", message, hint))
    return problems


def wrong_options(configs: Iterable[Config], known: KnownOptions) -> list[ConfigProblem]:
    """A problem for each option that there is not, or that cannot have its value; those of unknown tables are not looked at."""
    problems = []
    for config in configs:
        for one in config.options:
            if one.table not in known:
                continue
            parts = known[one.table]
            message, hint = _option_problem(one, parts)
            if message:
                key = f"{one.table}.{one.part}" + f".{one.name}" * (one.part in parts)
                problems.append(ConfigProblem(one.place.file, one.place.line, key, message, hint))
    return problems


def _option_problem(given: GivenOption, parts: Mapping[str, Sequence[Option]]) -> tuple[str, str]:
    """What is wrong with an option, and a hint; empty if nothing is."""
    rules = given.table == "rules"
    if given.part not in parts:
        what = OPTION_TABLES[given.table]
        otherwise = (
            f"no loaded plugin gives it: install the one that does, or add --plugin MODULE to every command that reads this "
            f"file, as in `policylint check --plugin MODULE`; {'`policylint rule --all`' if rules else '`policylint plugins`'} "
            "lists what is loaded"
        )
        return f"unknown {what} {given.part!r}", meant(given.part, parts, otherwise)
    options = {option.name: option for option in parts[given.part]}
    if given.name not in options:
        if rules and given.name in ("severity", "enabled"):
            return "unknown option", f'write it in [severity]: {given.part} = "…"'
        listed = f"known: {', '.join(options)}" if options else f"{given.part} has none"
        return "unknown option", meant(given.name, options, listed)
    return options[given.name].problem(given.value), ""
