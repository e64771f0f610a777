"""Where servers are said to stand, and which data they hold; towns and states as they are named without their country. Not a rule."""

from __future__ import annotations

import re

from policylint.patterns import deferred

_ALL_DATA = deferred(
    r"^(?:all (?:of )?)?(?:(?:your|the|our|any|personal|user|customer|collected) ){0,3}(?:data|information) (?!of|about|for)|\b(?:store|host|process|keep)s? (?:(?:all|your|the|any|personal|user|customer) ){0,3}(?:data|information) "
)
SERVERS = (
    r"\b(?P<servers>(?:our|the) (?:(?:own|main|primary|production|database|data|application|cloud|backup|file|storage) )?(?:servers?|data ?cent(?:re|er)s?|databases?) (?:is|are|stands?|sits?|runs?)(?: all| currently| now)?"
    r"|\bwe (?:host|run|operate|keep) (?:all )?our (?:own )?(?:servers?|databases?|data ?cent(?:re|er)s?))(?: (?:located|hosted|situated|based|operated|housed|run|kept|placed))?(?: (?:by|with|at) [^.;,]{2,40})? in\b.{1,60}$"
)
"""What says in normalised words in which place our servers stand, as far as the end of a sentence."""

_TOWNS = {
    "US": "San Francisco|San Jose|Silicon Valley|Palo Alto|Mountain View|Los Angeles|Seattle|Portland|Chicago|Boston|New York|New Jersey|Philadelphia|Ashburn|Atlanta|Miami|Dallas|Austin|Houston|Denver"
    "|Phoenix|Las Vegas|California|Oregon|Washington|Nevada|Arizona|Texas|Iowa|Illinois|Ohio|Virginia|North Carolina|South Carolina|Florida|Massachusetts|Utah|Colorado",
    "CA": "Toronto|Montreal|Montréal|Vancouver|Quebec|Québec|Ontario",
    "GB": "London|Manchester|Edinburgh",
    "IE": "Dublin|Cork",
    "DE": "Berlin|Frankfurt|Munich|Hamburg|Nuremberg|Falkenstein|Düsseldorf|Karlsruhe|Cologne|Leipzig",
    "AT": "Vienna|Graz",
    "CH": "Zurich|Zürich|Geneva|Bern|Basel",
    "FR": "Paris|Lyon|Marseille|Strasbourg|Roubaix|Gravelines",
    "NL": "Amsterdam|Rotterdam|Eindhoven|The Hague",
    "BE": "Brussels|Antwerp",
    "LU": "Luxembourg City",
    "ES": "Madrid|Barcelona",
    "PT": "Lisbon",
    "IT": "Milan|Rome|Turin",
    "SE": "Stockholm|Gothenburg",
    "NO": "Oslo",
    "DK": "Copenhagen",
    "FI": "Helsinki|Hamina",
    "PL": "Warsaw",
    "CZ": "Prague",
    "IL": "Tel Aviv",
    "IN": "Mumbai|Bangalore|Bengaluru|Hyderabad|Chennai|New Delhi",
    "JP": "Tokyo|Osaka",
    "KR": "Seoul",
    "CN": "Beijing|Shanghai|Shenzhen",
    "HK": "Hong Kong",
    "AU": "Sydney|Melbourne|Brisbane|Perth",
    "BR": "São Paulo|Sao Paulo",
    "ZA": "Cape Town|Johannesburg",
}
_TOWN = deferred(rf"\b(?:{'|'.join(f'(?P<{code}>{names})' for code, names in _TOWNS.items())})\b")


def countries_of_towns(text: str) -> set[str]:
    """The countries (ISO 3166-1 alpha-2) of the towns and states that a text names."""
    return {match.lastgroup for match in _TOWN.finditer(text) if match.lastgroup is not None}


def same_data(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether what our servers hold, if the exception is about them, is what the claim is about."""
    return exception["servers"] is None or _ALL_DATA.search(claim.string) is not None
