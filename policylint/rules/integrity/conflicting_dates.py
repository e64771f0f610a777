"""`conflicting-dates`: a policy that gives itself two dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from policylint.diagnostics import Finding, Related
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.dated_statements import DatedStatement, dated_statements

_INFO = RuleInfo(
    name="conflicting-dates",
    group="integrity",
    declarations=True,
    summary="The policy gives two dates for the same thing.",
    topic="policy.effective-date",
    documentation=Documentation(
        what="""
Reports a second "last updated" date, or a second effective date, that differs from the first. Both places
are shown.
""",
        why="""
The reader cannot tell which version this is, and the company cannot prove which one a customer saw.
Usually the top of the page was changed and the bottom forgotten.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nLast updated: 1 May 2026\n\nWe sell tea.\n\nThis policy was last "
                "revised on 3 March 2025.\n",
                flagged=("3 March 2025",),
            ),
            Example(
                "# Privacy policy\n\nEffective date: 2026-01-01\n\n## Contact\n\nWrite to us.\n\n"
                "Effective date: 2026-02-01\n",
                flagged=("2026-02-01",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nLast updated: 1 May 2026. Effective: 1 June 2026.\n"),
            Example("# Privacy policy\n\nLast updated: May 2026\n\nWe sell tea.\n\nUpdated on 3 May 2026.\n"),
            Example(
                "# Privacy policy\n\nLast updated: 1 May 2026\n\n## Version history\n\n- Updated 1 May "
                "2026\n- Updated 3 March 2025\n"
            ),
            Example(
                "# Privacy policy\n\nLast updated: 1 May 2026. It replaces the policy updated on 3 "
                "March 2025.\n"
            ),
        ),
        limits="""
A list of versions and sentences about an earlier version are left out, as are dates in lists and tables,
dates that follow one another, and those under headings for readers in one place ("California residents"),
which may have a version of their own. So may each file of a policy that is split over files: dates are compared within
one file.

On 131 real policies of 2013 to 2021: no finding. Tested on the texts of its case file, written for it.
""",
        references=("Cal. Bus. & Prof. Code § 22575(b)(4)",),
    ),
)

_WORD = deferred(r"\S+")
_LIST_OF_DATES = 6
"""Two dates with no more words than these between them are a list: of versions, or of what happened when."""


class ConflictingDates:
    """Finds pairs of dates that cannot both be right."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        first: dict[tuple[str, int], tuple[DatedStatement, int]] = {}
        source = policy.document.source
        for statement in dated_statements(policy):
            if statement.partial:
                continue
            file = source.part_at(statement.span.start).start
            if (statement.role, file) not in first:
                first[statement.role, file] = statement, _behind_words(source.text, statement.span.end)
            before, far = first[statement.role, file]
            if before.may_equal(statement) or statement.span.start <= far:
                continue
            if policy.document.are_alternatives(before.span, statement.span):
                continue
            said = "last updated" if statement.role == "updated" else "effective"
            yield Finding(
                f"{said} {statement.written} here, {before.written} elsewhere",
                statement.span,
                topic=self.info.topic,
                help="Keep one date, best at the top, and take the other out.",
                related=(Related(f"the other date: {before.written}", before.span),),
            )


def _behind_words(text: str, offset: int) -> int:
    """Where, behind an offset, more words than those between dates of a list have begun."""
    last = next(islice(_WORD.finditer(text, offset), _LIST_OF_DATES, None), None)
    return last.start() if last is not None else len(text)
