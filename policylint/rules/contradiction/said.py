"""Which passages of a policy deny a practice plainly, and which state it. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from policylint.concordance import concordance
from policylint.disclosure import Disclosure, naming_any
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rules.contradiction.denials import (
    clauses,
    denies_at_all,
    is_made_of,
    is_recipient,
    leading_name,
    limits_itself,
    normalised,
    own_names,
    telling_words,
)
from policylint.rules.contradiction.denied import GENERALISED, Denied, generalised
from policylint.rules.contradiction.practices import (
    LEADING_TO_A_DENIAL,
    OF_ANY,
    SPEAKS,
    TO_COMPANIES,
    a_company_sees,
    denied_in,
    stating,
    stating_alone,
)
from policylint.rules.contradiction.practices_of_use import Practice
from policylint.rules.contradiction.scope import (
    ABROAD,
    is_listed_as_collected,
    items_listed_as_collected,
    refused,
    without_countries,
)
from policylint.source import Span

_DENIES = Hinted(
    "no|n't|n’t|never|neither|without|refuse|refrain|free of|cookie-free",
    r"\b(?:n(?:o[trn]?|ever|either|one|othing|obody)|without|cannot|refuses?|refrain|free\s+of|cookie-free)\b|n['’]t\b",
)
"""In lower case."""

_PLAINLY_NOT = (
    (" no ", " not ", " never ", " nor ", " neither ", " none ", " nothing ", " nobody ", " without "),
)
"""Hints of `_DENIES`, as words that stand free."""

_ELSE = deferred(r"\b(?:any|no)\s?(?:body|one)\s+else\b", re.IGNORECASE)
_UNCOLLECTED = "collection.data-categories"
_IT = Hinted("it|them", r"\b(?:it|them)\b")
_LIMITS = deferred(
    r"^\s*(?:in|for|on|with|if|when|as|during|under|where)\b|\b(?:except|unless|not|only)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """A passage that states something, its `words` normalised, and its disclosures."""

    passage: Passage
    words: str
    disclosures: tuple[Disclosure, ...]

    @property
    def span(self) -> Span:
        return self.passage.span

    @property
    def data(self) -> frozenset[str]:
        """The kinds of data that it names."""
        return frozenset(value for one in self.disclosures for value in one.values("data"))


@dataclass(frozen=True, slots=True)
class Denial:
    """A passage that denies one of the `practices` plainly: what it denies, in general terms."""

    passage: Passage
    denied: Denied
    practices: tuple[Practice, ...]

    @property
    def span(self) -> Span:
        return self.passage.span

    @property
    def words(self) -> str:
        """The passage, normalised."""
        return normalised(self.passage.text.content)


def denials(policy: Policy) -> list[Denial]:
    """The sentences, items and rows that deny a practice plainly; what limits itself is left out."""
    known = concordance(policy.passages)
    plainly = frozenset(known.holding(_PLAINLY_NOT))
    negated = {
        number: passage.own_text
        for number in known.holding((*_DENIES.hints, *SPEAKS.hints))
        if _is_said(policy, passage := policy.passages[number])
        and (number in plainly or _DENIES.pattern.search(known.texts[number]))
        and not _limits(passage)
    }
    negated |= {n: text for n, text in refused(policy) if _is_said(policy, policy.passages[n])}
    negated = {number: text for number, text in negated.items() if not limits_itself(text)}
    told = _told_at(chain(policy.disclosures, _uncollected(policy)), policy, negated)
    stated, abroad = _by_place(naming_any(told, GENERALISED)), frozenset(known.holding(ABROAD.hints))
    found = []
    for number, text in sorted(negated.items()):
        passage = policy.passages[number]
        placeless = without_countries(text) if number in abroad else text
        general = generalised(placeless, stated(passage), policy.document.source)
        practices = _denied(policy, number, general.words)
        if not practices and general.words != text:
            practices = _denied(policy, number, text)
        if practices and not _is_of_the_others(policy, number):
            found.append(Denial(passage, general, practices))
    return found


def _denied(policy: Policy, number: int, words: str) -> tuple[Practice, ...]:
    """The practices that a passage, given its `words` in general terms, denies plainly."""
    found: list[Practice] = []
    for clause in clauses(words, lambda: _before(policy, number), OF_ANY):
        own, ahead = own_names(policy) - OF_ANY, leading_name(policy.passages[number])
        practices = _denied_by(clause, own)
        named = _denied_by(clause, own.union(ahead.split(" ")[:1])) if ahead else practices
        found += practices if named == practices or is_recipient(ahead, policy) else named
    return tuple(found)


def _denied_by(clause: str, own: frozenset[str]) -> list[Practice]:
    """The practices that a clause denies plainly, if these words name the organisation."""
    practices = denied_in(telling_words(clause, own))
    if not practices or not denies_at_all(clause):
        return []
    return [one for one in practices if all(word.search(clause) for word in one.telling)]


def _is_said(policy: Policy, passage: Passage) -> bool:
    """Whether a passage says something, and always the same: no part of it hangs on a template's choice."""
    if passage.kind == "heading" or passage.quoted:
        return False
    document, text, own = policy.document, passage.text, passage.own
    if not document.branches:
        return True
    introduced = own > 0 and document.hangs_on_choice(text.span(0, own))
    return not introduced and not document.hangs_on_choice(text.span(own, len(text.content)))


def _limits(passage: Passage) -> bool:
    """Whether what introduces a passage limits it."""
    return bool(passage.own) and _LIMITS.search(passage.text.content[: passage.own]) is not None


def _is_of_the_others(policy: Policy, number: int) -> bool:
    """Whether a sentence denies of "anybody else" what the one before it in its section states of somebody."""
    passage, last = policy.passages[number], policy.passages[number - 1] if number else None
    if last is None or last.section is not passage.section or _ELSE.search(passage.own_text) is None:
        return False
    return any(one.polarity == "stated" for one in policy.about_at(last.span, "sharing"))


def _uncollected(policy: Policy) -> Iterator[Disclosure]:
    """What tells of kinds of data that they are not collected, which discloses nothing."""
    return (one for one in policy.candidates if one.topic == _UNCOLLECTED and one.polarity == "denied")


def _told_at(said: Iterable[Disclosure], policy: Policy, numbers: Iterable[int]) -> list[Disclosure]:
    """Those of the disclosures that begin where some of the passages do."""
    wanted = {policy.passages[number].span.start for number in numbers}
    return [disclosure for disclosure in said if disclosure.spans[0].start in wanted] if wanted else []


def _by_place(said: Iterable[Disclosure]) -> Callable[[Passage], tuple[Disclosure, ...]]:
    """What tells which of the disclosures are those of a passage."""
    by_place: dict[tuple[int, int], list[Disclosure]] = {}
    for disclosure in said:
        span = disclosure.spans[0]
        by_place.setdefault((span.start, span.end), []).append(disclosure)
    return lambda passage: tuple(by_place.get((passage.span.start, passage.span.end), ()))


def _before(policy: Policy, number: int) -> str:
    """The sentence before a passage in its section, if it speaks plainly of data."""
    passage, last = policy.passages[number], policy.passages[number - 1] if number else None
    if last is None or last.section is not passage.section or not last.kind == passage.kind == "sentence":
        return ""
    said = passage.own_text.lower()
    words = normalised(last.own_text) if _IT.search(said, said) else ""
    return words if is_made_of(words, LEADING_TO_A_DENIAL) else ""


def statements(policy: Policy, practice: Practice) -> list[Said]:
    """The sentences, items and rows that state a practice."""
    known = concordance(policy.passages)
    told = _stated_at(policy, practice)
    listed = items_listed_as_collected(policy) if practice.listed and told else ()
    of_any = known.holding(stating(practice)) if told else ()
    of_told = [n for n in {*of_any, *listed} if policy.passages[n].span.start in told]
    alone = known.holding(*stating_alone(practice))
    numbers = [
        n
        for n in sorted({*of_told, *alone})
        if _is_said(policy, one := policy.passages[n]) and not one.denied
    ]
    stated = _by_place(_told_at(policy.disclosures, policy, numbers))
    found = []
    for number in numbers:
        passage = policy.passages[number]
        one = Said(passage, normalised(passage.text.content), stated(passage))
        if states(one, practice):
            found.append(one)
    return found


def _stated_at(policy: Policy, practice: Practice) -> set[int]:
    """Where the passages begin that tell something of what a practice is of."""
    return {
        one.spans[0].start
        for topic in practice.topics
        for one in policy.about(topic)
        if one.polarity == "stated"
    }


def states(one: Said, practice: Practice) -> bool:
    """Whether a sentence states the practice itself, rather than an exception that readers expect."""
    words = one.words
    if practice.narrowed.search(words) is not None:
        return False
    about = any(d.polarity == "stated" and practice.is_about(d.topic) for d in one.disclosures)
    said = (
        (about and practice.statement.search(words, words) is not None)
        or (practice.alone is not None and practice.alone.search(words, words) is not None)
        or (practice.topic == TO_COMPANIES and a_company_sees(words))
    )
    return (said and practice.subject.search(words) is not None) or (
        about and practice.listed and is_listed_as_collected(one.passage) and bool(one.data)
    )
