"""Postal addresses: a street, a box or a building, and near it a place with a postcode, a state or a country.

A town or a country alone is no address, nor is a street without a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.entities import places, streets
from policylint.entities.country import country_at
from policylint.entity import Entity

_REACH = 110
_MOST_WORDS = 13
_DIGIT = re.compile(r"[0-9]")
_SEPARATORS = re.compile(r"[\s,;|•·()–—-]+")
_PARTICLES = frozenset(
    {"of", "de", "del", "la", "le", "du", "am", "an", "der", "den", "upon", "on", "the", "and", "&", "c/o", "floor", "fl",
     "bis", "og", "in", "near", "opp", "cedex", "no", "nr", "suite", "unit", "building", "do", "da", "dos", "i", "al", "von"}
)  # fmt: skip
_NEVER_IN = re.compile(
    r"(?:Article|Art|Section|Sec|Regulation|Directive|Chapter|Annex|Recital|Version|Act|Code|Law|Clause|Paragraph|Rule"
    r"|Title|Part|Page|Phase|Schedule|January|February|March|April|June|July|August|September|October|November"
    r"|December|GDPR|CCPA|Last|Updated|Effective|Date|We|You|If|When|Our|Your|This|These|Phone|Tel|Telephone|Fax|Email"
    r"|E-mail|Form|Step|Copyright|No\.?\sof|Model|IP|ID|Release|Civil|EU|§+)\.?"
)
_LONG_WORD = re.compile(r"[\w'’]{5,}\.")
_AFTER = re.compile(r"[\s,.()|•–-]{1,4}")
_LEAD = re.compile(
    r"(?:(?:c/o\s)?(?:[A-Z0-9#][\w'’&.-]{0,24}\s){0,4}(?:House|Building|Tower|Floor|Level|Suite|Unit|Block|Park|Campus|Centre|Center|Plaza"
    r"|Box)(?:\s[A-Z0-9][\w-]{0,6})?|(?:[Ff]loor|Suite|Unit|Flat|Level)\s[A-Z0-9-]{1,6})[\s,]{1,3}$"
)
_REST = re.compile(r"(?:\s[0-9]{1,2}(?![\w/.-])|\s\([A-Z]{2}\)|\sCEDEX(?:\s[0-9]{1,2})?)?", re.IGNORECASE)


def find(content: str) -> Iterator[Entity]:
    """Postal addresses in order; the value is the words as written, on one line."""
    if _DIGIT.search(content) is None and "One " not in content:
        return
    certain = places.sure().search(content) is not None
    done = 0
    for start, end, vague in _candidates(content, certain):
        if start < done:
            continue
        stop = _place_end(content, end, vague)
        if stop is not None:
            start = _with_lead(content, start, done)
            yield Entity("address", start, stop, " ".join(content[start:stop].split()))
            done = stop


def _candidates(content: str, certain: bool) -> list[tuple[int, int, bool]]:
    """Streets, boxes and, if a place that is sure is near, what may be a street: by start, the surer first."""
    found: list[tuple[int, int, bool]] = []
    for pattern in (streets.typed(), streets.box(), streets.continental()):
        found.extend((*match.span(), False) for match in pattern.finditer(content) if _is_clean(match[0]))
    if certain:
        found.extend(
            (*match.span(), True) for match in streets.vague().finditer(content) if _is_clean(match[0])
        )
    return sorted(found, key=lambda candidate: (candidate[0], candidate[2], -candidate[1]))


def _is_clean(words: str) -> bool:
    """Whether no word among these says that they are no part of an address."""
    return not any(_NEVER_IN.fullmatch(word.strip(",;()")) for word in words.split())


def _place_end(content: str, street_end: int, vague: bool) -> int | None:
    """Where the address ends whose street ends at `street_end`; None if no place is near."""
    limit = min(len(content), street_end + _REACH)
    start = max(0, street_end - 1)
    patterns = (places.sure(),) if vague else (places.sure(), places.likely(), places.region())
    for pattern in patterns:
        for match in pattern.finditer(content, start, limit):
            if match.start() < street_end and not match[0][0].isspace():
                continue
            if (
                _is_gap(content[street_end : match.start()])
                and _is_clean(match[0])
                and not _is_year(match[0])
            ):
                rest = _REST.match(content, match.end())
                return _with_country(content, rest.end() if rest is not None else match.end())
    return None if vague else _country_after(content, street_end, limit)


def _is_year(place: str) -> bool:
    """Whether a place is only a word and a year."""
    digits = re.sub(r"\D", "", place)
    return (
        len(digits) == 4 and digits[:2] in ("19", "20") and place[0].isalpha() and place.split()[0].isalpha()
    )


def _is_gap(between: str) -> bool:
    """Whether only names and numbers stand between the street and the place, no sentence's end."""
    if _LONG_WORD.search(between) is not None or ":" in between or "@" in between:
        return False
    words = [word for word in _SEPARATORS.split(between) if word]
    if len(words) > _MOST_WORDS:
        return False
    for word in words:
        bare = word.strip(".'’\"#/")
        if bare and not (bare[0].isupper() or bare[0].isdigit() or bare.lower() in _PARTICLES):
            return False
    return _is_clean(between)


def _country_after(content: str, start: int, limit: int) -> int | None:
    for match in re.compile(r"[\s,(][A-ZÅÖTÜ]").finditer(content, start, limit):
        found = country_at(content, match.end() - 1)
        if found is not None and _is_gap(content[start : match.end() - 1]):
            return found[0]
    return None


def _with_country(content: str, end: int) -> int:
    """The end moved behind the country, if it follows, with a region between at most."""
    gap = _AFTER.match(content, end)
    if gap is None:
        return end
    found = country_at(content, gap.end())
    if found is not None:
        return found[0]
    region = re.compile(r"[A-ZÀ-Þ][\w-]{2,24}[\s,]{1,3}").match(content, gap.end())
    if region is not None and "," in content[end : gap.end()]:
        found = country_at(content, region.end())
    return found[0] if found is not None else end


def _with_lead(content: str, start: int, done: int) -> int:
    """The start moved before the building, floor or unit that stands in front of the street."""
    lead = _LEAD.search(content, max(done, start - 60), start)
    if lead is None or not _is_clean(lead[0]):
        return start
    return lead.start()
