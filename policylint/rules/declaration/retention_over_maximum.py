"""`retention-over-maximum`: data is kept longer for one purpose than the stated maximum."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="retention-over-maximum",
    group="declaration",
    summary="A retention period is longer than the stated maximum.",
    severity="error",
    topic="retention.period",
    documentation=Documentation(
        what="""
Reports a `retain` of a `.policy` file whose period is longer than the `maximum` of the `retention` block, or has no end.
""",
        why="""
The maximum is a promise about all data, and this statement breaks it.
""",
        flagged=(
            Example('policy "P" {\n  retention { maximum 5 years }\n  purpose books { retain 7 years }\n}\n', flagged=("7 years",), path="a.policy"),
            Example('policy "P" {\n  retention { maximum 5 years }\n  purpose books { retain indefinitely }\n}\n', flagged=("retain indefinitely",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  retention { maximum 7 years }\n  purpose books { retain 84 months }\n}\n', path="a.policy"),
            Example('policy "P" {\n  purpose books { retain 7 years }\n}\n', path="a.policy"),
            Example('policy "P" {\n  retention { maximum 5 years }\n  purpose news { retain until withdrawal }\n}\n', path="a.policy"),
        ),
        limits="How long it takes until an event (`until`, `after`) is not known, and not added.",
        references=("GDPR Art. 5(1)(e)",),
    ),
)  # fmt: skip


class RetentionOverMaximum:
    """Finds periods beyond the maximum."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        declaration = policy.declaration
        limits = declaration.retention if declaration is not None else None
        if declaration is None or limits is None or limits.maximum is None:
            return
        written = policy.document.source.slice(limits.maximum.span)
        for purpose in declaration.purposes:
            for kept in purpose.retentions:
                over = kept.period is not None and kept.period.days > limits.maximum.days
                if over or kept.indefinitely:
                    yield Finding(
                        f"data for “{purpose.name.text}” is kept longer than the maximum of {written}",
                        kept.period.span if kept.period is not None else kept.span,
                        self.info.topic,
                        "Shorten the period, or raise the maximum.",
                        (Related("the maximum is stated here", limits.maximum.span),),
                    )
