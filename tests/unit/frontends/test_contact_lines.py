from __future__ import annotations

import pytest

from policylint.frontends.contact_lines import is_contact_line


@pytest.mark.parametrize(
    "line",
    [
        "Acme Widgets Ltd",
        "Beispiel GmbH",
        "Exempel AB,",
        "12 Mill Lane",
        "221b Baker Street, Flat 2",
        "Suite 400",
        "3rd Floor",
        "P.O. Box 12",
        "Musterstraße 5",
        "Storgatan 11, 111 22 Stockholm",
        "10115 Berlin",
        "1012 AB Amsterdam",
        "Leeds LS1 4AB",
        "San Francisco, CA 94105",
        "United Kingdom",
        "Tel: +46 8 123 45 67",
        "+1 (555) 010-0199",
        "privacy@acme.example",
        "privacy [at] acme.example",
        "www.acme.example",
        "Attn: Privacy Officer",
        "Email:",
    ],
)
def test_lines_of_an_address(line: str) -> None:
    assert is_contact_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Cookies",
        "Your rights",
        "2.1 Cookies",
        "How to contact us",
        "Changes in 2024",
        "We are here to help!",
        "United we stand",
        "reached at privacy@acme.example. We are the",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_contact_line(line)
