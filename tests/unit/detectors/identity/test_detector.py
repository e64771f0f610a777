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
    ],
)
def test_other_names_and_capitals_do_not(sentence: str) -> None:
    assert controllers(f"# Privacy policy\n\n{sentence}\n\nYou may ask us for your data.\n") == set()


def test_a_controller_in_a_table() -> None:
    text = "# Data protection\n\n| Controller | Purpose |\n|---|---|\n| Stiftung Seeblick, Basel | Membership |\n"
    assert "Stiftung Seeblick" in controllers(text)


def test_a_link_to_somebody_else_s_policy_names_nobody() -> None:
    text = "# Privacy\n\nWe keep your data for a year.\n\n## Our suppliers\n\n- [Brushwork Trust privacy policy]({})\n"
    assert controllers(text.format("https://brushwork.example/privacy")) == set()
    assert controllers(text.format("#top")) == {"Brushwork Trust"}
