"""`expired-suppression`: a comment that suppressed findings until a day that is past."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.suppression.applying import removal
from policylint.suppression.comments import read_comments

_INFO = RuleInfo(
    name="expired-suppression",
    group="suppression",
    summary="A suppression has passed its last day.",
    documentation=Documentation(
        what="""
Reports a comment with `until=DATE` after that day. From then on it suppresses nothing.
""",
        why="""
The date was a promise to have mended the text by then. What it hid is reported again, and the comment says who
promised.
""",
        flagged=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-date] until=2026-10-01 -->\nWe collect names.\n",
                flagged=("<!-- policylint: ignore[stale-date] until=2026-10-01 -->",),
            ),
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore-file[dnt-missing] until=2020-01-01 owner=anna -->\n",
                flagged=("<!-- policylint: ignore-file[dnt-missing] until=2020-01-01 owner=anna -->",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-date] until=2026-11-22 -->\nWe collect.\n"
            ),
            Example(
                "# Privacy policy\n\n<!-- policylint: ignore[stale-date] until=2027-01-01 -->\nWe collect.\n"
            ),
            Example("# Privacy policy\n\n<!-- policylint: ignore[stale-date] -->\nWe collect names.\n"),
        ),
        limits="The last day itself still counts. What day it is comes with `--today`, or from the clock.",
    ),
)


class ExpiredSuppression:
    """Finds suppressions whose last day is past."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for directive in read_comments(policy.document)[0]:
            if directive.expired(policy.today):
                owner = f" ({directive.owner})" if directive.owner else ""
                yield Finding(
                    f"suppression ended on {directive.until}{owner}",
                    directive.span,
                    help="Mend what it hid, or give it a new date; then remove the comment.",
                    fix=removal(policy.document.source, directive, range(len(directive.names)), "unsafe"),
                )
