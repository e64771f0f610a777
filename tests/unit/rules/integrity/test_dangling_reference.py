from __future__ import annotations

import pytest

from policylint.rules.integrity.dangling_reference import DanglingReference
from policylint.testing import check_rule

RULE = DanglingReference()


def underlined(text: str) -> list[str]:
    return [found.source for found in check_rule(RULE, text)]


def test_message_and_help() -> None:
    [found] = check_rule(RULE, "# Policy\n\n## 1. Data\n\nSee Section 9 below.\n\n## 2. Contact\n\nWrite.\n")
    assert found.message == '"Section 9" is referred to, but there is none'
    assert found.help


@pytest.mark.parametrize(
    "target", ["## 4. Rights", "## Section 4: Rights", "4. Rights\n5. Contact", "**4) Rights**"]
)
def test_a_number_may_stand_in_many_forms(target: str) -> None:
    assert underlined(f"# Policy\n\nSee Section 4 below.\n\n{target}\n\nAsk us.\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "See Section 5 of the FTC Act.",
        "See Civil Code Section 1798.83.",
        "We rely on Article 6 and on Article 49 GDPR.",
        "As described in Section 12 of our Terms of Service, you can cancel.",
        "See section 230 for this.",
        "We act under Section 11 TTDSG.",
    ],
)
def test_sections_of_other_texts(sentence: str) -> None:
    assert underlined(f"# Policy\n\n## 1. Data\n\n{sentence}\n\n## 2. Contact\n\nWrite to us.\n") == []


def test_a_subsection_counts_where_no_subsections_are_numbered() -> None:
    assert underlined("# Policy\n\n## 1. Data\n\nSee Section 2.3 below.\n\n## 2. Rights\n\nAsk us.\n") == []


@pytest.mark.parametrize(
    "reference",
    [
        "see “Your choices” below",
        "see the section below entitled “Your choices”",
        "as said in the “Your choices” section of this policy",
        "see the Your Choices section below",
    ],
)
def test_titles(reference: str) -> None:
    [found] = underlined(f"# Policy\n\n## Data\n\nYou can object, {reference}.\n\n## Security\n\nTLS.\n")
    assert found.lower() == "your choices"
    assert (
        underlined(f"# Policy\n\n## Data\n\nYou can object, {reference}.\n\n## Choices\n\nOpt out.\n") == []
    )


def test_the_sentence_that_refers_is_not_its_own_target() -> None:
    assert underlined("# Policy\n\nYour choices: see “Storage periods” below.\n") == ["Storage periods"]


@pytest.mark.parametrize(
    "target",
    [
        "privacy@acme.example",
        "+47 22 33 44 55",
        "privacy [at] acme [dot] example",
        "1 Harbour Road, Kirkwall",
        "[Our form](https://acme.example/form)",
        "## Contact us\n\nIn our shop.",
        "**Questions?** Come to our shop.",
    ],
)
def test_contact_points_below(target: str) -> None:
    assert underlined(f"# Policy\n\nWrite to us at the address below.\n\n{target}\n") == []


def test_contact_points_must_stand_on_the_right_side() -> None:
    assert underlined("# Policy\n\nprivacy@acme.example\n\nWrite to the address below.\n") == [
        "address below"
    ]
    assert underlined("# Policy\n\nWrite to the address above.\n\nprivacy@acme.example\n") == [
        "address above"
    ]


def test_what_a_colon_introduces_is_there() -> None:
    assert (
        underlined("# Policy\n\nUse the contact details below for requests: Ekici, Al Zambak, Istanbul.\n")
        == []
    )


def test_the_end_of_the_policy_lies_below() -> None:
    sentence = "Use the contact details at the end of this policy."
    assert underlined(f"# Policy\n\n{sentence}\n") == ["contact details at the end of this policy"]
    assert underlined(f"# Policy\n\n{sentence}\n\nprivacy@acme.example\n") == []


def test_plain_text_has_no_marks_for_tables() -> None:
    text = "# Policy\n\nOur processors are named in the table below.\n"
    assert len(check_rule(RULE, text)) == 1
    assert check_rule(RULE, text, format="text") == []


def test_other_addresses_are_not_meant() -> None:
    assert underlined("# Policy\n\nWe log your IP address for the purposes listed below.\n") == []


def test_links_to_anchors() -> None:
    text = (
        "# Policy\n\n[a](#cookies) [b](#my-rights) [c](#top) [d](#) [e](https://acme.example/#x)\n\n## "
        "Cookies\n\nTwo.\n"
    )
    assert underlined(text) == ["b"]


def test_a_reference_that_is_a_link_is_left_to_the_link() -> None:
    assert underlined("# Policy\n\nSee [“Your choices”](https://acme.example/choices) below.\n") == []


@pytest.mark.parametrize(
    ("link", "heading", "meant"),
    [
        ("#who-we-are", "## 1. Who we are", "#1-who-we-are"),
        ("#3-who-we-are", "## 2. Who we are", "#2-who-we-are"),
        ("#section-2-retention", "## 2 Retention", "#2-retention"),
        ("#your-righst", "## Your rights", "#your-rights"),
        ("#Your-Righst", '## <a id="Your-Rights"></a> Ask us', "#Your-Rights"),
    ],
)
def test_an_anchor_that_is_nearly_named_is_suggested(link: str, heading: str, meant: str) -> None:
    text = f"# Policy\n\nSee [there]({link}) for more.\n\n{heading}\n\nWe say it here.\n"
    [found] = check_rule(RULE, text)
    assert found.help.startswith(f"Did you mean {meant}?")
    assert found.finding.fix is not None
    assert found.finding.fix.applicability == "unsafe"
    [edit] = found.finding.fix.edits
    fixed = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert fixed == text.replace(f"({link})", f"({meant})")
    assert check_rule(RULE, fixed) == []


@pytest.mark.parametrize(
    "headings", ["## Contact\n\nWrite.", "## 1. Data\n\nNames.\n\n## 2. Data\n\nMore.", "## 2\n\nTwo."]
)
def test_no_anchor_is_suggested_that_may_not_be_meant(headings: str) -> None:
    [found] = check_rule(RULE, f"# Policy\n\nSee [there](#data) for more.\n\n{headings}\n")
    assert "Did you mean" not in found.help
    assert found.finding.fix is None


def test_a_link_that_is_written_in_another_way_is_not_mended() -> None:
    text = "# Policy\n\nSee [there][1] for more.\n\n## 1. Data\n\nNames.\n\n[1]: #data\n"
    [found] = check_rule(RULE, text)
    assert found.help.startswith("Did you mean #1-data?")
    assert found.finding.fix is None
