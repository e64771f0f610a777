from __future__ import annotations

import pytest

from policylint.entities.country import country_at, country_names, find

COUNTRIES = (
    ("the United States", ["US"]),
    ("the United States of America", ["US"]),
    ("UNITED STATES", ["US"]),
    ("the U.S. and U.K.", ["US", "GB"]),
    ("the USA, US or UK", ["US", "US", "GB"]),
    ("within the EU and EEA", ["EU", "EEA"]),
    ("the European Economic Area (EEA)", ["EEA", "EEA"]),
    ("the EU-U.S. framework", ["EU", "US"]),
    ("Northern Ireland", ["GB"]),
    ("Ireland", ["IE"]),
    ("Papua New Guinea", ["PG"]),
    ("Guinea-Bissau", ["GW"]),
    ("South Sudan", ["SS"]),
    ("the People's Republic of China", ["CN"]),
    ("Armenia and Georgia", ["AM", "GE"]),
    ("Jersey, Guernsey", ["JE", "GG"]),
    ("Germany's law", ["DE"]),
    ("Côte d’Ivoire", ["CI"]),
    ("Türkiye (Turkey)", ["TR", "TR"]),
    ("Hong Kong", ["HK"]),
    ("English law applies in England", ["GB"]),
)
NONE = (
    "Contact US",
    "CONTACT US TODAY",
    "tell us",
    "Atlanta, Georgia",
    "Georgia 30303",
    "Michael Jordan",
    "Chad from support",
    "New Jersey",
    "New Mexico",
    "New South Wales",
    "Indiana",
    "Germanyland",
    "turkey and china",
    "a chile pepper",
)


@pytest.mark.parametrize(("content", "codes"), COUNTRIES)
def test_countries_are_found(content: str, codes: list[str]) -> None:
    assert [entity.value for entity in find(content)] == codes


@pytest.mark.parametrize("content", NONE)
def test_what_looks_like_a_country_is_none(content: str) -> None:
    assert list(find(content)) == []


@pytest.mark.parametrize("code", country_names())
def test_every_name_is_recognised_where_it_stands(code: str) -> None:
    for name in country_names()[code]:
        assert country_at(f"in {name}, too", 3) == (3 + len(name), code), name


def test_the_list_has_all_249_countries_and_two_unions() -> None:
    assert len(country_names()) == 251


def test_countries_joined_by_a_slash_are_two() -> None:
    assert [entity.value for entity in find("the UK/Sweden.In EU/EEA")] == ["GB", "SE", "EU", "EEA"]
