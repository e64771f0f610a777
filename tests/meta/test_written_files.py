"""No file depends on the system it is written on: whatever opens one as text says how lines end."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = [
    path
    for folder in ("policylint", "docs", "plugins")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "tests" not in path.parts
]


def careless(tree: ast.AST) -> Iterator[int]:
    """The lines on which a file is opened for writing as text, and nothing is said of line ends."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        function = call.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        told = {keyword.arg: keyword.value for keyword in call.keywords}
        if name in ("open", "fdopen"):
            given = [*call.args, *([told["mode"]] if "mode" in told else [])]
            modes = [
                one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            writes = any(
                set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") and "b" not in mode for mode in modes
            )
        else:
            writes = name == "write_text"
        if writes and "newline" not in told:
            yield call.lineno


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("open(x, 'w')", [1]),
        ("\nPath(x).open('a', encoding='utf-8')", [2]),
        ("open(x, mode='r+')", [1]),
        ("p.write_text(t)", [1]),
        ("p.write_text(t, newline='\\n'); open(x, 'wb'); open(x); p.open('rb'); blocks.open('QUOTE', 1)", []),
    ],
)
def test_what_counts_as_careless(code: str, lines: list[int]) -> None:
    assert list(careless(ast.parse(code))) == lines


def test_whatever_writes_text_says_how_lines_end() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in MODULES
        for line in careless(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
