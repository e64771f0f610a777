"""Rules on the text itself: what is broken, empty or cut off in it."""

from __future__ import annotations

from policylint.rule import Rule


def integrity_rules() -> tuple[Rule, ...]:
    """The rules of the group `integrity`."""
    from policylint.rules.integrity.conflicting_dates import ConflictingDates
    from policylint.rules.integrity.dangling_reference import DanglingReference
    from policylint.rules.integrity.duplicate_heading import DuplicateHeading
    from policylint.rules.integrity.dynamic_date import DynamicDate
    from policylint.rules.integrity.empty_list_intro import EmptyListIntro
    from policylint.rules.integrity.empty_section import EmptySection
    from policylint.rules.integrity.foreign_brand import ForeignBrand
    from policylint.rules.integrity.foreign_framework import ForeignFramework
    from policylint.rules.integrity.heading_level_jump import HeadingLevelJump
    from policylint.rules.integrity.headings_missing import HeadingsMissing
    from policylint.rules.integrity.impossible_date import ImpossibleDate
    from policylint.rules.integrity.incomplete_sentence import IncompleteSentence
    from policylint.rules.integrity.obfuscated_contact import ObfuscatedContact
    from policylint.rules.integrity.placeholder_text import PlaceholderText
    from policylint.rules.integrity.template_residue import TemplateResidue
    from policylint.rules.integrity.unreadable_text import UnreadableText

    return (
        ConflictingDates(),
        DanglingReference(),
        DuplicateHeading(),
        DynamicDate(),
        EmptyListIntro(),
        EmptySection(),
        ForeignBrand(),
        ForeignFramework(),
        HeadingLevelJump(),
        HeadingsMissing(),
        ImpossibleDate(),
        IncompleteSentence(),
        ObfuscatedContact(),
        PlaceholderText(),
        TemplateResidue(),
        UnreadableText(),
    )
