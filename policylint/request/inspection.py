"""The inputs of a run, one policy after the other: each understood, with what is selected for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from policylint.decisions import Selection, Settings
from policylint.frozen import dataclass
from policylint.machine.clock import Clock
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.request.selections import Selections
from policylint.request.understanding import understand_sources
from policylint.rule import Rule
from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Inspected:
    """One policy, and the settings and the selection that hold for it.

    `left_out` are the rules, by path, that run for the policy but not for that file of it.
    """

    policy: Policy
    settings: Settings
    selection: Selection
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def ran(self, path: str) -> tuple[Rule, ...]:
        """The rules that run for one of its files."""
        left_out = self.left_out.get(path)
        if not left_out:
            return self.selection.rules
        return tuple(rule for rule in self.selection.rules if rule.info.name not in left_out)


def inspect(
    sources: Sequence[Source], selections: Selections, clock: Clock | None = None, described: bool = True
) -> tuple[Inspected, list[Failure]]:
    """A policy understood, given its files, the main one first, with what is selected for it, and what failed.

    If it is only to be judged, its disclosures need not be `described` before they are asked for their attributes.
    Raises ValueError for an unknown format.
    """
    applied, selection = selections.of(sources[0].path)
    left_out: dict[str, frozenset[str]] = {}
    if len(sources) > 1:
        selection, left_out = selections.joined([source.path for source in sources])
    request = replace(selections.request, facts=applied.facts, templates=applied.templates)
    understood = understand_sources(sources, request, selections.parts, clock, described)
    own, unknown = selections.with_own_frameworks(understood.policy, applied.settings, selection)
    inspected = Inspected(understood.policy, applied.settings, own, left_out=left_out)
    return inspected, [*understood.failures, *unknown]
