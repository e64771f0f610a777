"""No regular expression of the package takes long on any text: each is fed long runs of all that it repeats."""

from __future__ import annotations

import ast
import gc
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest

import policylint
from policylint.linter import Linter
from policylint.patterns import _Deferred
from policylint.testing.backtracking import DOCUMENT, Found, held, slow_of

PASSAGE = 3_200
"""What looks at passages sees no longer text: a sentence with the one that introduces it (`sentences.LONGEST`)."""
_OF_PASSAGES = ("policylint.detectors.", "policylint.entities.")
_ANCHORED = frozenset(
    {
        "policylint.phrases.spelling._RULES",
        "policylint.policy_language.drafting.practices._PURPOSE",
        "policylint.policy_language.drafting.sharing._RECIPIENT",
        "policylint.policy_language.drift.practices._COOKIES",
    }
)
"""Collections whose patterns are only ever matched at one place, where that cannot be seen by their name."""
_FUNCTIONS = ("compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def collected() -> list[Found]:
    """All patterns that modules of the package hold, write where they use them, or make of what they are given."""
    found: dict[int, Found] = {}
    for loaded in _modules():
        source = inspect.getsource(loaded) if str(loaded.__file__).endswith(".py") else ""
        for one in held(loaded):
            one.anchored = one.anchored or one.where in _ANCHORED
            found.setdefault(id(one.pattern), one)
        for pattern, line, at_one_place in _written(loaded, source):
            found.setdefault(id(pattern), Found(f"{loaded.__name__}:{line}", pattern, at_one_place))
    for pattern in _made():
        found.setdefault(id(pattern), Found("policylint.detectors.made", pattern, False))
    for one in found.values():
        one.length = PASSAGE if one.where.startswith(_OF_PASSAGES) else DOCUMENT
    return list({(one.pattern.pattern, one.anchored): one for one in found.values()}.values())


def _modules() -> Iterator[ModuleType]:
    for module in walk_packages(policylint.__path__, "policylint."):
        if not module.name.endswith("__main__") and ".scaffolding.templates" not in module.name:
            yield import_module(module.name)


def _written(module: ModuleType, source: str) -> Iterator[tuple[re.Pattern[str], int, bool]]:
    """The expressions that a module gives to `re` where it uses them; what stands in for a word of the text is one."""
    names: Any = vars(module) | {"escape": re.escape}
    for call in ast.walk(ast.parse(source)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args):
            continue
        if ast.unparse(call.func.value) != "re" or call.func.attr not in _FUNCTIONS:
            continue
        flags = [
            one for one in [*call.args[1:], *(k.value for k in call.keywords)] if "re." in ast.unparse(one)
        ]
        try:
            text = _evaluated(_Words().visit(call.args[0]), names)
            pattern = re.compile(text, _evaluated(flags[0], names) if flags else 0)
        except (NameError, TypeError, AttributeError):
            continue
        if isinstance(pattern.pattern, str):
            yield pattern, call.lineno, call.func.attr in ("match", "fullmatch")


class _Words(ast.NodeTransformer):
    """Puts a word in the place of what an f-string takes from the text at hand: `re.escape(…)`."""

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        return ast.Constant("acme") if "re.escape" in ast.unparse(node) else node


def _evaluated(node: ast.expr, names: Any) -> Any:
    return eval(compile(ast.fix_missing_locations(ast.Expression(node)), "", "eval"), names)


def _made() -> list[Any]:
    """The deferred patterns that exist once a policy was checked: those of languages, made when they are first used."""
    Linter(frameworks=["gdpr"], select=["ALL"]).check_text(
        "# Privacy policy\n\nWe do not sell your data unless you agree. For Californians: we keep it for two years.\n"
    )
    return [one for one in gc.get_objects() if isinstance(one, _Deferred)]


PATTERNS = collected()


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 700
    for part in (
        "policy_language.drift",
        "extraction.pdf",
        "phrases",
        "config",
        "detectors.made",
        "reporters",
    ):
        assert any(found.where.startswith(f"policylint.{part}") for found in PATTERNS), part


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_takes_long_on_its_worst_texts(part: int) -> None:
    assert slow_of(PATTERNS[part::8]) == {}
