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
    "address", ["Kaigata 3, 0150 Oslo, Norway", "Kaigata 3, 0150 Oslo, Norway (“Fjord”, “we”)"]
)
def test_an_address_is_no_part_of_a_name(address: str) -> None:
    text = f"# Privacy policy\n\nFjord Bank ASA, {address} is the controller of your data.\n"
    assert controllers(text) == {"Fjord Bank ASA"}


def test_a_second_name_is_no_address() -> None:
    text = "# Privacy policy\n\nFjord Bank ASA, 4Birds Ltd are the controllers of your data.\n"
    assert any("4Birds Ltd" in found for found in controllers(text))


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


def test_a_link_to_somebody_else_s_policy_names_nobody() -> None:
    text = "# Privacy\n\nWe keep your data for a year.\n\n## Our suppliers\n\n- [Brushwork Trust privacy policy]({})\n"
    assert controllers(text.format("https://brushwork.example/privacy")) == set()
    assert controllers(text.format("#top")) == {"Brushwork Trust"}


@pytest.mark.parametrize("name", ["Ada Lampion", "Dr. Ada van der Lampion"])
def test_a_person_below_words_for_a_controller(name: str) -> None:
    text = f"# Privacy\n\nThe controller for this website is:\n\n**{name}**\nLange Gasse 4\n10115 Berlin\n\nWe keep your data.\n"
    assert controllers(text) == {name}


@pytest.mark.parametrize("title", ["Data controller", "1. Controller", "Person responsible"])
@pytest.mark.parametrize(
    "behind",
    [
        "\\\nE-mail: ada@lampion.example",
        " (sole trader)\\\nada@lampion.example",
        ", Lange Gasse 4, 10115 Berlin",
    ],
)
def test_a_person_below_a_title_for_a_controller(title: str, behind: str) -> None:
    text = f"# Privacy\n\n## {title}\n\nAda Lampion{behind}\n\n## Data\n\nWe keep your data.\n"
    assert controllers(text) == {"Ada Lampion"}


@pytest.mark.parametrize(
    "text",
    [
        "# Privacy\n\n## How We Sort Each Parcel\n\nWe keep your data.\n",
        "# Privacy\n\n## Data controller\n\nContact Details\\\nada@lampion.example\n\n## Data\n\nWe keep your data.\n",
        "# Privacy\n\n## Data controller\n\nAda Lampion answers your questions.\n\n## Data\n\nWe keep your data.\n",
        "# Privacy\n\n## Data processors\n\nAda Lampion\\\nada@lampion.example\n\n## Data\n\nWe keep your data.\n",
        "# Privacy\n\nThe controller decides on the following:\n\n- purposes and means\n\nWe keep your data.\n",
        "# Privacy\n\nWe share with these people:\n\n**Ada Lampion**\n\nWe keep your data.\n",
        "# Privacy\n\nThis site is hosted by Lampion Inc., 1 Main Street, Springfield 12345.\n\nWe keep your data.\n",
        "# Privacy\n\nOur host, Lampion AB (Lund), counts downloads.\n",
        "# Privacy\n\nCrash reports are processed by Lampion, Inc. in Springfield.\n",
        "# Privacy\n\nOur lawyers are Lampion LLP, 1 Fleet Street, London EC4Y 1AA.\n",
    ],
)
def test_others_are_no_controllers(text: str) -> None:
    assert controllers(text) == set()
