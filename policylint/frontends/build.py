"""Builds the tables that `lalr` drives, with Lark: `python -m policylint.frontends.build` after a change of a grammar.

Lark numbers states as its sets happen to be ordered; here they are numbered as they are reached from the
start, so that the same grammar always gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import Lexer, TerminalDef

from policylint.frontends.lalr import grammar_path

OUTLINE = grammar_path("outline.lark")
POLICY = grammar_path("policy.lark")


class GivenTokens(Lexer):
    """Stands in for a lexer where the tokens are made elsewhere: it passes on what it is given."""

    def __init__(self, _configuration: object) -> None:
        pass

    def lex(self, lexer_state: Any, _parser_state: object = None) -> Iterator[Any]:
        yield from lexer_state


def grammar(path: Path = OUTLINE, start: str = "document") -> Lark:
    """The grammar as Lark reads it. Raises lark.exceptions.LarkError if it is not a sound LALR grammar."""
    return Lark(path.read_text(encoding="utf-8"), parser="lalr", lexer=GivenTokens, start=start)


def tables(lark: Lark) -> str:
    """The LALR tables of a grammar as the JSON text that `lalr.Tables.from_json` reads."""
    data, memo = lark.memo_serialize([TerminalDef, Rule])
    table = data["parser"]["parser"]
    symbols = {int(key): name for key, name in table["tokens"].items()}
    states = {int(key): _actions(row, symbols) for key, row in table["states"].items()}
    (start,), (final,) = table["start_states"].values(), table["end_states"].values()
    _skip_single_children(states, memo)
    order = _order(states, start)
    numbers = {state: number for number, state in enumerate(order)}
    rules = sorted({_rule(memo[key]) for row in states.values() for move, key in row.values() if move})
    rows = [_row(states[state], numbers, rules, memo) for state in order]
    return _layout(rules, rows, numbers[final])


def _actions(row: dict[Any, Any], symbols: dict[int, str]) -> dict[str, tuple[int, int]]:
    """Symbol to (0, next state) or (1, key of the rule to reduce by)."""
    return {
        symbols[int(symbol)]: (move, argument["@"] if move else argument)
        for symbol, (move, argument) in row.items()
    }


def _skip_single_children(states: dict[int, dict[str, tuple[int, int]]], memo: dict[int, Any]) -> None:
    """Go where a rule that only collapses into its one child would lead: most tokens are shifted to be so reduced."""
    collapsing: dict[int, str] = {}
    for state, row in states.items():
        reductions = {_rule(memo[target]) if move else None for move, target in row.values()}
        (rule,) = reductions if len(reductions) == 1 else (None,)
        if rule is not None and rule[3]:
            collapsing[state] = rule[0]
    for row in states.values():
        for symbol, (move, target) in list(row.items()):
            while not move and target in collapsing:
                move, target = row[collapsing[target]]
            row[symbol] = (move, target)


def _order(states: dict[int, dict[str, tuple[int, int]]], start: int) -> list[int]:
    order, seen = [start], {start}
    for state in order:
        for _, (move, target) in sorted(states[state].items()):
            if not move and target not in seen:
                seen.add(target)
                order.append(target)
    return order


def _rule(data: dict[str, Any]) -> tuple[str, tuple[str, ...], str, bool]:
    """Origin, expansion, the name of the node it makes (empty if it makes none), and whether it collapses."""
    origin = data["origin"]["name"]
    name = "" if origin.startswith("_") else data["alias"] or origin
    expansion = tuple(symbol["name"] for symbol in data["expansion"])
    return origin, expansion, name, bool(data["options"]["expand1"]) and len(expansion) == 1


def _row(
    row: dict[str, tuple[int, int]], numbers: dict[int, int], rules: list[Any], memo: dict[int, Any]
) -> dict[str, int]:
    return {
        symbol: ~rules.index(_rule(memo[target])) if move else numbers[target]
        for symbol, (move, target) in sorted(row.items())
    }


def _layout(rules: list[Any], rows: list[dict[str, int]], final: int) -> str:
    lines = []
    for origin, expansion, name, collapses in rules:
        spliced = [index for index, symbol in enumerate(expansion) if symbol.startswith("_")]
        lines.append(json.dumps([origin, len(expansion), name, spliced, collapses]))
    ruled = ",\n".join(lines)
    stated = ",\n".join(json.dumps(row) for row in rows)
    return f'{{"final": {final},\n"rules": [\n{ruled}\n],\n"actions": [\n{stated}\n]}}\n'


def main() -> None:
    """Write the tables of each grammar beside it."""
    for path, start in ((OUTLINE, "document"), (POLICY, "start")):
        path.with_suffix(".json").write_text(tables(grammar(path, start)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
