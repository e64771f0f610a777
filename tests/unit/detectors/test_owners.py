from __future__ import annotations

import pytest

from policylint.detectors.owner_cues import Owner, telling
from policylint.detectors.owners import owner_of
from policylint.testing import policy_of


def owner(text: str, channel: str) -> Owner:
    passages = policy_of(text).passages
    index = next(number for number, passage in enumerate(passages) if channel in passage.text.content)
    content = passages[index].text.content
    start = content.index(channel)
    return owner_of(content, start, start + len(channel), passages, index)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Write to us at post@acme.test.", "controller"),
        ("Our data protection officer answers at post@acme.test.", "dpo"),
        ("Send a letter to post@acme.test (marked for our data protection officer).", "dpo"),
        ("Our representative in the EU can be reached at post@acme.test.", "representative"),
        ("You may complain to the Information Commissioner at post@acme.test.", "authority"),
        ("You may complain to the supervisory authority, or contact us at post@acme.test.", "controller"),
        ("Complaints go to arbitration, post@acme.test.", "other"),
        ("For example, post@acme.test becomes a row of letters.", "other"),
    ],
)
def test_the_nearest_words_tell_whose_a_channel_is(sentence: str, expected: Owner) -> None:
    assert owner(f"# Privacy policy\n\n{sentence}\n", "post@acme.test") == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Our data protection officer", "dpo"),
        ("EU representative", "representative"),
        ("Supervisory authority", "authority"),
        ("Third-party tools", "other"),
        ("How to reach us", "controller"),
        ("Contact, EU and UK Representative", "controller"),
        ("Controller and EU representative", "controller"),
        ("EU representative contact", "representative"),
        ("EU and UK representative", "representative"),
        ("Name and contact of our EU representative", "representative"),
        ("Contact and data protection officer", "dpo"),
    ],
)
def test_the_heading_tells_where_the_line_does_not(heading: str, expected: Owner) -> None:
    assert (
        owner(f"# Privacy policy\n\n## {heading}\n\nE-mail: post@acme.test\n", "post@acme.test") == expected
    )


def test_a_heading_that_lists_several_is_not_the_line_above() -> None:
    text = (
        "# Privacy policy\n\n## Contact and EU representative\n\nFor requests: post@acme.test. We sell tea.\n"
    )
    assert owner(text, "post@acme.test") == "controller"


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        ("dpo@acme.test", "dpo"),
        ("privacy.officer@acme.test", "dpo"),
        ("casework@ico.org.uk", "authority"),
        ("acme@gdpr-rep.com", "representative"),
    ],
)
def test_a_mailbox_may_say_it_itself(mailbox: str, expected: Owner) -> None:
    assert owner(f"# Privacy policy\n\nE-mail: {mailbox}\n", mailbox) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("ICO website: https://www.ico.org.uk", "authority"),
        ("We are here from nine to five.", "authority"),
        ("ICO: 0303 123 1113", "controller"),
    ],
)
def test_a_line_of_the_authority_below_its_other_lines(below: str, expected: Owner) -> None:
    text = f"# Privacy notice\n\n## Complaints\n\nYou can complain to the ICO.\n\nHelpline: 020 7946 0001  \n{below}\n"
    assert owner(text, "020 7946 0001") == expected


def test_a_suppliers_address_is_another_ones() -> None:
    text = "# Privacy policy\n\nWe use Pathfinder, a service provided by Pathfinder Inc., 5 Quay Street, Bristol.\n"
    assert owner(text, "5 Quay Street") == "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beschweren können Sie sich bei der Datenschutzbehörde unter post@acme.test.", "authority"),
        ("Sie können sich an die Aufsichtsbehörde oder an uns wenden: post@acme.test.", "controller"),
        ("Unser Vertreter in der EU ist unter post@acme.test erreichbar.", "representative"),
        ("## Rundbriefe\n\nAnbieter ist die Acme GmbH, post@acme.test.", "other"),
        ("## Anbieter\n\nAnbieter ist die Acme GmbH, post@acme.test.", "controller"),
        ("## Empfänger\n\nAcme Paket GmbH, post@acme.test", "other"),
    ],
)
def test_german_words_tell_it_too(text: str, expected: Owner) -> None:
    assert owner(f"# Datenschutzerklärung\n\n{text}\n", "post@acme.test") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We have not appointed a data protection officer: write to post@acme.test.", "controller"),
        ("There is no data protection officer; post@acme.test is read by all of us.", "controller"),
        ("No matter what you ask our data protection officer (post@acme.test), it is kept to itself.", "dpo"),
        ("If you do not know whom to ask, our data protection officer is post@acme.test.", "dpo"),
    ],
)
def test_an_officer_that_there_is_not_has_no_channel(sentence: str, expected: Owner) -> None:
    assert owner(f"# Privacy policy\n\n{sentence}\n", "post@acme.test") == expected


def test_in_a_list_of_addresses_no_cue_is_looked_for() -> None:
    passages = policy_of("# Privacy policy\n\n" + "post@acme.test\n" * 40).passages
    assert [telling(passages).of(number) for number in range(len(passages))] == [()] * len(passages)
    assert owner_of("post@acme.test", 0, 14, passages, 1) == "controller"


def test_an_authoritys_lines_are_its_own_down_to_the_last() -> None:
    lines = [
        "You can complain to the regulator. Its address:",
        "Information Commissioner's Office",
        "Example House",
        "Long Lane",
        "Exampleton",
        "Countyshire",
        "EX1 2AB",
        "Helpline: 0300 123 4567",
    ]
    assert owner("# Privacy policy\n\n" + "\n\n".join(lines) + "\n", "0300 123 4567") == "authority"


def test_an_address_that_begins_with_an_authoritys_name_is_its_own() -> None:
    address = "The Information Commissioner's Office, Example House, Long Lane, Exampleton EX1 2AB"
    assert owner(f"# Privacy policy\n\n{address}.\n", address) == "authority"
    street = "12 Commissioner Street, Johannesburg 2001"
    assert owner(f"# Privacy policy\n\nAcme, {street}.\n", street) == "controller"


def test_lines_under_a_companys_name_are_not_the_authoritys_above_it() -> None:
    text = (
        "# Contact\n\nYou can complain to the ICO.\n\nAcme Ltd\n\n1 High Street\n\nTelephone: 0118 496 0123\n"
    )
    assert owner(text, "0118 496 0123") == "controller"


@pytest.mark.parametrize(
    ("header", "expected"),
    [("Vendor", "other"), ("Name of the processor", "other"), ("Role", "dpo"), ("Question", "dpo")],
)
def test_an_officers_mailbox_in_a_table_of_others_is_one_of_theirs(header: str, expected: Owner) -> None:
    text = f"# Privacy policy\n\n## Who does what\n\n| {header} | Task | Contact |\n|---|---|---|\n| Kite | hosting | dpo@kite.test |\n"
    assert owner(text, "dpo@kite.test") == expected


@pytest.mark.parametrize(
    ("title", "expected"), [("Privacy policy", "other"), ("Kite Travel privacy policy", "dpo")]
)
def test_an_officer_at_the_policys_own_domain_is_its_own(title: str, expected: Owner) -> None:
    text = f"# {title}\n\n## Service providers\n\n- Data protection officer: dpo@kite-travel.test\n"
    assert owner(text, "dpo@kite-travel.test") == expected
