"""Facts: what a team declares because no text shows it, with their types. Read from `facts.toml` when first asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, TypeAlias

from policylint.frozen import dataclass
from policylint.law.three_valued import Answer
from policylint.patterns import deferred
from policylint.tables import table

FactType: TypeAlias = Literal["yes-no", "number", "places", "names"]

_YES = frozenset({"yes", "true", "on"})
_NO = frozenset({"no", "false", "off"})
_SUBDIVISION = deferred(r"[A-Z]{2}-[A-Z0-9]{1,3}\Z")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that may be declared. `topic` is what a policy states where it is true, if anything."""

    name: str
    type: FactType
    question: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class FactProblem:
    """A declared fact that cannot be used, and how to mend it."""

    name: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"fact {self.name!r}: {self.message}" + (f" ({self.hint})" if self.hint else "")


class FactError(ValueError):
    """Facts that cannot be used; `problems` are all that is wrong with them, in the order given."""

    def __init__(self, problems: Iterable[FactProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@cache
def _data() -> dict[str, Any]:
    return table("law/facts")


@cache
def facts() -> dict[str, Fact]:
    """Every fact that can be declared, by name."""
    return {entry["name"]: Fact(**entry) for entry in _data()["fact"]}


@cache
def fact_about(topic: str) -> Fact | None:
    """The fact that decides whether what the topic is about takes place."""
    return next((fact for fact in facts().values() if fact.topic == topic), None)


def read_facts(declared: Mapping[str, object]) -> dict[str, object]:
    """Declared facts with their values in one form: bool, int, or a tuple: codes of places, or names.

    Values may come from TOML or from the command line: `yes`, `"yes"` and `true` are the same, and so are
    `["SE", "UK"]`, `"Sweden, UK"` and `"SE,GB"`. Raises FactError with everything that is wrong.
    """
    read: dict[str, object] = {}
    problems = []
    for name, value in declared.items():
        fact = facts().get(name)
        if fact is None:
            from difflib import get_close_matches

            close = get_close_matches(name, facts(), 1, 0.5)
            hint = f"did you mean {close[0]}?" if close else "`policylint frameworks --facts` lists them"
            problems.append(FactProblem(name, "unknown", hint))
            continue
        try:
            read[name] = _READERS[fact.type](value)
        except ValueError as error:
            message, _, hint = str(error).rpartition("|")
            problems.append(FactProblem(name, message, hint))
    if problems:
        raise FactError(problems)
    return read


def _yes_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(f"{value!r} is neither yes nor no|write yes or no")


def _number(value: object) -> int:
    digits = str(value).replace(",", "").replace("_", "").strip()
    if isinstance(value, bool) or not digits.isdecimal():
        raise ValueError(f"{value!r} is not a whole number|write it as 100000")
    return int(digits)


def _places(value: object) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not names:
        raise ValueError(f"{value!r} is not a list of places|write them as SE, US-CA or EEA")
    return tuple(place(str(name)) for name in names)


def _names(value: object) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not all(
        isinstance(name, str) and name.strip() for name in names or [0]
    ):
        raise ValueError(f'{value!r} is not a list of names|write it as ["Acme AB", "Acme"]')
    return tuple(name.strip() for name in names)


_READERS = {"yes-no": _yes_no, "number": _number, "places": _places, "names": _names}


@cache
def _own_places() -> dict[str, str]:
    """The codes of states and regions by their names in lower case."""
    return {name.lower(): code for name, code in _data()["places"].items()}


@cache
def _countries() -> dict[str, str]:
    """The codes of countries by their names in lower case."""
    from policylint.entities.country import country_names

    return {known.lower(): code for code, names in country_names().items() for known in names}


def place(name: str) -> str:
    """The code of a country (ISO 3166-1 alpha-2), subdivision (ISO 3166-2) or region.

    Raises ValueError, with a hint behind a bar, if there is no such place.
    """
    name = name.strip()
    regions = _data()["regions"]
    if name in regions:
        return name
    from policylint.entities.country import country_names

    code = _own_places().get(name.lower()) or _countries().get(name.lower()) or name.upper()
    if code in country_names() or code in regions:
        return code
    if _SUBDIVISION.match(code) and code[:2] in country_names():
        return code
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), [*_own_places(), *_countries()], 1, 0.75)
    hint = f"did you mean {close[0].title()}?" if close else "write a code such as SE, US-CA or EEA"
    raise ValueError(f"{name!r} is no country, state or region that we know|{hint}")


def lies_in(code: str, region: str) -> Answer:
    """Whether a place lies in a region; `unknown` where only a part of the place does."""
    if _within(code, region):
        return "yes"
    return "unknown" if _within(region, code) else "no"


def _within(code: str, region: str) -> bool:
    members = _data()["regions"].get(region, ())
    return code == region or code.startswith(f"{region}-") or any(_within(code, one) for one in members)
