"""Whatever a team declares, its notice says: completely, with the same polarity, and cleanly under its frameworks."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from policylint.decisions import Settings, select
from policylint.diagnostics import Diagnostic
from policylint.engine.choosing import choose_frontend
from policylint.engine.deciding import decide
from policylint.engine.judging import judge
from policylint.engine.understanding import understand
from policylint.host import Parts, load_parts
from policylint.policy import Policy
from policylint.policy_language.drift import compare
from policylint.policy_language.render import render
from policylint.source import Source
from policylint.terms import terms

TODAY = date(2026, 11, 27)
FRAMEWORKS = ("gdpr", "ccpa", "caloppa")

TELLING = {"email-address", "marketing-preferences", "children-data", "cookie-id"}
"""Data whose mention says more than that it is held: that there is marketing, that there are children or cookies."""
DATA = sorted(name for name, term in terms("data").items() if not term.special and name not in TELLING)
PERIODS = st.tuples(st.integers(1, 36), st.sampled_from(("days", "weeks", "months", "years"))).map(
    lambda pair: f"{pair[0]} {pair[1]}"
)


def one(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


def maybe(statement: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return statement | st.just("")


def some(pool: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(pool), min_size=1, max_size=most, unique=True)


@st.composite
def controllers(draw: st.DrawFn) -> str:
    name = draw(one("Acme AB", "Fjord & Sons Ltd", "Müller GmbH", "The Willow Foundation"))
    ways = [
        draw(one('email "privacy@acme.example"', 'email "data@fjord.example"')),
        draw(maybe(one('address "Storgatan 1, 111 22 Stockholm, Sweden"', 'address "12 Mill Lane, Oxford OX4 1AB, United Kingdom"'))),
        draw(maybe(one('phone "+46 8 123 45 67"'))),
        draw(maybe(one('form "https://acme.example/contact"'))),
    ]  # fmt: skip
    officer = draw(maybe(one('dpo "Data Protection Officer" { email "dpo@acme.example" }', 'dpo "Jane Roe" { address "Box 12, 111 22 Stockholm, Sweden"\n email "jane.roe@acme.example" }')))  # fmt: skip
    agent = draw(maybe(one('representative "Acme Europe BV" in EU { email "eu@acme.example" }', 'representative "Acme Services Ltd" in UK { address "1 High Street, London W1 1AA, United Kingdom" }')))  # fmt: skip
    return f'controller "{name}" {{\n' + "\n".join(filter(None, ways)) + f"\n}}\n{officer}\n{agent}"


@st.composite
def practices(draw: st.DrawFn) -> str:
    groups = [f"group-{number}" for number in range(1, draw(st.integers(1, 4)) + 1)]
    lines = []
    for number, group in enumerate(groups):
        label = draw(maybe(one(f'"contact details {number}"', f'"things you tell us {number}"')))
        source = draw(one("", "from device", 'from third-party "UC AB"', 'from public "the land register"', "from person"))  # fmt: skip
        items = ", ".join(["email-address"] * (number == 0) + draw(some(DATA, 4)))
        lines.append(f"data {group} {label} {source} [{items}]")
    labels = ["deliver what you order", "plan our stock", "understand how our site is used", "keep your account", "answer your questions"]  # fmt: skip
    kinds = draw(some(sorted(set(terms("purpose")) - {"data-sale"}), 3))
    purposes = [f"purpose-{number}" for number in range(1, len(kinds) + 1)]
    for number, (purpose, kind) in enumerate(zip(purposes, kinds, strict=True)):
        uses = groups if number == 0 else draw(some(groups, 2))
        form = draw(st.integers(0, 2))
        label = f'"{labels[number]}"' if form != 1 else ""
        kind_line = f"kind {kind}" if form != 0 else ""
        basis = draw(one("contract", "consent", 'legitimate-interests "improving our service"', "legal-obligation", 'legal-obligation "the Accounting Act"', "public-task", "vital-interests"))  # fmt: skip
        lines.append(
            f"purpose {purpose} {label} {{\n uses {', '.join(uses)}\n {kind_line}\n basis {basis}\n {draw(retentions())}\n}}"
        )
    for number in range(draw(st.integers(0, 3))):
        name = ("Hetzner", "Mailgun, Inc.", "our carriers")[number]
        role = draw(one("processor", "third-party", "affiliate", "joint-controller"))
        safeguard = draw(one("in DE", "in EEA", "in US safeguard scc", "in IN, US safeguard bcr", "in US safeguard dpf", "in JP safeguard adequacy"))  # fmt: skip
        category = draw(maybe(one("category cloud-provider", "category carrier")))
        purpose = purposes[0]
        data = ", ".join(draw(some(groups, 2)))
        lines.append(
            f'recipient "{name}" as {role} {category} {{ receives {data} for {purpose} {safeguard} }}'
        )
    if not any(line.startswith("recipient") for line in lines):
        return "\n".join([*lines, "recipient none", draw(maybe(one("sale none")))])
    lines.append(draw(maybe(one("disclosure legal", "disclosure merger"))))
    lines.append(draw(maybe(one("sale none", f'sale {groups[0]} to "advertising companies"'))))
    return "\n".join(lines)


@st.composite
def retentions(draw: st.DrawFn) -> str:
    period = draw(PERIODS)
    end = draw(
        one(
            "",
            "then delete",
            "then anonymise",
            "then destroy",
            "then aggregate",
            'then delete because "tax law"',
        )
    )
    return draw(one(
        f"retain {period} {end}",
        f"retain {period} after account-closure {end}",
        f'retain {period} after "the end of the financial year" {end}',
        f"retain until withdrawal {end}",
        f"retain until account-closure {end}",
        f'retain while "you have an account" {end}',
    ))  # fmt: skip


COOKIES = one(
    "cookies none",
    'cookies { control "the cookie settings at the foot of every page" }',
    """cookies {
      control "the settings of your browser"
      necessary "session" lifetime session
      analytics "_ga" by "Google" lifetime 2 years consent opt-in
    }""",
    'cookies {\n marketing "_fbp" by "Meta" lifetime 90 days consent opt-in for "showing you advertisements"\n}',
)
RIGHTS = [*terms("right")]


@st.composite
def people(draw: st.DrawFn) -> str:
    rights = ", ".join(RIGHTS if draw(st.booleans()) else draw(some(RIGHTS, 5)))
    how = draw(maybe(one('how "email privacy@acme.example"', 'how "use the form in your account"')))
    respond = draw(maybe(one("respond-within 1 month", "respond-within 30 days")))
    statements = [
        f"rights [{rights}] {{\n{how}\n{respond}\n}}",
        draw(maybe(one('complaint "Integritetsskyddsmyndigheten (IMY)" url "https://www.imy.se"', 'complaint "the Information Commissioner’s Office"'))),
        draw(maybe(one('choice marketing "the unsubscribe link in every message"', 'choice marketing "write to us"', "marketing none"))),
        draw(maybe(one('choice opt-out "the privacy settings of your account"', 'choice opt-in "the privacy settings of your account"'))),
        draw(maybe(one("automated-decisions none", 'automated-decisions "whether you can pay by invoice" {\n logic "a score from your payment history"\n consequences "we may ask you to pay in advance"\n}'))),
        draw(maybe(one('provision required for purpose-1 "we cannot deliver without it"', "provision none", 'provision optional "some functions will not work"'))),
        draw(maybe(one("security [encryption-in-transit, access-control]", 'security [encryption, "locked archives"]'))),
        draw(maybe(one("breach notify within 72 hours", "breach notify", "breach notify within 3 days by email, website"))),
        draw(maybe(one("children not-directed under 13", "children not-directed", "children directed under 13 with parental-consent", "children admitted from 16", "children admitted with parental-consent"))),
        draw(maybe(one('dnt not-honoured because "there is no common standard"', "dnt honoured", "dnt not-honoured"))),
        draw(maybe(one("gpc honoured", 'gpc not-honoured because "there is nothing to opt out of"'))),
        draw(maybe(one("changes notify by email, website at-least 30 days", "changes notify by app", "changes notify by post, account", "changes notify"))),
        draw(maybe(one("retention { maximum 10 years }", 'retention {\n criteria "as long as you have an account"\n then delete\n}'))),
    ]  # fmt: skip
    return "\n".join(filter(None, statements))


@st.composite
def declarations(draw: st.DrawFn) -> str:
    head = [
        draw(maybe(one("version 3.1", 'version "spring 2026"'))),
        draw(maybe(one("language en"))),
        draw(one("updated 2026-04-01", "effective 2026-05-01", "updated 2026-04-01\neffective 2026-05-01")),
        draw(maybe(one('applies-to "https://acme.example"', 'applies-to "https://acme.example", "the Acme app"'))),
        "frameworks " + ", ".join(draw(some(list(FRAMEWORKS), 3))),
        draw(maybe(one("established-in SE", "established-in DE"))),
        draw(maybe(one("audience europe", "audience california", "audience europe, california"))),
    ]  # fmt: skip
    parts = [*head, draw(controllers()), draw(practices()), draw(COOKIES), draw(people())]
    return 'policy "Privacy notice" {\n' + "\n".join(filter(None, parts)) + "\n}\n"


@cache
def parts() -> Parts:
    return load_parts()


def understood(text: str, path: str) -> Policy:
    source = Source(path, text)
    frontend = choose_frontend(source, parts().frontends, None)
    done = understand(source, frontend, parts().detectors, today=TODAY)
    assert not done.failures
    return done.policy


def errors(policy: Policy, frameworks: tuple[str, ...]) -> list[Diagnostic]:
    wanted = Settings(frameworks=frameworks, min_severity="error")
    selection = select(wanted, parts().rules, parts().frameworks)
    findings, failed = judge(policy, selection.rules)
    assert not failed
    return list(decide(policy, findings, selection, wanted))


def notice(policy: Policy, path: str = "notice.md") -> Policy:
    assert policy.declaration is not None
    return understood(render(policy.declaration, "html" if path.endswith(".html") else "markdown"), path)


@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(declarations())
def test_the_notice_says_what_is_declared_and_neither_drifts_nor_has_errors(text: str) -> None:
    declared = understood(text, "a.policy")
    assert not declared.document.problems
    assert declared.declaration is not None
    said = notice(declared)
    assert [one.finding.message for one in compare(declared, declared.declaration, said)] == []
    found = {(disclosure.topic, disclosure.polarity) for disclosure in said.disclosures}
    wanted = {(disclosure.topic, disclosure.polarity) for disclosure in declared.disclosures}
    assert sorted(wanted - found) == []
    denied = {topic for topic, polarity in wanted if polarity == "denied"} - {"purpose.marketing"}
    assert sorted(topic for topic in denied if (topic, "stated") in found - wanted) == []
    frameworks = tuple(name.text for name in declared.declaration.frameworks)
    if not errors(declared, frameworks):
        assert [error.finding.message for error in errors(said, frameworks)] == []
    as_page = notice(declared, "notice.html")
    assert _disclosed(as_page) == _disclosed(said)
    assert [one.finding.message for one in compare(declared, declared.declaration, as_page)] == []


def _disclosed(policy: Policy) -> list[tuple[str, str, str]]:
    """What is disclosed, and in which words: those that are read, without the mark-up between them."""
    return [(d.topic, d.polarity, "".join(d.text.split())) for d in policy.disclosures]
