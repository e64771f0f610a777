"""`contradictory-statements`: the same practice affirmed in one place and denied in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Disclosure
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.contradiction.denials import denied
from policylint.rules.contradiction.practices import PERSONAL, PRACTICES, Practice, normalised

_PROMISE = " will not change"
_CHANGE = " may change"


_DOCUMENTATION = Documentation(
    what="""
Sets statements of one policy about the same practice side by side and reports two that cannot both hold: a practice that one
sentence denies without any exception and another describes (selling or sharing personal data, cookies, children, automated
decisions), and a promise about the policy itself that another sentence takes back ("how we use your data will not change" and
"our use of your data may change"). Both places are shown.
""",
    why="""
A reader who meets the denial first relies on it. A promise that the same document contradicts is the commonest form of an
untrue privacy statement, and usually what is left when two templates were merged.
""",
    flagged=(
        Example(
            "# Privacy policy\n\nWe do not sell your personal data.\n\n## Partners\n\n"
            "We sell your personal data to advertising partners.\n",
            flagged=("We do not sell your personal data.",),
        ),
        Example(
            "# Privacy policy\n\nThis notice might change, but our use of your information will not.\n\n"
            "## Updates\n\nOur use of the information you give us may change.\n",
            flagged=("our use of your information will not",),
        ),
    ),
    accepted=(
        Example(
            "# Privacy policy\n\nWe do not share your personal data except with the courier who delivers your order.\n\n"
            "## Recipients\n\nWe share your address with our courier.\n"
        ),
        Example(
            "# Privacy policy\n\nWe do not sell your personal data.\n\n## Partners\n\n"
            "We share anonymous statistics with partners.\n"
        ),
        Example(
            "# Privacy policy\n\nThis notice may change. We will never change how we use your information without asking you.\n"
        ),
    ),
    limits="""
A denial that names any exception, condition or purpose is taken to be a narrowing, not a contradiction, and is left alone; one that names
kinds of data or of recipients is held only against statements about the same or narrower kinds. So real contradictions with a narrow denial, or in other words, are missed: of twenty
real pairs that were written after the rules of this group, they found eleven. In 131 published policies (2015 to 2021) this rule reported nothing. Disclosure to authorities, to a buyer of the business, within the
group, with consent, or of aggregated or anonymous data is not set against a denial. Periods, dates and contact addresses that differ are reported by other rules.
""",
    references=(
        "Andow et al., PolicyLint: Investigating Internal Privacy Policy Contradictions on Google Play, USENIX Security 2019",
    ),
)


class ContradictoryStatements:
    """See the documentation in `info`."""

    info: RuleInfo = RuleInfo(
        name="contradictory-statements",
        group="contradiction",
        summary="The same practice is both affirmed and denied.",
        documentation=_DOCUMENTATION,
    )

    def check(self, policy: Policy) -> Iterable[Finding]:
        for practice in PRACTICES:
            yield from _flat_contradictions(policy, practice)
        yield from _broken_promises(policy)


def _flat_contradictions(policy: Policy, practice: Practice) -> Iterator[Finding]:
    """At most one finding a practice: its first unconditional denial against the first plain statement."""
    said = [d for d in policy.disclosures if d.topic == practice.topic and d.confidence == "certain"]
    if not {"denied", "stated"} <= {d.polarity for d in said}:
        return
    source = policy.document.source
    denials = [(d, denied(d, source)) for d in said if d.polarity == "denied"]
    plain = [(d, what) for d, what in denials if practice.denial.fullmatch(normalised(what.words))]
    statements = [d for d in said if d.polarity == "stated" and _is_plain(d, practice)]
    for (denial, what), statement in product(plain, statements):
        if denial.audience != statement.audience or denial.span.overlaps(statement.span):
            continue
        if not what.covers(statement):
            continue
        if _is_exception(policy, denial, statement):
            continue
        yield Finding(
            f"denies here that {practice.name}, and says so elsewhere",
            denial.span,
            practice.topic,
            "keep the statement that is true; if both are, say in one sentence what the exception is",
            (Related("the practice is described here", statement.span),),
        )
        return


def _is_plain(statement: Disclosure, practice: Practice) -> bool:
    """Whether a sentence states the practice itself, rather than an exception that readers expect."""
    words = normalised(statement.text)
    said = practice.statement.search(words) is not None and PERSONAL.search(words) is not None
    return said and practice.narrowed.search(words) is None


def _is_exception(policy: Policy, denial: Disclosure, statement: Disclosure) -> bool:
    """Whether the statement follows the denial directly, as its exception ("We do not share … However, we …")."""
    text = policy.document.source.text
    between = text[denial.span.end : statement.span.start]
    opening = statement.text.lstrip()[:60]
    follows = denial.span.end <= statement.span.start and len(between) < 200
    return follows and bool(
        re.match(r"(?:however|but|except|unless|only|in (?:some|certain))\b", opening, re.IGNORECASE)
    )


def _broken_promises(policy: Policy) -> Iterator[Finding]:
    """A practice that one sentence says will not change and another says may."""
    said = [
        a for d in (*policy.disclosures, *policy.candidates) for a in d.attributes if a.name == "practice"
    ]
    reported: set[str] = set()
    for promise, taken in product(said, said):
        practice = promise.value.removesuffix(_PROMISE)
        if practice in reported or promise.value != practice + _PROMISE or taken.value != practice + _CHANGE:
            continue
        reported.add(practice)
        yield Finding(
            f"promises that the {practice} of information will not change, and elsewhere that it may",
            promise.span,
            "policy.changes",
            "keep the sentence that is true, and say how readers learn of a change",
            (Related("the change is reserved here", taken.span),),
        )
