"""Which countries belong to the European unions, and whether one lies abroad from another."""

from __future__ import annotations

EU = frozenset(
    {"AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"}
    | {"IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"}
)
"""Member states of the European Union, by ISO 3166-1 alpha-2 code. Source: Treaty on European Union, Art. 52."""

EEA = EU | {"IS", "LI", "NO"}
"""Members of the European Economic Area. Source: EEA Agreement."""


def in_eea(country: str) -> bool:
    """Whether a country (ISO 3166-1 alpha-2, `EU` or `EEA`) is in the European Economic Area."""
    return country in EEA or country in ("EU", "EEA")


def is_abroad(country: str, home: str) -> bool:
    """Whether data that goes to `country` leaves the area of `home`: the EEA, if home is in it or is not known."""
    if not home or in_eea(home):
        return not in_eea(country)
    return country != home
