"""English, as any other language enters: through the hook `policylint_vocabularies`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.hookspecs import hookimpl
from policylint.language import Audience, Language, Stance
from policylint.language.subject import ENGLISH as SUBJECT
from policylint.patterns import deferred

if TYPE_CHECKING:
    from policylint.passages import Passage

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

_DATA = (
    "data|info|detail|record|email|e-mail|address|name|number|file|photo|picture|image|video|log|list|account|histor|profile|footage|form|letter|message|"
    "particulars|cv|application|copy|copies|backup|cookie|register|answer|note|location|order|booking|document|content|post|comment|ip |personal|privacy|"
    "everything|anything|preference|contact|usage|statistic|analytics|subscri|about you|what you|whatever you"
)
_THING = (
    "device|phone|laptop|tablet|deposit|prize|ticket|book|key|fob|parcel|package|item|good|coat|umbrella|bag|cake|meal|seat|table|place|room|bike|bicycle|"
    "ball|cup|cheque|payment|fee|refund|complaint|newsletter|tool|instrument|costume|plant|vehicle|car|boat|tent|towel|toy|dog|cat|pet|bird|hall|shoe|"
    "voucher|badge|sample|tyre|machine|property|luggage|food|equipment|kit|money|furniture|cloth"
)
_PRONOUN = "it|them|they|these|those"
_NAMED = deferred(rf"\b(?:{_PRONOUN})\b", re.IGNORECASE)
_ON_DATA = deferred(
    r"\b(?:keep\w*|kept|long|ret(?:ain|en)\w*|stor\w+|delet\w+|eras\w+|shar\w+|sell\w*|recipients?|who|whom|data|information|details)\b",
    re.IGNORECASE,
)
"""What titles hold that speak of data, under which a pronoun stands for it whatever is named before."""
_IS_THING = deferred(rf"\b(?:{_THING})(?:s|es)?\b", re.IGNORECASE)


def _things(passages: tuple[Passage, ...]) -> Collection[int]:
    """The sentences that name no data and stand right behind one that names none either, but a thing."""
    from policylint.concordance import concordance
    from policylint.concordance.bits import numbers_in

    bits = concordance(passages).bits
    referring = bits(_beginning(_PRONOUN)) & (bits(_beginning(_THING)) << 1)
    if referring:
        data = bits(_beginning(_DATA))
        referring &= ~(data | data << 1)
    return [
        number
        for number in numbers_in(referring)
        if _adjoin(passages[number - 1], passages[number])
        and _IS_THING.search(passages[number - 1].text.content)
        and _NAMED.search(passages[number].text.content)
        and not any(_ON_DATA.search(heading.text.content) for heading in passages[number].headings[1:])
    ]


@cache
def _beginning(words: str) -> tuple[tuple[str, ...]]:
    """Hints, as `policylint.concordance` takes them, of words that begin so."""
    return (tuple([f" {word}" for word in words.split("|")]),)


def _adjoin(one: Passage, other: Passage) -> bool:
    """Whether two passages are sentences of one paragraph, the other right behind the one."""
    both = one.kind == other.kind == "sentence" and one.section is other.section
    return both and other.span.start - one.span.end == 1


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
    things=_things,
)


@hookimpl
def policylint_vocabularies() -> Sequence[Language]:
    """English."""
    return (ENGLISH,)
