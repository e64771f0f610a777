"""Runs the literate case files: Markdown with a policy and the findings it must give, side by side.

A file's title is the name of a rule. Below each `## ` title, a fenced `policy` block (`policy text` for
plain text, `policy today=2026-01-31` for another date) is followed by a fenced `findings` block: a
finding a line, as `line:column rule-name message`, or the single word `none`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from policylint.rule import Rule
from policylint.rules import builtin_rules
from policylint.rules.quality import quality_rules
from policylint.rules.stale_law import stale_law_rules
from policylint.testing import TODAY, check_rule

FOLDER = Path(__file__).parent
NEEDS_DETECTORS = frozenset({"missing", "contradiction"})
"""Groups of rules that judge what detectors found."""

_ON_WORDING = frozenset(
    {"foreign-brand", *(rule.info.name for rule in (*quality_rules(), *stale_law_rules()))}
)
FOUND_BY_RUNS = frozenset({"unused-suppression", "unknown-suppression"})
"""Rules whose findings can be told only when all others have run."""

_FENCE = re.compile(r"^(`{3,})([^`\n]*)\n(.*?)^\1`*[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    path: Path
    rule: str
    title: str
    options: tuple[str, ...]
    policy: str
    expected: tuple[str, ...]


def read_cases(path: Path) -> Iterator[Case]:
    text = path.read_text(encoding="utf-8")
    fences = list(_FENCE.finditer(text))
    outside = [
        match
        for match in _TITLE.finditer(text)
        if not any(fence.start() < match.start() < fence.end() for fence in fences)
    ]
    titles = [(match.start(), match[2].strip()) for match in outside if match[1] == "##"]
    rule = next(match[2].strip() for match in outside if match[1] == "#")
    for index, (start, title) in enumerate(titles):
        end = titles[index + 1][0] if index + 1 < len(titles) else len(text)
        blocks = [fence for fence in fences if start < fence.start() < end]
        kinds = [block[2].split()[0] for block in blocks if block[2].strip()]
        if kinds != ["policy", "findings"]:
            raise ValueError(f"{path.name}, {title!r}: a policy block, then a findings block; found {kinds}")
        lines = [line for line in blocks[1][3].splitlines() if line.strip()]
        expected = () if lines == ["none"] else tuple(lines)
        if not lines:
            raise ValueError(f"{path.name}, {title!r}: no findings are written as none")
        yield Case(path, rule, title, tuple(blocks[0][2].split()[1:]), blocks[0][3], expected)


@cache
def rules() -> dict[str, Rule]:
    return {rule.info.name: rule for rule in builtin_rules()}


def _detects(rule: Rule) -> bool:
    return rule.info.group in NEEDS_DETECTORS or rule.info.name in _ON_WORDING


def run_rule(name: str, text: str, format: str = "markdown", today: str = TODAY) -> list[str]:
    """The findings of the rule `name` in `text`, a line each, as case files write them."""
    rule = rules()[name]
    found = check_rule(rule, text, format=format, today=today, detect=_detects(rule))
    return [f"{item.position.line}:{item.position.column} {name} {item.message}" for item in found]


CASES = [case for path in sorted(FOLDER.glob("**/*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.rule}: {case.title}") for case in CASES])
def test_case(case: Case) -> None:
    options = dict(option.split("=", 1) for option in case.options if "=" in option)
    formats = [option for option in case.options if "=" not in option]
    found = run_rule(
        case.rule, case.policy, formats[0] if formats else "markdown", options.get("today", TODAY)
    )
    assert found == list(case.expected)


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=rule.info.name)
        for rule in builtin_rules()
        if rule.info.group not in NEEDS_DETECTORS and rule.info.name not in FOUND_BY_RUNS
    ],
)
def test_every_rule_has_a_case_file(rule: Rule) -> None:
    titles = {case.rule for case in CASES}
    assert rule.info.name in titles
