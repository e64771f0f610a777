"""Which formats a report is written in, and where: the command line says it, or the configuration."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policylint.reporter import Reporter


def outputs(
    options: dict[str, Any], config: Any, reporters: Sequence[Reporter]
) -> list[tuple[Reporter, str]]:
    """The reporters to use, each with its file, empty for standard output.

    On the command line, the last of several for standard output counts. Raises ValueError for an unknown format there,
    or for two in one file, and `config.problems.ConfigError` for a file that a configuration may not name. What else is
    wrong in a configuration is told when all of it is checked.
    """
    known = {reporter.name: reporter for reporter in reporters}
    configured = () if options["formats"] else config.get("output-format", ())
    given = list(options["formats"] or configured)
    chosen = _chosen(given, known, None if options["formats"] else config) if given else []
    if all(file for _, file in chosen):
        chosen.append((known["full" if sys.stdout.isatty() else "concise"], ""))
    return chosen


def _chosen(given: list[str], known: Mapping[str, Reporter], config: Any) -> list[tuple[Reporter, str]]:
    """The reporters that are named, on the command line or in a configuration."""
    from policylint.config.formats import clashing, file_of

    configured = config is not None
    if not configured:
        printed = [number for number, one in enumerate(given) if not file_of(one) and not one.endswith("=")]
        given = [one for number, one in enumerate(given) if number not in printed[:-1]]
        for _, problem in clashing(given):
            raise ValueError(f"--output-format: {problem}")
    chosen = []
    for one in given:
        name, file = one.partition("=")[0], file_of(one)
        if name in known:
            if file and configured:
                from policylint.config.writing import writable

                writable(config, "output-format", file, "--output-format")
            chosen.append((known[name], file))
        elif not configured:
            raise _unknown(name, known)
    return chosen


def _unknown(name: str, known: Iterable[str]) -> ValueError:
    """What is wrong with a format of that name."""
    from policylint.config.problems import meant

    hint = meant(name, known, f"known: {', '.join(known)}")
    return ValueError(f"unknown output format {name!r} ({hint})")
