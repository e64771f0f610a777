"""`stale-ico-registration`: the British register of before 2018."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed

_SINCE = date(2018, 5, 25)
_PATTERN = Hinted(
    "register|notif|registr&controller|data protection|number|commissioner|ico",
    r"\b(?:(?:public\s+)?register\s+of\s+data\s+controllers?|data\s+controllers?['’]?s?\s+register|data\s+protection\s+(?:public\s+)?register"
    r"|data\s+protection\s+notification(?:\s+(?:number|no))?|data\s+protection\s+registrar"
    r"|(?:registered|notif(?:ied|ication))\s+(?:\w+\s+){0,4}under\s+the\s+(?:UK\s+)?data\s+protection\s+act\b(?!,?\s*\(?(?:of\s+)?(?:19|20)\d\d)"
    r"|notif(?:ied|ication)\s+(?:number|(?:to\s+|with\s+)?the\s+(?:UK\s+)?(?:Information\s+Commissioner\w*|ICO)[^.;]{0,60}\b(?:that\s+we|of\s+our|as\s+an?)\s+(?:\w+\s+){0,3}(?:process|controller|data\s+controller)))\b",
    re.IGNORECASE,
)
_BRITISH = deferred(
    r"\b(?:ICO|Information\s+Commissioner\w*|UK|United\s+Kingdom|England|Wales|Scotland|Britain|Data\s+Protection\s+Act|Z\d{6,})\b",
    re.IGNORECASE,
)
_OTHERWISE = deferred(
    r"\b(?:breach\w*|incident\w*|former\w*|until\s+(?:\d+\s+)?May\s+2018|replac\w+|fee\s+payers?|data\s+protection\s+fee)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="stale-ico-registration",
    group="stale-law",
    summary="A notification to the British register of data controllers is claimed; it ended in 2018.",
    severity="info",
    stability="preview",
    documentation=Documentation(
        what="""
Reports that the organisation is on the "register of data controllers" or "data protection register", has a "notification number", or is registered
under the Data Protection Act with no year. A registration with the ICO and its number, as such, is not reported: payers of the fee are still listed.
""",
        why="""
The duty to notify processing ended with the Data Protection Act 1998 on 25 May 2018. Since then controllers pay a fee under the Data Protection
(Charges and Information) Regulations 2018, and the ICO publishes a register of fee payers.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe are on the register of data controllers kept by the Information Commissioner.\n",
                flagged=("register of data controllers",),
            ),
            Example(
                "# Privacy policy\n\nAcme Ltd is registered under the Data Protection Act with the ICO.\n",
                flagged=("registered under the Data Protection Act",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nWe are registered with the ICO under number ZA000000.\n"),
            Example("# Privacy policy\n\nWe pay the data protection fee to the ICO.\n"),
            Example("# Privacy policy\n\nWe notify the ICO of breaches within 72 hours.\n"),
        ),
        limits="""
British registers only; those of Jersey, Guernsey and other places go on. What is cited by the year 1998 is reported by `stale-law-reference`.

On 131 real policies of 2013 to 2021: no finding (1 names its number with the ICO, rightly not reported); in preview until real ones have been read.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=("Data Protection (Charges and Information) Regulations 2018 (SI 2018/480)",),
    ),
)


class StaleIcoRegistration:
    """Finds the register of before 2018."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.today < _SINCE:
            return
        for passage, said in candidates(policy, _PATTERN):
            found = _PATTERN.find(said)
            if found is not None and _BRITISH.search(said) and not _OTHERWISE.search(said):
                yield Finding(
                    "speaks of the register of data controllers, which ended on 25 May 2018",
                    placed(passage, found),
                    help="Say that you pay the data protection fee, with the number under which the ICO lists you; or leave it out.",
                )
                return
