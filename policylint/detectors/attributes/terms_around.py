"""Terms that a statement does not name itself: its label, what stands before it, or its heading does."""

from __future__ import annotations

from policylint.detectors.attributes.unit import Scope, Unit
from policylint.disclosure import Attribute, Disclosure

LABELLED = frozenset({"data", "purpose"})
"""What a label or the first cell of a row names for the whole of it."""

HEADED = frozenset({"retention"})
"""Topics whose data may be named by the heading alone, "Server logs", then "kept for two weeks", or by the sentence before."""


def terms_around(name: str, unit: Unit, disclosure: Disclosure, scope: Scope) -> tuple[Attribute, ...]:
    """The terms of one attribute that are named just around some clauses that name none."""
    if unit.label is not None:
        return unit.label.terms(name, unit.label.clauses())
    before = unit.before(scope)
    if before and unit.refers_back(scope):
        return unit.terms(name, before)
    if name != "data" or disclosure.topic.split(".")[0] not in HEADED:
        return ()
    named = unit.named_before(name)
    return named or (unit.heading.terms(name, unit.heading.clauses()) if unit.heading is not None else ())
