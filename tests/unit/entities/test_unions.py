from __future__ import annotations

import pytest

from policylint.entities.country import country_names
from policylint.entities.unions import EEA, EU, in_eea, is_abroad


def test_members_are_countries() -> None:
    assert len(EU) == 27
    assert len(EEA) == 30
    assert set(country_names()) >= EEA


@pytest.mark.parametrize(
    ("country", "inside"),
    [("SE", True), ("NO", True), ("EU", True), ("EEA", True), ("GB", False), ("CH", False)],
)
def test_the_economic_area(country: str, inside: bool) -> None:
    assert in_eea(country) is inside


@pytest.mark.parametrize(
    ("country", "home", "abroad"),
    [("DE", "SE", False), ("US", "SE", True), ("US", "", True), ("DE", "", False), ("DE", "GB", True), ("US", "US", False)],
)  # fmt: skip
def test_abroad(country: str, home: str, abroad: bool) -> None:
    assert is_abroad(country, home) is abroad
