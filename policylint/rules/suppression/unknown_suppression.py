"""`unknown-suppression`: a comment that suppresses the findings of a rule that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="unknown-suppression",
    group="suppression",
    summary="A suppression names a rule that does not exist.",
    documentation=Documentation(
        what="""
Reports a name in the brackets of a suppression that no rule has: a misspelt one, a group, or a rule of a plugin
that is not installed here.
""",
        why="""
It suppresses nothing, and whoever wrote it believes that it does.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-dat] -->\nLast updated: 1 May 2019\n",
                flagged=("stale-dat",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-date] -->\nLast updated: 1 May 2019\n"
            ),
        ),
        limits="Rules of plugins are known only where the plugin is installed. Whole runs find them, not the rule by itself.",
    ),
)


class UnknownSuppression:
    """Stands for what `policylint.suppression.applying` finds: rules that do not exist can be told only when all rules have run."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterable[Finding]:
        return ()
