"""`liability-or-arbitration`: clauses of a contract in a notice about data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.patterns import Hinted, deferred, folded
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import candidates, placed

_LEGAL = (
    "arbitrat",
    "class",
    "jury",
    "liab",
    "indemni",
    "harmless",
    "jurisdiction",
    "governed",
    "construed",
    "damages",
)
"""Without one of these, "not responsible for any loss" is no clause of a contract."""
_CLAUSES = {
    "binds readers to arbitration": r"\b(?:agree|consent|submit\w*|settled?|resolved?|decided|determined|subject)\b[^.;]{0,120}?\barbitrat\w+"
    r"|\barbitration\s+(?:claims?|agreement|clause|provision)",
    "has readers give up class actions or juries": r"\b(?:waiv\w+|not|no|agree\w*|forgo|give\s+up)\b[^.;]{0,100}?"
    r"\b(?:class[\s-]+actions?|class\s+(?:or\s+\w+\s+)?proceedings?|jury\s+trial|trial\s+by\s+jury)",
    "limits or excludes liability": r"\bin\s+no\s+event\s+(?:shall|will|may)\s+(?:[\w’'.,]+\s+){1,8}?(?:be\s+)?liable"
    r"|\b(?:indirect|consequential|punitive|incidental|exemplary)\b[^.;]{0,60}\bdamages\b"
    r"|\b(?:limit|exclud|disclaim)\w*\s+(?:\w+\s+){0,4}liability\b"
    r"|\b(?:(?:not|nor)\s+(?:\w+\s+){0,3}?(?:liable|responsible)|no\s+(?:responsibility|liability)(?:\s+or\s+\w+)?)\s+for\s+any\s+(?:\w+[\s,]+){0,3}(?:damages?|loss(?:es)?)\b"
    r"|\blimitations?\s+(?:of|on)\s+(?:liability|damages)",
    "has readers indemnify": r"\b(?:you|users?)\s+(?:\w+\s+){0,6}?(?:indemnify|hold\s+(?:\w+\s+){1,4}?harmless)",
    "chooses the law or the court": r"\b(?:policy|notice|statement|dispute\w*|claims?|services?|site|website|terms?)\b[^.;]{0,120}?\b(?:governed\s+by|construed\s+(?:and\s+\w+\s+)?"
    r"(?:in\s+accordance|under))\b[^.;]{0,60}?\blaws?\b|\b(?:exclusive|sole)\s+(?:\w+\s+)?jurisdiction\b"
    r"|\b(?:consent|submit|agree)\w*\s+(?:to\s+)?(?:\w+\s+){0,3}jurisdiction\s+of",
}
_PATTERN = Hinted(
    "|".join((*_LEGAL, "responsib")),
    "|".join(f"(?P<c{number}>{words})" for number, words in enumerate(_CLAUSES.values())),
    re.IGNORECASE,
)
_RECOURSE = deferred(
    r"\b(?:shield|framework|DPF|panel|residual|(?:you|individuals?)\s+(?:\w+\s+){0,2}(?:may|can|could|might)\s+(?:\w+\s+){0,3}(?:be\s+entitled|invoke|seek|choose)"
    r"|invoke|free\s+of\s+charge|at\s+no\s+cost|option)\b",
    re.IGNORECASE,
)
_ELSEWHERE = deferred(
    r"\b(?:third[\s-]part(?:y|ies)|(?:other|such|linked|these|those|external)\s+(?:web\s*)?(?:sites?|websites?)|hypertext|links?|hyperlinks?|limited\s+liability"
    r"|their\s+(?:own\s+)?(?:privacy\s+)?(?:polic\w+|terms)|(?:establish|exercis|defend|defen[cs]e|claims\s+against|protect|pursu)\w*|insurance|insurer\w*|onward\s+transfers?|liable\s+for\s+the\s+transfer"
    r"|supervisory|does\s+not\s+(?:\w+\s+)?(?:limit|exclude))\b",
    re.IGNORECASE,
)
_SECURITY = deferred(
    r"\b(?:unauthori[sz]ed|breach\w*\s+of\s+security|misuse|hack\w*|intercept\w*)\b", re.IGNORECASE
)
_INFO = RuleInfo(
    name="liability-or-arbitration",
    group="quality",
    summary="The policy holds clauses of a contract: arbitration, liability, indemnity, choice of law.",
    severity="info",
    documentation=Documentation(
        what="""
Reports the first clause of each kind that belongs into terms of service and not into a notice about data: that readers are bound to
arbitration, give up class actions or a jury, indemnify the organisation, that its liability is limited or excluded, and which law and court
hold. Not reported: arbitration that readers may choose as a remedy (as under the Data Privacy Framework), and what is said of other sites.
Liability for the security of data is `security-disclaimer`'s.
""",
        why="""
A notice informs; it is not agreed upon, so such clauses bind nobody and mislead about remedies (GDPR Art. 79 and 82 give every person access
to the courts where they live). Where they are meant to bind, readers who look into a privacy policy do not expect them: the
kinds are those that were found to be potentially unfair in terms of service (Lippi et al., 2019; Directive 93/13/EEC, Annex 1(b), (q)).
""",
        flagged=(
            Example(
                "# Privacy policy\n\nAny dispute about this policy will be settled by binding arbitration.\n",
                flagged=("settled by binding arbitration",),
            ),
            Example(
                "# Privacy policy\n\nYou agree to indemnify us for any claim about your data.\n",
                flagged=("You agree to indemnify",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nUnder certain conditions you may invoke binding arbitration under the Data Privacy Framework.\n"
            ),
            Example("# Privacy policy\n\nWe are not liable for the content of other websites.\n"),
            Example("# Privacy policy\n\nYou can complain to us, to the authority, or go to court.\n"),
        ),
        limits="""
Reads one sentence at a time. One document that is both terms and notice is reported, too: the notice should stand on its own. Whether a clause is valid is not judged.

On 131 real policies of 2013 to 2021: 8 findings in 7 policies; all were read and are right.
""",
        references=(
            "GDPR Art. 79, Art. 82",
            "Directive 93/13/EEC, Annex",
            "Lippi et al. (2019), CLAUDETTE: an automated detector of potentially unfair clauses in online terms of service",
        ),
    ),
)


class LiabilityOrArbitration:
    """Finds clauses of a contract."""

    info: RuleInfo = _INFO
    hints = ((*_PATTERN.hints, _LEGAL),)

    def check(self, policy: Policy) -> Iterator[Finding]:
        messages = tuple(_CLAUSES)
        told: set[str] = set()
        for passage, said in candidates(policy, _PATTERN, beside=(_LEGAL,)):
            found = _PATTERN.find(said) if _is_legal(said) else None
            if found is None or _ELSEWHERE.search(said):
                continue
            message = messages[int((found.lastgroup or "c0")[1:])]
            if message in told or ("arbitration" in message and _RECOURSE.search(said)):
                continue
            if "liability" in message and _SECURITY.search(said):
                continue
            told.add(message)
            yield Finding(
                message,
                placed(passage, found),
                help="Leave it to the terms of service; say here where readers can complain.",
            )


def _is_legal(said: str) -> bool:
    words = folded(said)
    return any(word in words for word in _LEGAL)
