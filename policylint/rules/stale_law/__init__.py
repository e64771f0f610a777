"""Rules on law that is relied on and no longer in force."""

from __future__ import annotations

from policylint.rule import Rule


def stale_law_rules() -> tuple[Rule, ...]:
    """The rules of the group `stale-law`."""
    from policylint.rules.stale_law.stale_law_reference import StaleLawReference
    from policylint.rules.stale_law.stale_privacy_shield import StalePrivacyShield
    from policylint.rules.stale_law.stale_safe_harbor import StaleSafeHarbor

    return (
        StaleLawReference(),
        StalePrivacyShield(),
        StaleSafeHarbor(),
    )
