"""`security-disclaimer`: the reader is to bear what happens to the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import hinted, placed
from policylint.source import Span

_MOST_RELATED = 4
_HINTS = ("risk", "responsib", "liab", "accountab")
_RISK = deferred(r"\b(?:at|on)\s+your\s+(?:own|sole|own\s+sole)\s+risk\b", re.IGNORECASE)
_SENDING = deferred(
    r"\b(?:secur\w+|transmi\w+|send(?:ing)?\s+us|(?:provid|submit|send|disclos|shar)\w*\s+(?:\w+\s+){0,3}(?:information|data)"
    r"|(?:information|data)\s+(?:\w+\s+){0,2}(?:you|users?)\s+(?:\w+\s+)?(?:submit|send|provide|transmit))\b",
    re.IGNORECASE,
)
_ELSEWHERE = deferred(
    r"\b(?:third[\s-]part(?:y|ies)(?!\s+access)|outside\s+part(?:y|ies)|links?|linked|(?:other|these|those|such|external)\s+(?:\w+\s+)?(?:web\s*)?"
    r"(?:sites?|websites?|services?|applications?|gateways?)|post(?:s|ed|ing|ings)?|forums?|blogs?|chat|upload\w*|public(?:ly)?|content|contributions?)\b",
    re.IGNORECASE,
)
_DISCLAIMED = deferred(
    r"\b(?:(?:not|cannot|never|neither)\b(?:\s+\w+){0,5}?\s+(?:responsible|liable|accountable)\s+(?:to\s+you\s+)?for"
    r"|(?:exclude|disclaim)\w*\s+(?:all|any)\s+(?:responsibility|liability)\b[^.;]{0,60}?\bfor"
    r"|(?:no|not\s+(?:accept|assume|bear|take)\s+(?:any\s+)?)\s*(?:responsibility|liability)(?:\s+(?:or|and|nor)\s+\w+)?\s+(?:to\s+(?:you|any\s+third\s+party|[\w\s]{1,30}?)\s+)?for)"
    r"\b[^.;]{0,90}?\b(?:unauthori[sz]ed|unintend\w+|unintentional|intercept\w*|hack\w*|breach\w*|theft|stolen|misuse"
    r"|(?:loss|destruction|alteration|disclosure)\s+of\s+(?:\w+\s+){0,2}(?:information|data)|security\s+(?:or\s+\w+\s+)?of\s+(?:\w+\s+){0,2}(?:information|data|transmissions?|communications?))\b",
    re.IGNORECASE,
)
_OTHERS = deferred(
    r"\b(?:third[\s-]part(?:y|ies)['’]?s?\s+(?:\w+\s+)?(?:web\s*sites?|websites?|sites?|services?|practices|polic\w+)|practices\s+of|linked|links?|their\s+own"
    r"|by\s+(?:any\s+of\s+)?(?:our\s+)?(?:members|users|customers|others|other\s+\w+)|third[\s-]party\s+use|(?:other|these|those|such)\s+(?:web\s*)?(?:sites?|websites?|services?)|(?:you|others|users?)\s+(?:\w+\s+){0,2}(?:choose|chose|elect|decide)|post(?:s|ed|ing)?"
    r"|your\s+(?:password|failure|own)|(?:keep|keeping|maintain\w*|safeguard\w*)\s+(?:\w+\s+){0,3}(?:password|credentials|login))\b"
    r"|\bbreach\w*\s+of\s+(?:th(?:is|ese|e)\s+)?(?:terms|policy|agreement|contract)",
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
    for passage, said in hinted(policy, _HINTS):
        risk = _RISK.search(said)
        if risk is not None and _SENDING.search(said) and not _ELSEWHERE.search(said):
            yield placed(passage, risk)
            continue
        disclaimed = _DISCLAIMED.search(said)
        if disclaimed is not None and not _OTHERS.search(said):
            yield placed(passage, disclaimed)
