from __future__ import annotations

import pytest

from policylint.entities.phone import find

PHONES = (
    "+46 8 123 45 67",
    "+46 (0)8-123 45 67",
    "+1 (555) 123-4567",
    "+1-800-555-0100",
    "+1.555.123.4567",
    "(+44) 20 7946 0000",
    "+49 30 123456-0",
    "+972-3-123-4567",
    "+33 1 23 45 67 89",
    "+4681234567",
    "00 46 8 123 45 67",
    "1-800-555-0100",
    "(415) 555-0123",
    "415-555-0123",
    "415.555.0123",
    "415 555 0123 ext. 7",
    "1-800-ACME-HELP",
    "1-800-FLOWERS",
    "1-888-4-ACMECO",
    "0800 123 4567",
    "020 7946 0000",
    "(020) 7946 0000",
    "0303 123 1113",
    "01 23 45 67 89",
    "030 123456-0",
    "08-123 45 67",
    "1800 123 456",
)
AFTER_A_WORD = (
    ("Phone: 555 0123", "555 0123"),
    ("Tel. 8 123 45 67", "8 123 45 67"),
    ("toll-free at 8005550100", "8005550100"),
    ("call us on 0123 4567", "0123 4567"),
    ("Telephone (UK): 123456", "123456"),
    ("Fax: 12 34 56 78", "12 34 56 78"),
)
NONE = (
    "+1 23",
    "$800 123 4567",
    "§0800 123 4567",
    "Order 13 12 34",
    "x+46 8 123 45 67",
    "2024-01-01",
    "01.02.2024",
    "call us on 1 January 2024",
    "call before 01/02/2024",
    "SW1A 1AA",
    "94105-1234",
    "CA 94105",
    "111 22 Stockholm",
    "$1,000,000",
    "€ 100 000 000",
    "Section 1798.100",
    "§ 1798 100 123",
    "Regulation (EU) 2016/679",
    "95/46/EC",
    "192.168.100.200",
    "1 2 3 4 5 6 7 8 9",
    "4111 1111 1111 1111",
    "ABN 12 345 678 901",
    "company number 01234 567 890",
    "VAT registration no. 012 345 6789",
    "555 1234",
    "123456789",
    "555-0123-4567-8901",
    "ISO 27001:2013",
    "phone number, e-mail, 2020",
    "call us within 30 days or 60 days",
    "the years 2018 2019 2020",
    "+1 23 45",
    "+123 456 789 012 345 678",
)


@pytest.mark.parametrize("phone", PHONES)
def test_a_number_is_found_whole(phone: str) -> None:
    content = f"Our office ({phone}) is open, {phone}."
    assert [content[e.start : e.end] for e in find(content)] == [phone, phone]


@pytest.mark.parametrize(("content", "phone"), AFTER_A_WORD)
def test_a_word_like_phone_allows_weaker_forms(content: str, phone: str) -> None:
    assert [entity.value for entity in find(content)] == [phone]


@pytest.mark.parametrize("content", NONE)
def test_what_looks_like_a_number_is_none(content: str) -> None:
    assert list(find(content)) == []


def test_a_postcode_before_a_number_is_left_out() -> None:
    assert [entity.value for entity in find("Denver, CO 80202 303-555-0123")] == ["303-555-0123"]


def test_two_numbers_are_two() -> None:
    content = "+353 1 765 0100 / 1800 437 737"
    assert [entity.value for entity in find(content)] == ["+353 1 765 0100", "1800 437 737"]
