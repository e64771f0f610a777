"""`consent-by-use`: consent that is taken from using the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import worded

_MOST_RELATED = 4
_USE = (
    r"(?:use|using|access|accessing|visit|visiting|browse|browsing|continu\w+|register\w*|submit\w*|provid\w+|"
    r"download\w*|play\w*|creat\w+|sign\w*|interact\w*)"
)
_AGREE = (
    r"(?:(?:you|the user|users?|visitors?)\s+(?:(?:hereby|also|expressly|are|will|thereby|automatically|"
    r"unconditionally|explicitly|both|have|further|and|understand|acknowledge)[\s,]+){0,4}"
    r"(?:consent|agree|accept|consenting|agreeing|accepting|agreed|deemed\s+to\s+(?:have\s+)?(?:consent|agree|accept)\w*)\b"
    r"|(?:signif\w+|indicat\w+|constitut\w+|impl\w+|means|confirm\w*|signal\w*)\s+(?:to\s+us\s+)?(?:that\s+you\s+(?:\w+\s+){0,3}"
    r"(?:consent|agree|accept)|(?:your\s+)?(?:\w+\s+){0,2}(?:consent|agreement|acceptance|assent)))"
)
_PATTERN = Hinted(
    "consent|agree|accept|assent&by |if you|when you|your "
    "&use|using|access|visit|brows|continu|register|submit|provid|download|play|creat|sign|interact",
    rf"\b(?:by(?!\s+(?:applicable\s+)?(?:laws?|regulations?|statutes?|courts?)\b)|if you|when you|your|through your)\s+(?:\w+\s+){{0,3}}?{_USE}\b[^.;]{{0,200}}?{_AGREE}"
    rf"|\b(?:you|visitors?|users?)\s+(?:\w+\s+){{0,3}}(?:consent|agree)\w*\b[^.;]{{0,120}}?\bby\s+(?:\w+\s+){{0,2}}?"
    r"(?:using|accessing|visiting|browsing|continuing)\b",
    re.IGNORECASE,
)
_OTHERWISE = deferred(
    r"\b(?:ask\s+you|request\s+for|click|tick|check(?:ing)?\s+the|button|box|checkbox|not\s+(?:consent|agree|accept)|withdraw\w*|explicit\s+consent|"
    r"terms\s+(?:of|and)\s+(?:\w+\s+){0,2}(?:use|service|conditions)\b(?![^.]*privacy)|(?:if|where|unless|when)\s+you\s+(?:have\s+)?"
    r"(?:consent|agree|opt)\w*)",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="consent-by-use",
    group="quality",
    summary="Consent is taken from using the site.",
    severity="info",
    topic="legal-basis.consent",
    documentation=Documentation(
        what="""
Reports the first sentence that takes the reader's consent or agreement from using, visiting or continuing to browse
the site ("By using our site, you consent to …"). Others are shown beside it.
""",
        why="""
Under the GDPR consent is an act of its own: silence and mere use are none (Art. 4(11), Recital 32; CJEU
C-673/17, Planet49). Elsewhere such a sentence may bind nobody to more than having been told. A notice informs;
it does not need agreement.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nBy using our website, you consent to this privacy policy.\n",
                flagged=("By using our website, you consent",),
            ),
            Example(
                "# Privacy policy\n\nYour continued use of the app means that you accept these changes.\n",
                flagged=("Your continued use of the app means that you accept",),
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nWe set analytics cookies only if you agree to them.\n"),
            Example("# Privacy policy\n\nBy clicking “Agree” you consent to our newsletter.\n"),
            Example("# Privacy policy\n\nBy using our website you leave log data.\n"),
        ),
        limits="""
Reads one sentence at a time. A sentence in which something is clicked or ticked is left alone.

On 131 real policies of 2013 to 2021: findings in 58; of 22 that were read in context, 20 were right; what made one of the others wrong is mended.
""",
        references=("GDPR Art. 4(11), Art. 7, Recital 32", "CJEU C-673/17 (Planet49), 1 October 2019"),
    ),
)


class ConsentByUse:
    """Finds consent that is deemed given by use."""

    info: RuleInfo = _INFO
    hints = (_PATTERN.hints,)

    def check(self, policy: Policy) -> Iterator[Finding]:
        found = [span for _, span, _ in worded(policy, _PATTERN, _OTHERWISE)]
        if found:
            yield Finding(
                "takes consent or agreement from using the site",
                found[0],
                topic=self.info.topic,
                help="Say what you do; where you need consent, ask for it by an act of its own.",
                related=tuple(Related("and here", span) for span in found[1 : _MOST_RELATED + 1]),
            )
