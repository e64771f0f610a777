"""Which organisation is behind a policy: a name that acts as "we" do, or that a contact block gives.

A product, a domain or "the Company" alone is not enough. A name counts where it is defined as "we", where it
is said to be the controller or to run the service, where it does what controllers do ("Acme collects …"), or
where it stands with a legal form beside the organisation's address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from policylint.concordance import concordance
from policylint.concordance.bits import Numbers, all_in
from policylint.detectors.attributes.known import own_names
from policylint.detectors.audience import audience_of
from policylint.detectors.identity.acting import (
    ACTS,
    DESCRIBED,
    OWN_POLICY,
    acting_in,
    actors,
    described,
    of_others,
    of_personal_data,
    titles,
)
from policylint.detectors.identity.common_words import is_supplier, may_name_in
from policylint.detectors.identity.names import LINE, Candidate, Found, Names, may_be_in, name_of
from policylint.detectors.identity.phrases import named, phrases_in
from policylint.detectors.identity.places import (
    CONTROLLERS_COLUMN,
    KIND,
    announced,
    by_kinds,
    in_tables,
    on_lines,
)
from policylint.detectors.passage_entities import passage_entities
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred

_LEAD = 12
"""How many passages open a policy."""

_OF_OTHERS = deferred(
    r"\bwho\s+else\b|\bthird[\s-]part|\bservice\s+providers?\b|\b(?:sub-?)?processors?\b|\brecipients\b|\bvendors?\b|\bsuppliers\b",
    re.IGNORECASE,
)
"""Titles over what is said of others: a name that acts only there is one of them."""

_GIVES = deferred(
    r"[\s,]+(?:\w+\s+){0,2}?(?:uses?\s+(?:the\s+following|these|third|service|external|several|processors)|(?:shares?|discloses?|engages?)\b)"
)
"""What none of those others does: give data to them."""

_AS_PROGRAM = deferred(
    r"[^.()\n]{0,40}\(\s*(?:hereinafter\s+)?[\"“'‘](?:the\s+)?(?:mobile\s+)?(?:app|application|game|extension|add-?on|plug-?in|tool|bot)[\"”'’]\s*\)",
    re.IGNORECASE,
)
_TOP = 1500
_OFTEN = 8
_RECEIVED = frozenset({"sharing.recipients", "sharing.processors"})
_MOST_OWN = 200
"""With how many names of its own others are compared; a text that gives more is no single organisation's."""


@dataclass(frozen=True, slots=True)
class IdentityDetector:
    """Finds where a policy says whose it is."""

    name: str = "identity"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({"controller.identity"})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        names = Names(passages)
        said, acting = _candidates(passages, names)
        for suppliers in (False, True):
            found = [one for one in said if is_supplier(name_of(one)) is suppliers]
            own = list(dict.fromkeys(map(name_of, found)))[:_MOST_OWN]
            found += _organisations(
                [one for one in acting if is_supplier(name_of(one)) is suppliers], own, names
            )
            if suppliers:
                at_home = {
                    name: _is_at_home(name, names) for name in set(map(_first_word, map(name_of, found)))
                }
                found = [one for one in found if at_home[_first_word(name_of(one))]]
            yield from (_disclosure(*one) for one in found)
            if found:
                return

    def withdrawn(self, found: Sequence[Disclosure]) -> Iterable[Disclosure]:
        """What takes the organisation for somebody who receives its data."""
        received = [one for one in found if one.confidence == "likely" and one.topic in _RECEIVED]
        if not received:
            return ()
        names = own_names(found)
        first = [name for name in names if " " not in name and "," not in name]
        naming = [one for one in received if any(name in one.text for name in first)]
        if not naming:
            return ()
        from policylint.detectors.identity.own_deeds import own_deeds

        return own_deeds(naming, names)


def _candidates(passages: tuple[Passage, ...], names: Names) -> tuple[list[Found], list[Found]]:
    """The names that are said to be the organisation's, and those that act as it does, in the order of the passages."""
    asked = concordance(passages)
    contents = [passage.text.content for passage in passages]
    naming, doing = may_name_in(asked, contents)
    phrases = phrases_in(asked, contents, naming)
    forms = Numbers(passage_entities(passages).may_hold("organisation").bits & naming)
    kinds = Numbers(asked.bits(KIND.hints) & naming)
    columns = frozenset(asked.holding(CONTROLLERS_COLUMN.hints))
    personal, others = of_personal_data(asked) & naming, of_others(asked)
    acts = acting_in(asked, contents, list(all_in(personal & doing)))
    titled = all_in(asked.bits(OWN_POLICY.hints) & personal)
    own = {index for index in titled if index < _LEAD or len(contents[index]) < LINE}
    said: list[Found] = []
    acting: list[Found] = []
    lead = {index for index in all_in(asked.bits(DESCRIBED.hints) & naming) if index < _LEAD}
    for index in sorted(columns.union(phrases, forms, kinds, acts, own, lead)):
        passage = passages[index]
        if passage.quoted:
            continue
        if index in columns:
            said += [(passage, one) for one in in_tables(passage)]
            said += announced(passages, index)
        if index in phrases:
            said += [(passage, one) for one in named(passage, names, phrases[index])]
        if index in forms and may_be_in(contents[index]):
            said += [(passage, one) for one in on_lines(passages, index)]
        if index in kinds:
            said += [(passage, one) for one in by_kinds(passages, index, names)]
        if index in lead:
            acting += [(passage, one) for one in described(passage, names)]
        if index in acts:
            acting += [(passage, one) for one in actors(passage, names, index in others, acts[index])]
        if index in own:
            acting += [(passage, one) for one in titles(passage, names, index in others)]
    return said, acting


def _organisations(acting: list[Found], own: Sequence[str], names: Names) -> list[Found]:
    """Of the names that act, those that are the organisation's: they act about as often as any."""
    counts = Counter(map(name_of, acting))
    most = max(counts.values(), default=0)
    elsewhere = {name_of(one) for one in acting if not _is_of_others(*one)}
    is_own = {
        name: _is_known(name, own)
        or (name in elsewhere and _is_own(name, counts[name], most, names) and not _is_program(name, names))
        for name in counts
    }
    return [one for one in acting if is_own[name_of(one)]]


def _is_of_others(passage: Passage, candidate: Candidate) -> bool:
    """Whether somebody else acts in a passage, by the title above it."""
    if candidate.because != ACTS or not passage.headings:
        return False
    if _OF_OTHERS.search(passage.headings[-1].text.content) is None:
        return False
    return _GIVES.match(passage.text.content, candidate.end) is None


def _is_known(name: str, own: Sequence[str]) -> bool:
    """Whether a name is one of those that surely are the organisation's, or part of one."""
    return any(name in known or known in name for known in own)


def _is_own(name: str, acts: int, most: int, names: Names) -> bool:
    """Whether a name that acts so often, where one does `most` often, is the organisation's."""
    return 3 * acts >= most and (" " in name or acts + names.count(name) >= 2)


def _is_program(name: str, names: Names) -> bool:
    """Whether a name is said to be a program's, and no more than that ("Tidepool (“the app”)")."""
    at = names.text.find(name) if "(" in names.text else -1
    return at >= 0 and _AS_PROGRAM.match(names.text, at + len(name)) is not None


def _first_word(name: str) -> str:
    return name.split()[0].strip(",.").removesuffix(".com")


def _is_at_home(first: str, names: Names) -> bool:
    """Whether a company that other policies speak of as a supplier is the one behind this policy, by its first word."""
    text = names.text
    if first not in text[:_TOP] or text.count(first) < _OFTEN:
        return False
    return names.is_a_word(first, _OFTEN)


def _disclosure(passage: Passage, candidate: Candidate) -> Disclosure:
    start = max(candidate.start, passage.own) if candidate.end > passage.own else passage.own
    end = max(candidate.end, start + 1)
    place = passage.text.span(start, end)
    name = passage.text.content[candidate.start : candidate.end]
    return Disclosure(
        "controller.identity",
        "stated",
        (passage.span,),
        passage.own_text,
        candidate.confidence,
        attributes=(Attribute("controller", name, place),),
        audience=audience_of(passage.headings),
        because=candidate.because,
        focus=place,
    )
