from __future__ import annotations

import pytest

from policylint.entities.authority import find

AUTHORITIES = (
    ("the ICO or the CNIL", ["ICO", "CNIL"]),
    ("Integritetsskyddsmyndigheten (IMY)", ["Integritetsskyddsmyndigheten", "IMY"]),
    ("Datatilsynet", ["Datatilsynet"]),
    ("the Information Commissioner’s Office", ["Information Commissioner’s Office"]),
    ("Data Protection Commission", ["Data Protection Commission"]),
    ("the Irish Data Protection Commissioner", ["Irish Data Protection Commissioner"]),
    ("your local data protection authority", ["data protection authority"]),
    ("data protection authorities", ["data protection authorities"]),
    ("a supervisory authority", ["supervisory authority"]),
    ("Federal Trade Commission (FTC)", ["Federal Trade Commission", "FTC"]),
    ("the Attorney General", ["Attorney General"]),
    ("Autoriteit Persoonsgegevens", ["Autoriteit Persoonsgegevens"]),
    ("the Garante per la protezione dei dati personali", ["Garante per la protezione dei dati personali"]),
    ("the FDPIC", ["FDPIC"]),
    ("the Office of the Privacy Commissioner", ["Office of the Privacy Commissioner"]),
    ("the California Privacy Protection Agency", ["California Privacy Protection Agency"]),
    ("BfDI, AEPD, OAIC and ANPD", ["BfDI", "AEPD", "OAIC", "ANPD"]),
)
NONE = (
    "public authorities may ask",
    "we have no authority",
    "a commission on sales",
    "General Terms",
    "ico files and favicon.ICO",
    "an agency of ours",
    "DPCs",
    "under parental authority",
)


@pytest.mark.parametrize(("content", "values"), AUTHORITIES)
def test_authorities_are_found(content: str, values: list[str]) -> None:
    assert [entity.value for entity in find(content)] == values


@pytest.mark.parametrize("content", NONE)
def test_other_authorities_are_none(content: str) -> None:
    assert list(find(content)) == []
