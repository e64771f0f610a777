"""`effective-before-updated`: the policy applies from a day before its last change."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="effective-before-updated",
    group="declaration",
    summary="The policy is in effect since before its last update.",
    topic="policy.effective-date",
    documentation=Documentation(
        what="""
Reports an `effective` date of a `.policy` file that lies before its `updated` date.
""",
        why="""
A change cannot have applied before it was made, and people cannot have been told of it. Most often one of two dates was forgotten.
""",
        flagged=(
            Example('policy "P" {\n  updated 2026-05-01\n  effective 2026-04-01\n}\n', flagged=("2026-04-01",), path="a.policy"),
            Example('policy "P" {\n  effective 2025-12-31\n  updated 2026-01-01\n}\n', flagged=("2025-12-31",), path="a.policy"),
        ),
        accepted=(
            Example('policy "P" {\n  updated 2026-05-01\n  effective 2026-05-01\n}\n', path="a.policy"),
            Example('policy "P" {\n  updated 2026-04-01\n  effective 2026-05-01\n}\n', path="a.policy"),
            Example('policy "P" {\n  effective 2020-05-01\n}\n', path="a.policy"),
        ),
        limits="A correction that changes nothing of substance may rightly keep the old effective date.",
    ),
)  # fmt: skip


class EffectiveBeforeUpdated:
    """Finds dates out of order."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.declaration is None:
            return
        updated, effective = policy.declaration.updated, policy.declaration.effective
        if updated is not None and effective is not None and effective.value < updated.value:
            yield Finding(
                f"effective {effective.value}, before the last update on {updated.value}",
                effective.span,
                self.info.topic,
                "Give the day from which this version applies.",
                (Related("the last update", updated.span),),
            )
