"""From a value as written to what it means in its place: a date, a country, a term, or a problem that teaches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import TypeAlias

from policylint.declaration import Day, Duration, Number, Word
from policylint.document import SyntaxProblem
from policylint.entities.country import country_names
from policylint.frontends.policy.messages import SYNTAX_ERROR
from policylint.frontends.policy.schema import Slot
from policylint.frontends.policy.statements import Value
from policylint.frozen import dataclass
from policylint.source import Span
from policylint.terms import TermKind, terms

UNKNOWN_TERM = "unknown-term"
Leaf: TypeAlias = Word | Day | Duration | Number

UNITS = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "minute": "PT{}M"}
_NOUNS = {
    "text": 'text in "quotes"',
    "name": "a name",
    "date": "a date such as 2026-04-01",
    "duration": "a period such as 30 days",
    "number": "a whole number",
    "version": "a version such as 3.1",
    "language": "the code of a language, such as en",
    "framework": "the name of a framework, such as gdpr",
    "country": "the code of a country, such as SE, or EU or EEA",
    "group": "the name of a data group",
    "purpose": "the name of a purpose",
    "<data>": "a category of data",
    "<purpose>": "a kind of purpose",
    "<recipient>": "a category of recipients",
    "<role>": "a role",
    "<basis>": "a legal basis",
    "<condition>": "a condition of Art. 9",
    "<right>": "a right",
    "<safeguard>": "a safeguard",
    "<measure>": "a security measure",
    "<consent>": "a form of consent",
    "<channel>": "a channel",
    "<disposal>": "something done with data",
    "<source>": "a source of data",
    "<event>": "an event",
    "<audience>": "an audience",
}
_MOST_DIGITS = 5
_MOST_LISTED = 10
_LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Misfit(Exception):  # noqa: N818
    """A value that cannot be understood; carries the problem to report."""

    problem: SyntaxProblem


def expectation(slot: Slot) -> str:
    """What a slot takes, in words."""
    nouns = [_NOUNS[kind] for kind in slot.kinds if kind in _NOUNS]
    nouns += [f"the word {' or '.join(slot.literals)}"] if slot.literals else []
    return "a list in brackets of " * slot.listed + " or ".join(nouns)


def fits(slot: Slot, value: Value) -> bool:
    """Whether a value has the form of what a slot takes, whatever it says."""
    if value.kind == "string":
        return "text" in slot.kinds
    if value.kind == "date":
        return "date" in slot.kinds
    if value.kind == "number":
        return bool({"number", "duration", "version"}.intersection(slot.kinds))
    return any(kind not in ("text", "date", "number", "duration") for kind in slot.kinds)


def leaf(slot: Slot, value: Value, also: Iterable[str] = ()) -> Leaf:
    """What a value of the right form means; `also` are other words that might be meant. Raises Misfit."""
    if value.kind == "string":
        return _quoted(value)
    if value.kind == "date":
        return _day(value)
    if value.kind == "number":
        if "version" in slot.kinds:
            return Word(value.text, value.span)
        return Number(_whole(value), value.span)
    return _word(slot, value, also)


def duration(number: Value, unit: Value) -> Duration:
    """A number and its unit as a period. Raises Misfit."""
    known = unit.text.lower()
    written = UNITS.get(known) or UNITS.get(known.removesuffix("s"))
    if written is None:
        units = [f"{name}s" for name in UNITS]
        close = get_close_matches(known, [*UNITS, *units], 1, _LIKE)
        cure = f"Did you mean {close[0]}? " if close else ""
        help_ = f"{cure}Units are {', '.join(units)}."
        raise Misfit(SyntaxProblem(f"“{unit.text}” is no unit of time", unit.span, help_, UNKNOWN_TERM))
    return Duration(written.format(_whole(number)), Span(number.span.start, unit.span.end))


def nearest(name: str, known: Iterable[str]) -> str:
    """The word that was probably meant; empty if none is near."""
    close = get_close_matches(name.lower().replace("_", "-"), list(known), 1, _LIKE)
    return close[0] if close else ""


def suggestion(name: str, known: Iterable[str]) -> str:
    """A question with the word that was probably meant; empty if none is near."""
    close = nearest(name, known)
    return f"Did you mean {close}?" if close else ""


def _quoted(value: Value) -> Word:
    if not value.text.strip():
        cure = "Write what it should say, or leave the statement out."
        raise Misfit(SyntaxProblem("there is nothing in these quotes", value.span, cure, SYNTAX_ERROR))
    return Word(value.text, value.span, quoted=True)


def _day(value: Value) -> Day:
    try:
        return Day(date.fromisoformat(value.text), value.span)
    except ValueError:
        message = f"there is no day {value.text}"
        raise Misfit(SyntaxProblem(message, value.span, "Dates are year-month-day.", SYNTAX_ERROR)) from None


def _whole(value: Value) -> int:
    if not value.text.isdigit() or len(value.text) > _MOST_DIGITS:
        message = f"“{value.text[:12]}” is not a whole number of a sensible size"
        raise Misfit(
            SyntaxProblem(message, value.span, "Use a smaller unit, such as 18 months.", SYNTAX_ERROR)
        )
    return int(value.text)


def _word(slot: Slot, value: Value, also: Iterable[str]) -> Word:
    text = value.text
    if text in slot.literals or any(text in terms(_kind(kind)) for kind in slot.vocabularies):
        return Word(text, value.span)
    if {"name", "group", "purpose", "version", "framework"}.intersection(slot.kinds):
        return Word(text, value.span)
    if "country" in slot.kinds:
        return Word(_country(value), value.span)
    if "language" in slot.kinds and len(text) in (2, 3) and text.islower() and text.isascii():
        return Word(text, value.span)
    known = [*slot.literals, *(name for kind in slot.vocabularies for name in terms(_kind(kind)))]
    cure = suggestion(text, [*known, *also])
    if not cure and known and len(known) <= _MOST_LISTED:
        cure = f"Known are {', '.join(known)}."
    if "text" in slot.kinds:
        cure += f'{" " if cure else ""}Words of your own stand in quotes: "{text}".'
    raise Misfit(
        SyntaxProblem(f"“{text}” is not {expectation(_unlisted(slot))}", value.span, cure, UNKNOWN_TERM)
    )


def _unlisted(slot: Slot) -> Slot:
    return Slot(slot.field, tuple(kind for kind in slot.kinds if kind != "text"))


def _kind(name: str) -> TermKind:
    return name  # type: ignore[return-value]


def _country(value: Value) -> str:
    code = {"UK": "GB"}.get(value.text.upper(), value.text.upper())
    known = country_names()
    if code in known:
        return code
    wanted = value.text.replace("-", " ").replace("_", " ").casefold()
    names = {name.casefold(): code for code, names in known.items() for name in names}
    close = get_close_matches(wanted, list(names), 1, _LIKE) if len(wanted) > 3 else []
    cure = f"Did you mean {names[close[0]]} ({known[names[close[0]]][0]})? " if close else ""
    message = f"“{value.text}” is not the code of a country"
    help_ = f"{cure}Use the two letters of ISO 3166, or EU, EEA."
    raise Misfit(SyntaxProblem(message, value.span, help_, UNKNOWN_TERM))
