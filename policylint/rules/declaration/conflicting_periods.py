"""`conflicting-periods`: two periods for the same data and purpose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

if TYPE_CHECKING:
    from policylint.declaration import Purpose, Retention

_INFO = RuleInfo(
    name="conflicting-periods",
    group="declaration",
    summary="One purpose has two retention periods for the same data.",
    topic="retention.period",
    documentation=Documentation(
        what="""
Reports the second of two `retain` statements of one purpose of a `.policy` file that give different periods for the same data, or
one a period and the other none at all (`indefinitely`).
""",
        why="""
Only one can be true, and whoever deletes the data will not know which.
""",
        flagged=(
            Example('policy "P" {\n  purpose books { retain 7 years\n retain 10 years }\n}\n', flagged=("retain 10 years",), path="a.policy"),
            Example('policy "P" {\n  purpose books { retain 7 years of a\n retain indefinitely of a }\n}\n', flagged=("retain indefinitely of a",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  purpose books { retain 7 years of a\n retain 10 years of b }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose books { retain 1 year\n retain 12 months }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose books { retain 7 years }\n  purpose news { retain 2 years }\n}\n', path="a.policy"),
        ),
        limits="Periods that begin at different events are taken to conflict, too: say with `of` to which data each applies.",
        references=("GDPR Art. 13(2)(a)",),
    ),
)  # fmt: skip


class ConflictingPeriods:
    """Finds two answers to one question."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for purpose in policy.declaration.purposes if policy.declaration is not None else ():
            for first, second in _conflicts(purpose):
                yield Finding(
                    f"another period for “{purpose.name.text}” than before",
                    second.span,
                    self.info.topic,
                    "Keep one, or say with “of” to which data each applies.",
                    (Related("the other period", first.span),),
                )


def _conflicts(purpose: Purpose) -> Iterator[tuple[Retention, Retention]]:
    """Each statement with the first one about the same data that it cannot be true beside."""
    first: dict[frozenset[str], Retention] = {}
    for kept in purpose.retentions:
        if kept.period is None and not kept.indefinitely:
            continue
        before = first.setdefault(frozenset(word.text for word in kept.data), kept)
        if _length(before) != _length(kept):
            yield before, kept


def _length(kept: Retention) -> float:
    """In whole days, so that a year is twelve months; without end for data kept indefinitely."""
    return round(kept.period.days) if kept.period is not None else float("inf")
