"""Formulas of metrics: arithmetic on named figures, and nothing else."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from policylint.frozen import dataclass

_BINARY: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_LONGEST = 500
_DEEPEST = 50
_LARGEST = 1e15


class FormulaError(ValueError):
    """A formula that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was checked: numbers, names, `+ - * /`, signs and brackets."""

    source: str
    tree: ast.expr

    @classmethod
    def of(cls, source: str, names: frozenset[str]) -> Formula:
        """Read a formula on these names. Raises FormulaError."""
        if len(source) > _LONGEST:
            raise FormulaError(f"longer than {_LONGEST} characters")
        try:
            tree = ast.parse(source.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise FormulaError("not a formula") from None
        _check(tree, names)
        return cls(source, tree)

    def value(self, figures: Mapping[str, float]) -> float:
        """What it comes to; a division by zero gives zero."""
        try:
            return _value(self.tree, figures)
        except ZeroDivisionError:
            return 0.0


def _check(node: ast.expr, names: frozenset[str], depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise FormulaError("nested too deep")
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        _check(node.left, names, depth + 1)
        _check(node.right, names, depth + 1)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        _check(node.operand, names, depth + 1)
    elif isinstance(node, ast.Name):
        if node.id not in names:
            raise FormulaError(f"unknown figure {node.id!r}; known: {', '.join(sorted(names))}")
    elif not (
        isinstance(node, ast.Constant)
        and isinstance(node.value, (int, float))
        and type(node.value) is not bool
    ):
        raise FormulaError("only numbers, figures, + - * / and brackets may stand in a formula")
    elif node.value > _LARGEST:
        raise FormulaError("a number that is too large")


def _value(node: ast.expr, figures: Mapping[str, float]) -> float:
    if isinstance(node, ast.BinOp):
        return _BINARY[type(node.op)](_value(node.left, figures), _value(node.right, figures))
    if isinstance(node, ast.UnaryOp):
        value = _value(node.operand, figures)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.Name):
        return figures[node.id]
    assert isinstance(node, ast.Constant)
    return float(node.value)  # type: ignore[arg-type]
