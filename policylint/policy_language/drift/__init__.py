"""Holding a published notice against the declaration: what is said of it, what is not, and what is said otherwise.

It is shy: what recognition does not read surely is not reported as a difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from policylint.declaration import Declaration
from policylint.policy import Policy
from policylint.policy_language.drift import contacts, periods, practices, sharing, subjects
from policylint.policy_language.drift.findings import Difference, Pair
from policylint.policy_language.drift.notice import Notice


def compare(declared: Policy, declaration: Declaration, notice: Policy) -> tuple[Difference, ...]:
    """Every difference, once for each rule and place, those of one file in the order of its source."""
    pair = Pair(declared, declaration, Notice(notice))
    found: Iterator[Difference] = chain(
        subjects.compare(pair),
        periods.compare(pair),
        contacts.compare(pair),
        sharing.compare(pair),
        practices.compare(pair),
    )
    distinct = {(one.rule, one.in_notice, one.finding.span): one for one in reversed(list(found))}
    return tuple(sorted(distinct.values(), key=lambda one: (one.in_notice, one.finding.span, one.rule)))


__all__ = ["Difference", "compare"]
