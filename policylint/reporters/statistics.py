"""`--statistics`: how often each rule found something, and in how many policies."""

from __future__ import annotations

from collections import defaultdict

from policylint.reporter import Report, Style
from policylint.reporters.table import table


def statistics(report: Report, style: Style) -> str:
    """A table of all rules that found something, the most frequent first; empty if none did."""
    places: dict[str, list[str]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        places[diagnostic.rule].append(diagnostic.source.path)
    ordered = sorted(places, key=lambda rule: (-len(places[rule]), rule))
    rows = [[rule, str(len(places[rule])), str(len(set(places[rule])))] for rule in ordered]
    return (
        "".join(f"{line}\n" for line in table(("rule", "findings", "policies"), rows, style)) if rows else ""
    )
