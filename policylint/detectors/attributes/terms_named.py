"""Attributes whose value is a term: data, purposes, recipients by category, grounds, safeguards, measures, channels."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.detectors.attributes.unit import Stretch, Unit, within
from policylint.disclosure import Attribute, Disclosure

_LABELLED = frozenset({"data", "purpose"})
"""What a label or the first cell of a row names for the whole of it."""

_HEADED = frozenset({"retention"})
"""Topics whose data may be named by the heading alone: "Server logs", then "kept for two weeks"."""


def terms_named(name: str, unit: Unit, disclosure: Disclosure, scope: list[Stretch]) -> Iterator[Attribute]:
    """The terms of one attribute that a statement names, in its clauses or, failing that, just around it."""
    found = _in_clauses(name, unit, scope)
    if not found and name in _LABELLED:
        return _around(name, unit, disclosure, scope)
    return iter(found)


def _in_clauses(name: str, unit: Unit, scope: list[Stretch]) -> tuple[Attribute, ...]:
    if not unit.mentions(name):
        return ()
    key = (name, tuple(scope))
    if key not in unit.named:
        unit.named[key] = tuple(
            Attribute(
                "recipient" if mention.name == "role" else name,
                mention.term,
                unit.text.span(mention.start, mention.end),
            )
            for mention in unit.mentions(name)
            if within(mention.start, scope) and not (name == "data" and unit.is_excepted(mention.start))
        )
    return unit.named[key]


def _around(name: str, unit: Unit, disclosure: Disclosure, scope: list[Stretch]) -> Iterator[Attribute]:
    if unit.label is not None:
        yield from _all(name, unit.label)
    elif unit.refers_back(scope) and (before := unit.before(scope)):
        yield from _in_clauses(name, unit, before)
    elif name == "data" and unit.heading is not None and disclosure.topic.split(".")[0] in _HEADED:
        yield from _all(name, unit.heading)


def _all(name: str, unit: Unit) -> tuple[Attribute, ...]:
    return _in_clauses(name, unit, [(0, len(unit.content))])
