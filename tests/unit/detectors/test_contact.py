from __future__ import annotations

import time

from policylint.detectors.contact import ContactDetector
from policylint.disclosure import Disclosure
from policylint.testing import policy_of


def found(text: str) -> dict[str, Disclosure]:
    policy = policy_of(text)
    return {d.topic: d for d in ContactDetector().detect(policy.document, policy.passages)}


def test_the_channel_is_an_attribute_and_its_place_the_focus() -> None:
    text = "# Privacy policy\n\nWrite to **privacy@acme.test** about your data.\n"
    disclosure = found(text)["controller.email"]
    assert disclosure.values("channel") == ("privacy@acme.test",)
    assert disclosure.focus is not None
    assert text[disclosure.focus.start : disclosure.focus.end] == "privacy@acme.test"


def test_the_lines_of_an_address_block_are_read_together() -> None:
    text = "# Privacy policy\n\n## Contact\n\nAcme Ltd\\\n12 Mill Lane\\\nOxford\\\nOX4 1AB\n"
    assert {"controller.address", "controller.contact"} <= found(text).keys()


def test_a_heading_tells_whose_the_channels_are() -> None:
    text = "# Privacy policy\n\n## Data protection officer\n\nPhone: +44 1865 496 0123\n"
    assert "dpo.contact" in found(text)


def test_a_regulators_channels_are_not_the_controllers() -> None:
    text = "# Privacy policy\n\nYou may complain to the data protection authority, at info@authority.test.\n"
    assert found(text) == {}


def test_many_links_in_a_sentence_cost_little() -> None:
    policy = policy_of("# Privacy policy\n\n" + "[a](b)~~~" * 3000)
    started = time.process_time()
    assert not list(ContactDetector().detect(policy.document, policy.passages))
    assert time.process_time() - started < 1


def test_a_link_to_mail_without_an_address_leads_nowhere() -> None:
    assert found("# Privacy policy\n\nPlease [contact us](mailto:?subject=x) or [contact us](#top).\n") == {}


def test_a_profile_on_a_network_under_a_heading_for_contact_is_a_channel() -> None:
    link = "**LinkedIn:** [Ada Vale](https://www.linkedin.com/in/adavale)\n"
    assert "controller.contact" in found(f"# Privacy policy\n\n## Contact\n\n{link}")
    assert "controller.contact" not in found(f"# Privacy policy\n\n## Credits\n\n{link}")
