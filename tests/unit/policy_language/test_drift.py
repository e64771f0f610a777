"""Drift: nothing between a declaration and its own notice, and every planted change is reported with both places."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from policylint.engine.choosing import choose_frontend
from policylint.engine.understanding import understand
from policylint.host import Parts, load_parts
from policylint.policy import Policy
from policylint.policy_language.drift import Difference, compare
from policylint.policy_language.drift.rules import DECLARED, SAID, DriftRule, drift_rules
from policylint.policy_language.render import render
from policylint.source import Source

HERE = Path(__file__).parent
EXAMPLES = Path(__file__).parents[3] / "examples"
DECLARATIONS = [HERE / "acme.policy", HERE / "full.policy", *sorted(EXAMPLES.glob("*.policy"))]


@cache
def parts() -> Parts:
    return load_parts(("frontends", "detectors"))


def understood(text: str, path: str) -> Policy:
    source = Source(path, text)
    frontend = choose_frontend(source, parts().frontends, None)
    return understand(source, frontend, parts().detectors, today=date(2026, 11, 27)).policy


@cache
def declared(path: Path) -> Policy:
    return understood(path.read_text(encoding="utf-8"), path.name)


@cache
def notice(path: Path) -> str:
    declaration = declared(path).declaration
    assert declaration is not None
    return render(declaration, "markdown")


def differences(path: Path, text: str) -> list[tuple[Difference, Policy]]:
    policy, said = declared(path), understood(text, "notice.md")
    assert policy.declaration is not None
    return [(one, said if one.in_notice else policy) for one in compare(policy, policy.declaration, said)]


@pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.stem)
def test_a_notice_does_not_drift_from_its_own_declaration(path: Path) -> None:
    assert [one.finding.message for one, _ in differences(path, notice(path))] == []


PLANTED: list[tuple[str, str, str, str, str]] = [
    # what is replaced, by what, the rule, words of the message, the words underlined
    ("14 months", "26 months", "drift-period", "26 months; declared: 14 months", "26 months"),
    ("7 years after", "10 years after", "drift-period", "10 years; declared: 7 years", "10 years"),
    ("14 months; after that we", "14 months, backups for 3 years; after that we", "drift-period", "3 years", "3 years"),
    ("| 2 years |", "| 13 months |", "drift-period", "lifetime of “_ga”, 13 months", "13 months"),
    ("| Until you close the browser |", "| 30 days |", "drift-period", "lifetime of “session”, 30 days", "30 days"),
    ("within 1 month", "within 3 months", "drift-period", "3 months; declared: 1 month", "3 months"),
    ("within 72 hours", "within 10 days", "drift-period", "10 days; declared: 72 hours", "10 days"),
    ("at least 30 days", "at least 7 days", "drift-period", "7 days; declared: 30 days", "7 days"),
    ("the age of 13", "the age of 16", "drift-period", "16; declared: 13", ""),
    (" within 72 hours", "", "drift-unsaid", "told of a breach, 72 hours", "72 hours"),
    (" at least 30 days before they take effect", "", "drift-unsaid", "30 days", "30 days"),
    (" under the age of 13", "", "drift-unsaid", "an age of 13", "13"),
    ("Last updated: 1 April 2026", "Last updated: 3 March 2025", "drift-date", "3 March 2025; declared: 1 April 2026", "3 March 2025"),
    ("Effective from 1 May 2026", "Effective from 9 May 2026", "drift-date", "9 May 2026; declared: 1 May 2026", "9 May 2026"),
    ("Acme AB (“we”)", "Apex AB (“we”)", "drift-contact", "Apex AB; declared: Acme AB", "Apex AB"),
    ("E-mail: <privacy@acme.example>", "E-mail: <info@acme.example>", "drift-undeclared", "info@acme.example", "info@acme.example"),
    ("<dpo@acme.example>", "<officer@acme.example>", "drift-contact", "officer@acme.example; declared: dpo@acme.example", "officer@acme.example"),
    ("Storgatan 1, 111 22 Stockholm, Sweden", "Kungsgatan 9, 111 43 Stockholm, Sweden", "drift-contact", "Kungsgatan 9", ""),
    ("+46 8 123 45 67", "+46 8 999 99 99", "drift-contact", "+46 8 999 99 99", "+46 8 999 99 99"),
    ("Integritetsskyddsmyndigheten (IMY)", "Datatilsynet", "drift-contact", "Datatilsynet", ""),
    ("| Hetzner | Processor |", "| Linode LLC | Processor |", "drift-unsaid", "the recipient Hetzner", '"Hetzner"'),
    ("We do not sell", "We also share your personal data with Bigdata Inc.\n\nWe do not sell", "drift-undeclared", "the recipient Bigdata Inc", ""),
    ("United States", "United Kingdom", "drift-unsaid", "data in the United States", "US"),
    ("to Mailgun in the United States", "to Mailgun in India", "drift-undeclared", "data in India", "India"),
    ("standard contractual clauses.", "binding corporate rules.", "drift-undeclared", "binding corporate rules", ""),
    ("Your consent (Art. 6(1)(a) GDPR)", "Our legitimate interests (Art. 6(1)(f) GDPR)", "drift-basis", "“send you our newsletter” rests on legitimate interests", ""),
    ("Necessary for our contract with you (Art. 6(1)(b) GDPR)", "Your consent (Art. 6(1)(a) GDPR)", "drift-unsaid", "Contract", "basis contract"),
    ("We do not sell your personal data.", "We sell your personal data to advertisers.", "drift-polarity", "stated; declared: denied", ""),
    ("We do not make decisions about you by automated means alone.", "We make decisions about you by automated means alone.", "drift-polarity", "Automated decisions", ""),
    ("We do not respond to Do Not Track (DNT) signals", "We honour Do Not Track (DNT) signals", "drift-polarity", "honoured; declared: not honoured", ""),
    ("We honour Global Privacy Control (GPC) signals", "We ignore Global Privacy Control (GPC) signals", "drift-polarity", "not honoured; declared: honoured", ""),
    ("We use cookies and similar technologies, which this table lists.", "We do not use cookies or similar technologies.", "drift-polarity", "Cookies", ""),
    (", pages viewed", "", "drift-unsaid", "pages viewed", "pages-viewed"),
    ("card number and billing address", "card number, social security number and billing address", "drift-undeclared", "social security number", "social security number"),
    ("- restriction: have the processing of your personal data restricted\n", "", "drift-unsaid", "Restriction", "restriction"),
    ("If our business is sold, merged or reorganised, personal data may be transferred to the new owner.", "", "drift-unsaid", "sale of the business", "disclosure merger"),
    ("## Children\n\nOur service is not directed to children under the age of 13.", "", "drift-unsaid", "Children", "children not-directed under 13"),
    ("How to stop marketing messages: the unsubscribe link in every message.", "We like to write.", "drift-unsaid", "marketing", ""),
    ("| Deliver what you order |", "| Guess what you want |", "drift-undeclared", "the purpose “Guess what you want”", "Guess what you want"),
    ("| session | Necessary", "| \\_spy | Necessary", "drift-undeclared", "the cookie “_spy”", ""),
    ("session", "\\_spy", "drift-unsaid", "the cookie “session”", ""),
    ("Integritetsskyddsmyndigheten (IMY), <https://www.imy.se>", "of your country", "drift-unsaid", "the authority Integritetsskyddsmyndigheten (IMY)", '"Integritetsskyddsmyndigheten (IMY)"'),
    ("- Phone: +46 8 123 45 67\n", "", "drift-unsaid", "the number +46 8 123 45 67", '"+46 8 123 45 67"'),
    (" Effective from 1 May 2026.", "", "drift-unsaid", "the date 1 May 2026", "2026-05-01"),
    ("Effective from 1 May 2026.", "Effective from 1 May 2026. Last updated: 9 July 2026.", "drift-undeclared", "the date 9 July 2026", "9 July 2026"),
    ("14 months; after that we", "As long as the law asks; after that we", "drift-unsaid", "retention for “understand how our site is used”, 14 months", "14 months"),
    ("We protect your personal data with these measures: encryption in transit, encryption at rest and access control.", "", "drift-unsaid", "Security", ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "rule", "words", "underlined"), PLANTED, ids=lambda text: text[:24])
def test_a_planted_change_is_reported(old: str, new: str, rule: str, words: str, underlined: str) -> None:
    text = notice(HERE / "acme.policy")
    assert old in text
    found = differences(HERE / "acme.policy", text.replace(old, new))
    fitting = [
        (one, policy)
        for one, policy in found
        if one.rule == rule and words.casefold() in one.finding.message.casefold()
    ]
    assert fitting, [(one.rule, one.finding.message) for one, _ in found]
    one, policy = fitting[0]
    if underlined:
        assert policy.document.source.slice(one.finding.span) == underlined
    [related] = one.finding.related
    assert related.source is not None
    assert related.source.path == ("acme.policy" if one.in_notice else "notice.md")
    assert related.source.slice(related.span).strip()


def test_what_a_notice_leaves_out_of_a_period_that_it_has_otherwise() -> None:
    text = notice(HERE / "acme.policy")
    for old, new in (
        ("| – | 2 years |", "| – | – |"),
        (" The cookie \\_ga is stored for 2 years on your device.", ""),
    ):
        assert old in text
        text = text.replace(old, new)
    assert "declared, not said: lifetime of “_ga”, 2 years" in {
        one.finding.message for one, _ in differences(HERE / "acme.policy", text)
    }


def test_what_a_declaration_leaves_open_is_undeclared_where_the_notice_names_it() -> None:
    """A period that only the notice names, and a date that is no day."""
    policy = understood(
        'policy "P" {\n  updated 2026-04-01\n  breach notify\n  controller "Acme AB"\n}\n', "p.policy"
    )
    said = understood(
        "# Privacy policy\n\nLast updated: May 2026\n\nAcme AB is the controller. If a data breach affects your personal data, "
        "we will notify you within 72 hours.\n",
        "notice.md",
    )
    assert policy.declaration is not None
    messages = {one.finding.message for one in compare(policy, policy.declaration, said)}
    assert "said, not declared: the time in which people are told of a breach, 72 hours" in messages
    assert "said: the date 2026-05; declared: 1 April 2026" in messages


@pytest.mark.parametrize("rule", drift_rules(), ids=lambda rule: rule.info.name)
def test_the_example_of_each_page_is_flagged_as_it_says(rule: DriftRule) -> None:
    (example,) = rule.info.documentation.flagged
    in_notice = example.path.endswith(".md")
    text = example.text if in_notice else SAID.replace(" We do not sell your personal data.", "")
    said, policy = understood(text, "notice.md"), understood(DECLARED, "acme.policy")
    assert policy.declaration is not None
    source = (said if in_notice else policy).document.source
    found = [one for one in compare(policy, policy.declaration, said) if one.rule == rule.info.name]
    assert [(one.in_notice, source.slice(one.finding.span)) for one in found] == [
        (in_notice, example.flagged[0])
    ]


def test_the_accepted_example_of_the_pages_does_not_drift() -> None:
    policy = understood(DECLARED, "acme.policy")
    assert policy.declaration is not None
    assert compare(policy, policy.declaration, understood(SAID, "notice.md")) == ()
