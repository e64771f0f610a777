"""The rules, groups and frameworks that a configuration names, checked against those that exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from policylint.config.config import Config
from policylint.config.problems import ConfigProblem, meant


def unknown_names(
    configs: Iterable[Config], selectors: Collection[str], frameworks: Collection[str]
) -> list[ConfigProblem]:
    """A problem for each name that nothing has. `selectors` are all that a rule may be selected by."""
    problems = []
    for config in configs:
        for name in config.names:
            known = frameworks if name.key == "frameworks" else selectors
            if name.value not in known:
                what = "framework" if name.key == "frameworks" else "rule"
                lists = "`policylint frameworks`" if what == "framework" else "`policylint rule --all`"
                hint = meant(name.value, known, f"{lists} lists them")
                message = f"unknown {what} {name.value!r}"
                problems.append(ConfigProblem(name.place.file, name.place.line, name.key, message, hint))
    return problems
