"""`stale-safe-harbor`: transfers that rest on the Safe Harbor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_PATTERN = Hinted("harbor|harbour", r"\bsafe[\s-]+harbou?r\b", re.IGNORECASE)
_EUROPE = deferred(
    r"\b(?:EU|EEA|E\\.U\\.|European|Europe|Swiss|Switzerland|Department\s+of\s+Commerce|transfer\w*)(?!\w)|U\.?S\.?[\s-]+EU|export\.gov",
    re.IGNORECASE,
)
_OTHERWISE = deferred(
    r"\b(?:invalidat\w+|void|struck\s+down|no\s+longer|schrems|replac\w+|success\w+|former\w*|COPPA|children\w*|HIPAA|DMCA|copyright|"
    r"forward-looking|kidsafe|ESRB|privo|iKeepSafe|de-identif\w+|expert\s+determination)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="stale-safe-harbor",
    group="stale-law",
    summary="The Safe Harbor is relied on; it is void since 2015.",
    severity="warning",
    topic="transfer.safeguards",
    documentation=Documentation(
        what="""
Reports the first sentence in which the U.S.-EU or U.S.-Swiss Safe Harbor is what transfers rest on or what the organisation
follows. Other harbours are left alone: those of COPPA, HIPAA and copyright law, and "safe harbor" in forward-looking statements.
""",
        why="""
The Court of Justice declared the Safe Harbor decision void on 6 October 2015 (C-362/14, Schrems I). A notice that still names it has
not been looked through for years.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe comply with the U.S.-EU Safe Harbor Framework on personal data.\n",
                flagged=("Safe Harbor",),
            ),
            Example(
                "# Privacy policy\n\nAcme adheres to the Safe Harbour principles for data from the European Union.\n",
                flagged=("Safe Harbour",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nWe take part in the COPPA Safe Harbor programme of kidSAFE.\n"),
            Example(
                "# Privacy policy\n\nThe Safe Harbor was declared void in 2015; we rely on standard contractual clauses for the EU.\n"
            ),
            Example("# Privacy policy\n\nNotices under the DMCA safe harbor go to our agent.\n"),
        ),
        limits="""
Needs a word that ties the harbour to Europe, Switzerland, transfers or the Department of Commerce in the same sentence or its heading.

On 131 real policies of 2013 to 2021: 6 findings; all were read and are right.
""",
        references=("CJEU C-362/14 (Schrems), 6 October 2015",),
    ),
)


class StaleSafeHarbor:
    """Transfers that rest on the Safe Harbor."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        for passage, span, _ in worded(policy, _PATTERN, _OTHERWISE):
            around = " ".join([passage.own_text, *(heading.text.content for heading in passage.headings[1:])])
            if _EUROPE.search(around):
                yield Finding(
                    "relies on the Safe Harbor, which is void since 6 October 2015",
                    span,
                    topic=self.info.topic,
                    help="Say on what transfers rest today: the Data Privacy Framework, standard contractual clauses, or another mechanism.",
                )
                return
