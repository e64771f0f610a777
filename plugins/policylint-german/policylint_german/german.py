"""All that policylint needs to read German."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path

from policylint.detector import Describer
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.language import Language, Stance, Subject
from policylint.passages import Passage

_HERE = Path(__file__).parent

VOCABULARY = _HERE / "vocabulary"
"""The folder of the vocabulary files."""

FOLDERS = (VOCABULARY, VOCABULARY / "attributes")
"""The folders with vocabulary files: of topics, of attributes."""

_SUBJECT = Subject(
    privacy=r"datenschutz|privatsphäre|personenbezogene\w*\s+daten|\bprivacy\b",
    personal_data=r"datenschutz|personenbezogen|personendaten|\b(?:ihre|deine|kunden|nutzer|patienten|mitglieder)[- ]?daten\b|\bcookies?\b"
    r"|\b(?:erheben|verarbeiten|speichern|erfassen)\b(?:\s+\w+){0,6}\s+(?:daten|angaben)\b|\bdaten\b(?:\s+\w+){0,6}\s+(?:erhoben|verarbeitet|gespeichert)\b",
    cookies=r"\bcookie",
    terms=r"nutzungsbedingungen|geschäftsbedingungen|\bagb\b|impressum|widerrufsbelehrung",
)


def _stance() -> Stance:
    from policylint_german.denial import GERMAN_NEGATION

    return GERMAN_NEGATION


def forms(word: str) -> Collection[str]:
    """The ways a word is spelled."""
    from policylint_german.inflection import forms as found

    return found(word)


def inflections(word: str) -> Collection[str]:
    """The word in all its forms."""
    from policylint_german.inflection import inflections as found

    return found(word)


GERMAN = Language(
    code="de",
    folder=str(VOCABULARY),
    stance=_stance,
    subject=_SUBJECT,
    forms=forms,
    inflections=inflections,
    audiences=(
        ("california", r"kaliforni|\bccpa\b|\bcpra\b"),
        ("europe", r"\b(?:nutzer|personen|besucher)\b.{0,30}\b(?:eu|ewr|europäischen)\b"),
        ("us-states", r"\b(?:us-bundesstaaten|virginia|colorado|texas)\b"),
    ),
    wordings=str(_HERE / "wordings.toml"),
)


class GermanAttributes:
    """Adds attributes to the disclosures of German documents. What does it is imported when the first is read."""

    name = "attributes-de"
    language = GERMAN

    @cached_property
    def _describer(self) -> Describer:
        from policylint_german.describing import GermanDescriber

        return GermanDescriber(GERMAN)

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures in the same order, with attributes where their words name some."""
        return self._describer.describe(document, passages, found)
