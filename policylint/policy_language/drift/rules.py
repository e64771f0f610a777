"""The rules of drift as users select and read them. What they judge takes two files, so `check` never runs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policylint.diagnostics import Finding, Severity
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo

_WHY = """
A declaration that is checked and a notice that is read help nobody once they say different things. Readers, courts and
authorities hold an organisation to what its notice says; the people who build the service work from the declaration.
"""
_SHY = """
What recognition does not read surely is not reported. A notice in words of its own may say what the declaration says in
ways that are not understood; an unsaid purpose is reported only where the notice uses titles of the declaration.
"""


@dataclass(frozen=True, slots=True)
class DriftRule:
    """The name, severity and documentation of one kind of difference. Finds nothing in one file alone."""

    info: RuleInfo

    def check(self, policy: Policy) -> Iterable[Finding]:
        """Nothing: `policylint drift` compares two files."""
        return ()


def _rule(name: str, summary: str, what: str, severity: Severity = "error") -> DriftRule:
    page = Documentation(what, _WHY, (), (), _SHY, ("https://eur-lex.europa.eu/eli/reg/2016/679/oj",))
    return DriftRule(RuleInfo(name, "drift", summary, page, severity))


def drift_rules() -> tuple[DriftRule, ...]:
    """All kinds of difference that `policylint drift` reports."""
    return (
        _rule("drift-unsaid", "Something is declared that the notice does not say.", """
Reports, in the declaration, every topic, recipient, country, safeguard, purpose, cookie, category of data, period,
date, name and address that is declared and not found in the notice, with the place where readers would look for it.
"""),
        _rule("drift-undeclared", "The notice says something that is not declared.", """
Reports, in the notice, every topic, recipient, country, safeguard, purpose, cookie, category of data, period, date and
address that the notice surely states and the declaration does not, with the nearest statement of the declaration.
"""),
        _rule("drift-polarity", "The notice says the opposite of what is declared.", """
Reports a practice that is denied in one file and stated in the other ("we sell data" beside `sale none`), and an opt-out signal
that is honoured in one and not in the other.
"""),
        _rule("drift-period", "The notice names another period than the declaration.", """
Reports every period that differs: retention (for each purpose, also a second one), the lifetime of cookies, the time in which
requests are answered and people are told of a breach, the notice before a change, and ages of children. `12 months` and `1 year` are equal.
"""),
        _rule("drift-date", "The notice bears another date than the declaration.", """
Reports dates of the last update or of effect that differ. One that the declaration leaves out is `drift-undeclared`.
"""),
        _rule("drift-contact", "The notice names another organisation, authority or address.", """
Reports names of the controller and the supervisory authority, e-mail and postal addresses and phone numbers that differ.
"""),
        _rule("drift-basis", "The notice puts a purpose on another legal basis.", """
Reports a row or sentence of the notice that names a declared purpose by its title and rests it on a ground that is not declared for it.
"""),
    )  # fmt: skip
