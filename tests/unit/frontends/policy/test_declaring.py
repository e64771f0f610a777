"""Every rule works on a `.policy` file as it does on prose: the acceptance test of the architecture."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from policylint.disclosure import Disclosure
from policylint.frontends.policy import PolicyFrontend
from policylint.rules import builtin_rules
from policylint.rules.integrity import integrity_rules
from policylint.rules.missing import missing_rules, rule_name
from policylint.rules.quality import quality_rules
from policylint.source import Source
from policylint.testing import check_rule, findings_of, policy_of
from policylint.topics import topics

RULES = {rule.info.name: rule for rule in missing_rules()}
EVERYTHING = Path(__file__).parents[3].joinpath("policies", "everything.policy").read_text(encoding="utf-8")

STATEMENTS = {
    "controller.identity": 'controller "Acme AB"',
    "controller.contact": 'controller "Acme AB" { form "https://acme.test/contact" }',
    "controller.email": 'controller "Acme AB" { email "a@acme.test" }',
    "controller.address": 'controller "Acme AB" { address "Storgatan 1, Stockholm" }',
    "controller.representative": 'representative "Acme Europe BV" in EU',
    "dpo.contact": 'dpo "Data protection officer" { email "dpo@acme.test" }',
    "collection.data-categories": "data contact [name]",
    "collection.direct": "data contact [name]",
    "collection.automatic": "data usage from device [ip-address]",
    "collection.third-party": 'data credit from third-party "UC AB" [credit-score]',
    "cookies": "cookies none",
    "cookies.control": 'cookies { control "your browser" }',
    "purpose": 'purpose orders "deliver what you order"',
    "purpose.marketing": "purpose news { kind direct-marketing }",
    "legal-basis": "purpose a { basis contract }",
    "legal-basis.consent": "purpose a { basis consent }",
    "legal-basis.contract": "purpose a { basis contract }",
    "legal-basis.legal-obligation": "purpose a { basis legal-obligation }",
    "legal-basis.vital-interests": "purpose a { basis vital-interests }",
    "legal-basis.public-task": "purpose a { basis public-task }",
    "legal-basis.legitimate-interests": 'purpose a { basis legitimate-interests "safety" }',
    "sharing.recipients": 'recipient "Post"',
    "sharing.processors": 'recipient "Post" as processor',
    "sharing.legal": "disclosure legal",
    "sharing.merger": "disclosure merger",
    "sharing.sale": "sale none",
    "transfer": 'recipient "Mail" { receives contact in US }',
    "transfer.safeguards": 'recipient "Mail" { receives contact in US safeguard scc }',
    "retention": "purpose a { retain indefinitely }",
    "retention.period": "purpose a { retain 2 years }",
    "retention.criteria": "purpose a { retain until withdrawal }",
    "retention.disposal": "purpose a { retain 2 years then delete }",
    "security.measures": "security [encryption]",
    "security.breach-notification": "breach notify within 72 hours",
    "rights.access": "rights [access]",
    "rights.rectification": "rights [rectification]",
    "rights.erasure": "rights [erasure]",
    "rights.restriction": "rights [restriction]",
    "rights.objection": "rights [objection]",
    "rights.portability": "rights [portability]",
    "rights.withdraw-consent": "rights [withdraw-consent]",
    "rights.automated-decisions": "automated-decisions none",
    "rights.complaint": 'complaint "IMY"',
    "rights.how": 'rights [access] { how "write to us" }',
    "choice.marketing": 'choice marketing "a link in each message"',
    "choice.opt-out": 'choice opt-out "your settings"',
    "provision.obligation": 'provision required "we cannot deliver without it"',
    "children": "children not-directed under 13",
    "policy.changes": "changes notify",
    "policy.change-notice": "changes notify by email",
    "policy.effective-date": "updated 2026-04-01",
    "dnt": "dnt not-honoured",
    "gpc": "gpc honoured",
    "audience.california": "audience california",
    "audience.europe": "audience europe",
    "controller.joint": 'joint "Acme AB answers your requests"',
    "collection.sources": 'data credit from third-party "UC AB" [credit-score]',
    "tracking.third-party": "tracking none",
    "cookie-lifetime": 'cookies { analytics "_ga" lifetime 2 years }',
    "cookie-consent": 'cookies { analytics "_ga" consent opt-in }',
    "safeguards.copy": 'transfer to US safeguard scc copy "on request"',
    "retention-by-category": "purpose a { uses b\n retain 1 year }\n purpose c { uses d\n retain until withdrawal }",
    "rights.request-methods": 'rights [access] { how "write to privacy@acme.test" }',
    "rights.verification": 'rights [access] { verification "we ask for your number" }',
    "rights.agent": 'rights [access] { agent "with your permission" }',
    "rights.appeal": 'rights [access] { appeal "write to us" }',
    "rights.non-retaliation": "rights [access] { non-retaliation }",
    "rights.limit-sensitive": "rights [limit-sensitive]",
    "rights.complaint-controller": 'rights [access] { complaint-to-us "write to us" }',
    "authority.named": 'complaint "IMY"',
    "choice.sale-opt-out": 'choice sale-opt-out "a link at the foot of every page"',
    "choice.signal-processing": 'gpc honoured for "the browser"',
    "parental.rights": 'parents "write to us"',
    "notice.sensitive-sale": "notice sensitive-sale",
    "notice.biometric-sale": "notice biometric-sale",
    "notice.website-sale": "notice website-sale",
}
PARENTS = {
    "cookies.control": "cookies {}",
    "purpose.marketing": 'purpose orders "deliver what you order"',
    "transfer.safeguards": 'recipient "Mail" { receives contact in US }',
    "retention.period": "purpose a { retain until withdrawal }",
    "retention.criteria": "purpose a { retain 2 years }",
    "retention.disposal": "purpose a { retain 2 years }",
}
"""What says something of a topic's parent, and nothing of the topic."""


SILENT = "# Privacy policy\n\nWe take the privacy of your personal data seriously.\n"


def a_policy(statement: str) -> str:
    return f'policy "Privacy policy" {{\n  {statement}\n}}\n'


def without(topic: str) -> str:
    if topic.startswith("legal-basis."):
        return a_policy(
            "purpose a { basis public-task }" if "task" not in topic else "purpose a { basis contract }"
        )
    return a_policy(PARENTS.get(topic, "version 1"))


def declared(statement: str) -> tuple[Disclosure, ...]:
    return PolicyFrontend().parse(Source("a.policy", a_policy(statement))).declared


@cache
def fires(topic: str, text: str, path: str) -> bool:
    return bool(check_rule(RULES[rule_name(topic)], text, path=path, detect=True))


@pytest.mark.parametrize("topic", list(topics()))
def test_a_missing_rule_is_the_same_on_prose_and_on_a_declaration(topic: str) -> None:
    said = topics()[topic]
    assert any(fires(topic, text, "policy.md") for text in (*said.flagged, SILENT))
    assert fires(topic, without(topic), "a.policy")
    assert not fires(topic, said.accepted[0], "policy.md")
    assert not fires(topic, a_policy(STATEMENTS[topic]), "a.policy")


def test_every_topic_can_be_declared() -> None:
    assert set(STATEMENTS) == set(topics())
    parsed = PolicyFrontend().parse(Source("a.policy", EVERYTHING))
    disclosed = {found.topic for found in parsed.declared}
    assert set(topics()) - disclosed == {"retention", "legal-basis"}
    assert not parsed.document.problems


def test_a_whole_policy_has_no_finding_of_any_rule() -> None:
    policy = policy_of(EVERYTHING, path="everything.policy", detect=True)
    for rule in builtin_rules():
        if rule.info.name != "stale-date":
            assert [f"{f.source}: {f.message}" for f in findings_of(rule, policy)] == []


@pytest.mark.parametrize(
    ("statement", "topic", "polarity"),
    [
        ("sale none", "sharing.sale", "denied"),
        ('sale a to "B"', "sharing.sale", "stated"),
        ('recipient "B" as buyer', "sharing.sale", "stated"),
        ("recipient none", "sharing.recipients", "denied"),
        ("data none", "collection.data-categories", "denied"),
        ("marketing none", "purpose.marketing", "denied"),
        ("transfer none", "transfer", "denied"),
        ("cookies none", "cookies", "denied"),
        ("automated-decisions none", "rights.automated-decisions", "denied"),
        ('automated-decisions "credit"', "rights.automated-decisions", "stated"),
        ("provision none", "provision.obligation", "denied"),
        ("children not-directed under 13", "children", "denied"),
        ("children admitted from 13", "children", "stated"),
        ("dnt not-honoured", "dnt", "stated"),
    ],
)
def test_polarity(statement: str, topic: str, polarity: str) -> None:
    assert [found.polarity for found in declared(statement) if found.topic == topic] == [polarity]


@pytest.mark.parametrize(
    ("statement", "topic", "name", "values"),
    [
        ("data a [name, \"shoe size\"]", "collection.data-categories", "data", ("name", "shoe size")),
        ("purpose a { retain 24 months }", "retention.period", "period", ("P24M",)),
        ("purpose a \"send news\" { retain 1 year }", "retention.period", "purpose", ("send news",)),
        ("purpose a { retain 1 year after contract-end }", "retention.period", "condition", ("contract-end",)),
        ("breach notify within 72 hours by email", "security.breach-notification", "period", ("PT72H",)),
        ("breach notify within 72 hours by email", "security.breach-notification", "channel", ("email",)),
        ('recipient "M" { receives a in US, IN safeguard scc }', "transfer", "country", ("US", "IN")),
        ('recipient "M" { receives a in US safeguard scc }', "transfer.safeguards", "mechanism", ("scc",)),
        ('recipient "M" as processor', "sharing.processors", "recipient", ("M",)),
        ('complaint "IMY"', "rights.complaint", "authority", ("IMY",)),
        ("effective 2026-05-01", "policy.effective-date", "date", ("2026-05-01",)),
        ('purpose a { basis legitimate-interests "safety" }', "legal-basis.legitimate-interests", "interest", ("safety",)),
        ("security [encryption]", "security.measures", "measure", ("encryption",)),
        ("changes notify by app at-least 30 days", "policy.change-notice", "period", ("P30D",)),
        ('cookies { analytics "_ga" lifetime 2 years }', "cookies", "period", ("P2Y",)),
    ],
)  # fmt: skip
def test_attributes(statement: str, topic: str, name: str, values: tuple[str, ...]) -> None:
    found = [one for one in declared(statement) if one.topic == topic]
    assert any(one.values(name) == values for one in found)


@pytest.mark.parametrize(
    ("home", "countries", "transferred"),
    [
        ("SE", "DE", False),
        ("SE", "EEA", False),
        ("SE", "NO, US", True),
        ("SE", "UK", True),
        ("GB", "UK", False),
        ("GB", "DE", True),
        ("US", "US", False),
        ("US", "CA", True),
    ],
)
def test_a_transfer_leaves_the_area_of_the_organisation(home: str, countries: str, transferred: bool) -> None:
    found = declared(f'established-in {home}\n recipient "R" {{ receives a in {countries} }}')
    assert any(one.topic == "transfer" for one in found) is transferred


def test_evidence_is_the_statement_without_its_block() -> None:
    text = a_policy('recipient "A { B" as processor {\n receives a in DE }')
    found = PolicyFrontend().parse(Source("a.policy", text)).declared
    assert {one.text for one in found} == {'recipient "A { B" as processor'}
    assert {text[one.span.start : one.span.end] for one in found} == {'recipient "A { B" as processor'}


def test_prose_rules_leave_declarations_alone() -> None:
    wordy = a_policy(
        'recipient "if you" { receives a }\n data a "as described above" []\n security ["the following:"]'
    )
    policy = policy_of(wordy, path="a.policy")
    found = [f.message for rule in integrity_rules() for f in findings_of(rule, policy)]
    assert found == []


def test_rules_on_dates_and_placeholders_look_at_declarations_too() -> None:
    text = a_policy('updated 2024-04-01\n controller "TODO" { email "you@yourdomain.com" }')
    policy = policy_of(text, path="a.policy")
    found = {rule.info.name for rule in (*integrity_rules(), *quality_rules()) if findings_of(rule, policy)}
    assert found == {"stale-date", "placeholder-text"}


def test_a_broken_statement_withholds_what_it_may_have_said_and_nothing_else() -> None:
    text = a_policy("dnt honored\n security [encrypton]")
    assert not fires("dnt", text, "a.policy")
    assert not fires("security.measures", text, "a.policy")
    assert fires("gpc", text, "a.policy")
