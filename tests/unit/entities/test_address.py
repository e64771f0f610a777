"""Postal addresses of many countries, and what only looks like one."""

from __future__ import annotations

import re

import pytest

from policylint.entities.address import find
from policylint.entities.streets import BEGINS, KINDS_BEFORE
from policylint.testing.samples import samples

US = (
    "123 Main Street, Springfield, IL 62704",
    "4500 Harbor Blvd, Suite 210, Long Beach, CA 90802",
    "1 Maple Way\nRedwood City, California 94065",
    "77 West Elm Ave., 5th Floor, New York, NY 10018-1234",
    "P.O. Box 4410, Portland, OR 97208",
    "PO Box 12 Austin TX 78701",
    "One Lantern Plaza, Boston, MA 02110, USA",
    "900 Infinite Loop, Cupertino, CA 95014",
    "Suite 500, 18 Beacon Street, Denver, Colorado 80202",
    "2211 N. 1st Street #300 San Jose, CA 95131 United States",
    "55 Quarry Road, Burlington, Vermont",
)
BRITISH_AND_IRISH = (
    "14 Orchard Road, Bristol BS1 4DJ",
    "Heron House, 20 Mill Lane, Leeds, LS1 5DQ, United Kingdom",
    "Fern Mill, Water Lane, Wilmslow, Cheshire SK9 1AA",
    "The Lighthouse, London SE1 9SG",
    "3rd Floor, 86 Paul Lane, London EC2A 4NE",
    "12 Grafton Quay, Dublin 2, Ireland",
    "Block C, Harbour Park, Cork T12 W8XN",
    "6 Custom House Square, Dublin D01 X2P7",
    "PO Box 99, Belfast BT1 5GS",
    "14 Main Street, Kinsale, Co. Cork",
    "Bridge Road, Ennis, Co. Clare, Ireland",
    "Main Street, Dingle, County Kerry",
    "3 Shop Street, Galway",
)
GERMAN_SPEAKING = (
    "Ulmer Str. 14, 10247 Berlin",
    "Alte Strasse 3, 8004 Zürich",
    "Wiesengang 7, 23683 Scharbeutz",
    "Am Mühlgarten 9\n78647 Trossingen",
    "Auf dem Hohen Berg 38, 45659 Recklinghausen",
    "An der Alster 4a, 20099 Hamburg",
    "Musterstraße 12, 10115 Berlin",
    "Beispielweg 4a\n80331 München\nGermany",
    "Lange Gasse 7, 1080 Wien, Austria",
    "Bahnhofstrasse 21, CH-8001 Zürich",
    "Postfach 1234, 50667 Köln",
    "Am Ring 5, D-20095 Hamburg",
    "Seestrasse 100, 8002 Zürich, Switzerland",
    "Gerda-Lang-Ring 22, 60439 Frankfurt am Main",
    "Karl-Marx-Straße 5, 10115 Berlin",
    "Anna-Weber-Str. 8\n04103 Leipzig",
    "Otto-Hahn-Platz 1a, 1010 Wien",
)
NORDIC = (
    "Storgatan 1, 111 22 Stockholm",
    "Box 1234, 111 22 Stockholm, Sweden",
    "Kungsgatan 44, SE-411 19 Göteborg",
    "Nygade 3, 1164 København K",
    "Karl Johans gate 5, 0154 Oslo",
    "Postboks 123, 0150 Oslo, Norway",
    "Esimerkkikatu 12, 00100 Helsinki",
    "Vestergade 18, DK-8000 Aarhus",
)
ROMANCE = (
    "10 rue de la Paix, 75002 Paris",
    "25 bis, avenue des Tilleuls, 69003 Lyon, France",
    "Calle de Alcalá 45, 28014 Madrid",
    "C/ Mayor, 12, 28013 Madrid, Spain",
    "Via Roma 10, 20121 Milano (MI)",
    "Piazza del Duomo 4, 50122 Firenze, Italy",
    "Rua Augusta 100, 1100-053 Lisboa",
    "Avenida Paulista, 1000, São Paulo - SP, 01310-100",
    "Av. Reforma 222, 06600 Ciudad de México",
)
LOW_COUNTRIES_AND_EAST = (
    "Keizersgracht 100, 1015 CV Amsterdam",
    "Postbus 20, 2500 EA Den Haag, The Netherlands",
    "Wetstraat 16, 1040 Brussel",
    "Rue de la Loi 16, 1000 Bruxelles, Belgium",
    "ul. Prosta 51, 00-838 Warszawa",
    "ul. Długa 3/5, 31-147 Kraków, Poland",
)
FURTHER = (
    "200 Bay Street, Toronto, ON M5J 2J2",
    "88 Rue Sherbrooke, Montréal, Québec H2X 1X4, Canada",
    "Level 10, 50 Bridge Street, Sydney NSW 2000",
    "GPO Box 5218, Sydney NSW 2001, Australia",
    "21 Queen Street, Auckland 1010, New Zealand",
    "No. 12, Residency Road, Bengaluru 560025",
    "4th Floor, Lotus Tower, Link Road, Mumbai - 400 053, India",
    "71 Robinson Road, Singapore 068895",
    "1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002",
    "22 Rothschild Boulevard, Tel Aviv 6688218",
    "Herzl Street 8, Haifa 3301501, Israel",
    "P.O. Box 12345, Dubai, United Arab Emirates",
    "1 Queen's Road Central, Hong Kong",
    "15 Loop Street, Cape Town, 8001, South Africa",
)
ADDRESSES = (
    *US,
    *BRITISH_AND_IRISH,
    *GERMAN_SPEAKING,
    *NORDIC,
    *ROMANCE,
    *LOW_COUNTRIES_AND_EAST,
    *FURTHER,
)

NO_ADDRESSES = (
    "Am Montag um 9 Uhr sind 12345 Besucher da",
    "Im Jahr 2024 und auf der Seite 12",
    "Article 13, 2016/679",
    "Section 1798.100 California Civil Code",
    "California Civil Code Section 1798.83",
    "Cal. Bus. & Prof. Code § 22575",
    "1 January 2024",
    "Last updated: 25 May 2018, London",
    "10 London offices",
    "We have 3 offices in Germany and 2 in France.",
    "We are based in Stockholm, Sweden.",
    "London, United Kingdom",
    "San Francisco, California",
    "Regulation (EU) 2016/679 of 27 April 2016",
    "Directive 95/46/EC, Article 29 Working Party",
    "Your IP address and street address",
    "We keep postal addresses, postcodes and states for 24 months.",
    "The 5 Principles We Follow",
    "within 30 days of receipt",
    "version 2.0, 12 March 2021",
    "Title 18 of the United States Code",
    "Section 5 of the FTC Act",
    "We use Windows 10 and Android 12 devices in Canada.",
    "ISO 27001 Certified in Germany",
    "Copyright 2024 Acme Ltd, Ireland",
    "at least 16 years old in Germany",
    "Chapter 12 of the Act, Australia",
    "call us on 020 7946 0000 from London",
    "Case 40123 Court of Justice",
    "the top 100 Companies in Texas",
    "You have 2 ways to opt out.",
    "This is the 1 way to reach us in Dublin.",
    "Our shops are in Bridge Street and in Co. Clare.",
    "Step 1 Go to Settings",
    "Form 1040, 2020 Edition",
    "Office 365 and Google Drive in Ireland",
    "No. 1234 of 2021",
    "Recital 26, Article 4",
    "1,000 Employees in Singapore",
    "Schedule 2, Part 3, Data Protection Act 2018",
    "California Consumer Privacy Act of 2018",
    "Nevada Revised Statutes 603A",
    "123 Main Street",
    "the box 12 on the form",
    "HTTP 404 Not Found",
    "Main Street, Founded 1999",
    "Visit us at 12 Harbour Street, Springfield 2019.",
    "We are at 12 Harbour Street. We ship to 10115 Berlin.",
    "From 12 Harbour Street and then we also send parcels to 10115 Berlin.",
    "12 Harbour Street: 10115 Berlin",
    "In 12 Harbour Street, Your 10115 Berlin",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_found_whole(address: str) -> None:
    content = f"Write to us: {address}."
    assert [(e.kind, content[e.start : e.end]) for e in find(content)] == [("address", address)]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("separator", [", ", " ", "\n"])
def test_lines_of_an_address_may_be_joined_in_any_way(address: str, separator: str) -> None:
    content = address.replace("\n", ", ").replace(", ", separator)
    found = list(find(content))
    assert len(found) == 1
    assert found[0].end == len(content)


@pytest.mark.parametrize("words", NO_ADDRESSES)
def test_what_looks_like_an_address_is_none(words: str) -> None:
    assert list(find(words)) == []


def test_the_value_is_on_one_line() -> None:
    (entity,) = find("Acme AB\nStorgatan 1\n111 22 Stockholm\nSweden")
    assert entity.value == "Storgatan 1 111 22 Stockholm Sweden"


def test_what_follows_a_town_is_not_of_it() -> None:
    for after in ("Phone: 08 123 45 67", "The company was founded", "Contact us"):
        content = f"Acme AB, Storgatan 1, 111 22 Stockholm {after}"
        assert [content[e.start : e.end] for e in find(content) if e.kind == "address"] == [
            "Storgatan 1, 111 22 Stockholm"
        ]


def test_two_addresses_in_one_text_are_two() -> None:
    content = "US: 123 Main Street, Springfield, IL 62704. EU: Storgatan 1, 111 22 Stockholm, Sweden."
    assert [content[e.start : e.end] for e in find(content)] == [
        "123 Main Street, Springfield, IL 62704",
        "Storgatan 1, 111 22 Stockholm, Sweden",
    ]


def test_kinds_of_streets_begin_as_is_looked_for() -> None:
    kinds = re.compile(KINDS_BEFORE)
    found = {match[0] for text in samples(kinds, 300) for match in kinds.finditer(text)}
    assert len(found) > 40
    assert not [kind for kind in found if not re.match(BEGINS, kind)]
