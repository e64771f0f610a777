from __future__ import annotations

import pytest

from policylint.rules.integrity.obfuscated_contact import ObfuscatedContact
from policylint.testing import check_rule

RULE = ObfuscatedContact()


@pytest.mark.parametrize(
    "address",
    [
        "privacy [at] acme [dot] example",
        "privacy[at]acme[dot]example",
        "privacy (at) acme.co.uk",
        "privacy{at}acme.example",
        "first.last [AT] mail.acme [DOT] example",
        "privacy(@)acme.example",
        "privacy@acme[dot]example",
        "privacy AT acme DOT example",
        "privacy at acme dot com",
    ],
)
def test_disguises(address: str) -> None:
    [found] = check_rule(RULE, f"# Contact\n\nWrite to {address} soon.\n")
    assert found.source == address
    assert found.finding.topic == "controller.contact"


@pytest.mark.parametrize(
    "text",
    [
        "privacy@acme.example",
        "us [at](https://acme.example) any time",
        "our shop (at the harbour). Come in",
        "us at acme.example",
        "Jane, at the dot com fair",
    ],
)
def test_plain_text(text: str) -> None:
    assert check_rule(RULE, f"# Contact\n\nWrite to {text}.\n") == []


def test_an_address_is_reported_once() -> None:
    found = check_rule(
        RULE, "# A\n\nWrite to a [at] b [dot] example or A[at]B[dot]example.\n\nOr c (at) b.example.\n"
    )
    assert [item.source for item in found] == ["a [at] b [dot] example", "c (at) b.example"]
