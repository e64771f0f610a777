"""What a denial denies: everything, or one kind of data, or giving it to one kind of recipient. Not a rule.

"We never share your phone number with insurers" is as plain a denial as "we never share your data with anybody", of less. To
see that it is plain, the data and recipients named are read as "data" and "third parties"; what they were decides
which statements contradict it: those about the same or a narrower kind (the rows C1 to C5 of the PolicyLint paper).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policylint.disclosure import Disclosure
from policylint.patterns import deferred
from policylint.source import Source
from policylint.terms import TermKind, is_a, term

_LISTED = deferred(
    r"\b(data|third parties)(?:(?:,| and| or| nor|, and|, or) (?:your |with |to )?\1\b)+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial: its words in general terms, and the kinds of data and recipients it names (none: all)."""

    words: str
    data: frozenset[str]
    recipients: frozenset[str]

    def covers(self, statement: Disclosure) -> bool:
        """Whether a statement is about data and recipients that the denial speaks of."""
        data = statement.values("data")
        recipients = statement.values("recipient")
        return _within("data", data, self.data) and _within("recipient", recipients, self.recipients)


def denied(denial: Disclosure, source: Source) -> Denied:
    """A denial in general terms."""
    words = denial.text
    named: dict[str, set[str]] = {"data": set(), "recipient": set()}
    for attribute in denial.attributes:
        if attribute.name not in named or _is_general(attribute.name, attribute.value):
            continue
        written = source.slice(attribute.span)
        if written in words:
            named[attribute.name].add(attribute.value)
            words = words.replace(written, "data" if attribute.name == "data" else "third parties", 1)
    return Denied(_LISTED.sub(r"\1", words), frozenset(named["data"]), frozenset(named["recipient"]))


def _is_general(name: str, value: str) -> bool:
    """Whether a recipient is a mere role ("third parties", "service providers"), which the patterns know by themselves."""
    return name == "recipient" and term("role", value) is not None


def _within(kind: TermKind, said: Iterable[str], names: frozenset[str]) -> bool:
    """Whether something said is one of the names or a kind of it; with no names, everything is."""
    return not names or any(value in names or is_a(kind, value, name) for value in said for name in names)
