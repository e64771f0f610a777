"""Rules on law that is relied on and no longer in force."""

from __future__ import annotations

from policylint.rule import Rule


def stale_law_rules() -> tuple[Rule, ...]:
    """The rules of the group `stale-law`."""
    from policylint.rules.stale_law.stale_ccpa import StaleCcpa
    from policylint.rules.stale_law.stale_do_not_sell_title import StaleDoNotSellTitle
    from policylint.rules.stale_law.stale_ico_registration import StaleIcoRegistration
    from policylint.rules.stale_law.stale_law_reference import StaleLawReference
    from policylint.rules.stale_law.stale_odr_platform import StaleOdrPlatform
    from policylint.rules.stale_law.stale_privacy_shield import StalePrivacyShield
    from policylint.rules.stale_law.stale_safe_harbor import StaleSafeHarbor
    from policylint.rules.stale_law.stale_telemedia_act import StaleTelemediaAct

    return (
        StaleCcpa(),
        StaleDoNotSellTitle(),
        StaleIcoRegistration(),
        StaleLawReference(),
        StaleOdrPlatform(),
        StalePrivacyShield(),
        StaleSafeHarbor(),
        StaleTelemediaAct(),
    )
