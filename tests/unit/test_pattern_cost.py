"""No regular expression of the package takes long on any text: each is fed long runs of all that it repeats."""

from __future__ import annotations

import ast
import functools
import gc
import inspect
import re
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest

import policylint
from policylint.linter import Linter
from policylint.patterns import Hinted, _Deferred

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

PASSAGE = 3_200
"""What looks at passages sees no longer text: a sentence with the one that introduces it (`sentences.LONGEST`)."""
DOCUMENT = 16_000
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
SECONDS = 0.8
"""A pattern that looks at every place a bounded number of times needs less than half of this for either length."""
LONGEST_RUN = 4
_WHOLE = 1_000
_FUNCTIONS = ("compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class Found:
    """A pattern, where it stands, and whether it is only ever matched at one place."""

    def __init__(self, where: str, pattern: Any, anchored: bool) -> None:
        self.where, self.pattern, self.anchored = where, pattern, anchored
        self.length = PASSAGE if where.startswith(_OF_PASSAGES) else DOCUMENT


def collected() -> list[Found]:
    """All patterns that modules of the package hold, write where they use them, or make of what they are given."""
    found: dict[int, Found] = {}
    for loaded in _modules():
        source = inspect.getsource(loaded) if str(loaded.__file__).endswith(".py") else ""
        for name, value in vars(loaded).items():
            own = isinstance(value, re.Pattern) or getattr(value, "__module__", None) in (
                loaded.__name__, "policylint.patterns", None,
            )  # fmt: skip
            for pattern in _patterns(value) if own else ():
                where = f"{loaded.__name__}.{name}"
                used = set(re.findall(rf"\b{name}(?:\(\))?\.(\w+)\(", source))
                at_one_place = bool(used) and used <= {"match", "fullmatch"}
                found.setdefault(id(pattern), Found(where, pattern, at_one_place or where in _ANCHORED))
        for pattern, line, at_one_place in _written(loaded, source):
            found.setdefault(id(pattern), Found(f"{loaded.__name__}:{line}", pattern, at_one_place))
    for pattern in _made():
        found.setdefault(id(pattern), Found("policylint.detectors.made", pattern, False))
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


def _patterns(value: Any) -> Iterator[Any]:
    if isinstance(value, (_Deferred, re.Pattern)):
        yield value
    elif isinstance(value, Hinted):
        yield value.pattern
    elif isinstance(value, dict):
        for one in value.values():
            yield from _patterns(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _patterns(one)
    elif isinstance(value, functools._lru_cache_wrapper):
        made = value.__wrapped__
        if made.__code__.co_argcount == 0 and "Pattern" in str(made.__annotations__.get("return")):
            yield from _patterns(value())


def _character(parts: Any) -> Iterator[str]:
    """Some characters of a class."""
    kinds = {"DIGIT": "1", "WORD": "a", "SPACE": " ", "NOT_DIGIT": "a", "NOT_WORD": ",", "NOT_SPACE": "a"}
    if parts and str(parts[0][0]) == "NEGATE":
        out = {chr(value) for op, value in parts[1:] if str(op) == "LITERAL"}
        yield from (mark for mark in "a .,1<(\n" if mark not in out)
        return
    for op, value in parts:
        if str(op) == "LITERAL":
            yield chr(value)
        elif str(op) == "RANGE":
            yield chr(value[0])
        elif str(op) == "CATEGORY":
            yield kinds.get(str(value).removeprefix("CATEGORY_"), "a")


def sample(parsed: Any, most: bool = False) -> str:
    """A text that the pattern matches, look-arounds aside: with as little, or as much, of what it repeats."""
    text = ""
    for op, value in parsed:
        match str(op):
            case "LITERAL":
                text += chr(value)
            case "NOT_LITERAL":
                text += "a" if value != ord("a") else "b"
            case "ANY":
                text += "a"
            case "IN":
                text += next(_character(value), "a")
            case "BRANCH":
                text += max((sample(one, most) for one in value[1]), key=len)
            case "SUBPATTERN":
                text += sample(value[-1], most)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, highest, body = value
                text += sample(body, most) * (max(least, min(int(highest), LONGEST_RUN)) if most else least)
            case "ATOMIC_GROUP":
                text += sample(value, most)
    return text


def repeated(parsed: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What the pattern repeats, each with what comes before it."""
    for item in parsed:
        op, value = item
        match str(op):
            case "BRANCH":
                for one in value[1]:
                    yield from repeated(one, before)
            case "SUBPATTERN":
                yield from repeated(value[-1], before)
            case "ATOMIC_GROUP":
                yield from repeated(value, before)
            case "ASSERT" | "ASSERT_NOT":
                yield from repeated(value[1], before)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                body = value[2]
                if int(value[1]) > 1:
                    if len(body) == 1 and str(body[0][0]) == "IN":
                        for mark in dict.fromkeys(_character(body[0][1])):
                            yield before, mark
                    yield before, sample(body)
                    yield before, sample(body, True)
                yield from repeated(body, before)
        before += sample([item])


def worst(pattern: str, flags: int, length: int) -> list[str]:
    """Texts on which it could backtrack: all that it repeats over and over, and then something else."""
    parsed = parser.parse(pattern, flags)
    whole, long = sample(parsed), sample(parsed, True)
    texts = {}
    for before, body in dict.fromkeys(repeated(parsed)):
        if body:
            run = body * (length // len(body))
            texts[before + run + "\x00"] = None
            texts[(before + body) * (length // len(before + body)) + "\x00"] = None
    for one in (whole, long):
        if one and len(one) < _WHOLE:
            texts[one * (length // len(one))] = None
            if len(one) > 1:
                texts[one[:-1] * (length // len(one))] = None
    return list(texts)


def seconds(found: Found, words: str) -> float:
    start = time.process_time()
    text: Any = words.encode() if isinstance(found.pattern.pattern, bytes) else words
    if found.anchored:
        found.pattern.match(text)
        found.pattern.fullmatch(text)
    else:
        for _ in found.pattern.finditer(text):
            pass
    return time.process_time() - start


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
    slow = {}
    for found in PATTERNS[part::8]:
        source = found.pattern.pattern
        found.pattern.match(b"" if isinstance(source, bytes) else "")
        flags = getattr(found.pattern, "_flags", 0) or (found.pattern.flags & ~re.UNICODE)
        for text in worst(source if isinstance(source, str) else source.decode(), flags, found.length):
            if seconds(found, text) > SECONDS and seconds(found, text) > SECONDS:
                slow[found.where, text[:40]] = round(seconds(found, text), 2)
    assert slow == {}
