"""`stale-date`: a policy that was last dated more than a year ago."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.rules.dated_statements import (
    DatedStatement,
    DateRole,
    dated_statements,
    days_of,
    months_before,
)
from policylint.source import Span

_INFO = RuleInfo(
    name="stale-date",
    group="quality",
    declarations=True,
    summary="The policy is older than twelve months.",
    topic="policy.effective-date",
    options=(Option("months", 12, "How many months old a policy may be.", least=1, most=1200),),
    documentation=Documentation(
        what="""
Reports the newest date that the policy gives of itself ("Last updated: …", "Effective …"), if it lies
more than twelve months (or `months`) before today, or before the date given with `--today`. Where only a
month is said, its last day counts. Where the text has no date, that in a site generator's front matter counts (`lastUpdated:`, or a
bare `date:` if there is nothing else); not if it was read through since (`reviewed:`). In another language, what was
understood as the policy's date counts.
""",
        why="""
Practices change faster than policies. Californian law wants a business's policy looked through at least
once every twelve months (Civ. Code 1798.130(a)(5)), and a reader takes an old date as a sign that nobody
did.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nLast updated: 1 May 2024\n\nWe keep orders for seven years.\n",
                flagged=("1 May 2024",),
                today="2026-11-22",
            ),
            Example(
                "# Privacy policy\n\nThis policy is effective as of October 2025.\n",
                flagged=("October 2025",),
                today="2026-11-22",
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nLast updated: 1 May 2026\n", today="2026-11-22"),
            Example(
                "# Privacy policy\n\nEffective: 1 May 2019. Last updated: 30 September 2026.\n",
                today="2026-11-22",
            ),
            Example(
                "# Privacy policy\n\nWe follow the Data Act of 2018, effective 25 May 2018.\n",
                today="2026-11-22",
            ),
            Example("# Privacy policy\n\nLast updated: November 2025\n", today="2026-11-22"),
        ),
        limits="""
Only dates in words or figures are read, none that a script puts there. An old date on a policy that still
says what is done is no error: look it through, and give it the date of that day.

On 131 real policies of 2013 to 2021: findings in 71, seen from November 2026; 23 were read and are right.
""",
        references=(
            "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.130",
        ),
    ),
)


_SAID: dict[DateRole, str] = {"updated": "last updated", "effective": "in effect since", "dated": "dated"}


@dataclass(frozen=True, slots=True)
class StaleDate:
    """Finds policies whose newest date is over `months` old."""

    months: int = 12
    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        statements = dated_statements(policy) or tuple(_understood(policy))
        if not statements:
            return
        newest = max(statements, key=lambda statement: statement.latest)
        if newest.latest >= months_before(policy.today, self.months):
            return
        said = _SAID[newest.role]
        age = "twelve months" if self.months == 12 else f"{self.months} month{'s' * (self.months != 1)}"
        yield Finding(
            f"{said} {newest.written}, more than {age} before {policy.today.isoformat()}",
            newest.span,
            topic=self.info.topic,
            help="Check whether the policy still says what you do, and give it the date of the check.",
        )


def _understood(policy: Policy) -> Iterator[DatedStatement]:
    """The dates in what a vocabulary of another language takes as the policy's date: what happened on them, it does not tell."""
    if policy.coverage.language in ("und", "en"):
        return
    from policylint.entities.recognition import recognise

    source = policy.document.source
    for one in policy.about("policy.effective-date"):
        for said in recognise(source.slice(one.span), frozenset({"date"})):
            span = Span(one.span.start + said.start, one.span.start + said.end)
            yield DatedStatement("dated", *days_of(said.value), source.slice(span), span, False)
