"""The shared vocabulary of terms: what data, purposes, recipients, safeguards and the rest are called.

`terms.toml` is read once, when first asked. The mapping to the W3C Data Privacy Vocabulary
(https://w3id.org/dpv) and to fideslang (https://github.com/IABTechLab/fideslang) names the nearest term there.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Literal, TypeAlias, cast

from policylint.frozen import dataclass
from policylint.tables import table

TermKind: TypeAlias = Literal[
    "data",
    "purpose",
    "recipient",
    "role",
    "basis",
    "condition",
    "right",
    "safeguard",
    "measure",
    "consent",
    "cookie",
    "channel",
    "disposal",
    "source",
    "event",
    "audience",
]

_LIKE = 0.6
"""How like a misspelt word must be to a term for that to be suggested (`difflib`'s ratio)."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term. `id` is unique within its `kind`; `label` is plain English, lower case, fit for a sentence.

    `parent` is the id of a wider term of the same kind, or empty. `special` marks the special categories of
    GDPR Art. 9(1) in data. `dpv` is the IRI of the nearest DPV term, `fides` the key of the nearest
    fideslang data category; either may be empty.
    """

    kind: TermKind
    id: str
    label: str
    parent: str = ""
    special: bool = False
    dpv: str = ""
    fides: str = ""


@cache
def all_terms() -> dict[str, dict[str, Term]]:
    """All terms by kind and id, in the order of the vocabulary."""
    data = table("terms")
    prefixes: dict[str, str] = data.pop("prefixes")
    return {
        kind: {name: _term(kind, name, entry, prefixes) for name, entry in entries.items()}
        for kind, entries in data.items()
    }


def _term(kind: Any, name: str, entry: dict[str, Any], prefixes: dict[str, str]) -> Term:
    prefix, _, local = entry.get("dpv", "").partition(":")
    iri = prefixes[prefix] + local if local else ""
    return Term(kind, name, **{**entry, "dpv": iri})


def terms(kind: TermKind) -> dict[str, Term]:
    """The terms of a kind by id."""
    return all_terms()[kind]


def term(kind: TermKind, name: str) -> Term | None:
    """The term with that id, if there is one."""
    return terms(kind).get(name)


def label(kind: TermKind, name: str) -> str:
    """The label of a term; a name that is no term is its own label."""
    known = term(kind, name)
    return known.label if known is not None else name


def wider(kind: TermKind, name: str) -> tuple[str, ...]:
    """The ids of the term and of all that it is a kind of, narrowest first; nothing for an unknown name."""
    found: list[str] = []
    known = term(kind, name)
    while known is not None:
        found.append(known.id)
        known = term(kind, known.parent)
    return tuple(found)


def is_a(kind: TermKind, name: str, other: str) -> bool:
    """Whether a term is the other one or a kind of it."""
    return other in wider(kind, name)


@lru_cache(maxsize=4096)
def is_any_of(kind: str, name: str, others: tuple[str, ...]) -> bool:
    """Whether a name is one of some others or, if it is a term, a kind of one of them, whatever the case. Any kind of attribute will do."""
    known = wider(cast("TermKind", kind), name) if kind in all_terms() else ()
    return not {name.lower(), *known}.isdisjoint([other.lower() for other in others])


def suggestion(kind: TermKind, name: str) -> str:
    """The term that a misspelt name most likely stands for, or an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(name.lower().replace("_", "-"), list(terms(kind)), 1, _LIKE)
    return close[0] if close else ""
