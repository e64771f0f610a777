"""The rules, groups, frameworks and options that a configuration names, checked against those that exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from policylint.config.config import Config, RuleOption
from policylint.config.problems import ConfigProblem, meant
from policylint.rule import RuleInfo


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
        "output-format": ("output format", formats, f"known: {', '.join(formats)}"),
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


def wrong_options(configs: Iterable[Config], rules: Iterable[RuleInfo]) -> list[ConfigProblem]:
    """A problem for each option of a rule that there is not, or that cannot have its value."""
    known = {name: info for info in rules for name in (info.name, *info.aliases)}
    problems = []
    for config in configs:
        for one in config.options:
            message, hint = _option_problem(one, known)
            if message:
                key = f"rules.{one.rule}" if one.rule not in known else f"rules.{one.rule}.{one.name}"
                problems.append(ConfigProblem(one.place.file, one.place.line, key, message, hint))
    return problems


def _option_problem(given: RuleOption, known: dict[str, RuleInfo]) -> tuple[str, str]:
    """What is wrong with an option, and a hint; empty if nothing is."""
    info = known.get(given.rule)
    if info is None:
        return f"unknown rule {given.rule!r}", meant(given.rule, known, "`policylint rule --all` lists them")
    options = {option.name: option for option in info.options}
    if given.name not in options:
        if given.name in ("severity", "enabled"):
            return "unknown option", f'write it in [severity]: {info.name} = "…"'
        listed = f"known: {', '.join(options)}" if options else f"{info.name} has none"
        return "unknown option", meant(given.name, options, listed)
    return options[given.name].problem(given.value), ""
