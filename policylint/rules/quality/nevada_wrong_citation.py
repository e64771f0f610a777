"""`nevada-wrong-citation`: the opt-out of Nevada, cited by the section on notices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_CITED = Hinted(
    "603a",
    r"(?:\b(?:NRS|Nevada\s{1,9}Revised\s{1,9}Statutes?|Nev\.\s{0,9}Rev\.\s{0,9}Stat\.)[\s,]*(?:§{1,3}|sections?)?\s{0,9})?\b603A\.340\b",
    re.IGNORECASE,
)
_OPTS_OUT = deferred(
    r"\b(?:opt(?:s|ed|ing)?[\s-]*out|not\s{1,9}(?:to\s{1,9})?sell|stop\s{1,9}(?:selling|the\s{1,9}sale)|request\w{0,60}[^.;]{0,60}\bs(?:ell|ale))",
    re.IGNORECASE,
)
_OTHERWISE = deferred(r"\b603A\.345\b|\b603A\.3\d\d\s{0,9}(?:to|through|[-–—])", re.IGNORECASE)
_INFO = RuleInfo(
    name="nevada-wrong-citation",
    group="quality",
    summary="Nevada's opt-out is cited by the wrong section.",
    severity="info",
    stability="preview",
    topic="choice.sale-opt-out",
    documentation=Documentation(
        what="""
Reports a sentence on opting out of sales that cites NRS 603A.340 and not 603A.345.
""",
        why="""
Section 603A.340 is about the notice that operators publish; the request not to sell is in 603A.345. Who looks the
right up in the section cited does not find it.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nResidents of Nevada may opt out of sales under NRS 603A.340.\n",
                flagged=("NRS 603A.340",),
            ),
            Example(
                "# Privacy policy\n\nUnder Nevada Revised Statutes § 603A.340 you may direct us not to sell your data.\n",
                flagged=("Nevada Revised Statutes § 603A.340",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nResidents of Nevada may opt out of sales under NRS 603A.345.\n"),
            Example("# Privacy policy\n\nThis notice is given under NRS 603A.340.\n"),
            Example("# Privacy policy\n\nYou may opt out of sales under NRS 603A.300 to 603A.360.\n"),
        ),
        limits="""
Reads one sentence at a time. Other wrong sections are not looked for.

On 131 real policies of 2013 to 2021: no finding (2 cite the chapter as a whole); in preview until real ones have been read.
""",
        references=("NRS 603A.340", "NRS 603A.345"),
    ),
)


class NevadaWrongCitation:
    """Finds the section on notices where the one on opting out is meant."""

    info: RuleInfo = _INFO
    hints = (_CITED.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        for passage, span, _ in worded(policy, _CITED, _OTHERWISE):
            if _OPTS_OUT.search(passage.own_text):
                yield Finding(
                    "NRS 603A.340 is about notices, not about opting out of sales",
                    span,
                    topic=self.info.topic,
                    help="Cite NRS 603A.345.",
                )
