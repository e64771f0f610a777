"""The rules of drift as users select and read them. What they judge takes two files, so `check` never runs them."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.diagnostics import Finding, Severity
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_WHY = """
A declaration that is checked and a notice that is read help nobody once they say different things. Readers, courts and
authorities hold an organisation to what its notice says; the people who build the service work from the declaration.
"""
_SHY = """
What recognition does not read surely is not reported. A notice in words of its own may say what the declaration says in
ways that are not understood; an unsaid purpose is reported only where the notice uses titles of the declaration.
"""

DECLARED = """policy "Acme Privacy Notice" {
  updated 2026-04-01
  controller "Acme AB" { email "privacy@acme.example" }
  data contact [email-address]
  purpose newsletter "send you our newsletter" {
    kind marketing
    uses contact
    basis consent
    retain 14 months then delete
  }
  sale none
}
"""
"""The declaration that the examples of the pages are held against."""

SAID = """# Privacy policy

Last updated: 1 April 2026

Acme AB (“we”) is the controller. Write to privacy@acme.example.

You give us your e-mail address. We use it to send you our newsletter, for marketing, on the basis of your consent.
We keep personal data for 14 months; after that we delete it. We do not sell your personal data.
"""
"""A notice that says the same."""

_CONTRACT = "because it is necessary for the performance of a contract with you"


@dataclass(frozen=True, slots=True)
class DriftRule:
    """The name, severity and documentation of one kind of difference. Finds nothing in one file alone."""

    info: RuleInfo

    def check(self, policy: Policy) -> Iterable[Finding]:
        """Nothing: `policylint drift` compares two files."""
        return ()


def _rule(
    name: str, summary: str, what: str, said: tuple[str, str], flagged: str, severity: Severity = "error"
) -> DriftRule:
    """`said` is what stands in the agreeing notice, and what the flagged example has instead of it."""
    text = DECLARED if name == "drift-unsaid" else SAID.replace(*said)
    beside = SAID.replace(*said) if name == "drift-unsaid" else DECLARED
    held = f"{what}\nThe example is held against this text:\n\n```text\n{beside}```\n"
    flagged_example = Example(text, (flagged,), path="acme.policy" if name == "drift-unsaid" else "notice.md")
    accepted = Example(SAID, path="notice.md")
    page = Documentation(
        held, _WHY, (flagged_example,), (accepted,), _SHY, ("https://eur-lex.europa.eu/eli/reg/2016/679/oj",)
    )
    return DriftRule(RuleInfo(name, "drift", summary, page, severity))


def drift_rules() -> tuple[DriftRule, ...]:
    """All kinds of difference that `policylint drift` reports."""
    return (
        _rule("drift-unsaid", "Something is declared that the notice does not say.", """
Reports, in the declaration, every topic, recipient, country, safeguard, purpose, cookie, category of data, period,
date, name and address that is declared and not found in the notice, with the place where readers would look for it.
""", (" We do not sell your personal data.", ""), "sale none"),
        _rule("drift-undeclared", "The notice says something that is not declared.", """
Reports, in the notice, every topic, recipient, country, safeguard, purpose, cookie, category of data, period, date and
address that the notice surely states and the declaration does not, with the nearest statement of the declaration.
""", ("your personal data.\n", "your personal data. We use cookies.\n"), "We use cookies."),
        _rule("drift-polarity", "The notice says the opposite of what is declared.", """
Reports a practice that is denied in one file and stated in the other ("we sell data" beside `sale none`), and an opt-out signal
that is honoured in one and not in the other.
""", ("We do not sell", "We sell"), "We sell your personal data."),
        _rule("drift-period", "The notice names another period than the declaration.", """
Reports every period that differs: retention (for each purpose, also a second one), the lifetime of cookies, the time in which
requests are answered and people are told of a breach, the notice before a change, and ages of children. `12 months` and `1 year` are equal.
""", ("14 months", "26 months"), "26 months"),
        _rule("drift-date", "The notice bears another date than the declaration.", """
Reports dates of the last update or of effect that differ. One that the declaration leaves out is `drift-undeclared`.
""", ("1 April", "2 April"), "2 April 2026"),
        _rule("drift-contact", "The notice names another organisation, authority or address.", """
Reports names of the controller and the supervisory authority, e-mail and postal addresses and phone numbers that differ.
""", ("privacy@acme", "legal@acme"), "legal@acme.example"),
        _rule("drift-basis", "The notice puts a purpose on another legal basis.", """
Reports a row or sentence of the notice that names a declared purpose by its title and rests it on a ground that is not declared for it.
""", ("on the basis of your consent", _CONTRACT), f"We use it to send you our newsletter, for marketing, {_CONTRACT}."),
    )  # fmt: skip
