"""Periods and what they are for: a time of storage, a reply, a notice, a cookie's life, an age.

The same "30 days" may be any of these. Which it is, the words around it say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.attributes.unit import Scope, Unit, within
from policylint.disclosure import Attribute, Disclosure
from policylint.entities.numbers import WORDS, number
from policylint.entity import Entity
from policylint.patterns import Hinted, deferred

_REPLY = deferred(
    r"\b(?:respond|respon(?:se|ding)|repl(?:y|ies|ied)|answer|acknowledge|get\s+back|act\s+(?:up)?on|handle|fulfil|process"
    r"|compl(?:y|ied)|deal\s+with|inform\s+you|provide\s+you|request|enquir|inquir)\w*\b",
    re.IGNORECASE,
)
_NOTICE = deferred(
    r"^['’]?\s*(?:(?:prior\s+|advance\s+|written\s+)+)?(?:notice|before|prior\s+to|in\s+advance|ahead|after\s+posting)\b",
    re.IGNORECASE,
)
_KEEPING = deferred(
    r"\b(?:keep|kept|retain\w*|retention|stor(?:e|ed|es|ing|age)|hold|held|preserv\w+|sav(?:e|ed|ing)|archiv\w+|maintain\w*"
    r"|delet\w+|eras\w+|destroy\w*|remov\w+|purg\w+|anonymi[sz]\w+|overwrit\w+|expir\w+|lifetime|duration|stays?|remains?"
    r"|available|disappear\w*|rotat\w+|wip\w+|period|discard\w*|dispos\w+|shred\w*|last|truncat\w+|valid\w*|how\s+long)\b",
    re.IGNORECASE,
)
_CONDITION = deferred(r"\s*(?:if|when|where|once|after)\b", re.IGNORECASE)
_OFTEN = deferred(r"\b(?:every|each|once\s+(?:a|per|every)|per|times)\s+$", re.IGNORECASE)
_ENDING = deferred(r"\b(?:delet|eras|overwrit|purg|rotat|wip|remov|clear)\w*\b", re.IGNORECASE)
_TIMES = deferred(
    r"\b(?:once|twice|times|requests?)\s+(?:\w+\s+){0,3}(?:in|within|per|every|during)\s+(?:an?\s+|any\s+|each\s+)?$",
    re.IGNORECASE,
)
_SPENT = deferred(
    r"\b(?:for\s+(?:more\s+than|over)|in|over|during|within)\s+(?:the\s+)?(?:past|last|previous|preceding)\s+$"
    r"|\bthe\s+(?:past|last|previous|preceding)\s+$|\bhave\s+been\b[^,;]*$",
    re.IGNORECASE,
)
_EXPERIENCE = deferred(r"\s+(?:now\s+)?(?:we\s+have|of\s+experience|in\s+business|ago)\b", re.IGNORECASE)
_FOREIGN_KEEPER = deferred(
    r"(?:\b(?P<name>[A-Z][\w&.-]{0,60}(?:\s[A-Z][\w&.-]{0,60}){0,9})"
    r"|(?i:\b(?:the|our|these|those|such|this|that|a|an|their)\s+(?:\w+[\s-]){0,4}?(?:provider|processor|partner|supplier|vendor|bank"
    r"|network|carrier|courier|compan|part(?:y|ies)|platform|operator)\w*|\bthey))"
    r"\s+(?:may\s+|will\s+|also\s+|then\s+|itself\s+|only\s+|usually\s+|in\s+turn\s+){0,2}"
    r"(?:keep|retain|store|hold|delete|erase|save|archive|anonymi[sz]e|preserve)s?\b",
)
_NOT_NAMES = frozenset({"We", "I", "You", "It", "Who", "Which", "That", "And", "To", "Then", "Or", "Not"})


def periods(unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterator[Attribute]:
    """The durations that belong to the topic of the statement, as ISO 8601."""
    family = disclosure.topic.split(".")[0]
    for entity in unit.entities("duration"):
        if within(entity.start, scope) and _belongs(family, unit, entity, disclosure):
            yield Attribute("period", entity.value, unit.text.span(entity.start, entity.end))


def _belongs(family: str, unit: Unit, entity: Entity, disclosure: Disclosure) -> bool:
    content = unit.content
    start, end = next(clause for clause in unit.clauses() if clause[0] <= entity.start < clause[1])
    before, after, clause = content[start : entity.start], content[entity.end : end], content[start:end]
    if _SPENT.search(before) or _EXPERIENCE.match(after):
        return False
    if family == "retention":
        return _is_retention(unit, before, after, clause)
    if family == "cookies":
        return _is_lifetime(unit, before, clause)
    if disclosure.topic == "rights.how":
        return (
            _REPLY.search(clause) is not None
            and not _TIMES.search(before)
            and _KEEPING.search(before[-40:]) is None
        )
    if disclosure.topic == "policy.change-notice":
        return _KEEPING.search(before[-30:]) is None
    return True


def _is_retention(unit: Unit, before: str, after: str, clause: str) -> bool:
    """Whether a duration in a statement about storage is how long the organisation itself stores."""
    if _NOTICE.match(after) or (_OFTEN.search(before) and not _ENDING.search(clause)):
        return False
    if _REPLY.search(before[-60:]) and not _KEEPING.search(before[-40:]):
        return False
    if re.match(r"\s+(?:of|after|from|following)\s+(?:\w+\s+){0,3}?request", after, re.IGNORECASE):
        return False
    keeper = _FOREIGN_KEEPER.search(before)
    if keeper is not None and (keeper["name"] or "").split(" ")[0] not in _NOT_NAMES:
        return False
    waited = _CONDITION.match(before) is not None and not before.rstrip().endswith("within")
    said = [before, after if waited else after.partition(",")[0], unit.content[: unit.own]]
    said += [near.content for near in (unit.label, unit.heading) if near is not None]
    return any(_KEEPING.search(words) for words in said)


def _is_lifetime(unit: Unit, before: str, clause: str) -> bool:
    if _REPLY.search(before[-60:]):
        return False
    said = [clause, unit.content[: unit.own]]
    if unit.passage is not None and unit.passage.kind == "row":
        return True
    return any(_KEEPING.search(words) for words in said) or clause.strip() == unit.content[unit.own :].strip()


_AGE = rf"(?P<age>\d{{1,2}}|{WORDS})"
AGES = tuple(
    Hinted(hints, pattern, re.IGNORECASE)
    for hints, pattern in (
        ("age", r"\bage[ds]?\s+(?:of\s+|between\s+|from\s+)?" + _AGE),
        (
            "age",
            r"\bage[ds]?\s+(?:of\s+|between\s+|from\s+)?\d{1,2}\s*(?:to|and|[-–])\s*" + _AGE,
        ),
        (
            "under|below|younger than|less than|over|older than|above|at least|minimum of|not yet",
            r"\b(?:under|below|younger\s+than|less\s+than|over|older\s+than|above|at\s+least|minimum\s+of|not\s+yet)\s+"
            r"(?:the\s+age\s+of\s+|age\s+(?:of\s+)?)?"
            + _AGE
            + r"(?!\s*(?:days?|months?|weeks?|hours?|%|per\s?cent))\b",
        ),
        (
            "year&of age|old",
            r"\b"
            + _AGE
            + r"\s*(?:\(\d{1,2}\)\s*)?(?:-|\s)?years?(?:['’]s?)?(?:\s+of\s+age|\s+olds?|-olds?)\b",
        ),
        (
            "older|over|above|younger|under",
            r"\b" + _AGE + r"\s+(?:years\s+)?(?:or|and)\s+(?:older|over|above|younger|under)\b",
        ),
        ("under", r"\bunder-?(?P<age>\d{1,2})s?\b"),
    )
)
"""Ages, each as the group `age`."""

_OLDEST = 21


def ages(unit: Unit, disclosure: Disclosure, scope: Scope) -> Iterator[Attribute]:
    """The ages that a statement about children draws lines at, as ISO 8601 in years ("P13Y")."""
    taken: set[int] = set()
    hits = [match for pattern in AGES for match in pattern.finditer(unit.content, unit.folded)]
    for match in sorted(hits, key=lambda match: match.start("age")):
        start, end = match.span("age")
        years = number(match["age"])
        if within(start, scope) and start not in taken and 5 <= years <= _OLDEST and years.denominator == 1:
            taken.add(start)
            yield Attribute("age", f"P{years}Y", unit.text.span(start, end))
