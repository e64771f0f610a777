"""`contradictory-declarations`: a practice denied outright and declared all the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.source import Span
from policylint.terms import is_a

if TYPE_CHECKING:
    from policylint.declaration import Declaration

_INFO = RuleInfo(
    name="contradictory-declarations",
    group="declaration",
    summary="A practice is denied and declared.",
    severity="error",
    documentation=Documentation(
        what="""
Reports a `none` in a `.policy` file that another statement takes back: `data none` beside a data group, `recipient none` beside
a recipient, `marketing none` beside a purpose of that kind, `cookies none` with cookies, `transfer none` beside a transfer,
`provision none` beside data that people must provide.
""",
        why="""
A notice made from it would deny in one sentence what it says in the next.
""",
        flagged=(
            Example('policy "P" {\n  recipient none\n  recipient "Post" as processor\n}\n', flagged=("recipient",), path="a.policy"),
            Example('policy "P" {\n  purpose news { kind direct-marketing }\n  marketing none\n}\n', flagged=("marketing",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  recipient none\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose site { kind hosting }\n  marketing none\n}\n', path="a.policy"),
            Example('policy "P" {\n  recipient none\n  disclosure legal\n}\n', path="a.policy"),
        ),
        limits="That data is not sold although somebody buys it is reported by `sale-denied`. Labels and notes are not read.",
        references=("GDPR Art. 5(1)(a)",),
    ),
)  # fmt: skip


class ContradictoryDeclarations:
    """Finds denials that do not hold."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        for word, denial, stated in _pairs(policy, declaration):
            yield Finding(
                f"{word} is denied here, and declared all the same",
                denial,
                help="Keep the statement that is true.",
                related=(Related("it is declared here", stated),),
            )


def _pairs(policy: Policy, declaration: Declaration) -> Iterator[tuple[str, Span, Span]]:
    """What is denied, where, and where it is declared."""
    marketing = (
        kind.span
        for purpose in declaration.purposes
        for kind in purpose.kinds
        if is_a("purpose", kind.text, "marketing")
    )
    stated = {
        "data": next((group.name.span for group in declaration.data), None),
        "recipient": next((recipient.name.span for recipient in declaration.recipients), None),
        "marketing": next(marketing, None),
    }
    for denial in declaration.denials:
        where = stated.get(denial.word.text)
        if where is not None:
            yield denial.word.text, denial.word.span, where
    cookies = declaration.cookies
    if cookies is not None and cookies.denied and cookies.items:
        yield "cookies", cookies.word.span, cookies.items[0].word.span
    transfer = next((found.span for found in policy.about("transfer") if found.polarity == "stated"), None)
    for denied in declaration.transfers:
        if denied.denied and transfer is not None:
            yield "transfer", denied.word.span, transfer
    required = next(
        (p.obligation.span for p in declaration.provisions if p.obligation.text == "required"), None
    )
    for provision in declaration.provisions:
        if provision.obligation.text == "none" and required is not None:
            yield "provision", provision.word.span, required
