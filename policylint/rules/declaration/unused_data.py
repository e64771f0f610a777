"""`unused-data`: a data group that no purpose uses."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="unused-data",
    group="declaration",
    summary="A data group is declared and no purpose uses it.",
    topic="purpose",
    documentation=Documentation(
        what="""
Reports a `data` group of a `.policy` file that no `purpose` uses and nobody receives.
""",
        why="""
Data that is collected for nothing should not be collected: personal data must be adequate, relevant and limited to what
is necessary for the purposes (GDPR Art. 5(1)(c)). More often, a purpose forgot to name it.
""",
        flagged=(
            Example('policy "P" {\n  data contact [name]\n  data usage from device [ip-address]\n  purpose news { uses contact }\n}\n', flagged=("usage",), path="a.policy"),
            Example('policy "P" {\n  data contact [name]\n}\n', flagged=("contact",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  data contact [name]\n  purpose news { uses contact }\n}\n', path="a.policy"),
            Example('policy "P" {\n  data contact [name]\n  purpose news { uses contcat }\n  purpose more { uses contact }\n}\n', path="a.policy"),
            Example('policy "P" {\n  data contact [name]\n  purpose news { uses contact contact }\n}\n', path="a.policy"),
        ),
        limits="Silent while any purpose could not be read. A group that somebody receives is reported by `shared-data-without-purpose`.",
        references=("GDPR Art. 5(1)(b), (c)",),
    ),
)  # fmt: skip


class UnusedData:
    """Finds data without a purpose."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        from policylint.rules.declaration.declared_names import used_groups

        used = used_groups(declaration)
        if used is None:
            return
        received = {word.text for _, receipt in declaration.receipts() for word in receipt.data}
        for group in declaration.data:
            name = group.name.text
            if name not in used and name not in received:
                cure = f"Name it where it is used (uses {name}), or do not collect it."
                yield Finding(
                    f"no purpose uses the data group “{name}”", group.name.span, self.info.topic, cure
                )
