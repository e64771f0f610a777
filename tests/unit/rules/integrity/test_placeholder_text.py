from __future__ import annotations

import time

import pytest

from policylint.rules.integrity.placeholder_text import PlaceholderText
from policylint.testing import check_rule, policy_of

RULE = PlaceholderText()


@pytest.mark.parametrize(
    "placeholder",
    [
        "[Company]",
        "[COMPANY NAME]",
        "[Your Website URL]",
        "[insert the name of your officer here]",
        "[date]",
        "[DATE]",
        "[_____]",
        "[•]",
        "{{ site.company }}",
        "{% company %}",
        "<<Company>>",
        "<insert date>",
        "TBD",
        "________",
        "XX.XX.XXXX",
        "Your Company Name",
        "me@example.org",
        "privacy@yourdomain.com",
    ],
)
def test_placeholders(placeholder: str) -> None:
    [found] = check_rule(RULE, f"# Policy\n\nWe are {placeholder} since then.\n")
    assert found.source == placeholder


@pytest.mark.parametrize(
    "text",
    [
        "[Company](https://acme.example/company)",
        "[company][1] shop\n\n[1]: https://acme.example/",
        "privacy [at] acme.example",
        "https://acme.example/todo",
        "[sic] and […] and [1] and [2024-05-01] and [Annex II]",
        "- [x] cookies\n- [ ] more cookies",
        "a state_name and a __utma cookie and http://acme.example/a___b",
        "the size XXL and Xerox and a XX chromosome",
        "an address that looks like name@example.com",
        "Toda la empresa: TODO EL MUNDO",
        "masked as 192.168.xxx.xxx or **** 1234",
    ],
)
def test_no_placeholders(text: str) -> None:
    assert check_rule(RULE, f"# Policy\n\nWe know {text}\n") == []


def test_links_to_reserved_domains() -> None:
    text = "# Policy\n\nRead [our terms](https://example.com/terms) and [ours](https://acme.example/terms).\n"
    [found] = check_rule(RULE, text)
    assert found.source == "our terms"
    assert "https://example.com/terms" in found.message


def test_headings_and_tables_are_read_and_code_is_not() -> None:
    text = "# Policy of [Company]\n\n| Who |\n| --- |\n| [Name] |\n\n```\n[Company]\n```\n"
    assert [found.source for found in check_rule(RULE, text)] == ["[Company]", "[Name]"]


@pytest.mark.parametrize(
    "text",
    ["We are {{x}} now. " * 20_000, "See [us](https://www.example.com/x). " * 8_000],
)
def test_many_placeholders_take_no_longer_each_than_a_few(text: str) -> None:
    policy = policy_of(f"# Privacy policy\n\n{text}\n")
    started = time.process_time()
    assert sum(1 for _ in RULE.check(policy)) >= 8_000
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "placeholder",
    [
        "%COMPANY%",
        "%%site_name%%",
        "<COMPANY NAME>",
        "Company Name, Inc.",
        "Your Company Ltd.",
        "John Doe",
        "123-456-7890",
        "555-555-5555",
    ],
)
def test_stand_ins(placeholder: str) -> None:
    for text in (f"{placeholder} asks for your name.", f"Ask at {placeholder} for your data."):
        [found] = check_rule(RULE, f"# Privacy policy\n\n{text}\n")
        assert found.source == placeholder


def test_a_date_of_letters_where_one_is_given() -> None:
    [found] = check_rule(RULE, "# Privacy policy\n\nLast updated: DD/MM/YYYY.\n")
    assert (found.source, found.message) == ("DD/MM/YYYY", 'the date "DD/MM/YYYY" was never filled in')


@pytest.mark.parametrize(
    "text",
    [
        "We give 50% off, and 20% more if 100%SAFE is worn.",
        "See https://tea.example/%E2%80%99/%EF%BB%BF for it.",
        "We ask for your company name, its VAT number and your birth date (DD/MM/YYYY).",
        "We fought a John Doe subpoena. Call 123-456-7891 or (555) 555-5556.",
        "Your company may ask us. Give us your Company Name and Inc. number.",
    ],
)
def test_no_stand_ins(text: str) -> None:
    assert check_rule(RULE, f"# Privacy policy\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("", "this link leads nowhere"),
        ("#", "this link leads nowhere: #"),
        ("TODO", "this link leads nowhere: TODO"),
        ("https://", "this link leads nowhere: https://"),
    ],
)
def test_a_link_that_leads_nowhere(target: str, message: str) -> None:
    [found] = check_rule(RULE, f"# Privacy policy\n\nYou may opt out [over there]({target}).\n")
    assert (found.source, found.message) == ("over there", message)


@pytest.mark.parametrize(
    "link",
    [
        "[Cookie settings](#)",
        "[Back to top](#)",
        "[our form](#){.opens-form}",
        '<a href="#" onclick="ask()">our form</a>',
        "[our form](#form)",
        "![logo]()",
        "[todo](todo.md)",
    ],
)
def test_a_link_that_a_script_may_heed(link: str) -> None:
    assert check_rule(RULE, f"# Privacy policy\n\nYou may opt out: {link}.\n") == []
