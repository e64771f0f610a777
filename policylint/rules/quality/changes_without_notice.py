"""`changes-without-notice`: the policy may change, and nobody will be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_WITHOUT = Hinted(
    "without&notice|notif|warning|informing",
    r"\bwithout\s+(?:(?:any|prior|further|advance|special|additional|individual|specific|giving|providing|written|or|"
    r"necessarily|you|to|notifying|informing|telling)\s+){0,5}(?:notice|notification|notifying|warning|informing)\b",
    re.IGNORECASE,
)
_CHANGE = deferred(
    r"\b(?:chang\w+|amend\w*|modif\w+|updat\w+|revis\w+|alter\w*)\b[^.]*\b(?:polic\w+|notice|statement|terms|"
    r"practices|it)\b|\b(?:polic\w+|notice|statement|terms)\b[^.]*\b(?:chang\w+|amend\w*|modif\w+|updat\w+|revis\w+)\b",
    re.IGNORECASE,
)
_NOT = deferred(
    r"\b(?:not|never|won['’]t)\s+(?:\w+\s+){0,12}without\b"
    r"|\bwithout\s+(?:\w+\s+){0,6}(?:and|or)\s+(?:\w+\s+){0,3}(?:consent|permission)"
    r"|\b(?:service|site|website|features?|prices?|content|account|products?)\b[^.]{0,60}\bwithout\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="changes-without-notice",
    group="quality",
    summary="The policy may change without notice.",
    topic="policy.change-notice",
    documentation=Documentation(
        what="""
Reports a sentence that lets the policy change "without notice" or "without notifying you". That it may change at
any time is not reported here: where nothing says how readers will learn of it, `policy-change-notice-missing` does.
""",
        why="""
A promise that can be changed in silence promises little. CalOPPA asks for the process by which consumers are
notified of material changes (§ 22575(b)(3)); New Jersey and Colorado ask for the same, and the FTC has treated
silent changes of what was promised as unfair.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe may change this policy at any time without prior notice.\n",
                flagged=("without prior notice",),
            ),
            Example(
                "# Privacy policy\n\nThis privacy statement may be amended without notifying you.\n",
                flagged=("without notifying",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe may change this policy at any time. We will e-mail you before we do.\n"
            ),
            Example("# Privacy policy\n\nWe will not change this policy without notice.\n"),
            Example("# Privacy policy\n\nWe may end the service at any time without notice.\n"),
        ),
        limits="""
Reads one sentence at a time: a notice that the next section promises for some changes is not weighed against
a "without notice" for others.

On 131 real policies of 2013 to 2021: 4 findings; all were read and are right.
""",
        references=(
            "Cal. Bus. & Prof. Code § 22575(b)(3)",
            "N.J.S.A. 56:8-166.6",
            "4 CCR 904-3 Rule 6.04",
        ),
    ),
)


class ChangesWithoutNotice:
    """Finds silent changes."""

    info: RuleInfo = _INFO
    hints = (_WITHOUT.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        for passage, span, _ in worded(policy, _WITHOUT, _NOT):
            if _CHANGE.search(passage.own_text):
                yield Finding(
                    "lets the policy change without notice",
                    span,
                    topic=self.info.topic,
                    help="Say how and when you will tell readers of a change before it applies.",
                )
