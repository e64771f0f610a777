"""`retention-vague`: all that is said of retention is "as long as necessary"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_EMPTY = deferred(
    r"\b(?:as|so)\s+long\s+as\s+(?:(?:it|we|this|that|they)\s+)?(?:(?:is|are|be|may|deem|consider|it|reasonably|absolutely|"
    r"strictly|there\s+is)\s+)*(?:necessary|needed|required|reasonable|appropriate|relevant|useful|permitted|a\s+(?:legitimate|business)|"
    r"need|require)\b"
    r"|\b(?:period|time|duration)\s+(?:of\s+time\s+)?(?:that\s+is\s+|which\s+is\s+|reasonably\s+|is\s+)*(?:necessary|needed|required)\b"
    r"|\b(?:no|not)\s+(?:\w+\s+){0,6}longer\s+than\s+(?:is\s+|it\s+is\s+|reasonably\s+)*(?:necessary|needed|required)\b"
    r"|\buntil\s+(?:it|they)\s+(?:is|are)\s+no\s+longer\s+(?:\w+\s+)?(?:necessary|needed|required|relevant)\b",
    re.IGNORECASE,
)
_TIED = deferred(
    r"\b(?:account|membership|subscri\w+|customer\s+relationship|relationship|warrant\w+|limitation|tax\w*|accounting|"
    r"bookkeeping|withdraw\w*|unsubscrib\w+|delete\s+your|request\w*|object\w*|application\w*|recruit\w+|backup\w*|"
    r"order\w*|purchase\w*|employ\w+|inactiv\w+|active|session|anonymi\w+|days?|months?|years?|hours?|weeks?|"
    r"contract\s+(?:ends?|term|is)|terminat\w+|clos\w+|criteria|factors)\b",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="retention-vague",
    group="quality",
    summary="All that is said of retention is that data is kept as long as necessary.",
    topic="retention",
    documentation=Documentation(
        what="""
Reports a policy that says of retention only that data is kept "as long as necessary" or the like, with no period
and with no event or purpose that a reader could use to work one out.
""",
        why="""
Everybody keeps data as long as they think necessary. The GDPR asks for the period or for the criteria that
determine it (Art. 13(2)(a)), and the authorities' guidelines on transparency (WP260 rev.01) name just this
sentence as not enough.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe keep your personal data for as long as necessary.\n",
                flagged=("We keep your personal data for as long as necessary.",),
            ),
            Example(
                "# Privacy policy\n\nYour data is not kept longer than is necessary for the purposes above.\n",
                flagged=("Your data is not kept longer than is necessary for the purposes above.",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nWe keep your data as long as you have an account.\n"),
            Example(
                "# Privacy policy\n\nWe keep data as long as necessary. Invoices are kept for seven years.\n"
            ),
            Example("# Privacy policy\n\nWe keep your personal data for 24 months.\n"),
        ),
        limits="""
A word such as "account", "order" or "tax" in the statement, or in another one on retention, is taken for a criterion,
though it may be a thin one. "As the law requires" is not taken for one.

On 131 real policies of 2013 to 2021: 5 findings; all were read and are right.
""",
        references=("GDPR Art. 13(2)(a), Art. 5(1)(e)", "WP260 rev.01, Annex (Article 29 Working Party)"),
    ),
)


class RetentionVague:
    """Finds policies whose every statement on retention is empty."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        if policy.about("retention.period"):
            return
        kept = [one for one in policy.about("retention") if one.topic != "retention.disposal"]
        empty = [one for one in kept if _EMPTY.search(one.text) and not _TIED.search(one.text)]
        if not kept or len(empty) < len(kept):
            return
        first = empty[0]
        yield Finding(
            "says of retention only that data is kept as long as necessary",
            first.span,
            topic=self.info.topic,
            help="Give a period for each kind of data, or the event or purpose that ends it.",
        )
