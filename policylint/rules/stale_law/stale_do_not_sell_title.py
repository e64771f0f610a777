"""`stale-do-not-sell-title`: the opt-out of California by its title of before 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policylint.diagnostics import Finding, Related
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.reading_order import texts_with
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import holding
from policylint.source import Span

_SINCE = date(2023, 1, 1)
_MOST_RELATED = 4
_TITLE = Hinted(
    "sell my",
    r"\b(?:Do\s+Not|Don['’]t|DO\s+NOT)\s+(?:Sell|SELL)\s+(?:My|MY)\s+(?:(?:Personal|PERSONAL)\s+)?(?:Information|INFORMATION|Info|INFO|Data|DATA)\b",
)
_OTHERWISE = deferred(r"\bnevada\b|\bformer\w*\b|\bpreviously\b|\brenamed\b", re.IGNORECASE)
_INFO = RuleInfo(
    name="stale-do-not-sell-title",
    group="stale-law",
    summary="The opt-out is titled “Do Not Sell My Personal Information”; since 2023 the title says “or Share”.",
    severity="info",
    topic="choice.sale-opt-out",
    documentation=Documentation(
        what="""
Reports the first place that names the link, page or section by the title "Do Not Sell My Personal Information" (or "… My Info", "… My Data").
Others are shown beside it. Only the title is looked for, with its capitals; what is said of sales in plain words is not reported. Before 2023
(`--today`) nothing is.
""",
        why="""
Since 1 January 2023 consumers in California may opt out of sales and of sharing for advertising across sites, and the link is titled "Do Not Sell or
Share My Personal Information", or "Your Privacy Choices" (Civ. Code § 1798.135(a); 11 CCR §§ 7013, 7015). The old title leaves half of it out.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nTo opt out, follow the link “Do Not Sell My Personal Information”.\n",
                flagged=("Do Not Sell My Personal Information",),
            ),
            Example(
                "# Privacy policy\n\n## Do Not Sell My Info\n\nWrite to us to opt out.\n",
                flagged=("Do Not Sell My Info",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nFollow the link “Do Not Sell or Share My Personal Information”.\n"),
            Example("# Privacy policy\n\nYou can tell us that we do not sell my neighbour's data.\n"),
            Example(
                "# Privacy policy\n\nResidents of Nevada write “Do Not Sell My Personal Information” into the subject.\n"
            ),
        ),
        limits="""
Whether the organisation sells or shares at all, and must have the link, is not asked.

On 131 real policies of 2013 to 2021: 8 findings; all were read and are right.
""",
        references=("Cal. Civ. Code § 1798.135(a)", "11 CCR §§ 7013, 7015"),
    ),
)


class StaleDoNotSellTitle:
    """Finds the old title."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.today < _SINCE:
            return
        found = sorted(set(_titles(policy)))
        if found:
            yield Finding(
                "bears the title of before 2023, which leaves out sharing",
                found[0],
                topic=self.info.topic,
                help="Title it “Do Not Sell or Share My Personal Information” or “Your Privacy Choices”, and let it stop both.",
                related=tuple(Related("and here", span) for span in found[1 : _MOST_RELATED + 1]),
            )


def _titles(policy: Policy) -> Iterator[Span]:
    read = (one.text for one, _ in texts_with(policy, _TITLE) if one.is_heading)
    for text in (*read, *(passage.text for passage in holding(policy, _TITLE))):
        title = _TITLE.pattern.search(text.content)
        if title is not None and not _OTHERWISE.search(text.content):
            yield text.span(title.start(), title.end())
