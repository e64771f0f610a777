"""The TextMate grammar: its patterns compile, know every word of the language, and colour the examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policylint.frontends.policy.lexer import Lexed, lex
from policylint.frontends.policy.schema import Form, forms

ROOT = Path(__file__).parents[2]
GRAMMAR: dict[str, Any] = json.loads(
    (ROOT / "editors" / "policylint.tmLanguage.json").read_text(encoding="utf-8")
)
RULES = [GRAMMAR["repository"][pattern["include"].removeprefix("#")] for pattern in GRAMMAR["patterns"]]
EXAMPLES = sorted((ROOT / "examples").glob("*.policy"))
FORMS = [form for block in forms().values() for form in block.values()]


def scopes(line: str) -> Iterator[tuple[str, str]]:
    """Scope and text of each token of a line, as an editor finds them: the first match, of equals the first rule."""
    at = 0
    while at < len(line):
        found = [
            (m.start(), i, m)
            for i, rule in enumerate(RULES)
            if (m := re.compile(rule["match"]).search(line, at))
        ]
        if not found:
            return
        _, index, match = min(found, key=lambda hit: hit[:2])
        rule = RULES[index]
        if "name" in rule:
            yield rule["name"].removesuffix(".policylint"), match[0]
        for number, capture in rule.get("captures", {}).items():
            if match[int(number)]:
                yield capture["name"].removesuffix(".policylint"), match[int(number)]
        at = max(match.end(), at + 1)


def test_every_pattern_is_used_and_named() -> None:
    assert {pattern["include"] for pattern in GRAMMAR["patterns"]} == {
        f"#{name}" for name in GRAMMAR["repository"]
    }
    assert all("name" in rule or "captures" in rule for rule in RULES)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.within}.{form.word}")
def test_every_word_of_the_language_is_known(form: Form) -> None:
    assert next(scopes(f"  {form.word} x")) == ("keyword.control", form.word)
    for word, _ in form.modifiers:
        assert ("keyword.operator", word) in list(scopes(f"  {form.word} x {word} y"))
    for literal in (literal for slot in form.takes for literal in slot.literals):
        assert ("constant.language", literal) in list(scopes(f"  {form.word} {literal}"))


def test_what_looks_alike_is_told_apart() -> None:
    line = '  retain 7 years after "the # end" then delete  # 2026-01-01 "x"'
    assert list(scopes(line)) == [
        ("keyword.control", "retain"),
        ("constant.numeric", "7"),
        ("keyword.other.unit", "years"),
        ("keyword.operator", "after"),
        ("string.quoted.double", '"the # end"'),
        ("keyword.operator", "then"),
        ("variable.other", "delete"),
        ("comment.line.number-sign", '# 2026-01-01 "x"'),
    ]
    assert ("invalid.illegal.unclosed-string", '"Acme') in list(scopes('  controller "Acme'))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_are_coloured_as_they_are_read(path: Path) -> None:
    wanted = {"STRING": "string", "DATE": "constant.numeric.date", "NUMBER": "constant.numeric"}
    for line in path.read_text(encoding="utf-8").splitlines():
        comments = Lexed([])
        tokens = list(lex(line, comments))
        found = list(scopes(line))
        assert not any(scope.startswith("invalid") for scope, _ in found)
        assert sum(scope.startswith("comment") for scope, _ in found) == len(comments.comments)
        for token in tokens:
            written = line[token.span.start : token.span.end]
            if token.terminal in wanted:
                assert any(
                    text == written and scope.startswith(wanted[token.terminal]) for scope, text in found
                )
        if tokens and tokens[0].terminal == "WORD":
            first = line[tokens[0].span.start : tokens[0].span.end]
            continues = first not in {form.word for form in FORMS}
            assert continues or ("keyword.control", first) in found
