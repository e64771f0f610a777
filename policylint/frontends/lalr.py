"""A table driver for LALR grammars whose tables were built ahead, so that Lark is not imported to parse.

The trees are those that Lark itself would give, which the tests hold it to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from policylint.frozen import dataclass

try:
    from policylint.frontends._taking import drive
except ImportError:
    drive = None  # type: ignore[assignment]

Make = Callable[[str, list[Any]], Any]
"""Makes a node of the name of its rule and its children."""

END = "$END"
_END = ((END, None),)


def grammar_path(name: str) -> Path:
    """Where a grammar, or the tables built from it, is installed. Raises FileNotFoundError if nowhere."""
    spec = find_spec("policylint.grammars")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(name)
    return Path(spec.origin).with_name(name)


class UnexpectedTokenError(ValueError):
    """The grammar allows no such token here. `index` counts tokens from 0."""

    def __init__(self, terminal: str, index: int, expected: Iterable[str]) -> None:
        self.terminal, self.index, self.expected = terminal, index, frozenset(expected)
        super().__init__(f"token {index}: {terminal}, but expected {', '.join(sorted(self.expected))}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One expansion of a rule: the symbol it gives, how many it takes, and what becomes of them.

    Without a `name` it makes no node of its own but a list of children; those at the positions `spliced` are
    such lists themselves and are spliced in. One that `passes` leaves its only child as it is, one that `grows`
    appends its second child to its first, a list.
    """

    origin: str
    size: int
    name: str
    spliced: tuple[int, ...]
    passes: bool
    grows: bool


@dataclass(frozen=True, slots=True)
class Tables:
    """For each state and symbol: the state to go to (above 0), or the complement (`~`) of the rule to reduce by.

    `growing` are, for each state, the terminals that only append to the list on top and lead back to that state; `steps` are the
    rules as C takes them.
    """

    actions: tuple[dict[str, int], ...]
    rules: tuple[Rule, ...]
    final: int
    growing: tuple[frozenset[str], ...]
    steps: tuple[tuple[Any, ...], ...]

    @classmethod
    def from_json(cls, text: str) -> Tables:
        """Read what `policylint.frontends.build` writes."""
        data = json.loads(text)
        rules = tuple(_rule(*rule) for rule in data["rules"])
        actions = tuple(data["actions"])
        growing = tuple(_growing(row, actions, rules) for row in actions)
        steps = tuple((one.origin, one.size, one.name, one.spliced, one.passes, one.grows) for one in rules)
        return cls(actions, rules, data["final"], growing, steps)


def _rule(origin: str, size: int, name: str, spliced: list[int], collapses: bool) -> Rule:
    only_list = not name and spliced == [0]
    return Rule(
        origin, size, name, tuple(spliced), collapses or (only_list and size == 1), only_list and size == 2
    )


def _growing(row: dict[str, int], actions: Sequence[dict[str, int]], rules: Sequence[Rule]) -> frozenset[str]:
    """The terminals after which nothing can come but the reduction that appends them to the list before them."""
    return frozenset(
        symbol
        for symbol, action in row.items()
        if action > 0
        and symbol.isupper()
        and all(then < 0 and rules[~then].grows for then in actions[action].values())
    )


def parse(tables: Tables, tokens: Iterable[tuple[Any, ...]], make: Make) -> Any:
    """The value that `make` gives for the start rule, from tokens that begin with their terminal and their value.

    A list of tokens is used up: they are let go soon after they are read, for there are many, and None is in their place.
    Raises UnexpectedTokenError if the tokens do not form a sentence of the grammar.
    """
    if drive is None:
        return parse_in_python(tables, tokens, make)
    told = tokens if isinstance(tokens, list) else list(tokens)
    values, state, index = drive(tables.actions, tables.growing, tables.steps, make, told, END)
    if index < len(told) or state != tables.final:
        _refuse(told[index][0] if index < len(told) else END, index, tables.actions[state])
    return values[-1]


def _refuse(terminal: str, index: int, row: dict[str, int]) -> NoReturn:
    expected = (symbol for symbol in row if symbol.lstrip("_").isupper())
    raise UnexpectedTokenError(terminal, index, expected)


def parse_in_python(tables: Tables, tokens: Iterable[tuple[Any, ...]], make: Make) -> Any:
    """The same, where it could not be compiled."""
    actions, rules = tables.actions, tables.rules
    states, values = [0], list[Any]()
    row, growing = actions[0], tables.growing[0]
    for index, token in enumerate(chain(tokens, _END)):
        terminal = token[0]
        if terminal in growing:
            values[-1].append(token[1])
            continue
        while (action := row.get(terminal, 0)) < 0:
            rule = rules[~action]
            if rule.grows:
                last = values.pop()
                values[-1].append(last)
                del states[-2:]
            else:
                _reduce(rule, states, values, make)
            action = actions[states[-1]][rule.origin]
            states.append(action)
            row = actions[action]
        if action:
            states.append(action)
            values.append(token[1])
            row, growing = actions[action], tables.growing[action]
        elif terminal != END or states[-1] != tables.final:
            _refuse(terminal, index, row)
    return values[-1]


def _reduce(rule: Rule, states: list[int], values: list[Any], make: Make) -> None:
    size = rule.size
    if size:
        del states[-size:]
        if rule.passes:
            return
        children = values[-size:]
        del values[-size:]
        if rule.spliced:
            children = _splice(children, rule.spliced)
    else:
        children = []
    values.append(make(rule.name, children) if rule.name else children)


def _splice(children: list[Any], positions: tuple[int, ...]) -> list[Any]:
    """Lists at the given positions give way to what they hold; the first of them is reused, as lists grow leftwards."""
    spliced: list[Any] = children[0] if positions[0] == 0 else [children[0]]
    for position in range(1, len(children)):
        if position in positions:
            spliced += children[position]
        else:
            spliced.append(children[position])
    return spliced
