"""Reads the `when` of a requirement: TOML values as a condition.

when = "transfer"                                               the policy states it
when = ["legal-basis.consent", "legal-basis.contract"]          it states one of them
when = { topic = "transfer", outside = ["EEA"] }                it states it, and not only of places inside
when = { fact = "sells-data" }                                  a fact is declared, or shown by the text
when = { fact = "offers-to", in = ["EEA"] }                     places: `in` or `outside`
when = { fact = "consumers", at-least = 100000 }                numbers: `at-least` or `above`
when = { attribute = "country", topic = "transfer", outside = ["EEA"] }
when = { not = { denied = "collection.data-categories" } }      the policy denies it, and states nothing of it
when = { not = { nothing-collected = true } }                   the policy says that no personal data is collected
when = { all = ["transfer", { not = { fact = "established-in", in = ["EEA"] } }] }
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policylint.law.condition import All, Condition, FactIs, Named, Not, States
from policylint.law.condition import Any as AnyOf
from policylint.law.denials import Denied, NothingCollected, StatesAbroad
from policylint.law.facts import Fact, facts, place
from policylint.terms import TermKind, suggestion, term
from policylint.topics import topics

if TYPE_CHECKING:
    from policylint.frameworks.problems import Complain

_FORMS = ("any", "all", "not", "fact", "attribute", "denied", "nothing-collected", "topic")
_KEYS = {
    "any": {"any"},
    "all": {"all"},
    "not": {"not"},
    "fact": {"fact", "is", "in", "outside", "at-least", "above"},
    "attribute": {"attribute", "topic", "is", "in", "outside"},
    "denied": {"denied"},
    "nothing-collected": {"nothing-collected"},
    "topic": {"topic", "outside"},
}
_BY_TYPE = {"yes-no": {"is"}, "number": {"at-least", "above"}, "places": {"in", "outside"}, "names": set()}
_ATTRIBUTES = (
    "data", "purpose", "recipient", "basis", "period", "country", "authority", "channel", "date", "condition",
    "controller", "interest", "mechanism", "measure", "disposal", "age", "practice", "trigger",
)  # fmt: skip
_TERMS: dict[str, TermKind] = {
    "data": "data",
    "purpose": "purpose",
    "recipient": "recipient",
    "basis": "basis",
}
"""Attributes whose values are terms."""


def read_condition(value: Any, complain: Complain) -> Condition | None:
    """The condition that a TOML value writes; None if it cannot be read, with every reason complained of."""
    if isinstance(value, str):
        return _about(States, value, complain)
    if isinstance(value, list):
        return _several(AnyOf, value, complain)
    if not isinstance(value, dict):
        complain(
            "must be a topic, a list or a table",
            'such as "transfer" or { fact = "sells-data" }',
        )
        return None
    forms = [form for form in _FORMS if form in value]
    if len(forms) > 1 and "topic" in forms:
        forms.remove("topic")
    if len(forms) != 1:
        found = " and ".join(forms) if forms else ", ".join(value) or "nothing"
        complain(f"a condition of {found}", f"give one of {', '.join(_FORMS)}")
        return None
    (form,) = forms
    for key in value.keys() - _KEYS[form]:
        complain(f"unknown key {key!r} beside {form!r}", _close(key, _KEYS[form]))
    if form == "not":
        part = read_condition(value["not"], complain)
        return Not(part) if part is not None else None
    if form in ("any", "all"):
        return _several(AnyOf if form == "any" else All, value[form], complain)
    if form == "denied":
        return _about(Denied, value[form], complain)
    if form == "nothing-collected":
        return _nothing_collected(value[form], complain)
    if form == "topic":
        return _abroad(value, complain)
    return _fact(value, complain) if form == "fact" else _named(value, complain)


def _abroad(table: dict[str, Any], complain: Complain) -> Condition | None:
    regions = _regions(table, complain)
    known = _about(States, table["topic"], complain)
    return StatesAbroad(str(table["topic"]), regions) if known is not None and regions else None


def _nothing_collected(value: Any, complain: Complain) -> Condition | None:
    if value is True:
        return NothingCollected()
    complain(
        "nothing-collected must be true", "for the opposite write { not = { nothing-collected = true } }"
    )
    return None


def _about(kind: type[States] | type[Denied], topic: Any, complain: Complain) -> Condition | None:
    if isinstance(topic, str) and topic in topics():
        return kind(topic)
    complain(f"unknown topic {topic!r}", _close(str(topic), topics()))
    return None


def _several(kind: type[AnyOf] | type[All], values: Any, complain: Complain) -> Condition | None:
    if not isinstance(values, list) or not values:
        complain("must be a list of conditions", 'such as ["transfer", { fact = "sells-data" }]')
        return None
    parts = [read_condition(value, complain) for value in values]
    known = tuple(part for part in parts if part is not None)
    if len(known) < len(parts):
        return None
    return known[0] if len(known) == 1 else kind(known)


def _fact(table: dict[str, Any], complain: Complain) -> Condition | None:
    fact = facts().get(str(table["fact"]))
    if fact is None:
        complain(f"unknown fact {table['fact']!r}", _close(str(table["fact"]), facts()))
        return None
    if fact.type == "names":
        complain(f"no condition can ask for {fact.name!r}", "it is a name, for rules to look for")
        return None
    given = {key for key in _KEYS["fact"] - {"fact"} if key in table}
    wrong = sorted(given - _BY_TYPE[fact.type])
    if wrong:
        complain(f"{wrong[0]!r} does not go with {fact.name!r}", f"it is of type {fact.type}")
        return None
    if fact.type == "yes-no":
        value = table.get("is", True)
        if not isinstance(value, bool):
            complain(f"'is' must be true or false, not {value!r}", "")
            return None
        return FactIs(fact.name, value)
    return _number(fact, table, complain) if fact.type == "number" else _place(fact, table, complain)


def _number(fact: Fact, table: dict[str, Any], complain: Complain) -> Condition | None:
    bounds = {key: table[key] for key in ("at-least", "above") if key in table}
    if not bounds or not all(type(bound) is int for bound in bounds.values()):
        complain(f"{fact.name!r} needs a whole number", "give at-least or above")
        return None
    return FactIs(fact.name, least=bounds.get("at-least"), above=bounds.get("above"))


def _place(fact: Fact, table: dict[str, Any], complain: Complain) -> Condition | None:
    regions = _regions(table, complain)
    return FactIs(fact.name, regions=regions, outside="outside" in table) if regions else None


def _named(table: dict[str, Any], complain: Complain) -> Condition | None:
    attribute, topic = str(table["attribute"]), table.get("topic", "")
    if attribute not in _ATTRIBUTES:
        complain(f"unknown attribute {attribute!r}", _close(attribute, _ATTRIBUTES))
        return None
    if topic and topic not in topics():
        complain(f"unknown topic {topic!r}", _close(str(topic), topics()))
        return None
    if "is" in table:
        values = table["is"]
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            complain("'is' must be a list of strings", "")
            return None
        return None if _unknown_terms(attribute, values, complain) else Named(attribute, topic, tuple(values))
    regions = _regions(table, complain)
    return Named(attribute, topic, (), regions, "outside" in table) if regions else None


def _unknown_terms(attribute: str, values: list[str], complain: Complain) -> bool:
    kind = _TERMS.get(attribute)
    unknown = [value for value in values if kind is not None and term(kind, value) is None]
    for value in unknown:
        close = suggestion(kind, value) if kind is not None else ""
        complain(f"{value!r} is no term for {attribute}", f"did you mean {close}?" if close else "")
    return bool(unknown)


def _regions(table: dict[str, Any], complain: Complain) -> tuple[str, ...]:
    ways = [key for key in ("in", "outside") if key in table]
    names = table[ways[0]] if len(ways) == 1 else None
    if not isinstance(names, list) or not names:
        complain("needs places", 'give in = ["EEA"] or outside = ["EEA"]')
        return ()
    return read_regions(names, complain)


def read_regions(names: list[Any], complain: Complain) -> tuple[str, ...]:
    """The codes of places that a TOML list names; none if one of them is unknown, with each complained of."""
    codes = []
    for name in names:
        try:
            codes.append(place(str(name)))
        except ValueError as error:
            message, _, hint = str(error).partition("|")
            complain(message, hint)
    return tuple(codes) if len(codes) == len(names) else ()


def _close(word: str, known: Any) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1)
    return f"did you mean {close[0]}?" if close else ""
