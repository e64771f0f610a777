"""`legitimate-interests-unnamed`: a legitimate interest is relied on, and not said which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.wording import place_of

_INTEREST = deferred(r"\b(?:legitimate|lawful|overriding)\s+(?:\w+\s+){0,2}interests?\b", re.IGNORECASE)
_NAMED = deferred(
    r"\binterests?\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:in|to|is|are|of(?!\s+(?:us|ours\w*|others|(?:the|our|an?|another)\s+"
    r"(?:data\s+)?(?:controller|third|company|business|firm|organi[sz]ation|other)))|for|as|such|namely|includ\w+|being|"
    r"(?:when|where)(?!\s+(?:they|th[eo]se|such|it|your|yours)\b)|because|e\.g|like|:|;|–|—|-)\b"
    r"|\binterests?\s*[:(–—]|\binterests?\s+(?:that\s+are\s+)?(?:listed|described|set\s+out|mentioned|stated|named|outlined|explained)\b"
    r"|\b(?:to|for|when|in order to|so that|because|by)\s+(?:\w+\s+){0,3}(?:provid|improv|market|prevent|secur|protect|send|"
    r"analy|personali|develop|respond|contact|detect|understand|operat|administ|defend|fraud|advertis|promot|manag|keep|maintain|"
    r"communicat|run|carry|inform|ensur|enabl|offer|support|monitor|recover|deliver|enforc|measur|answer|conduct|custom|establish|direct|"
    r"process\w*\s+(?:your\s+)?(?:order|payment|request|application)|research|test|recruit|verif|tailor|study|grow)\w*",
    re.IGNORECASE,
)
_EXAMPLE = deferred(
    r"(?:an?|one|another|the)\s+(?:\w+\s+)?example\b|for\s+(?:example|instance)\b|examples\b"
    r"|(?:these|those|such|our|the)\s+(?:\w+\s+)?(?:interests|include)\b",
    re.IGNORECASE,
)
"""How a sentence begins that says what the one before it spoke of."""
_NO_PURPOSES = {"legal-duty", "service"}
_FEWEST_WORDS = 8
_INFO = RuleInfo(
    name="legitimate-interests-unnamed",
    group="quality",
    summary="Legitimate interests are relied on, and nothing says which.",
    stability="preview",
    language="en",
    topic="legal-basis.legitimate-interests",
    documentation=Documentation(
        what="""
Reports a policy that gives legitimate interests as a ground, where neither the sentence, nor its table row, nor the
list or section around it says which interest that is.
""",
        why="""
A reader can only object to an interest they know. The GDPR asks for "the legitimate interests pursued" (Art. 13(1)(d)), not
for the words of Art. 6(1)(f).
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe process your personal data on the basis of our legitimate interests.\n",
                flagged=("We process your personal data on the basis of our legitimate interests.",),
            ),
            Example(
                "# Privacy policy\n\nThe legal basis is Art. 6(1)(f) GDPR, our legitimate interest.\n",
                flagged=("The legal basis is Art. 6(1)(f) GDPR, our legitimate interest.",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe rely on our legitimate interest in preventing fraud in our shop.\n"
            ),
            Example(
                "# Privacy policy\n\nTo keep our network secure, we process log data on the basis of our "
                "legitimate interests.\n"
            ),
            Example("# Privacy policy\n\nWe process your data because you have consented to it.\n"),
        ),
        limits="""
Whether what is named is an interest, and a legitimate one, is not judged. One statement that names an interest is
taken to speak for the whole policy.

On 131 real policies of 2013 to 2021: no finding; in preview until real ones have been read.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=("GDPR Art. 13(1)(d), Art. 6(1)(f)",),
    ),
)


class LegitimateInterestsUnnamed:
    """Finds policies in which no legitimate interest is named."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        relied = [one for one in policy.about(self.info.topic) if one.polarity == "stated"]
        if not relied or any(_says_which(one) or _names(one, policy) for one in relied):
            return
        yield Finding(
            "relies on legitimate interests and does not say which",
            relied[0].span,
            topic=self.info.topic,
            help="Name the interest, for example: our interest in ⟨preventing fraud⟩.",
        )


def _says_which(statement: Disclosure) -> bool:
    return bool(statement.values("interest") or set(statement.values("purpose")) - _NO_PURPOSES)


def _names(statement: Disclosure, policy: Policy) -> bool:
    """Whether a statement, or what stands around it in its section, says which interest is meant."""
    place = place_of(policy.passages, statement.span)
    if place is None:
        return False
    passage = policy.passages[place]
    if passage.kind in ("item", "row") or passage.own or len(passage.own_text.split()) < _FEWEST_WORDS:
        return True
    if _NAMED.search(passage.own_text):
        return True
    following = policy.passages[place + 1] if place + 1 < len(policy.passages) else passage
    if following.section is passage.section and _EXAMPLE.match(following.own_text):
        return True
    others = [one for one in policy.passages if one.section is passage.section and one is not passage]
    return any(
        _INTEREST.search(one.own_text) or one.kind == "item" for one in others if _NAMED.search(one.own_text)
    )
