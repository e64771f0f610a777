"""`future-date`: a policy updated on a day that has not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.dated_statements import a_year_after, dated_statements

_INFO = RuleInfo(
    name="future-date",
    group="quality",
    declarations=True,
    summary="The policy carries a date that has not come yet.",
    topic="policy.effective-date",
    documentation=Documentation(
        what="""
Reports a "last updated" date after today (or after the date given with `--today`), and an effective date
more than twelve months ahead. Where only a month is said, its first day counts.
""",
        why="""
Nothing can have been updated tomorrow: the date is a slip of the pen, and the reader cannot tell which
version holds. An effective date may lie ahead, so that readers have notice of a change; years ahead, it
is a slip too.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nLast updated: 12 March 2027\n",
                flagged=("12 March 2027",),
                today="2026-11-22",
            ),
            Example(
                "# Privacy policy\n\nThis policy is effective as of 1 January 2062.\n",
                flagged=("1 January 2062",),
                today="2026-11-22",
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nLast updated: 22 November 2026\n", today="2026-11-22"),
            Example("# Privacy policy\n\nLast updated: November 2026\n", today="2026-11-01"),
            Example(
                "# Privacy policy\n\nThis policy is effective as of 1 January 2027.\n", today="2026-11-22"
            ),
            Example(
                "# Privacy policy\n\nWe delete the accounts of 2020 on 1 January 2030.\n", today="2026-11-22"
            ),
        ),
        limits="""
Dates written in figures only (03/04/2027) are read so that the finding would be the milder one.

On 131 real policies of 2013 to 2021: no finding. Tested on the texts of its case file, written for it.
""",
        references=("Cal. Bus. & Prof. Code § 22575(b)(4)",),
    ),
)


class FutureDate:
    """Finds dates that have not come yet."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for statement in dated_statements(policy):
            if statement.role == "updated" and statement.earliest > policy.today:
                message = f"last updated {statement.written}, which is after {policy.today.isoformat()}"
            elif statement.role == "effective" and statement.earliest > a_year_after(policy.today):
                message = f"effective {statement.written}, more than twelve months ahead"
            else:
                continue
            yield Finding(
                message,
                statement.span,
                topic=self.info.topic,
                help="Give the day on which this version was made, or since which it holds.",
            )
