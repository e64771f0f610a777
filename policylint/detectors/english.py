"""English, as any other language enters: through the hook `policylint_vocabularies`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from policylint.hookspecs import hookimpl
from policylint.language import Audience, Language, Stance
from policylint.language.subject import ENGLISH as SUBJECT

AUDIENCES: tuple[Audience, ...] = (
    ("california", r"\bcaliforni\w+|\bccpa\b|\bcpra\b|\bcaloppa\b", "californi|ccpa|cpra|caloppa"),
    (
        "europe",
        r"^(?=.*\b(?:european|europe|eea|eu|u\.?k|united kingdom|switzerland|swiss)\b)"
        r"(?!.*\b(?:outside|beyond|not\s+(?:a\s+)?(?:part|members?)\s+of)\b)"
        r"|^(?=.*\bgdpr\b)(?!.*\b(?:legal|lawful)\s+(?:bas[ie]s|grounds?)\b)",
        "europe|eea|eu|uk|u.k|united kingdom|switzerland|swiss|gdpr",
    ),
    (
        "us-states",
        r"\b(?:nevada|virginia|colorado|connecticut|utah|texas|oregon|montana|delaware|iowa)\b",
        "nevada|virginia|colorado|connecticut|utah|texas|oregon|montana|delaware|iowa",
    ),
)
"""The audiences that headings name in English; see `policylint.language.Language`."""


def _stance() -> Stance:
    from policylint.detectors.polarity import EnglishStance

    return EnglishStance()


def _forms(word: str) -> Collection[str]:
    from policylint.phrases.spelling import spellings

    return spellings(word)


def _inflections(word: str) -> Collection[str]:
    from policylint.phrases.spelling import inflections

    return inflections(word)


ENGLISH = Language(
    code="en",
    folder=str(Path(__file__).parent.parent / "vocabulary" / "en"),
    stance=_stance,
    subject=SUBJECT,
    forms=_forms,
    inflections=_inflections,
    audiences=AUDIENCES,
)


@hookimpl
def policylint_vocabularies() -> Sequence[Language]:
    """English."""
    return (ENGLISH,)
