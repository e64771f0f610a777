"""What a plain denial covers: the data and recipients that it names, or all. Not a rule.

"We never share your phone number with insurers" is as plain as "we never share your data with anybody", of less. The
data and recipients named are read as "data" and "third parties"; what they were decides which statements
contradict it: those about the same or a narrower kind (the rows C1 to C5 of the PolicyLint paper).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from policylint.disclosure import Disclosure
from policylint.entities import company
from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rules.contradiction.denials import normalised, words
from policylint.rules.contradiction.practices_of_use import Practice
from policylint.source import Source, Span
from policylint.terms import TermKind, is_a, term

_OUTSIDE = deferred(
    r"(?:\b(?:outside(?: of)?|but|except|besides)\s+|(?<=\bleaves )|(?<=\bleave ))(?:(?:the|our)\s+)?$",
    re.IGNORECASE,
)
_PERSONAL = deferred(r"\b(?:personal|personally|identif\w+|pii)\b", re.IGNORECASE)
_LEADING_NAME = deferred(
    r"(?:[A-Z]{2,60}|[A-Z]\w{0,60}[a-z][A-Z]\w{0,60})(?= )|[A-Z][\w.&'’-]{0,60}(?: (?:&|of|[A-Z][\w.&'’-]{0,60})){1,3}(?= )"
)
_NO_NAMES = words("the a an this that your our privacy policy notice statement data protection of for and")
_WORD = deferred(r"[\w'-]+")
_KIND_OF_DATA = deferred(r"(?:your )?([\w-]+) (?:data|information)")

_SPECIAL = deferred(r"\b(?:sensitive|special categor(?:y|ies))\b", re.IGNORECASE)
_SPECIAL_KINDS = frozenset({"special-categories"})

GENERALISED = ("data", "recipient")
"""What is read in general terms, as attributes are called."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A plain denial: its words in general terms, and the kinds of data and recipients it names (none: all)."""

    words: str
    data: frozenset[str]
    recipients: frozenset[str]
    written: frozenset[str] = frozenset()

    def covers(self, words: str, said: Sequence[Disclosure]) -> bool:
        """Whether a statement is about data and recipients that the denial speaks of, or names them in the same words."""
        data, recipients = _named("data", said), _named("recipient", said)
        same = not self.written or all(_is_in(name, words) for name in self.written)
        return same or (
            _within("data", data, self.data) and _within("recipient", recipients, self.recipients)
        )

    @property
    def speaks_of_personal(self) -> bool:
        """Whether it is of personal data."""
        return _PERSONAL.search(self.words) is not None

    def covers_kind(self, data: Iterable[str], personal: frozenset[str]) -> bool:
        """Whether the `data` of a statement are of a kind that the denial names, or `personal` if the denial speaks of such."""
        special = _SPECIAL_KINDS if _SPECIAL.search(self.words) else frozenset()
        kinds = self.data or special or (personal if self.speaks_of_personal else frozenset())
        return bool(kinds) and _within("data", data, kinds)


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


def generalised(text: str, said: Iterable[Disclosure], source: Source) -> Denied:
    """A sentence with the data and recipients it names read as "data" and "third parties"."""
    named: dict[str, set[str]] = {name: set() for name in GENERALISED}
    words: set[str] = set()
    for attribute in (attribute for disclosure in said for attribute in disclosure.attributes):
        if attribute.name not in named or _is_general(attribute.name, attribute.value):
            continue
        written = source.slice(attribute.span)
        ours = _OUTSIDE.search(text[: text.find(written)]) if written in text else None
        if ours is not None:
            text = text[: ours.start()] + "else" + text[text.find(written) + len(written) :]
        elif written in text:
            named[attribute.name].add(attribute.value)
            words.add(normalised(written))
            text = text.replace(written, "data" if attribute.name == "data" else "third parties", 1)
    return Denied(text, frozenset(named["data"]), frozenset(named["recipient"]), frozenset(words))


def _is_in(name: str, words: str) -> bool:
    """Whether data or recipients stand in normalised words by that name; "your location data" also as "your precise location"."""
    kind = _KIND_OF_DATA.fullmatch(name)
    return name in words or (
        kind is not None and re.search(rf"\byour (?:[\w-]+ )?{re.escape(kind[1])}\b", words) is not None
    )


def _named(attribute: str, said: Sequence[Disclosure]) -> list[str]:
    return [value for disclosure in said for value in disclosure.values(attribute)]


def _is_general(name: str, value: str) -> bool:
    """Whether a recipient is a mere role ("third parties", "service providers"), which the patterns know by themselves."""
    return name == "recipient" and term("role", value) is not None


def _within(kind: TermKind, said: Iterable[str], names: frozenset[str]) -> bool:
    """Whether something said is one of the names or a kind of it; with no names, everything is."""
    return not names or any(value in names or is_a(kind, value, name) for value in said for name in names)


@remembered
def own_names(policy: Policy) -> frozenset[str]:
    """The words, in lower case, by which the policy's organisation may be named: those of its names and of the title."""
    said = [*policy.named("controller", "controller.identity")]
    title = policy.document.title
    said += [title.text.content] if title is not None else []
    return frozenset(word for name in said for word in _WORD.findall(name.casefold())) - _NO_NAMES


def leading_name(passage: Passage) -> str:
    """The name (of two words, or with a second capital) that a sentence begins with, in lower case; empty if with none."""
    match = _LEADING_NAME.match(passage.own_text)
    return "" if match is None else match[0].casefold()


def is_recipient(name: str, policy: Policy) -> bool:
    """Whether a name, in lower case, is that of a well-known company, or of a recipient that the policy names."""
    return name in known_companies() or any(name == value.casefold() for value in policy.named("recipient"))


@cache
def known_companies() -> frozenset[str]:
    """The names, in lower case, of companies that many policies name."""
    return frozenset(name.casefold() for name in company.company_names())
