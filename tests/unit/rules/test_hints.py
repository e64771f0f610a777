"""What the rules look for has the hints by which passages are chosen: each way to match is tried.

Texts that match are put together from the parts of the patterns, so that every alternative is taken, with more and less of what
may be repeated. A hint without which some text matches would hide findings.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from random import Random
from typing import Any

import pytest

import policylint.rules
from policylint.patterns import Hinted, folded, lowered

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

ROUNDS = 3
SPACES = (" ", "  ", "\n", "\xa0", "\t")
AROUND = (("", ""), ("We say: (", ")."), ("“", "”"), ("Then ", ", as usual."), ("x\n", "\ny"))
KINDS = {
    "SPACE": " ",
    "NOT_SPACE": "ab-9",
    "WORD": "abcXyz_7é",
    "NOT_WORD": " ,-(“",
    "DIGIT": "0123456789",
    "NOT_DIGIT": "ab ,",
}


def _hinted(value: Any) -> Iterator[Hinted]:
    if isinstance(value, Hinted):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _hinted(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _hinted(one)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for name in value.__dataclass_fields__:
            yield from _hinted(getattr(value, name))


def _collected() -> list[tuple[str, Hinted]]:
    found: dict[int, tuple[str, Hinted]] = {}
    for module in walk_packages(policylint.rules.__path__, "policylint.rules."):
        for name, value in vars(import_module(module.name)).items():
            for number, one in enumerate(_hinted(value)):
                where = f"{module.name.removeprefix('policylint.rules.')}{name}[{number}]"
                found.setdefault(id(one), (where, one))
    return list(found.values())


class Writer:
    """Writes texts that an expression matches, look-arounds aside: `taken` says which alternative to take where, chance the rest."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.taken: dict[int, int] = {}
        self.groups: dict[int, str] = {}

    def write(self, parts: Any) -> str:
        return "".join(self._one(str(op), value) for op, value in parts)

    def _one(self, op: str, value: Any) -> str:
        match op:
            case "LITERAL":
                return chr(value)
            case "NOT_LITERAL" | "ANY":
                return self.random.choice("  a,")
            case "IN":
                return self._member(value)
            case "BRANCH":
                taken = self.taken.get(id(value[1]), self.random.randrange(len(value[1])))
                return self.write(value[1][taken])
            case "SUBPATTERN":
                text = self.write(value[-1])
                self.groups[value[0]] = text
                return text
            case "GROUPREF":
                return self.groups.get(value, "")
            case "ATOMIC_GROUP":
                return self.write(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                least, most, body = int(value[0]), int(value[1]), value[2]
                times = self.taken.get(id(body), self.random.choice((least, least, least + 1, least + 2)))
                return "".join(self.write(body) for _ in range(min(times, most)))
        return ""

    def _member(self, members: Any) -> str:
        op, value = self.random.choice([one for one in members if str(one[0]) != "NEGATE"])
        if str(members[0][0]) == "NEGATE":
            out = {chr(v) for o, v in members[1:] if str(o) == "LITERAL"}
            return self.random.choice([mark for mark in "  a-," if mark not in out])
        if str(op) == "LITERAL":
            return chr(value)
        if str(op) == "RANGE":
            return chr(self.random.randint(value[0], min(value[1], value[0] + 25)))
        kind = str(value).removeprefix("CATEGORY_")
        return self.random.choice(SPACES if kind == "SPACE" else KINDS[kind])


def _choices(parts: Any) -> Iterator[tuple[int, int]]:
    """Every alternative, and nothing and one of all that may be left out."""
    for op, value in parts:
        match str(op):
            case "BRANCH":
                for number, one in enumerate(value[1]):
                    yield id(value[1]), number
                    yield from _choices(one)
            case "SUBPATTERN":
                yield from _choices(value[-1])
            case "ATOMIC_GROUP":
                yield from _choices(value)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                if value[0] == 0:
                    yield from ((id(value[2]), times) for times in (0, 1))
                yield from _choices(value[2])


def _recased(text: str, random: Random) -> str:
    return random.choice((text, text.upper(), text.title(), text.lower()))


def matching(pattern: Hinted) -> Iterator[str]:
    """Texts in which the pattern finds something."""
    source, flags = pattern.pattern.pattern, pattern._flags
    parsed = parser.parse(source, flags)
    random = Random(7)
    compiled = re.compile(source, flags)
    for choice in [(0, 0), *_choices(parsed)]:
        for _ in range(ROUNDS):
            writer = Writer(random)
            writer.taken = dict([choice])
            written = writer.write(parsed)
            if flags & re.IGNORECASE:
                written = _recased(written, random)
            before, after = random.choice(AROUND)
            text = before + written + after
            if compiled.search(text):
                yield text


PATTERNS = _collected()


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 80


@pytest.mark.parametrize(("where", "pattern"), PATTERNS, ids=[where for where, _ in PATTERNS])
def test_whatever_matches_has_the_hints(where: str, pattern: Hinted) -> None:
    tried = 0
    for text in matching(pattern):
        tried += 1
        assert pattern.may_match(f" {folded(text)} "), text
    assert tried, "no text was found that matches"


@pytest.mark.parametrize(("where", "pattern"), PATTERNS, ids=[where for where, _ in PATTERNS])
def test_the_first_match_is_found_where_the_pattern_finds_it(where: str, pattern: Hinted) -> None:
    compiled = re.compile(pattern.pattern.pattern, pattern._flags)
    for text in matching(pattern):
        expected, found = compiled.search(text), pattern.find(text)
        assert found is not None
        assert expected is not None
        assert found.span() == expected.span()
        assert found.lastgroup == expected.lastgroup
        assert found[0] in (expected[0], lowered(expected[0]))
