"""`rights-waiver`: rights that are waived or that cost a fee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_PATTERN = Hinted(
    "waive|release|fee|charge|payment&right|claim|request|access|cop|correct|delet|eras",
    r"\b(?:you|users?|visitors?|customers?)\s+(?:\w+\s+){0,4}(?:waive|waives|release\s+us|releases\s+us)\s+(?:\w+\s+){0,3}(?:rights?|claims?)"
    r"|\b(?:charge|pay|subject\s+to|require)\w*\s+(?:you\s+)?(?:\w+\s+){0,3}(?:fee|charge|payment)\b[^.;]{0,60}\b(?:request\w*\s+(?:\w+\s+){0,3}(?:access|cop\w+|delet\w+|correct\w*|information)|"
    r"(?:access|cop\w+)\s+(?:\w+\s+){0,4}(?:data|information|records?))"
    r"|\b(?:access|request|cop(?:y|ies)|correct|delet|eras)\w*\b[^.;]{0,80}\b(?:subject\s+to|for|upon\s+payment\s+of)\s+a\s+(?:small\s+|statutory\s+|reasonable\s+|nominal\s+)?fee\b",
    re.IGNORECASE,
)
_OTHERWISE = deferred(
    r"\b(?:not|no|never|without|free|unless|excessive\w*|unfounded|repeti\w+|repeated\w*|further\s+cop\w+|additional\s+cop\w+|more\s+than|"
    r"disproportionate|unreasonabl\w+|subscription|premium|permitted|to\s+the\s+extent|if\s+your|where\s+your|moral\s+rights|content|"
    r"won['’]t|don['’]t)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="rights-waiver",
    group="quality",
    summary="Readers are to waive rights, or to pay for them.",
    severity="warning",
    stability="preview",
    topic="rights.how",
    documentation=Documentation(
        what="""
Reports a sentence in which readers waive privacy rights or claims about their data, or in which every request for access, correction or
deletion costs a fee. A fee for excessive, repeated or unfounded requests, and one for further copies, is not reported.
""",
        why="""
Rights under the GDPR are free of charge but for manifestly unfounded or excessive requests (Art. 12(5)); California voids waivers outright
(Civ. Code § 1798.192). A clause that says otherwise misleads readers about what they have.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nBy using the site you waive any claims about the use of your personal data.\n",
                flagged=("you waive any claims",),
            ),
            Example(
                "# Privacy policy\n\nWe charge a fee of 10 euros for each request for access to your data.\n",
                flagged=("charge a fee of 10 euros for each request for access to your data",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe may charge a reasonable fee if your request is clearly unfounded or excessive.\n"
            ),
            Example("# Privacy policy\n\nYou will not have to pay a fee to access your personal data.\n"),
            Example("# Privacy policy\n\nWe waive the fee for students.\n"),
        ),
        limits="""
A fee that a national law allows, as some did before 2018, is reported too.

On 131 real policies of 2013 to 2021: 1 finding, which is right; too few to leave preview.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=(
            "GDPR Art. 12(5)",
            "Cal. Civ. Code § 1798.192",
        ),
    ),
)


class RightsWaiver:
    """Rights that are waived or that cost a fee."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        for _, span, _ in worded(policy, _PATTERN, _OTHERWISE):
            yield Finding(
                "has readers waive rights, or pay for them",
                span,
                topic=self.info.topic,
                help="Leave the waiver out; name a fee only for what the law lets you charge for.",
            )
