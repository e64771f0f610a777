"""For whom and of what a part of a policy speaks: what is said for some is no contradiction of what is said for others. Not a rule."""

from __future__ import annotations

import re

from policylint.entities.recognition import recognise
from policylint.passages import Passage
from policylint.patterns import deferred

_REGION = deferred(
    r"\b(?:california\w*|ccpa|cpra|caloppa|european?|eea|gdpr|eu|uk|swiss|nevada|virginia|colorado|connecticut|utah|texas|oregon|montana|delaware|iowa"
    r"|residents?|jurisdictions?|countries|states)\b",
    re.IGNORECASE,
)
_PART = deferred(
    r"\b(?:newsletters?|sms|text\s+messag\w+|contact\s+forms?|comments?|forums?|surveys?|competitions?|contests?|prizes?|jobs?|applica(?:nts?|tions?)"
    r"|careers?|recruit\w+|employ\w+|candidates?|suppliers?|donors?|events?|students?|pupils?|patients?|payments?|location|photos?|cameras?|cctv|health"
    r"|facebook|twitter|instagram|youtube|google|apple|linkedin|whatsapp|calendar|contacts|beta)\b",
    re.IGNORECASE,
)
_MEANS = deferred(
    r"\b(?:cookies?|analytics?|logs?|logging|telemetry|crash\w*|diagnostics?|track\w+|beacons?|pixels?|ad(?:s|vert\w*)|links?|third[ -]part\w+|plug-?ins?|embed\w+|maps?|fonts?|cdn"
    r"|guests?|visitors?|members?|customers?|users?|registered|accounts?|subscribers?|demo|trial)\b",
    re.IGNORECASE,
)
_MEDIUM = deferred(
    r"\b(?:(?P<web>web-?\s?sites?|web\s+pages?|online\s+shop|web\s+shop|websites?)|(?P<app>(?:mobile\s+)?app(?:lication)?s?|games?)|(?P<mail>newsletters?|e-?mails?))\b",
    re.IGNORECASE,
)
_SUBJECT = deferred(r"\b(donor|patient|student|pupil|parent|supporter)s?\b")
_IN_WORDS = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
    ),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
)
_AGE = deferred(rf"\b(?:\d{{1,2}}|{'|'.join(_IN_WORDS[3:])})\b")


def regions(passage: Passage) -> frozenset[str]:
    """The countries, states and residents that the headings above a passage name, the document's title left out."""
    return frozenset(
        region for heading in passage.headings[1:] for region in named_regions(heading.text.content)
    )


def named_regions(words: str) -> frozenset[str]:
    """The countries, states and residents that words name."""
    countries = (entity.value for entity in recognise(words, frozenset({"country"})))
    return frozenset([*countries, *(match[0].casefold() for match in _REGION.finditer(words))])


def is_part(passage: Passage) -> bool:
    """Whether the innermost heading, or the passage's own label, speaks of one service, kind of data or group of people."""
    return _PART.search(_above(passage)) is not None


def is_of_means(passage: Passage) -> bool:
    """Whether a passage stands under the heading of a means by which data is collected (cookies, logs, somebody else's
    services), or of a group of people.
    """
    return _MEANS.search(_above(passage)) is not None


def _above(passage: Passage) -> str:
    """The innermost heading, if it is not the document's title, and the passage's label."""
    heading = passage.headings[-1].text.content if len(passage.headings) > 1 else ""
    return f"{heading} {passage.label}"


def comparable(one: Passage, other: Passage) -> bool:
    """Whether two passages speak to the same readers."""
    return one is not other and regions(one) == regions(other)


def same_medium(one: str, other: str) -> bool:
    """Whether two statements may speak of the same thing: not one of the website and one of the app."""
    first, second = _media(one), _media(other)
    return not first or not second or bool(first & second)


def _media(words: str) -> set[str]:
    return {name for match in _MEDIUM.finditer(words) for name, said in match.groupdict().items() if said}


def same_ages(denial: str, statement: str) -> bool:
    """Whether a statement about children may be of those a denial names: "under 13" says nothing of a child of fourteen."""
    limit, ages = _ages(denial), _ages(statement)
    return not limit or not ages or min(ages) < min(limit)


def _ages(words: str) -> list[int]:
    said = (match[0] for match in _AGE.finditer(words))
    return [_IN_WORDS.index(age) if age in _IN_WORDS else int(age) for age in said]


def about(words: str, passage: Passage) -> tuple[object, ...]:
    """All that tells of whom and of what a passage speaks, given its normalised words: equal where it is the same."""
    return subjects(words), frozenset(_media(words)), tuple(_ages(words)), regions(passage)


def subjects(words: str) -> frozenset[str]:
    """Groups of people, of whom not every reader is one, that a normalised sentence names."""
    return frozenset(match[1] for match in _SUBJECT.finditer(words))
