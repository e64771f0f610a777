"""Regular expressions on the texts that cost them most: whoever looks through policies with them must not be stopped by one.

`assert_quick("policylint_acme")` in the tests of a plugin holds that none of its expressions takes long on any text.
"""

from __future__ import annotations

import functools
import inspect
import re
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, NamedTuple

from policylint.patterns import Hinted, _Deferred

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

DOCUMENT = 16_000
"""How long the texts are, in characters."""
SECONDS = 0.8
"""A pattern that looks at every place a bounded number of times needs less than half of this."""
PARTS = (8, 2)
"""On texts an eighth and half as long, most patterns are so quick that they are on whole ones, though they took a cube of the length."""
LONGEST_RUN = 4
_WHOLE = 1_000
_WORDS = ("AAAA ", "Aaaa, ", "aaaa ", "Aa-", "1 ")
"""What texts of many words consist of, whatever the pattern repeats."""


class Found:
    """A pattern, where it stands, whether it is only ever matched at one place, and how long the texts are that it sees."""

    def __init__(self, where: str, pattern: Any, anchored: bool, length: int = DOCUMENT) -> None:
        self.where, self.pattern, self.anchored, self.length = where, pattern, anchored, length


def assert_quick(package: str, *, length: int = DOCUMENT) -> None:
    """Hold that no pattern that the modules of a package hold takes long on its worst texts. Raises AssertionError.

    `package` is the name of a package or module that can be imported; each module of it is. The texts are of `length` characters.
    """
    found = {one.pattern.pattern: one for loaded in _modules(package) for one in held(loaded)}
    assert found, f"{package} has no patterns"
    for one in found.values():
        one.length = length
    slow = slow_of(list(found.values()))
    assert not slow, "\n".join(f"{where} takes {took} s on {text!r}…" for (where, text), took in slow.items())


def _modules(package: str) -> Iterator[ModuleType]:
    loaded = import_module(package)
    yield loaded
    for module in walk_packages(getattr(loaded, "__path__", ()), f"{package}."):
        if not module.name.endswith("__main__"):
            yield import_module(module.name)


def held(loaded: ModuleType) -> Iterator[Found]:
    """The patterns that a module holds; what others made is theirs."""
    source = inspect.getsource(loaded) if str(loaded.__file__).endswith(".py") else ""
    for name, value in vars(loaded).items():
        own = isinstance(value, re.Pattern) or getattr(value, "__module__", None) in (
            loaded.__name__, "policylint.patterns", None,
        )  # fmt: skip
        for pattern in patterns_in(value) if own else ():
            used = set(re.findall(rf"\b{name}(?:\(\))?\.(\w+)\(", source))
            yield Found(f"{loaded.__name__}.{name}", pattern, bool(used) and used <= {"match", "fullmatch"})


def slow_of(several: list[Found]) -> dict[tuple[str, str], float]:
    """Where and on which texts patterns take long, with the seconds that they take."""
    slow = {}
    for found in several:
        source = found.pattern.pattern
        found.pattern.match(b"" if isinstance(source, bytes) else "")
        flags = getattr(found.pattern, "_flags", 0) or (found.pattern.flags & ~re.UNICODE)
        for form in forms(source if isinstance(source, str) else source.decode(), flags):
            if any(seconds(found, form.text(found.length // part)) * part**3 < SECONDS for part in PARTS):
                continue
            text = form.text(found.length)
            if seconds(found, text) > SECONDS and seconds(found, text) > SECONDS:
                slow[found.where, text[:40]] = round(seconds(found, text), 2)
    return slow


def patterns_in(value: Any) -> Iterator[Any]:
    if isinstance(value, (_Deferred, re.Pattern)):
        yield value
    elif isinstance(value, Hinted):
        yield value.pattern
    elif isinstance(value, dict):
        for one in value.values():
            yield from patterns_in(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from patterns_in(one)
    elif isinstance(value, functools._lru_cache_wrapper):
        made = value.__wrapped__
        if made.__code__.co_argcount == 0 and "Pattern" in str(made.__annotations__.get("return")):
            yield from patterns_in(value())


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


class Form(NamedTuple):
    """What a text consists of: something over and over, with something before and after it."""

    before: str
    body: str
    after: str

    def text(self, length: int) -> str:
        """A text of about so many characters."""
        return self.before + self.body * (length // len(self.body)) + self.after


def forms(pattern: str, flags: int) -> list[Form]:
    """Texts on which it could backtrack: words, and all that it repeats, over and over, and then something else."""
    parsed = parser.parse(pattern, flags)
    found = dict.fromkeys(Form("", word, "\x00") for word in _WORDS)
    for before, body in dict.fromkeys(repeated(parsed)):
        if body:
            found[Form(before, body, "\x00")] = None
            found[Form("", before + body, "\x00")] = None
    for one in (sample(parsed), sample(parsed, True)):
        if one and len(one) < _WHOLE:
            found[Form("", one, "")] = None
            if len(one) > 1:
                found[Form("", one[:-1], "")] = None
    return list(found)


def worst(pattern: str, flags: int, length: int) -> list[str]:
    """These texts, of about so many characters."""
    return [form.text(length) for form in forms(pattern, flags)]


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
