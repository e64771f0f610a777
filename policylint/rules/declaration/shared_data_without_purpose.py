"""`shared-data-without-purpose`: data that somebody receives and no purpose uses."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="shared-data-without-purpose",
    group="declaration",
    summary="Data is shared that no purpose uses.",
    topic="purpose",
    documentation=Documentation(
        what="""
Reports a data group that a recipient of a `.policy` file receives, or that is sold, while no `purpose` uses it.
""",
        why="""
Data that leaves the house was collected for something. A notice that does not say for what is silent where readers care most.
""",
        flagged=(
            Example('policy "P" {\n  data a [name]\n  data b [age]\n  purpose p { uses a }\n  recipient "R" { receives b }\n}\n', flagged=("b",), path="a.policy"),
            Example('policy "P" {\n  data a [name]\n  sale a to "data brokers"\n}\n', flagged=("a",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  data a [name]\n  purpose p { uses a }\n  recipient "R" { receives a }\n}\n', path="a.policy"),
            Example('policy "P" {\n  data a [name]\n  purpose p { uses a }\n  sale a to "data brokers"\n}\n', path="a.policy"),
            Example('policy "P" {\n  recipient "R" { receives unknown }\n}\n', path="a.policy"),
        ),
        limits="Silent while any purpose could not be read. Names that nothing declares are reported by `undefined-name`.",
        references=("GDPR Art. 5(1)(b)",),
    ),
)  # fmt: skip


class SharedDataWithoutPurpose:
    """Finds data that is passed on for nothing."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        from policylint.rules.declaration.declared_names import used_groups

        used = used_groups(declaration)
        if used is None:
            return
        shared = [word for _, receipt in declaration.receipts() for word in receipt.data]
        shared += declaration.sale.data if declaration.sale is not None else ()
        for word in shared:
            if declaration.group(word.text) is not None and word.text not in used:
                yield Finding(
                    f"“{word.text}” is shared, and no purpose uses it",
                    word.span,
                    self.info.topic,
                    "Declare the purpose that it is shared for.",
                )
