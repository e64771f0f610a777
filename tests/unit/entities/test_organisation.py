from __future__ import annotations

import pytest

from policylint.entities.organisation import find

NAMES = (
    "Acme AB",
    "Acme, Inc.",
    "Acme Widgets Inc.",
    "Acme, LLC",
    "Foo GmbH",
    "Foo GmbH & Co. KG",
    "Bar Ltd",
    "Bar Ltd.",
    "Bar Limited",
    "Acme Holdings (UK) Limited",
    "Baz S.A.R.L.",
    "Baz SARL",
    "Qux B.V.",
    "Qux BV",
    "Qux N.V.",
    "Koala Pty Ltd",
    "Merlion Pte. Ltd.",
    "Lotus Private Limited",
    "Zeta plc",
    "Zeta PLC",
    "Omega A/S",
    "Omega ApS",
    "Fjord AS",
    "Fjord ASA",
    "Lumi Oy",
    "Lumi Oyj",
    "Wisła Sp. z o.o.",
    "Roma S.p.A.",
    "Roma S.r.l.",
    "Casa S.L.",
    "Casa S.A.",
    "Grupo Casa S.A. de C.V.",
    "Nord SE",
    "Nord AG",
    "Sakura K.K.",
    "Sakura Co., Ltd.",
    "Acme Corp.",
    "Acme Corporation",
    "Luxco S.à r.l.",
    "Nordlicht UG (haftungsbeschränkt)",
    "Verein Beispiel e.V.",
    "Morava s.r.o.",
    "Adria d.o.o.",
    "Baltia UAB",
    "Tallinn OÜ",
    "Smith & Jones LLP",
    "J. Smith Ltd.",
    "Bank of Example Corporation",
    "Example.com, Inc.",
    "example.com B.V.",
    "eThing Inc.",
    "Example Foundation",
    "Example University",
    "University of Example",
    "Walt Example Company",
    "Société d’Exemple SA",
    "Élan Éditions SAS",
    "1906 Ltd",
    "2049 OÜ",
    "42 GmbH",
)
WITHIN = (
    ("Contact Acme Widgets Ltd today.", ["Acme Widgets Ltd"]),
    ("The Acme Company uses", ["Acme Company"]),
    ("Privacy Policy of Acme, Inc.", ["Acme, Inc."]),
    ("Foo LLC and Bar Inc. share", ["Foo LLC", "Bar Inc."]),
    ("Data Protection Officer\nAcme GmbH", ["Acme GmbH"]),
    ("Contact Us\nAcme AB\nStorgatan 1", ["Acme AB"]),
    ("our website. Acme Ltd is", ["Acme Ltd"]),
    ("“Acme Ltd” (Acme)", ["Acme Ltd"]),
    ("© 2024 Acme Ltd", ["Acme Ltd"]),
    ("Welcome to 1906 Ltd in Oslo", ["1906 Ltd"]),
    ("Is Acme Ltd, Bar Ltd or Baz Ltd meant?", ["Acme Ltd", "Bar Ltd", "Baz Ltd"]),
)
NONE = (
    "We, the Company, use data.",
    "our company limited the use",
    "Purpose Limited to what is needed",
    "a Limited Liability Company",
    "SUCH AS",
    "AS IS",
    "Calgary, AB T2P 1J4",
    "Calgary AB T2P 1J4",
    "Las Vegas NV 89101",
    "100 Main Street SE",
    "California AG",
    "Inc.",
    "the LLC",
    "Your University",
    "Legal Foundation",
    "Insurance Company",
    "Group Company",
    "in the EU and UK",
    "plc",
    "No AS number",
    "Copyright 2024 LLC",
    "© 2024 Inc.",
    "(c) 2024 Inc.",
    "chapter 5 SE",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_whole(name: str) -> None:
    content = f"operated by {name} (“we”)"
    assert [(e.kind, content[e.start : e.end]) for e in find(content)] == [("organisation", name)]


@pytest.mark.parametrize(("content", "names"), WITHIN)
def test_what_stands_around_a_name_is_left_out(content: str, names: list[str]) -> None:
    assert [entity.value for entity in find(content)] == names


@pytest.mark.parametrize("content", NONE)
def test_what_looks_like_a_name_is_none(content: str) -> None:
    assert list(find(content)) == []
