"""English, as any other language enters: through the hook `policylint_vocabularies`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from policylint.hookspecs import hookimpl
from policylint.language import Audience, Language, Stance
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.subject import ENGLISH as SUBJECT

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

_PRONOUN = Hinted(
    " it | them | they | these | those ", r"\b(?:it|them|they|these|those)\b(?!\s+is\s+our)", re.IGNORECASE
)
_DATA = deferred(
    r"\b(?:data|info(?:rmation)?|details?|records?|e-?mails?|address\w*|names?|numbers?|files?|photo\w*|pictures?|images?|videos?|logs?|lists?|accounts?|histor\w+"
    r"|profiles?|footage|recordings?|forms?|letters?|messages?|particulars|cvs?|applications?|cop(?:y|ies)|backups?|cookies?|registers?|answers?|notes?|locations?"
    r"|orders?|bookings?|documents?|content|posts?|comments?|ip|personal\w*|privacy|everything|anything|preferences?|contacts?|usage|statistics|analytics|subscri\w+"
    r"|about\s+you|(?:what|whatever)\s+you)\b",
    re.IGNORECASE,
)
_THING = deferred(
    r"\b(?:devices?|phones?|laptops?|tablets?|deposits?|prizes?|tickets?|books?|keys?|fobs?|parcels?|packages?|items?|goods|property|coats?|umbrellas?|bags?|luggage"
    r"|cakes?|food|meals?|seats?|tables?|places?|rooms?|equipment|kit|bikes?|bicycles?|balls?|cups?|troph(?:y|ies)|cheques?|money|payments?|fees?|refunds?|complaints?"
    r"|newsletters?|tools?|instruments?|costumes?|furniture|plants?|vehicles?|cars?|boats?|tents?|towels?|toys?|dogs?|cats?|pets?|birds?|halls?|clothes|shoes|batter(?:y|ies)"
    r"|cards?|vouchers?|badges?|samples?|tyres?|machines?)\b",
    re.IGNORECASE,
)


def _things(passages: tuple[Passage, ...]) -> Collection[int]:
    """The sentences that name no data and stand right behind one that names none either, but a thing."""
    from policylint.concordance import concordance

    return frozenset(
        number
        for number in concordance(passages).holding(_PRONOUN.hints)
        if number
        and _adjoin(passages[number - 1], passages[number])
        and _DATA.search(passages[number].text.content) is None
        and _DATA.search(passages[number - 1].text.content) is None
        and _THING.search(passages[number - 1].text.content) is not None
    )


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
