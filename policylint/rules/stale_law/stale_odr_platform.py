"""`stale-odr-platform`: the European platform for disputes, closed in July 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed, statements
from policylint.source import Span

_CLOSED = date(2025, 7, 20)
_ADDRESS = deferred(r"\bec\.europa\.eu/(?:consumers/)?odr\b", re.IGNORECASE)
_PATTERN = Hinted(
    "odr|dispute|524/2013|resolution|settlement",
    r"\bec\.europa\.eu/(?:consumers/)?odr\b|\bODR[\s-]+(?:platform|portal|website)|\b524/2013\b"
    r"|\b(?:European|EU|Commission)(?:['’]s)?\b[^.;]{0,60}\b(?:online|out-of-court|alternative)\s+dispute\s+(?:resolution|settlement)\s+(?:\(ODR\)\s+)?(?:platform|portal|website|service)"
    r"|\b(?:platform|portal|website)\s+for\s+(?:the\s+)?(?:online|out-of-court)\s+(?:(?:dispute\s+)?(?:resolution|settlement)|(?:resolution|settlement)\s+of\s+(?:\w+\s+)?disputes)",
    re.IGNORECASE,
)
_OTHERWISE = deferred(
    r"\b(?:clos(?:e[ds]?|ing)|discontinu\w+|no\s+longer|shut|ceased|until\s+(?:\d+\s+)?July\s+2025|repeal\w*|former\w*|was\s+available)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="stale-odr-platform",
    group="stale-law",
    summary="Readers are sent to the EU's platform for online disputes, which is closed.",
    stability="preview",
    documentation=Documentation(
        what="""
Reports the first sentence or link that sends readers to the online dispute resolution platform of the European Commission
(`ec.europa.eu/consumers/odr`) or cites the regulation on it. That it is closed may be said. Before 20 July 2025 (`--today`) nothing is reported.
""",
        why="""
Regulation (EU) 2024/3228 repealed Regulation (EU) No 524/2013 and closed the platform on 20 July 2025. The link leads nowhere, and a
trader who still offers it misleads consumers about a remedy.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nThe European Commission offers an online dispute resolution platform.\n",
                flagged=("European Commission offers an online dispute resolution platform",),
            ),
            Example(
                "# Privacy policy\n\nFor disputes, [click here](https://ec.europa.eu/consumers/odr/).\n",
                flagged=("click here",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nThe ODR platform was closed on 20 July 2025.\n"),
            Example("# Privacy policy\n\nComplain to your supervisory authority, or go to court.\n"),
            Example(
                "# Privacy policy\n\nThe ODR platform is open.\n",
                today="2024-05-01",
            ),
        ),
        limits="""
Platforms of other bodies for alternative dispute resolution are not meant and not reported.

On 131 real policies of 2013 to 2021: no finding; in preview until real ones have been read.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=("Regulation (EU) 2024/3228", "Regulation (EU) No 524/2013, repealed"),
    ),
)


class StaleOdrPlatform:
    """Finds the closed platform."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.today < _CLOSED:
            return
        place = next(_places(policy), None)
        if place is not None:
            yield Finding(
                "sends readers to the ODR platform, closed since 20 July 2025",
                place,
                help="Take the reference out; say where readers can complain.",
            )


def _places(policy: Policy) -> Iterator[Span]:
    for passage, said in candidates(policy, _PATTERN):
        found = _PATTERN.find(said)
        if found is not None and not _OTHERWISE.search(said):
            yield placed(passage, found)
    for passage in statements(policy):
        if passage.links and not _OTHERWISE.search(passage.own_text):
            yield from (link.span for link in passage.links if _ADDRESS.search(link.target))
