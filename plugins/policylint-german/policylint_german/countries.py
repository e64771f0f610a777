"""Countries by their German names, as the destinations of a transfer."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODES = {
    "AT": "Österreich", "AU": "Australien", "BE": "Belgien", "BG": "Bulgarien", "BR": "Brasilien", "CA": "Kanada", "CH": "Schweiz",
    "CN": "China|Volksrepublik China", "CZ": "Tschechien", "DE": "Deutschland|Bundesrepublik Deutschland", "DK": "Dänemark",
    "EE": "Estland", "ES": "Spanien", "FI": "Finnland", "FR": "Frankreich", "GB": "Großbritannien|Grossbritannien|Vereinigtes Königreich|"
    "Vereinigten Königreich|Vereinigte Königreich", "GR": "Griechenland", "HU": "Ungarn", "IE": "Irland", "IL": "Israel", "IN": "Indien",
    "IT": "Italien", "JP": "Japan", "KR": "Südkorea", "LI": "Liechtenstein", "LT": "Litauen", "LU": "Luxemburg", "LV": "Lettland",
    "MX": "Mexiko", "NL": "Niederlande|Niederlanden", "NO": "Norwegen", "NZ": "Neuseeland", "PH": "Philippinen", "PL": "Polen",
    "PT": "Portugal", "RO": "Rumänien", "RS": "Serbien", "RU": "Russland", "SE": "Schweden", "SG": "Singapur", "SI": "Slowenien",
    "SK": "Slowakei", "TR": "Türkei", "UA": "Ukraine", "US": "USA|Vereinigte Staaten|Vereinigten Staaten", "ZA": "Südafrika",
}  # fmt: skip
_BY_NAME = {name: code for code, names in _CODES.items() for name in names.split("|")}
_NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_BY_NAME, key=len, reverse=True))})(?![\w-])")
_NOT_THERE = re.compile(
    r"\b(?:außerhalb|ausserhalb|aus|von|bürger\w*|personen|nutzer\w*|einwohner\w*|behörden|recht|gesetz\w*|wohnsitz|kein(?:er|e[nsm]?)?|nicht)\s+"
    r"(?:(?:in|aus|von|der|des|den|nach)\s+){0,2}$",
    re.IGNORECASE,
)
_LATELY = 60


def countries(content: str) -> Iterator[tuple[int, int, str]]:
    """Where a text names a country to which data goes or in which it lies, with its ISO 3166 code."""
    for match in _NAMED.finditer(content):
        if _NOT_THERE.search(content, max(0, match.start() - _LATELY), match.start()) is None:
            yield (*match.span(), _BY_NAME[match[0]])
