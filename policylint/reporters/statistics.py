"""`--statistics`: how often each rule found something, in how many policies, and how much of it can be fixed."""

from __future__ import annotations

from collections import Counter, defaultdict

from policylint.reporter import Report, Style
from policylint.reporters.table import table


def statistics(report: Report, style: Style) -> str:
    """A table of all rules that found something, the most frequent first; empty if none did."""
    places: dict[str, list[str]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        places[diagnostic.rule].append(diagnostic.source.path)
    fixable = Counter(
        one.rule
        for one in report.diagnostics
        if one.finding.fix is not None and one.finding.fix.applicability != "display"
    )
    ordered = sorted(places, key=lambda rule: (-len(places[rule]), rule))
    rows = [
        [rule, str(len(places[rule])), str(len(set(places[rule]))), str(fixable[rule])] for rule in ordered
    ]
    head = ("rule", "findings", "policies", "fixable")
    return "".join(f"{line}\n" for line in table(head, rows, style)) if rows else ""
