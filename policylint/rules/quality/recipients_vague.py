"""`recipients-vague`: "trusted partners" and "certain third parties" as recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from policylint.diagnostics import Finding, Related
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_MOST_RELATED = 4
_VAGUE = Hinted(
    "certain|select|trusted|reputable|chosen|some|various|like-minded&part|compan|organi|entit|business",
    r"\b(?:(?:our|with|to|by)\s+)?(?:certain|select|selected|carefully\s+selected|trusted|reputable|chosen|some|various|"
    r"other\s+trusted|like-minded)\s+(?:(?:other|trusted|selected|third|outside|external|business|our|of|"
    r"reliable|unaffiliated|non-affiliated)[\s-]+){0,3}(?:third[\s-]part(?:y|ies)|partners?|companies|organi[sz]ations|"
    r"entities|businesses|parties)\b",
    re.IGNORECASE,
)
_SHARING = deferred(
    r"\b(?:we|us)\b[^.]{0,60}\b(?:share|disclos|provid|transfer|pass|give|giv|sell|rent|transmit|release|make[^.]{0,30}available|forward)"
    r"\w*\b|\b(?:shared|disclosed|passed|provided|transferred|given|made\s+available|released|sold)\s+(?:\w+\s+){0,3}(?:to|with)\b",
    re.IGNORECASE,
)
_DESCRIBED = deferred(
    r"\b(?:such\s+as|includ\w+|for\s+example|e\.g|namely|that\s+(?:\w+\s+){0,3}(?:help|provid|perform|assist|work|process|host|"
    r"support|act|deliver|operat|serv|maint|manag|conduct|send|fulfil)\w*|who\s+\w+|which\s+\w+|whose|to\s+(?:help|assist|perform|"
    r"process|fulfil\w*|operate|support|carry|administer)|on\s+our\s+behalf|service\s+providers?|vendors?|contractors?|suppliers?|"
    r"processors?|advertisers?|payment|hosting|analytics\s+\w+|court|government\w*|authorit\w+|merger|acqui\w+|listed|following|below|"
    r"these|those|aggregat\w+|anonym\w+|de-identified|under\s+(?:common|the)|cookies?)\b",
    re.IGNORECASE,
)
_GOES_ON = deferred(
    r"\s*(?:for\s+(?:example|instance)|these|those|such|they|our\s+partners)\b", re.IGNORECASE
)
_ABOUT_RECIPIENTS = deferred(
    r"\b(?:third[\s-]part|partner|shar|recipient|disclos|provider|who\b)", re.IGNORECASE
)
_NEGATED = deferred(r"\b(?:not|never|no|don['’]t|won['’]t|without|nor|neither)\b", re.IGNORECASE)
_INFO = RuleInfo(
    name="recipients-vague",
    group="quality",
    summary="Recipients are called no more than “trusted partners” or “certain third parties”.",
    severity="info",
    stability="preview",
    topic="sharing.recipients",
    documentation=Documentation(
        what="""
Reports the first sentence in which data is shared with "certain third parties", "selected companies", "trusted partners"
and the like, with not a word on who they are, what they do or what they get the data for. Others are shown beside it.
""",
        why="""
"Trusted" tells a reader how the organisation feels about them, not who has the data. The GDPR asks for recipients or
categories of recipients (Art. 13(1)(e)), California for the categories of third parties.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe may share your personal data with trusted partners.\n",
                flagged=("with trusted partners",),
            ),
            Example(
                "# Privacy policy\n\nYour e-mail address may be disclosed to certain other third parties.\n",
                flagged=("to certain other third parties",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe share your address with selected carriers that deliver your order.\n"
            ),
            Example(
                "# Privacy policy\n\nWe share data with certain third parties, such as our payment provider.\n"
            ),
            Example("# Privacy policy\n\nWe do not share your data with other companies.\n"),
        ),
        limits="""
Reads one sentence at a time, with what directly follows it: a list of the partners elsewhere in the policy, or behind a link, is not seen.

On 131 real policies of 2013 to 2021: no finding (one that was wrong, in a section whose parts describe the partners, was mended); in preview
until real ones have been read.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=("GDPR Art. 13(1)(e)", "Cal. Civ. Code § 1798.110(c)(4)"),
    ),
)


class RecipientsVague:
    """Finds recipients that are not described."""

    info: RuleInfo = _INFO
    hints = (_VAGUE.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        vague = [
            (passage, span)
            for passage, span, _ in worded(policy, _VAGUE, _DESCRIBED)
            if not _has_parts(passage)
            and _SHARING.search(passage.own_text)
            and not _NEGATED.search(passage.own_text)
        ]
        if not vague:
            return
        described = {one.span for one, after in pairwise(policy.passages) if _goes_on(after)}
        found = [span for passage, span in vague if passage.span not in described]
        if found:
            yield Finding(
                "says of recipients neither who they are nor what they do",
                found[0],
                topic=self.info.topic,
                help="Name them, or say what kind of organisation they are and what they do with the data.",
                related=tuple(Related("and here", span) for span in found[1 : _MOST_RELATED + 1]),
            )


def _has_parts(passage: Passage) -> bool:
    """Whether the section is about recipients and has sections of its own, which go on describing them."""
    heading = passage.section.heading
    return bool(
        passage.section.sections and heading is not None and _ABOUT_RECIPIENTS.search(heading.text.content)
    )


def _goes_on(after: Passage) -> bool:
    """Whether what follows a sentence goes on describing what it names: a list, or "For example, …"."""
    return after.kind in ("item", "row") or _GOES_ON.match(after.own_text) is not None
