"""`purpose-without-retention`: a purpose for which nobody says how long data is kept."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="purpose-without-retention",
    group="declaration",
    summary="A purpose says nothing of how long its data is kept.",
    topic="retention",
    documentation=Documentation(
        what="""
Reports a `purpose` of a `.policy` file without a `retain`, unless a `retention` block states criteria for all data.
""",
        why="""
Data may be kept no longer than its purpose needs (GDPR Art. 5(1)(e)), and the notice says for how long, or how that is
decided (Art. 13(2)(a)).
""",
        flagged=(
            Example('policy "P" {\n  purpose news "send news" { uses contact }\n}\n', flagged=("news",), path="a.policy"),
            Example('policy "P" {\n  retention { maximum 10 years }\n  purpose b\n}\n', flagged=("b",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  purpose news { retain until withdrawal then delete }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose news { retain 2 yaers }\n}\n', path="a.policy"),
            Example('policy "P" {\n  retention { criteria "as long as you are a member" }\n  purpose b\n}\n', path="a.policy"),
        ),
        limits="A period for each purpose is asked for, not one for each kind of data.",
        references=("GDPR Art. 5(1)(e), Art. 13(2)(a), Art. 14(2)(a)",),
    ),
)  # fmt: skip


class PurposeWithoutRetention:
    """Finds purposes without a period or criteria."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        if declaration is None:
            return
        limits = declaration.retention
        if limits is not None and (limits.criteria is not None or not limits.clear("criteria")):
            return
        for purpose in declaration.purposes:
            if not purpose.retentions and purpose.clear("retain"):
                yield Finding(
                    f"nothing is said of how long data for “{purpose.name.text}” is kept",
                    purpose.name.span,
                    self.info.topic,
                    "Say how long, for example: retain 24 months then delete",
                )
