"""`legal-basis-not-per-purpose`: several grounds and several purposes, and nothing ties the one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo

_FEWEST = 2
_NO_PURPOSES = {"legal-duty", "service"}
"""What the words of Art. 6(1) themselves name: the performance of a contract, and a legal obligation."""

_PURPOSE = deferred(
    r"\b(?:to|for|in order to|when|where|so that|purposes? of)\s+(?:\w+\s+){0,3}(?:provid|improv|market|prevent|secur|protect|send|"
    r"analy|personali|develop|respond|contact|detect|operat|administ|fraud|advertis|promot|manag|communicat|deliver|"
    r"newsletter|order|payment|account|recruit|cookies?|enter|conclud|ensur|verif|perform\w*\s+(?:\w+\s+){0,3}(?:service|contract))\w*"
    r"|\b(?:such\s+as|for\s+example|e\.g\.),?\s+(?:our|the|an?|your)\s+(?:\w+\s+){0,2}(?:obligation|duty|interest|need|requirement)s?\s+(?:to|in)\s+\w+",
    re.IGNORECASE,
)
_INFO = RuleInfo(
    name="legal-basis-not-per-purpose",
    group="quality",
    summary="Several legal bases are listed, and nothing ties them to purposes.",
    severity="info",
    stability="preview",
    language="en",
    topic="legal-basis",
    documentation=Documentation(
        what="""
Reports a policy that names two or more legal bases where none of the sentences, items or table rows that name one
says what it is for.
""",
        why="""
The GDPR asks for the purposes and the legal basis for the processing (Art. 13(1)(c)): which rights a reader has depends
on which basis goes with which purpose.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nWe process personal data on the basis of your consent. Other legal bases are "
                "contract and legal obligation.\n",
                flagged=("We process personal data on the basis of your consent.",),
            ),
            Example(
                "# Privacy policy\n\nOur legal bases for the processing of personal data are consent, contract and "
                "our legitimate interests.\n",
                flagged=(
                    "Our legal bases for the processing of personal data are consent, contract and our "
                    "legitimate interests.",
                ),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nWe send the newsletter on the basis of your consent, and process personal data "
                "to deliver orders on the basis of our contract.\n"
            ),
            Example("# Privacy policy\n\nWe process your personal data on the basis of your consent.\n"),
            Example("# Privacy policy\n\nWe collect your name to deliver what you order.\n"),
        ),
        limits="""
One statement that ties a basis to a purpose is taken to speak for the whole policy. Whether each purpose has its basis
is not judged. A basis that is put in other words than those of the law (“if the law obliges us”) may not be recognised.

On 131 real policies of 2013 to 2021: 1 finding, which is right; too few to leave preview.
Of 20 sentences written for the rule, the 10 that break it are reported and the 10 that do not are not.
""",
        references=("GDPR Art. 13(1)(c), Art. 6(1)",),
    ),
)


class LegalBasisNotPerPurpose:
    """Finds bases that float free of purposes."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        named = [one for one in policy.about(self.info.topic) if one.polarity == "stated"]
        if len({one.topic for one in named if one.topic != self.info.topic}) < _FEWEST:
            return
        purposes = {one.span for one in policy.about("purpose")}
        if any(one.span in purposes or _PURPOSE.search(one.text) for one in named):
            return
        entries = _entries(policy)
        if any(_tied(one, entries) for one in named):
            return
        yield Finding(
            "names several legal bases and ties none of them to a purpose",
            named[0].span,
            topic=self.info.topic,
            help="Say for each purpose on which basis you process the data: a table of two columns does it.",
        )


def _tied(basis: Disclosure, entries: dict[tuple[int, int], int]) -> bool:
    """Whether an entry says more than the basis, or the basis is described with a purpose."""
    if entries.get((basis.span.start, basis.span.end), 0) > len(basis.text) + 1:
        return True
    return bool(set(basis.values("purpose")) - _NO_PURPOSES)


def _entries(policy: Policy) -> dict[tuple[int, int], int]:
    """How many characters the rows and items have that stand in each place."""
    sizes: dict[tuple[int, int], int] = {}
    for passage in policy.passages:
        if passage.kind in ("row", "item"):
            place = passage.span.start, passage.span.end
            sizes[place] = max(sizes.get(place, 0), len(passage.own_text))
    return sizes
