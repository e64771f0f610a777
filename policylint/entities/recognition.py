"""All recognisers in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from policylint.entities import (
    address,
    authority,
    country,
    date,
    duration,
    email,
    organisation,
    phone,
    url,
)
from policylint.entities.words import has_digits
from policylint.entity import Entity, EntityKind

Recogniser: TypeAlias = Callable[[str], Iterator[Entity]]
"""Yields the entities of one kind, none overlapping another of that kind; quick where there is none."""

_RECOGNISERS: dict[EntityKind, Recogniser] = {
    "email": email.find,
    "phone": phone.find,
    "address": address.find,
    "url": url.find,
    "date": date.find,
    "duration": duration.find,
    "organisation": organisation.find,
    "country": country.find,
    "authority": authority.find,
}


_NEED_A_DIGIT = frozenset({"phone", "date"})


def recognise(content: str, kinds: frozenset[EntityKind] | None = None) -> tuple[Entity, ...]:
    """The entities in `content`, sorted by start (the longer first), of the kinds wanted, or of all.

    Each kind is recognised by itself: asking for fewer changes nothing about the rest. Entities of one kind do
    not overlap; those of different kinds may (a country in an address). Never raises, whatever the text.
    """
    wanted = _RECOGNISERS if kinds is None else [kind for kind in _RECOGNISERS if kind in kinds]
    if not has_digits(content):
        wanted = [kind for kind in wanted if kind not in _NEED_A_DIGIT]
    found = [entity for kind in wanted for entity in _RECOGNISERS[kind](content)]
    if len(found) > 1:
        found.sort(key=lambda entity: (entity.start, -entity.end, entity.kind))
    return tuple(found)
