"""`--statistics`: how often each rule found something, in how many policies, and how much of it can be fixed."""

from __future__ import annotations

from collections import defaultdict

from policylint.reporter import Report, Style
from policylint.reporters.table import table


def statistics(report: Report, style: Style) -> str:
    """A table of all rules that found something, the most frequent first; empty if none did."""
    counts = Counts()
    counts.add(report)
    return counts.table(style)


class Counts:
    """How often rules found something, counted while policies are read."""

    def __init__(self) -> None:
        self._rules: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, report: Report) -> None:
        """Some policies more, with all that was found in them."""
        places: dict[str, set[str]] = defaultdict(set)
        for one in report.diagnostics:
            counts = self._rules[one.rule]
            counts[0] += 1
            counts[2] += one.finding.fix is not None and one.finding.fix.applicability != "display"
            places[one.rule].add(one.source.path)
        for rule, paths in places.items():
            self._rules[rule][1] += len(paths)

    def table(self, style: Style) -> str:
        """The table; empty if nothing was found."""
        ordered = sorted(self._rules, key=lambda rule: (-self._rules[rule][0], rule))
        rows = [[rule, *map(str, self._rules[rule])] for rule in ordered]
        head = ("rule", "findings", "policies", "fixable")
        return "".join(f"{line}\n" for line in table(head, rows, style)) if rows else ""
