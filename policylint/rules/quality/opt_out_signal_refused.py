"""`opt-out-signal-refused`: an opt-out signal is refused by who sells or shares personal information."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Disclosure
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_REFUSED = deferred(
    r"\b(?:(?:do(?:es)?|will|can|could|is|are)\s*(?:not|n['’]t)|cannot|never|no\s+longer|unable\s+to|not\s+able\s+to)\s+(?:\w+\s+){0,4}?"
    r"(?:honou?r|respond|recogni[sz]e|react|process|support|follow|act|detect|respect|comply|accept|obey|change|alter|take|treat)\w*"
    r"|\b(?:ignores?|disregards?|takes?\s+no\s+(?:action|notice)|have\s+no\s+effect|has\s+no\s+effect|(?:is|are)\s+(?:ignored|disregarded|not\s+\w+))\b",
    re.IGNORECASE,
)
_NARROWED = deferred(
    r"\b(?:unless|except|other\s+than|until|if\s+you\s+are\s+not|outside|not\s+\w+\s+(?:other|DNT|do[\s-]not[\s-]track))\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="opt-out-signal-refused",
    group="quality",
    summary="Opt-out signals are refused although personal information is sold or shared.",
    severity="warning",
    stability="preview",
    topic="gpc",
    documentation=Documentation(
        what="""
Reports a statement that Global Privacy Control, or another opt-out preference signal, is not honoured, in a policy that states a sale of personal
information, or sharing it for advertising across sites. Shows that statement, too.
""",
        why="""
Who sells or shares the personal information of Californians must treat such a signal as a valid request to opt out (Civ. Code § 1798.135, 11 CCR
§ 7025(b)); Colorado, Connecticut and other states ask the same. Refusing Do Not Track, which is another signal, needs only be said.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe sell personal information to advertisers. We do not respond to Global Privacy Control.\n",
                flagged=("We do not respond to Global Privacy Control.",),
            ),
            Example(
                "# Privacy policy\n\nWe share data for cross-context behavioral advertising. We ignore Global Privacy Control signals.\n",
                flagged=("We ignore Global Privacy Control signals.",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe sell personal information to advertisers. We honor Global Privacy Control.\n"
            ),
            Example(
                "# Privacy policy\n\nWe do not sell personal information. We do not respond to Global Privacy Control.\n"
            ),
            Example(
                "# Privacy policy\n\nWe sell personal information to advertisers. We ignore Do Not Track.\n"
            ),
        ),
        limits="""
Does not know where the readers live or whether the thresholds of these laws are met. Of the 131 real policies of 2013 to 2021 hardly any knows the
signal: no finding, so it is in preview until real ones have been read.
""",
        references=("Cal. Civ. Code § 1798.135(b), (e)", "11 CCR § 7025(b)"),
    ),
)


class OptOutSignalRefused:
    """Finds refusals of opt-out signals beside a stated sale."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        sales = [one for one in policy.about("sharing.sale") if one.polarity == "stated"]
        if not sales:
            return
        for one in policy.about("gpc"):
            if _is_refused(one):
                yield Finding(
                    "refuses opt-out signals, though personal information is sold or shared",
                    one.span,
                    topic="gpc",
                    help="Treat the signal as a request to opt out, and say so.",
                    related=(Related("the sale or sharing is stated here", sales[0].span),),
                )


def _is_refused(disclosure: Disclosure) -> bool:
    said = disclosure.text
    return disclosure.polarity == "denied" or (
        _REFUSED.search(said) is not None and not _NARROWED.search(said)
    )
