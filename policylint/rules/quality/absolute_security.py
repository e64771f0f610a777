"""`absolute-security`: security that is promised to be complete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_PATTERN = Hinted(
    "100|hundred|complete|absolute|total|perfect|full|entire|guarantee|always|impossible"
    "&secur|safe|protect|confidential|guaranteed|impossible",
    r"\b(?:(?:100\s*%|one\s+hundred\s+percent|completely|absolutely|totally|perfectly|fully|entirely)\s+(?:secure[d]?|safe|protected|confidential)"
    r"|(?:guarantee[sd]?|ensur(?:e|es|ing)\s+the\s+(?:absolute|complete|total))\s+(?:you\s+)?(?:(?:the|your|that|absolute|complete|total|full|their|its|all|of)\s+){0,4}"
    r"(?:security|safety|confidentiality|privacy\s+and\s+security|protection)"
    r"|(?:your|personal|customer)\s+(?:\w+\s+){0,2}(?:data|information|details)\s+(?:is|are|will\s+be)\s+(?:always\s+(?:safe|secure|protected)|(?:always\s+)?(?:100\s*%\s+)?(?:guaranteed|impossible\s+to)))\b",
    re.IGNORECASE,
)
_OTHERWISE = deferred(
    r"\b(?:no|not|never|cannot|nor|neither|none|unable|impossible|nothing|without|nobody|can\s*not|isn['’]t|aren['’]t|don['’]t|doesn['’]t|can['’]t|won['’]t|"
    r"although|however|but|no\s+one|nor|contractual\w*|contracts?|clauses?|requir\w+|obligat\w+|agreements?|unless|if|may|providers?)\b",
    re.IGNORECASE,
)
_NEVER = Hinted(
    "guarantee|promise|assure&never|ever|always|nobody|no one|impossible",
    r"(?<!not )(?<!never )\b(?:guarantee|promise|assure\s+you)\s+that\s+(?:your|all|any|no|nobody|none)\b[^.;]{0,60}?"
    r"\b(?:never|ever|always|nobody|no\s+one|impossible)\b[^.;]{0,40}"
    r"\b(?:lost|stolen|hacked|breach\w*|compromised|intercepted|leak\w*|misused|safe|secure|accessed|fall)\b",
    re.IGNORECASE,
)
_DOUBT = deferred(
    r"\b(?:cannot|can\s*not|can['’]t|unable|no\s+company|not\s+(?:a\s+)?(?:guarantee|promise)|do(?:es)?\s+not|don['’]t|doesn['’]t|neither|nobody\s+can|if)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="absolute-security",
    group="quality",
    summary="Security is promised without any limit.",
    severity="warning",
    stability="preview",
    topic="security.measures",
    documentation=Documentation(
        what="""
Reports a sentence that promises complete security: that data is "100 % secure", "completely safe", or that its security is
guaranteed. A denial ("no system is 100 % secure", "we cannot guarantee") is not reported.
""",
        why="""
Nobody can keep the promise, and it binds: the FTC has treated broken promises of security as deceptive, and the GDPR asks for measures
appropriate to the risk (Art. 32), not for certainty.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nYour data is completely secure with us.\n",
                flagged=("completely secure",),
            ),
            Example(
                "# Privacy policy\n\nWe guarantee the security of your personal information.\n",
                flagged=("guarantee the security",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nNo transmission over the internet is 100% secure.\n"),
            Example("# Privacy policy\n\nWe cannot guarantee the security of your data.\n"),
            Example("# Privacy policy\n\nWe protect your data with encryption.\n"),
        ),
        limits="""
Reads one sentence at a time; a promise that the next sentence takes back is reported.

On 131 real policies of 2013 to 2021: no finding; in preview until real ones have been read.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=(
            "15 U.S.C. § 45 (FTC Act, Section 5)",
            "GDPR Art. 32",
        ),
    ),
)


class AbsoluteSecurity:
    """Security that is promised to be complete."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints, _NEVER.hints)

    def check(self, policy: Policy) -> Iterator[Finding]:
        found = [*worded(policy, _PATTERN, _OTHERWISE), *worded(policy, _NEVER, _DOUBT)]
        for span in dict.fromkeys(span for _, span, _ in found):
            yield Finding(
                "promises complete security",
                span,
                topic=self.info.topic,
                help="Say what you do to protect the data, not that nothing can happen to it.",
            )
