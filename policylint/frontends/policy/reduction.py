"""What the rules of `grammars/policy.lark` make of their parts, and what is kept of a statement that is given up."""

from __future__ import annotations

from itertools import chain, islice
from typing import Any

from policylint.frontends.lalr import END, Rule
from policylint.frontends.policy.statements import Argument, Group, Statement, Value
from policylint.source import Span

_NOTHING = Value("word", "", Span(0, 0))


def is_complete(row: dict[str, int]) -> bool:
    """Whether the statement in hand is finished, block and all, and only a separator may follow."""
    return "SEP" in row and row.keys() <= {"SEP", "RBRACE", END}


def broken_statement(partial: list[Any]) -> Statement:
    """What can be told of a statement that was given up: its word, and the values before the error."""
    flat = list(chain.from_iterable(value if isinstance(value, list) else (value,) for value in partial))
    word = flat[0] if flat and isinstance(flat[0], Value) else _NOTHING
    values = [value for value in islice(flat, 1, None) if isinstance(value, Value | Group | Argument)]
    arguments = tuple(v if isinstance(v, Argument) else Argument((v,), v.span) for v in values)
    end = max([word.span.end, *(argument.span.end for argument in arguments)])
    return Statement(word, arguments, None, Span(word.span.start, end), broken=True)


def reduce(rule: Rule, states: list[int], values: list[Any]) -> None:
    """Put what a rule makes of the values on top of the stack in their place."""
    size = rule.size
    if rule.grows:
        last = values.pop()
        values[-1].append(last)
        del states[-2:]
        return
    children = values[len(values) - size :]
    if size:
        del states[-size:], values[-size:]
    if rule.passes:
        values.append(children[0])
        return
    if rule.spliced:
        children = _spliced(children, rule.spliced)
    values.append(_MAKERS[rule.name](children) if rule.name else children)


def _spliced(children: list[Any], positions: tuple[int, ...]) -> list[Any]:
    """Lists at the positions give way to what they hold. The first child is reused if it is one: lists grow leftwards."""
    spliced: list[Any] = children[0] if positions[0] == 0 else [children[0]]
    for position in range(1, len(children)):
        if position in positions:
            spliced.extend(children[position])
        else:
            spliced.append(children[position])
    return spliced


def _statement(children: list[Any]) -> Statement:
    word, *rest = children
    arguments = tuple(child for child in rest if isinstance(child, Argument))
    block: tuple[tuple[Statement, ...], Span] | None = (
        rest[-1] if rest and isinstance(rest[-1], tuple) else None
    )
    end = block[1].end if block else arguments[-1].span.end if arguments else word.span.end
    span = Span(word.span.start, end)
    if block is None:
        return Statement(word, arguments, None, span)
    return Statement(word, arguments, block[0], span, opened=block[1].start)


def _block(children: list[Any]) -> tuple[tuple[Statement, ...], Span]:
    opening, statements, closing = children
    return statements, Span(opening.span.start, closing.span.end)


def _body(children: list[Any]) -> tuple[Statement, ...]:
    return tuple(child for child in children if isinstance(child, Statement))


def _argument(children: list[Any]) -> Argument:
    values = tuple(child for child in children if isinstance(child, (Value, Group)))
    return Argument(values, Span(values[0].span.start, values[-1].span.end))


def _group(children: list[Any]) -> Group:
    values = tuple(_flat(children))
    return Group(values, Span(children[0].span.start, children[-1].span.end))


def _flat(children: list[Any]) -> list[Value]:
    """The values of a list; lists within lists mean nothing more."""
    found: list[Value] = []
    for child in children:
        if isinstance(child, Value):
            found.append(child)
        elif isinstance(child, Group):
            found.extend(child.values)
    return found


_MAKERS = {
    "start": lambda children: children[0],
    "body": _body,
    "statement": _statement,
    "block": _block,
    "argument": _argument,
    "group": _group,
}
