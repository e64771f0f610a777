"""Which passages of a policy deny a practice plainly, and which state it. Not a rule."""

from __future__ import annotations

import re
from functools import cache

from policylint.concordance import concordance
from policylint.disclosure import Disclosure
from policylint.entities import company
from policylint.frozen import dataclass
from policylint.memory import remembered
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rules.contradiction.denials import (
    Denied,
    clauses,
    denies_at_all,
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
_SPEAKS = Hinted(_SPOKEN_OF, _SPOKEN_OF)
"""What stands, in lower case, in whatever states or denies one of the practices."""

_LEADING_NAME = deferred(
    r"(?:[A-Z]{2,60}|[A-Z]\w{0,60}[a-z][A-Z]\w{0,60})(?= )|[A-Z][\w.&'’-]{0,60}(?: (?:&|of|[A-Z][\w.&'’-]{0,60})){1,3}(?= )"
)
_DENIES = Hinted(
    "no|n't|n’t|never|neither|without|refuse|refrain|free of|cookie-free",
    r"\b(?:n(?:o[trn]?|ever|either|one|othing|obody)|without|cannot|refuses?|refrain|free\s+of|cookie-free)\b|n['’]t\b",
)
"""In lower case."""

_IT = Hinted("it|them", r"\b(?:it|them)\b")
_LIMITS = deferred(
    r"^\s*(?:in|for|on|with|if|when|as|during|under|where)\b|\b(?:except|unless|not|only)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that may state or deny something, its `words` normalised, its disclosures, and what the sentence `before` it says, of one that denies."""

    passage: Passage
    words: str
    before: str
    disclosures: tuple[Disclosure, ...]

    @property
    def span(self) -> Span:
        return self.passage.span


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence that denies something: what it denies in general terms, and the clauses that deny."""

    said: Said
    denied: Denied
    clauses: tuple[str, ...]


def passages_said(policy: Policy, *, denying: bool = False) -> list[Said]:
    """The sentences, items and rows of a policy that speak of one of the practices; with `denying`, those with a negation."""
    hints = (*_SPEAKS.hints, *_DENIES.hints) if denying else _SPEAKS.hints
    found = []
    known = concordance(policy.passages)
    for number in known.holding(hints):
        passage = policy.passages[number]
        if passage.kind == "heading" or passage.quoted:
            continue
        if denying and not _DENIES.pattern.search(known.texts[number]):
            continue
        before = _before(policy, number) if denying else ""
        found.append(
            Said(passage, normalised(passage.text.content), before, _stated_at(policy, passage.span))
        )
    return found


def _stated_at(policy: Policy, span: Span) -> tuple[Disclosure, ...]:
    return tuple(_by_place(policy.disclosures).get((span.start, span.end), ()))


@remembered
def _by_place(disclosures: tuple[Disclosure, ...]) -> dict[tuple[int, int], list[Disclosure]]:
    """The disclosures by where they stand."""
    by_place: dict[tuple[int, int], list[Disclosure]] = {}
    for disclosure in disclosures:
        span = disclosure.spans[0]
        by_place.setdefault((span.start, span.end), []).append(disclosure)
    return by_place


def _before(policy: Policy, number: int) -> str:
    """The sentence before a passage in its section, if it speaks plainly of data."""
    passage, last = policy.passages[number], policy.passages[number - 1] if number else None
    if last is None or last.section is not passage.section or not last.kind == passage.kind == "sentence":
        return ""
    said = passage.own_text.lower()
    words = normalised(last.own_text) if _IT.search(said, said) else ""
    return words if is_made_of(words, LEADING_TO_A_DENIAL) else ""


def denials(policy: Policy) -> list[Denial]:
    """The sentences that may deny a practice plainly; what limits itself is left out."""
    found = []
    for one in passages_said(policy, denying=True):
        if not _LIMITS.search(one.passage.text.content[: one.passage.own]):
            general = generalised(one.passage.own_text, one.disclosures, policy.document.source)
            said = tuple(filter(denies_at_all, clauses(general.words, one.before)))
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
    words = one.words
    company = practice.topic == "sharing.recipients"
    if not (
        practice.statement.may_match(words)
        or (practice.alone is not None and practice.alone.may_match(words))
        or (company and COMPANY_SEES.may_match(words))
    ):
        return False
    if practice.narrowed.search(words) or not PERSONAL.search(words):
        return False
    about = any(d.polarity == "stated" and _is_about(d, practice) for d in one.disclosures)
    return (
        (about and practice.statement.search(words, words) is not None)
        or (practice.alone is not None and practice.alone.search(words, words) is not None)
        or (company and _a_company_sees(one))
    )


def _a_company_sees(one: Said) -> bool:
    """Whether a well-known company is said to receive what belongs to the reader."""
    match = COMPANY_SEES.search(one.words, one.words)
    return match is not None and match["company"] in _known_companies()


@cache
def _known_companies() -> frozenset[str]:
    return frozenset(name.casefold() for name in company.company_names())


def _is_about(disclosure: Disclosure, practice: Practice) -> bool:
    return disclosure.topic.partition(".")[0] in practice.topics
