"""Which passages of a policy deny a practice plainly, and which state it. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from policylint.disclosure import Disclosure
from policylint.entities import company
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rules.contradiction.denials import (
    NEGATION,
    Denied,
    clauses,
    generalised,
    is_made_of,
    is_plain,
    normalised,
    own_names,
    words,
)
from policylint.rules.contradiction.practice_statements import COMPANY_SEES, PERSONAL
from policylint.rules.contradiction.practices import Practice
from policylint.source import Span

_PERHAPS = deferred(
    r"s[eo]l[ld]|sale|rent|trad|lease|shar|disclos|giv|provid|transfer|distribut|releas|pass|lend|exchang|reveal|send|sent|suppl|hand|forward|transmi|divulg|avail|see|get|access|leave|refus|goes|recipient|receive|collect"
    r"|cookie|child|kid|minor|under|automat|algorithm",
    re.IGNORECASE,
)
"""Found in whatever states or denies one of the practices."""

_LEADING_NAME = deferred(
    r"(?:[A-Z]{2,}|[A-Z]\w*[a-z][A-Z]\w*)(?= )|[A-Z][\w.&'’-]*(?: (?:&|of|[A-Z][\w.&'’-]*)){1,3}(?= )"
)
_BACKGROUND = words("in with us safe secure you collect collected here respect privacy take care important")
"""What a sentence may be made of besides that leads to "We do not share it with anyone"."""

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


def passages_said(policy: Policy) -> list[Said]:
    """The sentences, items and rows of a policy that speak of one of the practices."""
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
        if passage.kind != "heading" and not passage.quoted and _PERHAPS.search(passage.text.content)
    ]


def _before(policy: Policy, number: int) -> str:
    """The sentence before a passage in its section, normalised."""
    passage, last = policy.passages[number], policy.passages[number - 1] if number else None
    same = last is not None and last.section is passage.section and last.kind == passage.kind == "sentence"
    return normalised(last.own_text) if same and last is not None else ""


def denials(policy: Policy, said: Sequence[Said], practice: Practice) -> Iterator[tuple[Said, Denied]]:
    names = own_names(policy)
    for one in said:
        if not NEGATION.search(one.words) or _LIMITS.search(one.passage.text.content[: one.passage.own]):
            continue
        general = generalised(one.passage.own_text, one.disclosures, policy.document.source)
        named = _leading_name(policy, one)
        antecedent = one.before if is_made_of(one.before, practice.denial | _BACKGROUND) else ""
        for clause in clauses(general.words, antecedent):
            if all(word.search(clause) for word in practice.telling) and is_plain(
                clause, practice.denial, names | named
            ):
                yield one, general
                break


def _leading_name(policy: Policy, one: Said) -> frozenset[str]:
    """The first word of a name that a sentence begins with (of two words, or with a second capital), unless it is a recipient's."""
    match = _LEADING_NAME.match(one.passage.own_text)
    if match is None:
        return frozenset()
    name = match[0].casefold()
    recipients = {value.casefold() for d in policy.disclosures for value in d.values("recipient")}
    return frozenset() if name in recipients | _known_companies() else frozenset({name.split()[0]})


def states(one: Said, practice: Practice) -> bool:
    """Whether a sentence states the practice itself, rather than an exception that readers expect."""
    if practice.narrowed.search(one.words) or not PERSONAL.search(one.words):
        return False
    if practice.alone is not None and practice.alone.search(one.words):
        return True
    if practice.topic == "sharing.recipients" and _a_company_sees(one):
        return True
    about = any(d.polarity == "stated" and _is_about(d, practice) for d in one.disclosures)
    return about and practice.statement.search(one.words) is not None


def _a_company_sees(one: Said) -> bool:
    """Whether a well-known company is said to receive what belongs to the reader."""
    match = COMPANY_SEES.search(one.words)
    return match is not None and match["company"] in _known_companies()


@cache
def _known_companies() -> frozenset[str]:
    return frozenset(name.casefold() for name in company.company_names())


def _is_about(disclosure: Disclosure, practice: Practice) -> bool:
    return disclosure.topic.partition(".")[0] in practice.topics
