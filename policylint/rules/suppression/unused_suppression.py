"""`unused-suppression`: a comment that suppresses findings of which there are none."""

from __future__ import annotations

from collections.abc import Iterable

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="unused-suppression",
    group="suppression",
    summary="A suppression suppresses nothing.",
    documentation=Documentation(
        what="""
Reports a comment, or a rule named in one, that hides no finding: what it was for has been mended, or it stands in
the wrong place. A comment for a rule that did not run is not reported, nor one for a rule that reports something
missing where such rules are withheld.
""",
        why="""
A comment that has done its work hides the next mistake of the same kind in the same place.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[future-date] -->\nWe collect names.\n",
                flagged=("<!-- policylint: ignore[future-date] -->",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-date] -->\nLast updated: 1 May 2019\n"
            ),
        ),
        limits="Sees only comments in the document. Whole runs find them, not the rule by itself.",
    ),
)


class UnusedSuppression:
    """Stands for what `policylint.suppression.applying` finds: findings that are not there can be told only when all rules have run."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterable[Finding]:
        return ()
