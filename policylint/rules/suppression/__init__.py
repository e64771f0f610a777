"""Rules about comments that suppress findings."""

from __future__ import annotations

from policylint.rule import Rule


def suppression_rules() -> tuple[Rule, ...]:
    """The rules of the group `suppression`."""
    from policylint.rules.suppression.expired_suppression import ExpiredSuppression
    from policylint.rules.suppression.malformed_suppression import MalformedSuppression
    from policylint.rules.suppression.unknown_suppression import UnknownSuppression
    from policylint.rules.suppression.unused_suppression import UnusedSuppression

    return (
        ExpiredSuppression(),
        MalformedSuppression(),
        UnknownSuppression(),
        UnusedSuppression(),
    )
