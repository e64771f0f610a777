"""Rules on how something is said: too vague, too old, or more than can be promised."""

from __future__ import annotations

from policylint.rule import Rule


def quality_rules() -> tuple[Rule, ...]:
    """The rules of the group `quality`."""
    from policylint.rules.quality.absolute_security import AbsoluteSecurity
    from policylint.rules.quality.changes_without_notice import ChangesWithoutNotice
    from policylint.rules.quality.consent_by_use import ConsentByUse
    from policylint.rules.quality.dnt_confused_with_gpc import DntConfusedWithGpc
    from policylint.rules.quality.future_date import FutureDate
    from policylint.rules.quality.hard_to_read import HardToRead
    from policylint.rules.quality.legal_basis_not_per_purpose import LegalBasisNotPerPurpose
    from policylint.rules.quality.legitimate_interests_unnamed import LegitimateInterestsUnnamed
    from policylint.rules.quality.liability_or_arbitration import LiabilityOrArbitration
    from policylint.rules.quality.nevada_wrong_citation import NevadaWrongCitation
    from policylint.rules.quality.opt_out_friction import OptOutFriction
    from policylint.rules.quality.opt_out_signal_refused import OptOutSignalRefused
    from policylint.rules.quality.passive_without_actor import PassiveWithoutActor
    from policylint.rules.quality.recipients_vague import RecipientsVague
    from policylint.rules.quality.retention_vague import RetentionVague
    from policylint.rules.quality.rights_waiver import RightsWaiver
    from policylint.rules.quality.security_disclaimer import SecurityDisclaimer
    from policylint.rules.quality.stale_date import StaleDate
    from policylint.rules.quality.undefined_term import UndefinedTerm
    from policylint.rules.quality.unused_definition import UnusedDefinition
    from policylint.rules.quality.vague_wording import VagueWording

    return (
        AbsoluteSecurity(),
        ChangesWithoutNotice(),
        ConsentByUse(),
        DntConfusedWithGpc(),
        HardToRead(),
        LegalBasisNotPerPurpose(),
        LegitimateInterestsUnnamed(),
        LiabilityOrArbitration(),
        NevadaWrongCitation(),
        OptOutFriction(),
        OptOutSignalRefused(),
        PassiveWithoutActor(),
        RecipientsVague(),
        RetentionVague(),
        RightsWaiver(),
        SecurityDisclaimer(),
        UndefinedTerm(),
        UnusedDefinition(),
        VagueWording(),
        FutureDate(),
        StaleDate(),
    )
