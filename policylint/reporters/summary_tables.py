"""The tables that end a run over many policies: what was found most often, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from policylint.diagnostics import SEVERITIES, Severity
from policylint.reporter import Style
from policylint.reporters.table import table
from policylint.reporters.terminal import shown_path


def rules_table(rules: Mapping[str, tuple[int, int]], most: int, style: Style) -> list[str]:
    """At most so many rules, the most frequent first, given how often each found something, and in how many policies."""
    ordered = sorted(rules, key=lambda rule: (-rules[rule][0], rule))
    rows = [[rule, *map(str, rules[rule])] for rule in ordered[:most]]
    lines = table(("rule", "findings", "policies"), rows, style)
    return [*lines, *_rest(len(ordered) - len(rows), "rule", "rules")]


def policies_table(
    policies: Sequence[tuple[str, Counter[Severity]]], flagged: int, style: Style
) -> list[str]:
    """These policies, of so many in which something was found, each with how much of which severity."""
    room = max(24, style.width - 40)
    rows = [
        [_tail(shown_path(path), room), str(counts.total()), *(str(counts[level]) for level in SEVERITIES)]
        for path, counts in policies
    ]
    lines = table(("policy", "findings", "errors", "warnings", "info"), rows, style)
    return [*lines, *_rest(flagged - len(rows), "policy with findings", "policies with findings")]


def _tail(path: str, room: int) -> str:
    """The end of a long path: what tells files of one folder apart."""
    return path if len(path) <= room else "…" + path[1 - room :]


def _rest(left: int, one: str, many: str) -> list[str]:
    return [f"  … and {left} more {one if left == 1 else many}"] if left > 0 else []
