"""Which passages of a policy deny a practice plainly, and which state it. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from policylint.concordance import concordance
from policylint.concordance.bits import Numbers
from policylint.disclosure import Disclosure, naming_any
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rules.contradiction.denials import (
    LIMITS_ITSELF,
    NAMES_NOTHING,
    clauses,
    denies_at_all,
    is_made_of,
    may_be_plain,
    normalised,
    renormalised,
    telling_words,
)
from policylint.rules.contradiction.denied import (
    GENERALISED,
    Denial,
    generalised,
    is_recipient,
    leading_name,
    own_names,
)
from policylint.rules.contradiction.practices import (
    LEADING_TO_A_DENIAL,
    OF_ANY,
    SPEAKS,
    TO_COMPANIES,
    a_company_sees,
    denied_in,
    narrowing,
    stating,
    stating_alone,
)
from policylint.rules.contradiction.practices_of_use import Practice
from policylint.rules.contradiction.scope import (
    ABROAD,
    is_limited,
    is_listed_as_collected,
    is_said,
    items_listed_as_collected,
    refused,
    without_countries,
)
from policylint.source import Span

_DENIES = Hinted(
    "no|n't|n’t|never|neither|without|refuse|refrain|free of|-free",
    r"\b(?:n(?:o[trn]?|ever|either|one|othing|obody)|without|cannot|refuses?|refrain|free\s+of|(?:cookie|ad|advert|advertising)-free)\b|n['’]t\b",
)
"""In lower case."""

_PLAINLY_NOT = (
    (" no ", " not ", " never ", " nor ", " neither ", " none ", " nothing ", " nobody ", " without ", " cannot ", "n't ", "n’t "),
)  # fmt: skip
"""Hints of `_DENIES`, as words that stand free."""

_ELSE = deferred(r"\b(?:any|no)\s?(?:body|one)\s+else\b", re.IGNORECASE)
_UNCOLLECTED = "collection.data-categories"
_IT = Hinted("it|them", r"\b(?:it|them)\b")


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


def denials(policy: Policy) -> list[Denial]:
    """The sentences, items and rows that deny a practice plainly; what limits itself is left out."""
    sentences = _perhaps_denying(policy)
    told = _told_at(chain(policy.disclosures, _uncollected(policy)), policy, sentences)
    stated = _by_place(naming_any(told, GENERALISED))
    abroad = frozenset(concordance(policy.passages).holding(ABROAD.hints)) if sentences else frozenset()
    found = []
    for number, (text, sentence) in sorted(sentences.items()):
        passage = policy.passages[number]
        placeless = without_countries(text) if number in abroad else text
        general = generalised(placeless, stated(passage), policy.document.source)
        as_said = general.words == text
        practices = _denied(policy, number, sentence if as_said else normalised(general.words))
        if not practices and not as_said:
            practices = _denied(policy, number, sentence)
        if practices and not _is_of_the_others(policy, number):
            found.append(Denial(passage, general, practices))
    return found


def _perhaps_denying(policy: Policy) -> dict[int, tuple[str, str]]:
    """The texts that may deny a practice plainly, by the numbers of their passages: as written, and normalised."""
    known = concordance(policy.passages)
    plainly, limited = Numbers(known.bits(_PLAINLY_NOT)), Numbers(known.bits(LIMITS_ITSELF))
    doubtful = Numbers(known.bits(NAMES_NOTHING))
    found = {}
    for number in known.holding((*_DENIES.hints, *SPEAKS.hints)):
        passage = policy.passages[number]
        whole = passage.own == 0
        if (
            (whole and number in limited)
            or not is_said(policy, passage)
            or not (number in plainly or _DENIES.pattern.search(known.texts[number]))
            or is_limited(passage)
        ):
            continue
        own, folded = passage.own_text, known.texts[number]
        alone = whole and own == passage.text.content
        words = renormalised(folded, own) if alone else normalised(own)
        if (whole and number not in doubtful) or may_be_plain(words, OF_ANY):
            found[number] = own, words
    for number, text in refused(policy):
        if is_said(policy, policy.passages[number]) and may_be_plain(words := normalised(text), OF_ANY):
            found[number] = text, words
    return found


def _denied(policy: Policy, number: int, sentence: str) -> tuple[Practice, ...]:
    """The practices that a passage, given its normalised `sentence` in general terms, denies plainly."""
    found: list[Practice] = []
    for clause in clauses(sentence, lambda: _before(policy, number), OF_ANY):
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
        n for n in sorted({*of_told, *alone}) if is_said(policy, one := policy.passages[n]) and not one.denied
    ]
    left_out = narrowing(practice)
    numbers = [n for n in numbers if left_out.isdisjoint(known.texts[n].split())]
    stated = _by_place(_told_at(policy.disclosures, policy, numbers))
    found = []
    for number in numbers:
        passage = policy.passages[number]
        one = Said(passage, renormalised(known.texts[number], passage.text.content), stated(passage))
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
    about = any(d.polarity == "stated" and practice.is_about(d.topic) for d in one.disclosures)
    told = (about and practice.statement.may_match(words)) or (
        practice.alone is not None and practice.alone.may_match(words)
    )
    listed = about and practice.listed and is_listed_as_collected(one.passage)
    if not (told or listed or practice.topic == TO_COMPANIES) or practice.narrowed.search(words):
        return False
    said = (
        (about and practice.statement.search(words, words) is not None)
        or (practice.alone is not None and practice.alone.search(words, words) is not None)
        or (practice.topic == TO_COMPANIES and a_company_sees(words))
    )
    return (said and practice.subject.search(words) is not None) or (listed and bool(one.data))
