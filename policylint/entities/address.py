"""Postal addresses: a street, a box or a building, and near it a place with a postcode, a state or a country.

A town or a country alone is no address, nor is a street without a place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from policylint.entities import places, streets
from policylint.entities.country import country_at
from policylint.entities.words import FIGURES, has_digits, stretches
from policylint.entity import Entity
from policylint.patterns import Hinted, deferred

HINTS = (*FIGURES, "one ", "co ", "co. ", "county ")
"""What stands, folded, where there is a postal address."""

_REACH = 110
_MOST_WORDS = 13
_LIKE_A_POSTCODE = deferred(
    r"[0-9](?:[0-9]{4}|(?<=1)[0-8][0-9]{2}|(?<=2)[1-9][0-9]{2}|(?<=[03-9])[0-9]{3}|(?<=[A-Za-z][ ,][12])[90][0-9]{2}\b(?!,)"
    r"|[0-9]{3}\s?[A-ZÀ-Þ]|[0-9]{2}[ -][0-9]{2}|[0-9]-[0-9]{3}|[A-Z]{2}\b|[A-Z]\s?[0-9]|[0-9W]\s?[A-Z][A-Z0-9]{3}\b)"
)
"""Digits that may belong to a postcode, years at the end of a date left out."""

LIKELY = (
    deferred(rf"{_LIKE_A_POSTCODE.pattern}|{streets.NUMBER_THEN_NAME}"),
    streets.NAME_THEN_NUMBER,
)
"""One of these matches in every text with an address, or one of `SELDOM`, or it holds one of the `BOXES`, folded."""

SELDOM = (Hinted("one ", "One "), Hinted("co |co. |county ", places.IRISH_COUNTY))

BOXES = streets.BOX_HINTS

_SEPARATORS = deferred(r"[\s,;|•·()–—]+")
_SMALL_WORDS = """
    of de del la le du am an der den upon on the and & c/o floor fl bis og in near opp cedex no nr suite unit building do
    da dos von i
    """
_PARTICLES = frozenset(_SMALL_WORDS.split())
_STRANGERS = """
    Article Art Section Sec Regulation Directive Chapter Annex Recital Version Act Code Law Clause Paragraph
    Rule Title Part Page Phase Schedule January February March April June July August September October November
    December GDPR CCPA Last Updated Effective Date We You If When Our Your This These Phone Tel Telephone Fax
    Email E-mail Form Step Copyright Model IP ID Release Civil EU LLC Inc Ltd GmbH Officer Privacy Protection Policy
    § §§ §§§
    """
_NEVER_IN = frozenset(_STRANGERS.split())
_ENDS_SENTENCE = deferred(r"[\w'’]{5,}\.")
_AFTER = deferred(r"[\s,.()|•–-]{1,4}")
_REGION = deferred(r"[A-ZÀ-Þ][\w-]{2,24}[\s,]{1,3}")
_PLACE_FIRST = frozenset({"DE", "FR", "AT", "CH", "SE", "DK", "NO", "FI", "NL", "BE", "ES", "IT", "PL", "US"})
"""Countries whose name ends an address: what follows it belongs to another one."""

_CAPITAL = deferred(r"[\s,(][A-ZÅÖÜ]")
_LEAD = deferred(
    r"(?:(?:[A-Z0-9][\w'’&.-]{0,24} ){0,4}(?:House|Building|Tower|Floor|Level|Suite|Unit|Block|Park|Campus|Centre|Center"
    r"|Plaza|Box)(?: [A-Z0-9][\w-]{0,6})?|(?:[Ff]loor|Suite|Unit|Flat|Level) [A-Z0-9-]{1,6}|[0-9]{1,3}(?:st|nd|rd|th) floor"
    r"|No\.)[\s,]{1,3}$"
)
_MORE_TOWN = deferred(
    r" (?:(?:am|an der|de|del|la|sur|ob der|upon) )?([A-ZÀ-ÞĀ-Ž](?:[\w'’-]{1,24}\b|\b(?!\.\s[A-Z])))"
)
_POSTCODE_FIRST = deferred(r"[0-9].*[^\W\d_]$")
_DISTRICT = deferred(r" [0-9]{1,2}(?![\w/.-])| \([A-Z]{2}\)| CEDEX(?: [0-9]{1,2})?", re.IGNORECASE)


def find(content: str) -> Iterator[Entity]:
    """Postal addresses in order; the value is the words as written, on one line."""
    if not has_digits(content) and "One " not in content and not streets.NAMES_A_COUNTY.search(content):
        return
    if content[1:].islower() and "-" not in content:  # a place has a capital, or is a number with a hyphen
        return
    coded = stretches((match.start() for match in _LIKE_A_POSTCODE.finditer(content)), _REACH + 80, 40)
    taken = _sure_addresses(content, _sure_streets(content, coded))
    for start, stop in _vague_addresses(content, coded, taken):
        taken.append((start, stop))
    taken.sort()
    done = 0
    for start, stop in taken:
        start = _with_lead(content, start, done)
        yield Entity("address", start, stop, " ".join(content[start:stop].split()))
        done = stop


def _sure_streets(content: str, coded: list[tuple[int, int]]) -> list[re.Match[str]]:
    found = list(streets.surely(content))
    for start, end in coded:
        found.extend(streets.continental().finditer(content, start, end))
    return sorted((street for street in found if _is_clean(street[0])), key=lambda street: street.start())


def _sure_addresses(content: str, found: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The addresses that begin with these streets, the last first.

    What a street cannot reach, one before it cannot reach either: each looks only as far as the next in vain.
    """
    taken: list[tuple[int, int]] = []
    limit = len(content)
    for street in reversed(found):
        stop = _place_end(content, street.end(), min(limit, street.end() + _REACH))
        if stop is None:
            limit = min(limit, street.start())
            continue
        while taken and taken[-1][0] < stop:
            taken.pop()
        taken.append((street.start(), stop))
    return taken


def _vague_addresses(
    content: str, coded: list[tuple[int, int]], taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The addresses beside a place that is sure, whatever they begin with, outside those taken."""
    ends = sorted(taken)
    done = 0
    for left, right in coded:
        if places.sure().search(content, left, right) is None:
            continue
        for street in streets.vague().finditer(content, left, right):
            start = street.start()
            index = bisect_right(ends, (start, len(content)))
            before = ends[index - 1][1] if index else 0
            after = ends[index][0] if index < len(ends) else len(content)
            if start < max(done, before) or not _is_clean(street[0]):
                continue
            stop = _sure_place_end(content, street)
            if stop is not None and stop <= after:
                yield start, stop
                done = stop


def _is_clean(words: str) -> bool:
    """Whether none of these words says that they are no part of an address."""
    kept = words.replace("Tel Aviv", "").replace("Tel-Aviv", "")
    return _NEVER_IN.isdisjoint([word.strip(",;()").removesuffix(".") for word in kept.split()])


def _place_end(content: str, street_end: int, limit: int) -> int | None:
    """Where the address ends whose street ends at `street_end`; None if no place is near, before `limit`."""
    for pattern in (places.sure(), places.likely(), places.region()):
        for match in pattern.finditer(content, street_end, limit):
            if pattern is not places.sure() and _is_year(match[0]):
                continue
            if not _is_gap(content, street_end, match.start()):
                break
            if _is_clean(content[street_end : match.end()]):
                return _with_country(content, _town_end(content, match))
    for capital in _CAPITAL.finditer(content, street_end, limit):
        found = country_at(content, capital.end() - 1)
        if found is not None and _is_gap(content, street_end, capital.start()):
            return found[0] if _is_clean(content[street_end : found[0]]) else None
    return None


def _sure_place_end(content: str, street: re.Match[str]) -> int | None:
    """Where the address ends that may begin with `street`; None if no place that is sure is near."""
    end = street.end()
    numbered = any(map(str.isdigit, street[0]))
    for place in places.sure().finditer(content, end, min(len(content), end + _REACH)):
        between = content[end : place.start()]
        if not _is_gap(content, end, place.start()) or not _is_clean(between + place[0]):
            return None
        if numbered or _CAPITAL.search(" " + between) or not place[0][0].isalpha():
            return _with_country(content, _town_end(content, place))
    return None


def _is_year(place: str) -> bool:
    """Whether a place is only a word and a year."""
    digits = re.sub(r"\D", "", place)
    return len(digits) == 4 and digits[:2] in ("19", "20") and place[0].isalpha()


def _is_gap(content: str, start: int, end: int) -> bool:
    """Whether only names and numbers stand between the street and the place, no sentence or other address."""
    between = content[start:end]
    if _ENDS_SENTENCE.search(between) is not None or ":" in between or "@" in between:
        return False
    words = [word.strip(".'’\"#/-") for word in _SEPARATORS.split(between)]
    if sum(map(bool, words)) > _MOST_WORDS:
        return False
    if not all(not word or word[0].isupper() or word[0].isdigit() or word in _PARTICLES for word in words):
        return False
    inside = (country_at(content, match.end() - 1) for match in _CAPITAL.finditer(content, start, end))
    return not any(found is not None and found[1] in _PLACE_FIRST for found in inside)


def _town_end(content: str, place: re.Match[str]) -> int:
    """The end of the town that follows a postcode, with all its words, its district or province."""
    end = place.end()
    if _POSTCODE_FIRST.search(place[0]) is not None:
        for _ in range(2):
            more = _MORE_TOWN.match(content, end)
            if more is None or not _is_clean(more[0]) or country_at(content, more.start(1)) is not None:
                break
            if more[1] in ("The", "Phone", "Contact", "Attn", "Or", "And", "In", "To", "For"):
                break
            end = more.end()
    district = _DISTRICT.match(content, end)
    return district.end() if district is not None else end


def _with_country(content: str, end: int) -> int:
    """The end moved behind the country, if it follows, with a region between at most."""
    gap = _AFTER.match(content, end)
    if gap is None or (". " in gap[0] and "\n" not in gap[0]):
        return end
    position = gap.end() + (4 if content.startswith(("The ", "the "), gap.end()) else 0)
    found = country_at(content, position)
    if found is None and "," in gap[0] and (region := _REGION.match(content, position)) is not None:
        found = country_at(content, region.end())
    return found[0] if found is not None else end


def _with_lead(content: str, start: int, done: int) -> int:
    """The start moved before the building, floor or unit that stands in front of the street."""
    lead = _LEAD.search(content, max(done, start - 60), start)
    return start if lead is None or not _is_clean(lead[0]) else lead.start()
