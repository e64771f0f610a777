"""`contradictory-statements`: the same practice affirmed in one place and denied in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from policylint.concordance import Hints, concordance
from policylint.diagnostics import Finding, Related
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.contradiction.denied import Denial
from policylint.rules.contradiction.practice_denials import OF_ALL
from policylint.rules.contradiction.practices import PRACTICES
from policylint.rules.contradiction.practices_of_use import Practice
from policylint.rules.contradiction.said import Said, denials, statements
from policylint.rules.contradiction.scope import (
    about,
    comparable,
    goes_abroad,
    is_of_means,
    is_part,
    regions,
    same_ages,
    same_medium,
    subjects,
)

_KEEP = "keep the statement that is true; if both are, say in one sentence what the exception is"
_PROMISED = "policy.changes"
_PROMISE = " will not change"
_CHANGE = " may change"
_TAKEN_BACK = deferred(
    r"\s*(?:however|but|except|unless|only|nevertheless|that said|in (?:some|certain|these|limited)|(?:the (?:only )?|an )?exceptions?\b|this does not (?:apply|include)"
    r"|we (?:may|do|will)? ?(?:only|however)|(?:your|personal|the) (?:data|information) (?:is|are|will|may) only)\b",
    re.IGNORECASE,
)


_DOCUMENTATION = Documentation(
    what="""
Sets statements of one policy about the same practice side by side and reports two that cannot both hold: a practice that one
sentence denies without any exception and another describes (selling or sharing personal data, collecting or storing a kind of data that is
named, or any personal data, obtaining it from others, sending it abroad, cookies, analytics, advertisements, marketing messages, training of
models, tracking on other sites, trackers, profiles, logs, children and their least age, automated decisions); a claim of all or of nothing but that another
sentence takes back (everything is encrypted, only necessary cookies, data only in one country or in the Union though our servers stand elsewhere, newsletters only for who asked, nobody reads messages, calls are not recorded, no pixels in mails, no advertising networks); a choice or a right that one sentence
grants and another refuses, data for one purpose only, anonymous records, consent that is asked for; and a promise about the policy itself that another sentence takes back ("how we use your data will not change" and
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
            flagged=("but our use of your information will not.",),
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
A denial is held against statements only if it is plain: it has no word beyond those that such a denial is made of, in whatever order
("under no circumstances will we …", "no data is ever …"), and the organisation's name. One that names an exception, a condition, a purpose
or other people is a narrowing, not a contradiction, and is left alone; so is one under the heading of a single service, and one that the next
sentence takes back in part. A denial that names kinds of data or of recipients is held only against statements about the same or narrower
kinds. What stands in a list after "We do not:" or under "Information we do not collect" is a denial, too. Statements with a condition, about the past, or of disclosure to authorities, to a buyer of the business, within the group, with
consent, or of aggregated or anonymous data are not set against it, nor is what is said under the heading of a country or state. Periods,
dates, controllers and contacts that differ are reported by other rules.

In 131 published policies (2013 to 2021) this rule reports nothing, so how often it is right on real text is not measured. How many planted pairs it finds is told in
[accuracy](../../explanation/accuracy.md).
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
        denied = denials(policy)
        for practice in PRACTICES:
            plain = [one for one in denied if practice in one.practices and not _is_exception(policy, one)]
            if plain:
                yield from _flat_contradictions(policy, practice, plain, statements(policy, practice))
        yield from _broken_promises(policy)
        yield from _broken_claims(policy)


def _flat_contradictions(
    policy: Policy, practice: Practice, denied: Sequence[Denial], stated: Sequence[Said]
) -> Iterator[Finding]:
    """At most one finding a practice: its first plain denial against the first plain statement."""
    if practice.kinds and not policy.document.branches:
        denied, stated = _each_once(denied, stated)
    for denial in denied if stated else ():
        words = denial.words
        for statement in stated:
            if not _contradicts(practice, denial, words, statement):
                continue
            if policy.document.are_alternatives(denial.span, statement.span):
                continue
            message = f"denies here that {practice.name}, and says so elsewhere"
            related = Related("the practice is described here", statement.span)
            yield Finding(message, denial.span, practice.topic, _KEEP, (related,))
            return


def _contradicts(practice: Practice, denial: Denial, words: str, statement: Said) -> bool:
    """Whether a denial, given its words, and a statement are of the same data, people, and part of the practice."""
    named = words if practice.kinds and _names_its_data(denial) else ""
    if denial.passage.section is not statement.passage.section and is_part(denial.passage, named):
        return False
    if not _is_covered(practice, denial, statement):
        return False
    if practice.topic == "transfer" and not goes_abroad(
        denial.passage.text.content, statement.passage.text.content
    ):
        return False
    if not subjects(words) <= subjects(statement.words):
        return False
    if practice.pairwise and not (same_medium(words, statement.words) and same_ages(words, statement.words)):
        return False
    if practice.everywhere and not regions(statement.passage):
        return denial.passage is not statement.passage
    return comparable(denial.passage, statement.passage)


def _each_once(denied: Sequence[Denial], stated: Sequence[Said]) -> tuple[list[Denial], list[Said]]:
    """Denials and statements without those that say the same of the same as one before: whatever contradicts them contradicts that."""
    plain: dict[object, Denial] = {}
    apart = False
    for one in denied:
        own = is_part(one.passage) or is_of_means(one.passage)
        apart = apart or own
        kinds = one.denied.data, one.denied.speaks_of_personal
        section = id(one.passage.section) if own else None
        plain.setdefault((kinds, about(one.words, one.passage), section), one)
    told: dict[object, Said] = {}
    for each in stated:
        section = id(each.passage.section) if apart else None
        told.setdefault((each.data, about(each.words, each.passage), section), each)
    return list(plain.values()), list(told.values())


def _is_covered(practice: Practice, denial: Denial, statement: Said) -> bool:
    """Whether a statement is about data, and recipients, that the denial speaks of."""
    if practice.topic == "cookies" or not practice.topics:
        return True
    if not practice.kinds:
        return denial.denied.covers(statement.words, statement.disclosures)
    elsewhere = denial.passage.section is not statement.passage.section
    apart = elsewhere and is_of_means(denial.passage, denial.words if _names_its_data(denial) else "")
    return not apart and denial.denied.covers_kind(statement.data, practice.kinds)


def _names_its_data(denial: Denial) -> bool:
    """Whether a denial is of data by name, so that a heading that says the same narrows nothing."""
    return bool(denial.denied.data) and not denial.denied.speaks_of_personal


def _is_exception(policy: Policy, denial: Denial) -> bool:
    """Whether the words right after the denial take it back in part ("However, we …", "This does not apply to …")."""
    following = policy.document.source.text[denial.span.end : denial.span.end + 80]
    return _TAKEN_BACK.match(following) is not None


def _broken_claims(policy: Policy) -> Iterator[Finding]:
    """What is said of all, or of nothing but, and taken back elsewhere."""
    if not any(_holds(policy, claim) and _holds(policy, back) for claim, back in OF_ALL):
        return
    from policylint.rules.contradiction.broken_universals import broken

    for universal, claim, exception in broken(policy):
        message = f"says here that {universal.name}, and something else elsewhere"
        related = Related("the exception is told here", exception.span)
        yield Finding(message, claim.span, universal.topic, _KEEP, (related,))


def _holds(policy: Policy, hints: str) -> bool:
    return concordance(policy.passages).bits(_hints(hints)) != 0


@cache
def _hints(written: str) -> Hints:
    """Groups of hints, written with "&" between them."""
    return tuple(tuple(group.split("|")) for group in written.split(" & "))


def _broken_promises(policy: Policy) -> Iterator[Finding]:
    """A practice that one sentence says will not change and another says may."""
    told = [*policy.about(_PROMISED), *(one for one in policy.candidates if one.topic == _PROMISED)]
    said = [a for disclosure in told for a in disclosure.attributes if a.name == "practice"]
    reported: set[str] = set()
    for promise, taken in product(said, said):
        practice = promise.value.removesuffix(_PROMISE)
        if practice in reported or promise.value != practice + _PROMISE or taken.value != practice + _CHANGE:
            continue
        if policy.document.are_alternatives(promise.span, taken.span):
            continue
        reported.add(practice)
        yield Finding(
            f"promises that the {practice} of information will not change, and elsewhere that it may",
            promise.span,
            _PROMISED,
            "keep the sentence that is true, and say how readers learn of a change",
            (Related("the change is reserved here", taken.span),),
        )
