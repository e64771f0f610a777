"""`vague-wording`: more vague words than a reader can build on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from policylint.diagnostics import Finding, Related
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, Option, RuleInfo
from policylint.rules.quality.readability import words
from policylint.rules.wording import statements
from policylint.source import Span

_LEAST_WORDS = 150
_MOST_PER_THOUSAND = 12.0
_MOST_RELATED = 5
_CLASSES = {
    "condition": r"depending\s+on|as\s+(?:we\s+deem\s+)?(?:necessary|appropriate|needed|applicable|required)|where\s+appropriate|"
    r"if\s+necessary|otherwise\s+reasonabl\w+|from\s+time\s+to\s+time|sometimes|in\s+certain\s+(?:cases|circumstances|situations|instances)|"
    r"under\s+certain\s+circumstances|in\s+some\s+(?:cases|circumstances|instances)",
    "generalisation": r"generally|mostly|widely|commonly|usually|normally|typically|largely|often|primarily|among\s+other\s+things|"
    r"in\s+general|in\s+most\s+cases",
    "quantifier": r"certain|numerous|some|various|several|many|most|a\s+(?:few|variety|number)\s+of|including\s+but\s+not\s+limited\s+to|and\s+so\s+on|"
    r"etc|other\s+(?:information|purposes|reasons|means|parties)",
}
_PATTERN = deferred(
    "|".join(rf"(?P<{name}>\b(?:{words_})\b)" for name, words_ in _CLASSES.items()), re.IGNORECASE
)
_PRACTICE = deferred(
    r"\b(?:collect|gather|obtain|receiv|us(?:e|es|ed|ing)\b|process|shar|disclos|provid|transfer|sell|retain|keep|store|stor)\w*",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="vague-wording",
    group="quality",
    summary="What is done with data is said in vague words throughout.",
    severity="info",
    stability="preview",
    options=(
        Option(
            "most-per-thousand", _MOST_PER_THOUSAND, "How many of a thousand words may be vague.", most=1000
        ),
        Option(
            "least-words", _LEAST_WORDS, "How many words on such practices a policy needs to be judged.", 1
        ),
    ),
    documentation=Documentation(
        what=f"""
Counts vague words in the sentences on collecting, using, sharing and keeping data: conditions ("as appropriate", "from time to time"),
generalisations ("generally", "among other things") and quantifiers ("certain", "various", "including but not limited to"). Reports a policy
once, where they come to more than {_MOST_PER_THOUSAND:.0f} in a thousand words of such sentences, with the first places of the commonest class. "May" and its
kin are not counted: hardly a policy does without.
""",
        why="""
Readers take vague practices for riskier than plain ones, and rightly: such sentences exclude nothing. The classes are those of
Reidenberg, Bhatia, Breaux and Norton (2016).
""",
        flagged=(
            Example(
                "# Privacy policy\n\n"
                + "We generally collect certain information and usually share some of it with various companies. "
                * 11
                + "\n",
                flagged=("certain",),
            ),
            Example(
                "# Privacy policy\n\n"
                + "Depending on circumstances, we may use data from time to time as appropriate for our purposes. "
                * 10
                + "\n",
                flagged=("Depending on",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\n" + "We collect your name and share it with our printers. " * 20 + "\n"
            ),
            Example("# Privacy policy\n\nWe generally collect certain information.\n"),
            Example("# Privacy policy\n\n" + "We sing, generally, and sometimes we dance. " * 30 + "\n"),
        ),
        limits="""
Counts words, not what they do: "certain" is vague in "certain information" and is not in "if you are certain". Short policies, under
150 such words, are left alone. The threshold is a choice of ours: 8 of 131 real policies of 2013 to 2021 lie above it, the median
is 6. Whether a careful editor would mark just these was not measured, so it stays in preview.
""",
        references=(
            "Reidenberg, Bhatia, Breaux and Norton (2016), Ambiguity in Privacy Policies and the Impact of Regulation",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class VagueWording:
    """Finds policies that are vague throughout."""

    most_per_thousand: float = _MOST_PER_THOUSAND
    least_words: int = _LEAST_WORDS
    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        total = 0
        places: list[tuple[str, Span]] = []
        for passage in statements(policy):
            if not _PRACTICE.search(passage.own_text):
                continue
            total += len(words(passage.own_text))
            for found in _PATTERN.finditer(passage.own_text):
                span = passage.text.span(passage.own + found.start(), passage.own + found.end())
                places.append((found.lastgroup or "", span))
        density = 1000 * len(places) / total if total else 0.0
        if not places or total < self.least_words or density <= self.most_per_thousand:
            return
        ((commonest, _),) = Counter(name for name, _ in places).most_common(1)
        shown = [span for name, span in places if name == commonest]
        yield Finding(
            f"{density:.0f} vague words in a thousand, most of them of the class “{commonest}”",
            shown[0],
            help="Say which data, which purposes, which recipients, and when.",
            related=tuple(Related("and here", span) for span in shown[1 : _MOST_RELATED + 1]),
        )
