"""`transfer-without-safeguard`: data goes abroad, and nothing says what protects it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policylint.diagnostics import Finding
from policylint.entities.unions import in_eea, is_abroad
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

if TYPE_CHECKING:
    from policylint.declaration import Declaration, Word

_INFO = RuleInfo(
    name="transfer-without-safeguard",
    group="declaration",
    summary="A recipient abroad has no safeguard.",
    reports_absence=True,
    documentation=Documentation(
        what="""
Reports each country abroad in which a recipient of a `.policy` file receives data without a `safeguard`, unless a `transfer`
statement names one for that country. It is reported under frameworks that ask for it, in the place of
`transfer-safeguards-missing`. Abroad is what lies outside the European Economic Area for `gdpr`, outside the United Kingdom for
`uk-gdpr` and outside Switzerland for `fadp`; countries of the EEA count as abroad only where the file says that the organisation
is established outside of it (`established-in GB`).
""",
        why="""
Such a transfer needs an adequacy decision, appropriate safeguards or a derogation (GDPR Art. 44 to 49), and the notice says
which (Art. 13(1)(f)). The United Kingdom and Switzerland have lists of their own of the countries whose protection is adequate.
""",
        flagged=(
            Example('policy "P" {\n  recipient "Mail" { receives contact in US }\n}\n', flagged=("US",), path="a.policy"),
            Example('policy "P" {\n  recipient "Help" { receives contact in DE, IN }\n}\n', flagged=("IN",), path="a.policy"),
            Example('policy "P" {\n  established-in GB\n  recipient "Host" { receives contact in DE }\n}\n', flagged=("DE",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  recipient "Mail" { receives contact in US safeguard scc }\n}\n', path="a.policy"),
            Example('policy "P" {\n  recipient "Host" { receives contact in DE }\n}\n', path="a.policy"),
            Example('policy "P" {\n  recipient "Mail" { receives contact in US }\n  transfer to US safeguard dpf\n}\n', path="a.policy"),
        ),
        limits="An adequacy decision is a safeguard to be named, too (`safeguard adequacy`): which countries have one changes.",
        references=("GDPR Art. 13(1)(f), Art. 14(1)(f), Art. 44 to 49", "UK GDPR Art. 44A to 49", "Swiss FADP Art. 16, 17, 19(4)"),
    ),
)  # fmt: skip


class TransferWithoutSafeguard:
    """Finds recipients abroad without a safeguard."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        home = declaration.established_in.text if declaration.established_in is not None else "EEA"
        for recipient, receipt in declaration.receipts():
            if receipt.safeguards or not receipt.clear("safeguards"):
                continue
            for country in receipt.countries:
                at_home = in_eea(country.text) and not is_abroad(country.text, home)
                if at_home or _is_covered(declaration, country):
                    continue
                yield Finding(
                    f"{recipient.name.text} receives data in {country.text} without a safeguard",
                    country.span,
                    "transfer.safeguards",
                    "Name it, for example: safeguard scc",
                    country=country.text,
                )


def _is_covered(declaration: Declaration, country: Word) -> bool:
    """Whether a statement about transfers names a safeguard for the country, or for all."""
    return any(
        transfer.safeguards
        and (not transfer.countries or country.text in {c.text for c in transfer.countries})
        for transfer in declaration.transfers
    )
