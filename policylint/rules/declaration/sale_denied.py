"""`sale-denied`: nothing is sold, it says, and somebody buys."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="sale-denied",
    group="declaration",
    summary="The sale of data is denied, and a buyer is declared.",
    severity="error",
    topic="sharing.sale",
    documentation=Documentation(
        what="""
Reports `sale none` in a `.policy` file that also declares a recipient as `buyer` or a purpose of the kind `data-sale`.
""",
        why="""
"We do not sell your data" is the promise that regulators hold companies to most often. Californian law counts any
valuable consideration as a sale (Civ. Code 1798.140(ad)).
""",
        flagged=(
            Example('policy "P" {\n  recipient "Ads Inc." as buyer { receives contact }\n  sale none\n}\n', flagged=("sale none",), path="a.policy"),
            Example('policy "P" {\n  purpose money { kind data-sale }\n  sale none\n}\n', flagged=("sale none",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  recipient "Post" as processor\n  sale none\n}\n', path="a.policy"),
            Example('policy "P" {\n  recipient "Ads Inc." as buyer\n  sale contact to "Ads Inc."\n}\n', path="a.policy"),
            Example('policy "P" {\n  recipient "Ads Inc." as buyer\n}\n', path="a.policy"),
        ),
        limits="A recipient who pays and is declared in another role is not seen.",
        references=("Cal. Civ. Code § 1798.140(ad)",),
    ),
)  # fmt: skip


class SaleDenied:
    """Finds denials of sale beside a buyer."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None or declaration.sale is None or not declaration.sale.denied:
            return
        roles = (recipient.role for recipient in declaration.recipients if recipient.role is not None)
        kinds = (kind for purpose in declaration.purposes for kind in purpose.kinds)
        selling = [word for word in roles if word.text == "buyer"]
        selling += [word for word in kinds if word.text == "data-sale"]
        if selling:
            yield Finding(
                "denies that data is sold, and declares a buyer",
                declaration.sale.span,
                self.info.topic,
                "Keep the statement that is true.",
                tuple(Related("data is sold here", word.span) for word in selling[:3]),
            )
