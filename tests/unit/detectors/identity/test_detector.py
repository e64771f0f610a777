from __future__ import annotations

import pytest

from policylint.detectors.identity.detector import IdentityDetector
from policylint.testing import policy_of


def controllers(text: str) -> set[str]:
    policy = policy_of(text)
    found = IdentityDetector().detect(policy.document, policy.passages)
    return {value for disclosure in found for value in disclosure.values("controller")}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Acme Robotics Ltd (“we”) runs this shop.", "Acme Robotics Ltd"),
        ("The data controller is Fjord Bank ASA.", "Fjord Bank ASA"),
        ("This website is operated by Otter Trust.", "Otter Trust"),
        ("Tidepool (“we,” “our,” or “us”) respects your privacy.", "Tidepool"),
        ("Developer: Jane Otter", "Jane Otter"),
        ("The browser extension is maintained by Otter Labs.", "Otter Labs"),
        ("This app, which stands on its own, is published by Otter Labs.", "Otter Labs"),
    ],
)
def test_a_name_that_stands_for_the_organisation(sentence: str, name: str) -> None:
    assert any(
        name in found for found in controllers(f"# Privacy policy\n\n{sentence}\n\nWe use your data.\n")
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The Company collects your personal data.",
        "We use Google Analytics, which collects personal data.",
        "Users provide personal information when they register.",
        "Settings controlled by Otter Trust stay as they are.",
        "The app shows pictures of birds that are provided by Otter Trust.",
        "Members (“we,” “our,” or “us”) like privacy.",
        "The Service (“we”) is free.",
        "Bots Are Not Maintained by Otter Labs",
        "Developers: see the terms of Otter Labs.",
    ],
)
def test_other_names_and_capitals_do_not(sentence: str) -> None:
    assert controllers(f"# Privacy policy\n\n{sentence}\n\nYou may ask us for your data.\n") == set()


def test_a_controller_in_a_table() -> None:
    text = "# Data protection\n\n| Controller | Purpose |\n|---|---|\n| Stiftung Seeblick, Basel | Membership |\n"
    assert "Stiftung Seeblick" in controllers(text)
