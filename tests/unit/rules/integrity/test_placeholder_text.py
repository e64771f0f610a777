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
