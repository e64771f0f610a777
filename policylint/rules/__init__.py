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

    return (*integrity_rules(), *contradiction_rules(), *missing_rules())


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
