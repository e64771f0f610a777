"""Which organisation is behind a policy: a name that acts as "we" do, or that a contact block gives.

A product, a domain or "the Company" alone is not enough. A name counts where it is defined as "we", where it
is said to be the controller or to run the service, where it does what controllers do ("Acme collects …"), or
where it stands with a legal form beside the organisation's address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from policylint.detectors.audience import audience_of
from policylint.detectors.identity.acting import actors
from policylint.detectors.identity.candidate import Candidate, Found, name_of
from policylint.detectors.identity.common_words import is_supplier
from policylint.detectors.identity.names import Names
from policylint.detectors.identity.phrases import named
from policylint.detectors.identity.places import by_kinds, in_tables, on_lines
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import folded


@dataclass(frozen=True, slots=True)
class IdentityDetector:
    """Finds where a policy says whose it is."""

    name: str = "identity"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({"controller.identity"})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        names = Names(passages)
        said: list[Found] = []
        acting: list[Found] = []
        for index, passage in enumerate(passages):
            if not passage.quoted:
                words = folded(passage.text.content) if names.may_be_in(passage.text.content) else ""
                said += [
                    (passage, one)
                    for one in (
                        *in_tables(passage),
                        *named(passage, names, words),
                        *on_lines(passages, index, words),
                        *by_kinds(passages, index, names, words),
                    )
                ]
                acting += [(passage, one) for one in actors(passage, names, index, words)]
        for suppliers in (False, True):
            found = [one for one in said if is_supplier(name_of(one)) is suppliers]
            own = {name_of(one) for one in found}
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


def _organisations(acting: list[Found], own: set[str], names: Names) -> list[Found]:
    """Of the names that act, those that are the organisation's: they act about as often as any."""
    counts = Counter(map(name_of, acting))
    most = max(counts.values(), default=0)
    return [
        one
        for one in acting
        if any(name_of(one) in known or known in name_of(one) for known in own)
        or (
            3 * counts[name_of(one)] >= most
            and (counts[name_of(one)] + names.count(name_of(one)) >= 2 or " " in name_of(one))
        )
    ]


def _first_word(name: str) -> str:
    return name.split()[0].strip(",.").removesuffix(".com")


def _is_at_home(first: str, names: Names) -> bool:
    """Whether a company that other policies speak of as a supplier is the one behind this policy, by its first word."""
    return first in names.text[:1500] and len(re.findall(rf"\b{re.escape(first)}\b", names.text)) >= 8


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
