"""`receipt-beyond-purpose`: data is received for a purpose that does not use it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

if TYPE_CHECKING:
    from policylint.declaration import Declaration, Receipt

_INFO = RuleInfo(
    name="receipt-beyond-purpose",
    group="declaration",
    summary="Data is received for a purpose that does not use it.",
    topic="sharing.recipients",
    documentation=Documentation(
        what="""
Reports a data group that a recipient of a `.policy` file `receives … for` purposes of which none `uses` it.
""",
        why="""
Either the purpose uses more data than it says, or the recipient gets more than it needs.
""",
        flagged=(
            Example('policy "P" {\n  data a [name]\n  data b [age]\n  purpose p { uses a }\n  recipient "R" { receives a, b for p }\n}\n', flagged=("b",), path="a.policy"),
            Example('policy "P" {\n  data a [name]\n  purpose p { uses a }\n  purpose q\n  recipient "R" { receives a for q }\n}\n', flagged=("a",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  data a [name]\n  purpose p { uses a }\n  recipient "R" { receives a for p }\n}\n', path="a.policy"),
            Example('policy "P" {\n  data a [name]\n  purpose p { uses a }\n  purpose q\n  recipient "R" { receives a for p, q }\n}\n', path="a.policy"),
            Example('policy "P" {\n  data a [name]\n  purpose p\n  recipient "R" { receives a }\n}\n', path="a.policy"),
        ),
        limits="With several purposes in one `receives`, one that uses the data is enough.",
        references=("GDPR Art. 5(1)(b), (c)",),
    ),
)  # fmt: skip


class ReceiptBeyondPurpose:
    """Finds data that a recipient has no use for."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        for recipient, receipt in declaration.receipts() if declaration is not None else ():
            used = _used(declaration, receipt) if declaration is not None else None
            for group in receipt.data if used is not None else ():
                if used is not None and group.text not in used:
                    names = ", ".join(purpose.text for purpose in receipt.purposes)
                    yield Finding(
                        f"{recipient.name.text} receives “{group.text}” for {names}, which does not use it",
                        group.span,
                        self.info.topic,
                        "Add it to what the purpose uses, or take it out here.",
                    )


def _used(declaration: Declaration, receipt: Receipt) -> frozenset[str] | None:
    """The data groups that the purposes of a receipt use; None if that cannot be told."""
    purposes = [declaration.purpose(name.text) for name in receipt.purposes]
    if not purposes or not receipt.clear("purposes"):
        return None
    used: set[str] = set()
    for purpose in purposes:
        if purpose is None or not purpose.clear("uses"):
            return None
        used.update(word.text for word in purpose.uses)
    return frozenset(used)
