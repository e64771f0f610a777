"""`dnt-confused-with-gpc`: one answer for two signals that the law tells apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_SIGNAL = r"(?:\bdo[\s-]+not[\s-]+track\b(?!\s+(?:you|your|users?|the|any|my|an?)\b)|\bDNT\b)"
_CONTROL = r"(?:global\s+privacy\s+control|\bGPC\b|opt-?\s*out\s+preference\s+signals?)"
_PATTERN = Hinted(
    "privacy control|gpc|preference&track|dnt",
    rf"{_SIGNAL}[^.;]{{0,60}}?{_CONTROL}|{_CONTROL}[^.;]{{0,60}}?{_SIGNAL}",
    re.IGNORECASE,
)
_OTHERWISE = deferred(
    r"\b(?:unlike|whereas|while|but|however|differs?|different\s+from|instead|honou?r\s+both|respond\s+to\s+both)\b",
    re.IGNORECASE,
)
_REFUSED = deferred(
    r"\b(?:not|no|never|neither|nor|none|cannot|unable|ignor\w+|disregard\w*|alike|\w+n['’]t)\b",
    re.IGNORECASE,
)
_EQUATED = deferred(
    rf"{_SIGNAL}\W{{0,3}}(?:signals?\W{{0,3}})?(?:\(\W?{_CONTROL}|(?:also\s+|now\s+)?(?:known\s+as|called|i\.e|that\s+is)\b)",
    re.IGNORECASE,
)
_SIGNALS = deferred(_SIGNAL, re.IGNORECASE)
_INFO = RuleInfo(
    name="dnt-confused-with-gpc",
    group="quality",
    summary="Do Not Track and Global Privacy Control are answered as one.",
    severity="warning",
    stability="preview",
    topic="gpc",
    documentation=Documentation(
        what="""
Reports a sentence that refuses Do Not Track and Global Privacy Control (or another opt-out preference signal) together, or calls the one
by the name of the other.
""",
        why="""
To ignore Do Not Track is lawful if it is said. To ignore an opt-out preference signal is not, where personal information of Californians
is sold or shared (11 CCR § 7025): the two need two answers.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe do not respond to Do Not Track signals or Global Privacy Control.\n",
                flagged=("Do Not Track signals or Global Privacy Control",),
            ),
            Example(
                "# Privacy policy\n\nOur site ignores “Do Not Track” (GPC) requests.\n",
                flagged=("Do Not Track” (GPC",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe do not respond to Do Not Track. We honor Global Privacy Control.\n"
            ),
            Example("# Privacy policy\n\nWe ignore Do Not Track signals.\n"),
            Example(
                "# Privacy policy\n\nUnlike Do Not Track, Global Privacy Control is honored on our site.\n"
            ),
        ),
        limits="""
Whether data is sold is not asked: the sentence is confusing either way.

On 131 real policies of 2013 to 2021, most of them older than the signal: no finding; in preview until real ones have been read.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=(
            "11 CCR § 7025",
            "Cal. Bus. & Prof. Code § 22575(b)(5)",
        ),
    ),
)


class DntConfusedWithGpc:
    """One answer for two signals that the law tells apart."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        for passage, span, _ in worded(policy, _PATTERN, _OTHERWISE):
            said = passage.own_text
            if _REFUSED.search(_SIGNALS.sub(" ", said)) or _EQUATED.search(said):
                yield Finding(
                    "gives one answer to Do Not Track and Global Privacy Control",
                    span,
                    topic=self.info.topic,
                    help="Say apart how you respond to Do Not Track and to opt-out preference signals.",
                )
