from __future__ import annotations

import pytest

from policylint.entities import is_obfuscated
from policylint.entities.email import find

PLAIN = (
    ("Write to privacy@acme.example.", "privacy@acme.example"),
    ("(Privacy.Team+EU@Acme.Co.UK)", "privacy.team+eu@acme.co.uk"),
    ("mailto:dpo@mail.acme.example?subject=x", "dpo@mail.acme.example"),
    ("a_b-c%d@a-b.example, and so on", "a_b-c%d@a-b.example"),
    ("<o'hara@acme.example>", "o'hara@acme.example"),
    ("info@müller.example; thanks", "info@müller.example"),
    ("Mail privacy@acme.example.We answer soon.", "privacy@acme.example"),
    ("PRIVACY@ACME.EXAMPLE", "privacy@acme.example"),
    ("'help@acme.example'", "help@acme.example"),
    ("…legal@acme.io…", "legal@acme.io"),
)
DISGUISED = (
    ("privacy [at] acme [dot] com", "privacy@acme.com"),
    ("privacy(at)acme.com", "privacy@acme.com"),
    ("privacy AT acme DOT com", "privacy@acme.com"),
    ("privacy at acme dot com", "privacy@acme.com"),
    ("data.protection {at} mail (dot) acme (dot) example", "data.protection@mail.acme.example"),
    ("dpo[@]acme.example", "dpo@acme.example"),
    ("help@acme[dot]example", "help@acme.example"),
    ("help @ acme [.] example", "help@acme.example"),
    ("Privacy [AT] Acme [DOT] Example", "privacy@acme.example"),
    ("maria (arroba) acme (ponto) example", "maria@acme.example"),
    ("kontakt [Klammeraffe] acme [Punkt] example", "kontakt@acme.example"),
    ("info (chiocciola) acme.example", "info@acme.example"),
    ("gdpr at mail dot acme dot co dot uk", "gdpr@mail.acme.co.uk"),
)
NONE = (
    "info@ acme.example",
    "@acme on social networks",
    "[email protected]",
    "logo@2x.png",
    "a@b",
    "privacy@localhost",
    "Look at the dot com boom.",
    "Look at the dot [at] the end; meet us (at 10) on the net.",
    "Meet us at acme and dot your i.",
    "visit us at acme dot com",
    "we sell at cost (at least mostly).",
    "user@@acme..example",
    "x [at] acme [dot] 7",
    "the snail (chiocciola) and a full stop (punto) in Italian",
    "-- [at] acme [dot] com",
)


@pytest.mark.parametrize(("content", "value"), PLAIN)
def test_a_plain_address_is_found(content: str, value: str) -> None:
    (entity,) = find(content)
    assert entity.value == value
    assert content[entity.start : entity.end].lower() == value
    assert not is_obfuscated(entity, content)


@pytest.mark.parametrize(("disguise", "value"), DISGUISED)
def test_a_disguised_address_is_read(disguise: str, value: str) -> None:
    content = f"Questions? {disguise}, any time"
    (entity,) = find(content)
    assert entity.value == value
    assert content[entity.start : entity.end] == disguise
    assert is_obfuscated(entity, content)


@pytest.mark.parametrize("content", NONE)
def test_what_looks_like_an_address_is_none(content: str) -> None:
    assert list(find(content)) == []


def test_several_addresses_come_in_order() -> None:
    content = "eu [at] acme [dot] example, us@acme.example and uk@acme.example"
    assert [entity.value for entity in find(content)] == [
        "eu@acme.example",
        "us@acme.example",
        "uk@acme.example",
    ]


def test_the_sentence_that_follows_a_disguised_address_is_not_of_it() -> None:
    content = "Mail privacy(at)mail.acme.com.Write to us."
    assert [content[one.start : one.end] for one in find(content)] == ["privacy(at)mail.acme.com"]
