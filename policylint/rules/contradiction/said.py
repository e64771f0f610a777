"""Which passages of a policy deny a practice plainly, and which state it. Not a rule."""

from __future__ import annotations

import re
from functools import cache

from policylint.disclosure import Disclosure
from policylint.entities import company
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rules.contradiction.denials import (
    Denied,
    clauses,
    generalised,
    is_made_of,
    is_plain,
    normalised,
)
from policylint.rules.contradiction.practice_statements import COMPANY_SEES, PERSONAL
from policylint.rules.contradiction.practices import LEADING_TO_A_DENIAL, Practice
from policylint.source import Span

_SPOKEN_OF = (
    "collect|provid|shar|cookie|giv|access|disclos|transfer|send|under|receive|see|avail|get|child|sell|sold|pass|sale|rent|trad|lease"
    "|distribut|releas|lend|exchang|reveal|sent|suppl|hand|forward|transmi|divulg|leave|refus|goes|recipient|kid|minor|automat|algorithm"
)
_PERHAPS = tuple(_SPOKEN_OF.split("|"))
"""One of them, the commonest first, stands in lower case in whatever states or denies one of the practices."""

_LEADING_NAME = deferred(
    r"(?:[A-Z]{2,60}|[A-Z]\w{0,60}[a-z][A-Z]\w{0,60})(?= )|[A-Z][\w.&'’-]{0,60}(?: (?:&|of|[A-Z][\w.&'’-]{0,60})){1,3}(?= )"
)
_DENIES = deferred(
    r"n['’]t\b|\b(?:no[trn]?|never|neither|none|nothing|nobody|without|cannot|refuses?|refrain)\b|\bfree\s+of\b|\bcookie-free\b",
)
_MAY_DENY = ("no", "n't", "n’t", "ne", "without", "ref", "free")
"""One of them stands, in lower case, in whatever `_DENIES` finds."""

_IT = deferred(r"\b(?:it|them)\b", re.IGNORECASE)
_LIMITS = deferred(
    r"^\s*(?:in|for|on|with|if|when|as|during|under|where)\b|\b(?:except|unless|not|only)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that may state or deny something, its `words` normalised, its disclosures, and what the sentence `before` it says."""

    passage: Passage
    words: str
    before: str
    disclosures: tuple[Disclosure, ...]

    @property
    def span(self) -> Span:
        return self.passage.span


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies something: what it denies in general terms, and its clauses."""

    said: Said
    denied: Denied
    clauses: tuple[str, ...]


def passages_said(policy: Policy, *, denying: bool = False) -> list[Said]:
    """The sentences, items and rows of a policy that speak of one of the practices; with `denying`, those with a negation."""
    by_span: dict[Span, list[Disclosure]] = {}
    for disclosure in policy.disclosures:
        by_span.setdefault(disclosure.span, []).append(disclosure)
    return [
        Said(
            passage,
            normalised(passage.text.content),
            _before(policy, number),
            tuple(by_span.get(passage.span, ())),
        )
        for number, passage in enumerate(policy.passages)
        if passage.kind != "heading"
        and not passage.quoted
        and (not denying or _has_negation(passage.text.content))
        and _speaks_of_practice(passage.text.content.lower())
    ]


def _speaks_of_practice(lowered: str) -> bool:
    for hint in _PERHAPS:  # noqa: SIM110 - asked of every passage, and twice as fast as any()
        if hint in lowered:
            return True
    return False


def _has_negation(content: str) -> bool:
    lowered = content.lower()
    for hint in _MAY_DENY:
        if hint in lowered:
            return _DENIES.search(lowered) is not None
    return False


def _before(policy: Policy, number: int) -> str:
    """The sentence before a passage in its section, if it speaks plainly of data."""
    passage, last = policy.passages[number], policy.passages[number - 1] if number else None
    if last is None or last.section is not passage.section or not last.kind == passage.kind == "sentence":
        return ""
    words = normalised(last.own_text) if _IT.search(passage.own_text) else ""
    return words if is_made_of(words, LEADING_TO_A_DENIAL) else ""


def denials(policy: Policy) -> list[Denial]:
    """The sentences that may deny a practice plainly; what limits itself is left out."""
    found = []
    for one in passages_said(policy, denying=True):
        if not _LIMITS.search(one.passage.text.content[: one.passage.own]):
            general = generalised(one.passage.own_text, one.disclosures, policy.document.source)
            said = tuple(clauses(general.words, one.before))
            if said:
                found.append(Denial(one, general, said))
    return found


def denies(policy: Policy, denial: Denial, practice: Practice, names: frozenset[str]) -> bool:
    """Whether a sentence denies a practice plainly."""
    for clause in denial.clauses:
        if all(word.search(clause) for word in practice.telling) and is_plain(
            clause, practice.denial, names | _leading_name(policy, denial.said)
        ):
            return True
    return False


def _leading_name(policy: Policy, one: Said) -> frozenset[str]:
    """The first word of a name that a sentence begins with (of two words, or with a second capital), unless it is a recipient's."""
    match = _LEADING_NAME.match(one.passage.own_text)
    if match is None:
        return frozenset()
    name = match[0].casefold()
    recipients = {value.casefold() for value in policy.named("recipient")}
    return frozenset() if name in recipients | _known_companies() else frozenset({name.split()[0]})


def states(one: Said, practice: Practice) -> bool:
    """Whether a sentence states the practice itself, rather than an exception that readers expect."""
    about = any(d.polarity == "stated" and _is_about(d, practice) for d in one.disclosures)
    stated = (
        (about and practice.statement.search(one.words) is not None)
        or (practice.alone is not None and practice.alone.search(one.words) is not None)
        or (practice.topic == "sharing.recipients" and _a_company_sees(one))
    )
    return stated and PERSONAL.search(one.words) is not None and not practice.narrowed.search(one.words)


def _a_company_sees(one: Said) -> bool:
    """Whether a well-known company is said to receive what belongs to the reader."""
    match = COMPANY_SEES.search(one.words)
    return match is not None and match["company"] in _known_companies()


@cache
def _known_companies() -> frozenset[str]:
    return frozenset(name.casefold() for name in company.company_names())


def _is_about(disclosure: Disclosure, practice: Practice) -> bool:
    return disclosure.topic.partition(".")[0] in practice.topics
