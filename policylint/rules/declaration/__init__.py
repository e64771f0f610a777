"""Rules that compile a file in the policy language."""

from __future__ import annotations

from policylint.rule import Rule


def declaration_rules() -> tuple[Rule, ...]:
    """The rules of the group `declaration`."""
    return (*_on_words(), *_on_practices())


def _on_words() -> tuple[Rule, ...]:
    """What the words and names of a file must be."""
    from policylint.rules.declaration.duplicate_declaration import DuplicateDeclaration
    from policylint.rules.declaration.duplicate_name import DuplicateName
    from policylint.rules.declaration.syntax_error import SyntaxErrors
    from policylint.rules.declaration.undefined_name import UndefinedName
    from policylint.rules.declaration.unknown_statement import UnknownStatement
    from policylint.rules.declaration.unknown_term import UnknownTerm
    from policylint.rules.declaration.unused_data import UnusedData

    return (
        DuplicateDeclaration(),
        DuplicateName(),
        SyntaxErrors(),
        UndefinedName(),
        UnknownStatement(),
        UnknownTerm(),
        UnusedData(),
    )


def _on_practices() -> tuple[Rule, ...]:
    """What the practices that are declared must go with."""
    from policylint.rules.declaration.conflicting_periods import ConflictingPeriods
    from policylint.rules.declaration.consent_without_withdrawal import ConsentWithoutWithdrawal
    from policylint.rules.declaration.contradictory_declarations import ContradictoryDeclarations
    from policylint.rules.declaration.effective_before_updated import EffectiveBeforeUpdated
    from policylint.rules.declaration.purpose_without_basis import PurposeWithoutBasis
    from policylint.rules.declaration.purpose_without_retention import PurposeWithoutRetention
    from policylint.rules.declaration.receipt_beyond_purpose import ReceiptBeyondPurpose
    from policylint.rules.declaration.retention_over_maximum import RetentionOverMaximum
    from policylint.rules.declaration.sale_denied import SaleDenied
    from policylint.rules.declaration.shared_data_without_purpose import SharedDataWithoutPurpose
    from policylint.rules.declaration.special_category_without_condition import (
        SpecialCategoryWithoutCondition,
    )
    from policylint.rules.declaration.transfer_without_safeguard import TransferWithoutSafeguard
    from policylint.rules.declaration.unnamed_interest import UnnamedInterest

    return (
        ConflictingPeriods(),
        ConsentWithoutWithdrawal(),
        ContradictoryDeclarations(),
        EffectiveBeforeUpdated(),
        PurposeWithoutBasis(),
        PurposeWithoutRetention(),
        ReceiptBeyondPurpose(),
        RetentionOverMaximum(),
        SaleDenied(),
        SharedDataWithoutPurpose(),
        SpecialCategoryWithoutCondition(),
        TransferWithoutSafeguard(),
        UnnamedInterest(),
    )
