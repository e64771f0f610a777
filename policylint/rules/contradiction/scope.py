"""For whom and of what a part of a policy speaks: what is said for some is no contradiction of what is said for others. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.concordance import concordance
from policylint.entities.recognition import recognise
from policylint.entities.unions import is_abroad
from policylint.passages import Passage, listed_under
from policylint.patterns import Hinted, deferred, folded
from policylint.policy import Policy
from policylint.rules.contradiction.denials import NEGATION, normalised
from policylint.rules.wording import narrows

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
_SAME = {"payment": ("payment", "card"), "contact": ("contact", "address book"), "camera": ("camera", "cctv")}
_MEDIUM = deferred(
    r"\b(?:(?P<web>web-?\s?sites?|web\s+pages?|online\s+shop|web\s+shop|websites?)|(?P<app>(?:mobile\s+)?app(?:lication)?s?|games?)|(?P<mail>newsletters?|e-?mails?))\b",
    re.IGNORECASE,
)
_REFUSING = deferred(
    r"(?:\S+ ){1,6}?(?:(?:do|does|will|shall)(?: not|n't)|never|will never)(?: (?:ever|also|knowingly))?"
    r"(?P<does>(?: (?:collect|gather|store|record|keep|hold|share|sell|rent|disclose|display|show|send|obtain|transfer|contain|include|have),?(?: or| and)?){0,5})"
    r"(?: (?:any of|the|following|things|do|any|use|process|your|personal|data|information|for)){0,7}"
)
"""An introduction that denies whatever follows it: "We do not:", "The app does not collect or store:", "We do not use your data for:"."""

_REFUSED = deferred(
    r"(?:what|things|(?:(?:the|personal) )*(?:data|information|details))(?: (?:that|which))? (?:we|i|(?:the|this|our) \w+)(?: do| does| will)?(?: not|n't| never)"
    r" (?P<does>collect|gather|store|record|share|sell|do)"
)
"""A heading that denies whatever stands under it: "Information we do not collect"."""

_DONE = deferred(r"\w+(?:ed|sold|sent|given|kept)\b", re.IGNORECASE)
_REFUSALS = ((" not", " never", "n't", "n’t"),)
"""Hints of introductions that deny."""

_DATA = deferred(r"\b(?:data|information)\b")
ABROAD = Hinted(
    "outside|abroad|overseas|leave|other countries|another country|international|border|worldwide",
    r"\b(?:outside|abroad|overseas|leaves?|other\s+countries|another\s+country|international(?:ly)?|borders?|worldwide)\b",
    re.IGNORECASE,
)
_EUROPE = deferred(r"\b(?:EU|EEA|European\s+(?:Union|Economic\s+Area)|Europe)\b", re.IGNORECASE)
_COLLECTED = deferred(
    r"(?:[\d.)]+\s+)?(?:(?:the\s+|what\s+|which\s+|types?\s+of\s+|kinds?\s+of\s+|categories\s+of\s+|personal\s+)*(?:data|information)\s+(?:that\s+|which\s+)?(?:do\s+)?|what\s+(?:do\s+)?)we\s+(?:may\s+)?(?:collect|gather|hold|record)"
    r"(?:(?:,|\s+(?:and|or))\s+(?:collect|use|hold|process|store|how\s+we\s+use\s+it|why))*",
    re.IGNORECASE,
)
_INCLUDING = deferred(
    r"(?:(?:this|these|it|they|which)\s+(?:may\s+|can\s+)?(?:include|includes|comprise|comprises)(?:\s+(?:the\s+following|but\s+is\s+not\s+limited\s+to))?)?",
    re.IGNORECASE,
)
_NUMBERED = deferred(r"^[\d.)]+ ")
_SUBJECT = deferred(r"\b(donor|patient|student|pupil|parent|supporter)s?\b")
_IN_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
_AGE = deferred(rf"\b(?:\d{{1,2}}|{'|'.join(_IN_WORDS[3:])})\b")
_LIMITS = deferred(
    r"^\s*(?:in|for|on|with|if|when|as|during|under|where)\b|\b(?:except|unless|not|only)\b", re.IGNORECASE
)


def is_said(policy: Policy, passage: Passage) -> bool:
    """Whether a passage says something, and always the same: no part of it hangs on a template's choice."""
    if passage.kind == "heading" or passage.quoted:
        return False
    document, text, own = policy.document, passage.text, passage.own
    if not document.branches:
        return True
    introduced = own > 0 and document.hangs_on_choice(text.span(0, own))
    return not introduced and not document.hangs_on_choice(text.span(own, len(text.content)))


def is_limited(passage: Passage) -> bool:
    """Whether what introduces a passage limits it."""
    return bool(passage.own) and _LIMITS.search(passage.text.content[: passage.own]) is not None


def regions(passage: Passage) -> frozenset[str]:
    """The countries, states and residents that the headings above a passage name, the document's title left out."""
    return frozenset(
        region for heading in passage.headings[1:] for region in named_regions(heading.text.content)
    )


def named_regions(words: str) -> frozenset[str]:
    """The countries, states and residents that words name."""
    countries = (entity.value for entity in recognise(words, frozenset({"country"})))
    return frozenset([*countries, *(match[0].casefold() for match in _REGION.finditer(words))])


def refused(policy: Policy) -> Iterator[tuple[int, str]]:
    """What stands after an introduction or under a heading that denies it, or is answered with a no: the numbers of passages, and each as a
    sentence that denies.
    """
    for number in concordance(policy.passages).holding(_REFUSALS):
        passage = policy.passages[number]
        intro = _REFUSING.fullmatch(normalised(passage.text.content[: passage.own])) if passage.own else None
        if intro is not None:
            data = "data" if _DATA.search(intro[0]) else ""
            yield number, f"we do not{intro['does'].rstrip(',')} {data} {passage.own_text}"
    for number, passage, verb in listed_under(policy.passages, _refused_by):
        if not NEGATION.search(passage.own_text.lower()):
            yield number, f"we do not {verb} {passage.own_text}"
    for number, passage in enumerate(policy.passages):
        if passage.denied and (label := _label(passage)):
            yield number, f"no data {label}" if _DONE.match(label) else f"no {label}"


def _label(passage: Passage) -> str:
    """What a mere no answers in a passage: the label before a colon, or a cell or term of its own; empty in a whole row, which repeats it."""
    label, colon, _ = passage.own_text.partition(":")
    return label if colon or passage.kind != "row" or label == passage.label else ""


def _refused_by(heading: str) -> str | None:
    """The verb that a heading denies; empty if it is "do"."""
    match = _REFUSED.fullmatch(_NUMBERED.sub("", normalised(heading)))
    return None if match is None else match["does"].replace("do", "")


def items_listed_as_collected(policy: Policy) -> Iterator[int]:
    """The items and rows right under a heading that says that they are collected, but for those that an introduction gives another sense."""
    return (
        number
        for number, passage in enumerate(policy.passages)
        if passage.kind in ("item", "row") and is_listed_as_collected(passage)
    )


def is_listed_as_collected(passage: Passage) -> bool:
    """Whether a list that a passage stands in, or a part of it, is headed "Information we collect" and not introduced otherwise."""
    if passage.kind not in ("item", "row") or not _INCLUDING.fullmatch(
        passage.text.content[: passage.own].strip(" :")
    ):
        return False
    return any(
        _COLLECTED.fullmatch(heading.text.content.strip(" :?")) for heading in passage.headings[1:][-2:]
    )


def without_countries(denial: str) -> str:
    """A denial of going abroad with the countries that it names read as "countries"."""
    if not ABROAD.pattern.search(denial):
        return denial
    for entity in reversed(recognise(denial, frozenset({"country"}))):
        denial = f"{denial[: entity.start]}countries{denial[entity.end :]}"
    return denial


def goes_abroad(denial: str, statement: str) -> bool:
    """Whether data that goes where a statement says leaves the countries that a denial names, if it names any."""
    if ABROAD.search(statement, folded(statement)):
        return True
    homes, there = countries(denial), countries(statement)
    return bool(homes) and any(all(is_abroad(country, home) for home in homes) for country in there)


def countries(text: str) -> set[str]:
    """The countries, and the union of some, that a text names."""
    found = {entity.value for entity in recognise(text, frozenset({"country"}))}
    return found | ({"EEA"} if _EUROPE.search(text) else set())


def is_part(passage: Passage, said: str = "") -> bool:
    """Whether the innermost heading, or the passage's own label, speaks of one service, kind of data or group of people, other than
    of what is `said`, in normalised words, anyway.
    """
    return _names_more(_PART, passage, said)


def is_of_means(passage: Passage, said: str = "") -> bool:
    """Whether a passage stands under the heading of a means by which data is collected (cookies, logs, somebody else's
    services), or of a group of people, other than what is `said` anyway.
    """
    return _names_more(_MEANS, passage, said)


def _names_more(pattern: re.Pattern[str], passage: Passage, said: str) -> bool:
    above = [
        match[0].casefold().rstrip("s").removesuffix("ging") for match in pattern.finditer(_above(passage))
    ]
    return any(not said or not any(one in said for one in _SAME.get(stem, (stem,))) for stem in above)


def _above(passage: Passage) -> str:
    """The innermost heading, if it is not the document's title, and the passage's label."""
    heading = passage.headings[-1].text.content if len(passage.headings) > 1 else ""
    return f"{heading} {passage.label}"


def comparable(one: Passage, other: Passage) -> bool:
    """Whether two passages speak to the same readers, and the first is no summary that the other one narrows."""
    return one is not other and regions(one) == regions(other) and not narrows(one, other)


def same_medium(one: str, other: str) -> bool:
    """Whether two statements may speak of the same thing: not one of the website and one of the app."""
    first, second = _media(one), _media(other)
    return not first or not second or bool(first & second)


def _media(words: str) -> set[str]:
    return {name for match in _MEDIUM.finditer(words) for name, said in match.groupdict().items() if said}


def same_ages(denial: str, statement: str) -> bool:
    """Whether a statement about children may be of those a denial names: "under 13" says nothing of a child of fourteen."""
    limit, ages = _ages(denial), _ages(statement, whose=True)
    return not limit or not ages or min(ages) < min(limit)


def _ages(words: str, whose: bool = False) -> list[int]:
    """The ages that words name; if it is asked `whose` they are, "under 13" is twelve."""
    below = ("under ", "below ") if whose else ()
    return [_age(one[0]) - words[: one.start()].endswith(below) for one in _AGE.finditer(words)]


def _age(word: str) -> int:
    return _IN_WORDS.index(word) if word in _IN_WORDS else int(word)


def about(words: str, passage: Passage) -> tuple[object, ...]:
    """All that tells of whom and of what a passage speaks, given its normalised words: equal where it is the same."""
    return subjects(words), frozenset(_media(words)), tuple(_ages(words)), regions(passage)


def subjects(words: str) -> frozenset[str]:
    """Groups of people, of whom not every reader is one, that a normalised sentence names."""
    return frozenset(match[1] for match in _SUBJECT.finditer(words))
