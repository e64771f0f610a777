"""From a checked table to a rule, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from policylint.config.places import KeyPath
from policylint.frozen import dataclass
from policylint.packs.checking import File
from policylint.packs.formula import Formula, FormulaError
from policylint.packs.kinds import (
    KINDS,
    conditional,
    consistency,
    existence,
    metric,
    occurrence,
    repetition,
    substitution,
)
from policylint.packs.numbering import Numbering
from policylint.packs.prose import FIGURES
from policylint.packs.rules import Common
from policylint.rule import Rule

MESSAGES = {name: (kind.MESSAGE, kind.FIELDS) for name, kind in KINDS.items()}
"""What a rule of a kind says by default, and which fields its messages may hold."""


@dataclass(frozen=True, slots=True)
class Given:
    """A rule's own table: where it stands, its values, and the numbers of its patterns."""

    file: File
    at: KeyPath
    values: Mapping[str, Any]
    numbering: Numbering

    def patterns(self, key: str) -> tuple[int, ...]:
        return self.numbering.of(self.file, (*self.at, key), self.values.get(key))


def built(kind: str, common: Common, given: Given) -> Rule | None:
    """The rule; None if its table cannot be used, which is complained of."""
    return _BUILDERS[kind](common, given)


_Builder: TypeAlias = Callable[[Common, Given], "Rule | None"]


def _existence(common: Common, given: Given) -> Rule:
    return existence.Existence(common, given.patterns("any"))


def _substitution(common: Common, given: Given) -> Rule:
    swaps = []
    for pattern, replacement in given.values.get("swap", {}).items():
        numbers = given.numbering.of(given.file, (*given.at, "swap", pattern), pattern)
        swaps += [(number, replacement) for number in numbers]
    return substitution.Substitution(common, tuple(swaps), given.values.get("fix", "display"))


def _occurrence(common: Common, given: Given) -> Rule:
    values = given.values
    extent = values.get("extent", "document")
    return occurrence.Occurrence(common, given.patterns("any"), extent, values.get("max"), values.get("min"))


def _repetition(common: Common, given: Given) -> Rule:
    allowed = given.values.get("allowed", ("that", "had"))
    return repetition.Repetition(common, frozenset(word.lower() for word in allowed))


def _consistency(common: Common, given: Given) -> Rule:
    sets = [
        given.numbering.of(given.file, (*given.at, "either", index), ways)
        for index, ways in enumerate(given.values.get("either", ()))
    ]
    return consistency.Consistency(common, tuple(sets))


def _conditional(common: Common, given: Given) -> Rule:
    extent = given.values.get("extent", "document")
    return conditional.Conditional(common, given.patterns("first"), given.patterns("then"), extent)


def _metric(common: Common, given: Given) -> Rule | None:
    values = given.values
    try:
        formula = Formula.of(values.get("formula", "0"), FIGURES)
    except FormulaError as error:
        given.file.complain((*given.at, "formula"), str(error))
        return None
    return metric.Metric(
        common,
        formula,
        values.get("extent", "section"),
        values.get("max"),
        values.get("min"),
        values.get("least-words", 100),
    )


_BUILDERS: dict[str, _Builder] = {
    "existence": _existence,
    "substitution": _substitution,
    "occurrence": _occurrence,
    "repetition": _repetition,
    "consistency": _consistency,
    "conditional": _conditional,
    "metric": _metric,
}
