"""Rules that set two places of one policy side by side."""

from __future__ import annotations

from policylint.rule import Rule


def contradiction_rules() -> tuple[Rule, ...]:
    """The rules of the group `contradiction`."""
    from policylint.rules.contradiction.conflicting_contacts import ConflictingContacts
    from policylint.rules.contradiction.conflicting_controllers import ConflictingControllers
    from policylint.rules.contradiction.conflicting_delays import ConflictingDelays
    from policylint.rules.contradiction.conflicting_retention import ConflictingRetention
    from policylint.rules.contradiction.contradictory import ContradictoryStatements
    from policylint.rules.contradiction.personal_identifiers import IdentifierCalledNonPersonal

    return (
        ContradictoryStatements(),
        ConflictingRetention(),
        ConflictingDelays(),
        ConflictingControllers(),
        ConflictingContacts(),
        IdentifierCalledNonPersonal(),
    )
