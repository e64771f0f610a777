"""Attributes whose value is a term: data, purposes, recipients by category, grounds, safeguards, measures, channels."""

from __future__ import annotations

from policylint.detectors.attributes.unit import EXCEPTION, Scope, Unit, within
from policylint.disclosure import Attribute, Disclosure

_LABELLED = frozenset({"data", "purpose"})
"""What a label or the first cell of a row names for the whole of it."""

HEADED = frozenset({"retention"})
"""Topics whose data may be named by the heading alone: "Server logs", then "kept for two weeks"."""


def terms_named(name: str, unit: Unit, disclosure: Disclosure, scope: Scope) -> tuple[Attribute, ...]:
    """The terms of one attribute that a statement names, in its clauses or, failing that, just around it."""
    found = _in_clauses(name, unit, scope)
    if not found and name in _LABELLED:
        return _around(name, unit, disclosure, scope)
    return found


def _in_clauses(name: str, unit: Unit, scope: Scope) -> tuple[Attribute, ...]:
    mentions = unit.mentions(name)
    if not mentions:
        return ()
    key = (name, scope)
    known = unit.named.get(key)
    if known is None:
        if len(scope) > 1 or scope != unit.clauses():
            mentions = [mention for mention in mentions if within(mention.start, scope)]
        if name == "data" and unit.may_match(EXCEPTION):
            mentions = [mention for mention in mentions if not unit.is_excepted(mention.start)]
        place = unit.text.span
        known = unit.named[key] = tuple(
            [Attribute(name, term, place(start, end)) for start, end, term in mentions]
        )
    return known


def _around(name: str, unit: Unit, disclosure: Disclosure, scope: Scope) -> tuple[Attribute, ...]:
    if unit.label is not None:
        return _all(name, unit.label)
    before = unit.before(scope)
    if before and unit.refers_back(scope):
        return _in_clauses(name, unit, before)
    if name == "data" and unit.heading is not None and disclosure.topic.split(".")[0] in HEADED:
        return _all(name, unit.heading)
    return ()


def _all(name: str, unit: Unit) -> tuple[Attribute, ...]:
    return _in_clauses(name, unit, ((0, len(unit.content)),))
