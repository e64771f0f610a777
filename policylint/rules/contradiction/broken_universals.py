"""Which universal claims of a policy do not hold. Not a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import TypeAlias

from policylint.concordance import concordance
from policylint.entities.unions import is_abroad
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred
from policylint.policy import Policy
from policylint.rules.contradiction.denials import normalised
from policylint.rules.contradiction.further_universals import FURTHER
from policylint.rules.contradiction.opposites import OPPOSITES
from policylint.rules.contradiction.opposites_of_handling import HANDLED
from policylint.rules.contradiction.opposites_of_keeping import KEPT
from policylint.rules.contradiction.opposites_of_use import USED
from policylint.rules.contradiction.scope import comparable, countries, goes_abroad, is_part, regions
from policylint.rules.contradiction.server_places import countries_of_towns
from policylint.rules.contradiction.universals import UNIVERSALS, Universal

_BASIS = deferred(r"(?:legal|lawful) (?:basis|bases|grounds?)(?: for (?:the )?processing)?")
_PLACE = deferred(
    r"\b(?:process\w*|stor\w+|host\w*|servers?|location|locat\w+|data cent\w+)\b", re.IGNORECASE
)


def broken(policy: Policy) -> Iterator[tuple[Universal, Passage, Passage]]:
    """The first claim of each kind that does not hold, with what it is broken by."""
    known = concordance(policy.passages)
    for universal in (*UNIVERSALS, *FURTHER, *OPPOSITES, *HANDLED, *KEPT, *USED):
        may_claim = known.bits(universal.claim.hints)
        may_except = known.bits(universal.exception.hints) if may_claim else 0
        if not may_except:
            continue
        claims, exceptions = _both(policy, universal, may_except.bit_count() < may_claim.bit_count())
        pairs = (
            (universal, claim, exception)
            for (claim, said), (exception, other) in product(claims, exceptions)
            if (comparable(claim, exception) or (universal.at_home and _at_its_place(claim, exception)))
            and universal.same(said, other)
            and (not universal.at_home or _leaves(claim.own_text, exception.own_text))
            and not policy.document.are_alternatives(claim.span, exception.span)
            and (claim.section is exception.section or not _is_narrower(universal, claim, said.string))
        )
        yield from islice(pairs, 1)


_Said: TypeAlias = "list[tuple[Passage, re.Match[str]]]"


def _both(policy: Policy, universal: Universal, backwards: bool) -> tuple[_Said, _Said]:
    """The claims and the exceptions; `backwards` looks for exceptions first. Where there are none of one, the other is not looked for."""
    if backwards:
        exceptions = _found(policy, universal.exception, universal.narrowed)
        return (_found(policy, universal.claim, universal.limited) if exceptions else []), exceptions
    claims = _found(policy, universal.claim, universal.limited)
    return claims, (_found(policy, universal.exception, universal.narrowed) if claims else [])


def _found(policy: Policy, pattern: Hinted, but_not: re.Pattern[str]) -> _Said:
    """The passages in which a pattern matches and nothing makes something else of it."""
    found = []
    for number in concordance(policy.passages).holding(pattern.hints):
        passage = policy.passages[number]
        if (
            passage.kind == "heading"
            or passage.quoted
            or passage.denied
            or (passage.own and passage.kind != "row")
        ):
            continue
        words = _read(passage)
        match = pattern.search(words, words)
        if match is None or but_not.search(words) or policy.document.hangs_on_choice(passage.span):
            continue
        if not passage.own_text.rstrip().endswith("?"):
            found.append((passage, match))
    return found


def _is_narrower(universal: Universal, claim: Passage, said: str) -> bool:
    """Whether the heading above a claim, given normalised, is of less than the claim."""
    if universal.at_home and _PLACE.search(claim.headings[-1].text.content if claim.headings else ""):
        return False
    return is_part(claim, said if universal.of_a_thing else "")


def _read(passage: Passage) -> str:
    """A passage as patterns expect it: normalised; the cell of a table, if it gives a legal basis, as a sentence that does; other cells are not read."""
    if not passage.own:
        return normalised(passage.own_text)
    if passage.label and _BASIS.fullmatch(normalised(passage.text.content[: passage.own])):
        return normalised(f"the legal basis for {passage.label} is {passage.own_text}")
    return ""


def _at_its_place(claim: Passage, exception: Passage) -> bool:
    """Whether the countries that headings name are those in which data is said to stay, and the headings are about that."""
    heading = claim.headings[-1].text.content
    about = len(claim.headings) > 1 and _PLACE.search(heading) is not None
    return about and countries(heading) <= countries(claim.own_text) and not regions(exception)


def _leaves(claim: str, exception: str) -> bool:
    """Whether data that goes where the exception says is not in the countries that the claim names."""
    homes = countries(claim) | countries_of_towns(claim)
    if not homes:
        return False
    return goes_abroad(claim, exception) or any(
        all(is_abroad(country, home) for home in homes) for country in countries_of_towns(exception)
    )
