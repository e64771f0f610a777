"""What annotations name, brought to where they stand, for programs that read annotations while they run.

Modules import what only their annotations name for type checkers alone, so that a run loads half as much. So
`typing.get_type_hints`, and pydantic, cattrs and Sphinx with it, know no such name until it is imported there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

_CONTRACTS = (
    "api", "config.problems", "coverage", "decisions", "declaration", "detector", "diagnostics", "disclosure", "document", "entity", "framework",
    "frameworks.problems", "frontend", "law.condition", "law.facts", "law.requirements", "policy", "reporter", "rule", "source", "testing", "text",
)  # fmt: skip


def import_types() -> None:
    """Import what the annotations of the public modules name, and those of all modules that this leads to.

    Afterwards `typing.get_type_hints` understands the classes and functions of the API and of the contracts that
    plugins implement. It takes half a second, and needs the sources of policylint, which are installed with it: raises
    OSError without them.
    """
    waiting = [f"policylint.{name}" for name in _CONTRACTS]
    known = set(waiting)
    while waiting:
        named = set(_completed(import_module(waiting.pop()))) - known
        known |= named
        waiting += named


def _completed(module: ModuleType) -> Iterator[str]:
    """Import into a module what it imports for type checkers; the names of those of our modules that it takes names from."""
    file = module.__file__ or ""
    text = Path(file).read_bytes() if file.endswith(".py") else b""  # else it is one of those in C
    for statement, is_deferred in _imports(ast.parse(text)):
        if isinstance(statement, ast.Import):
            for alias in statement.names if is_deferred else ():
                setattr(module, alias.asname or alias.name, import_module(alias.name))
        elif statement.module is not None:
            if statement.module.startswith("policylint."):
                yield statement.module
            for alias in statement.names if is_deferred else ():
                setattr(
                    module, alias.asname or alias.name, getattr(import_module(statement.module), alias.name)
                )


def _imports(tree: ast.Module) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    """The statements of a module that import, each with whether it is for type checkers only."""
    for statement in tree.body:
        is_deferred = isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING"
        for inner in statement.body if isinstance(statement, ast.If) and is_deferred else [statement]:
            if isinstance(inner, (ast.Import, ast.ImportFrom)):
                yield inner, is_deferred
