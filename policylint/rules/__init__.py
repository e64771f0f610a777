"""The built-in rules."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.hookspecs import hookimpl
from policylint.rule import Rule


@hookimpl
def policylint_rules() -> Sequence[Rule]:
    """What judges a policy."""
    return builtin_rules()


def builtin_rules() -> tuple[Rule, ...]:
    """All rules that come with policylint: on the text itself, on contradictions, on what is missing."""
    from policylint.rules.missing import missing_rules

    return (
        *integrity_rules(),
        *contradiction_rules(),
        *wording_rules(),
        *declaration_rules(),
        *missing_rules(),
        *suppression_rules(),
    )


def contradiction_rules() -> tuple[Rule, ...]:
    """The rules that set two places of one policy side by side."""
    from policylint.rules.conflicting_controllers import ConflictingControllers
    from policylint.rules.conflicting_retention import ConflictingRetention
    from policylint.rules.contradictory import ContradictoryStatements
    from policylint.rules.personal_identifiers import IdentifierCalledNonPersonal

    return (
        ContradictoryStatements(),
        ConflictingRetention(),
        ConflictingControllers(),
        IdentifierCalledNonPersonal(),
    )


def declaration_rules() -> tuple[Rule, ...]:
    """The rules that compile a file in the policy language."""
    from policylint.rules.conflicting_periods import ConflictingPeriods
    from policylint.rules.consent_without_withdrawal import ConsentWithoutWithdrawal
    from policylint.rules.contradictory_declarations import ContradictoryDeclarations
    from policylint.rules.duplicate_declaration import DuplicateDeclaration
    from policylint.rules.duplicate_name import DuplicateName
    from policylint.rules.effective_before_updated import EffectiveBeforeUpdated
    from policylint.rules.purpose_without_basis import PurposeWithoutBasis
    from policylint.rules.purpose_without_retention import PurposeWithoutRetention
    from policylint.rules.receipt_beyond_purpose import ReceiptBeyondPurpose
    from policylint.rules.retention_over_maximum import RetentionOverMaximum
    from policylint.rules.sale_denied import SaleDenied
    from policylint.rules.shared_data_without_purpose import SharedDataWithoutPurpose
    from policylint.rules.special_category_without_condition import SpecialCategoryWithoutCondition
    from policylint.rules.syntax_error import SyntaxErrors
    from policylint.rules.transfer_without_safeguard import TransferWithoutSafeguard
    from policylint.rules.undefined_name import UndefinedName
    from policylint.rules.unknown_statement import UnknownStatement
    from policylint.rules.unknown_term import UnknownTerm
    from policylint.rules.unnamed_interest import UnnamedInterest
    from policylint.rules.unused_data import UnusedData

    return (
        ConflictingPeriods(),
        ConsentWithoutWithdrawal(),
        ContradictoryDeclarations(),
        DuplicateDeclaration(),
        DuplicateName(),
        EffectiveBeforeUpdated(),
        PurposeWithoutBasis(),
        PurposeWithoutRetention(),
        ReceiptBeyondPurpose(),
        RetentionOverMaximum(),
        SaleDenied(),
        SharedDataWithoutPurpose(),
        SpecialCategoryWithoutCondition(),
        SyntaxErrors(),
        TransferWithoutSafeguard(),
        UndefinedName(),
        UnknownStatement(),
        UnknownTerm(),
        UnnamedInterest(),
        UnusedData(),
    )


def wording_rules() -> tuple[Rule, ...]:
    """The rules on how something is said: too vague, out of date, or more than can be promised."""
    from policylint.rules.absolute_security import AbsoluteSecurity
    from policylint.rules.changes_without_notice import ChangesWithoutNotice
    from policylint.rules.consent_by_use import ConsentByUse
    from policylint.rules.dnt_confused_with_gpc import DntConfusedWithGpc
    from policylint.rules.hard_to_read import HardToRead
    from policylint.rules.legal_basis_not_per_purpose import LegalBasisNotPerPurpose
    from policylint.rules.legitimate_interests_unnamed import LegitimateInterestsUnnamed
    from policylint.rules.recipients_vague import RecipientsVague
    from policylint.rules.retention_vague import RetentionVague
    from policylint.rules.rights_waiver import RightsWaiver
    from policylint.rules.stale_law_reference import StaleLawReference
    from policylint.rules.stale_privacy_shield import StalePrivacyShield
    from policylint.rules.stale_safe_harbor import StaleSafeHarbor
    from policylint.rules.unused_definition import UnusedDefinition
    from policylint.rules.vague_wording import VagueWording

    return (
        AbsoluteSecurity(),
        ChangesWithoutNotice(),
        ConsentByUse(),
        DntConfusedWithGpc(),
        HardToRead(),
        LegalBasisNotPerPurpose(),
        LegitimateInterestsUnnamed(),
        RecipientsVague(),
        RetentionVague(),
        RightsWaiver(),
        StaleLawReference(),
        StalePrivacyShield(),
        StaleSafeHarbor(),
        UnusedDefinition(),
        VagueWording(),
    )


def suppression_rules() -> tuple[Rule, ...]:
    """The rules about comments that suppress findings."""
    from policylint.rules.expired_suppression import ExpiredSuppression
    from policylint.rules.malformed_suppression import MalformedSuppression
    from policylint.rules.unknown_suppression import UnknownSuppression
    from policylint.rules.unused_suppression import UnusedSuppression

    return (ExpiredSuppression(), MalformedSuppression(), UnknownSuppression(), UnusedSuppression())


def integrity_rules() -> tuple[Rule, ...]:
    """The rules that need no detector: what is broken, unfinished or out of date in the text itself."""
    from policylint.rules.conflicting_dates import ConflictingDates
    from policylint.rules.dangling_reference import DanglingReference
    from policylint.rules.duplicate_heading import DuplicateHeading
    from policylint.rules.empty_list_intro import EmptyListIntro
    from policylint.rules.empty_section import EmptySection
    from policylint.rules.future_date import FutureDate
    from policylint.rules.heading_level_jump import HeadingLevelJump
    from policylint.rules.headings_missing import HeadingsMissing
    from policylint.rules.incomplete_sentence import IncompleteSentence
    from policylint.rules.obfuscated_contact import ObfuscatedContact
    from policylint.rules.placeholder_text import PlaceholderText
    from policylint.rules.stale_date import StaleDate
    from policylint.rules.unreadable_text import UnreadableText

    return (
        ConflictingDates(),
        DanglingReference(),
        DuplicateHeading(),
        EmptyListIntro(),
        EmptySection(),
        FutureDate(),
        HeadingLevelJump(),
        HeadingsMissing(),
        IncompleteSentence(),
        ObfuscatedContact(),
        PlaceholderText(),
        StaleDate(),
        UnreadableText(),
    )
