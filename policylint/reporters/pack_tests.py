"""How `policylint test` shows what the examples of a pack gave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from policylint.reporters.terminal import one_line, shown_path


class _Example(Protocol):
    @property
    def line(self) -> int: ...

    @property
    def missed(self) -> tuple[str, ...]: ...


class Result(Protocol):
    """What is shown of an example."""

    @property
    def rule(self) -> str: ...

    @property
    def example(self) -> _Example: ...

    @property
    def wrong(self) -> str: ...


def render(folder: str, results: Sequence[Result], quiet: bool) -> str:
    """A line for each example: right, or what is wrong with it."""
    lines = []
    for one in results:
        place = f"{shown_path(folder)}: {one_line(one.rule)}, example on line {one.example.line}"
        if one.wrong:
            lines.append(f"FAILED  {place}: {one_line(one.wrong)}")
        elif not quiet:
            lines.append(f"{'missed' if one.example.missed else 'ok':6}  {place}")
    return "".join(f"{line}\n" for line in lines)


def summary(name: str, results: Sequence[Result], untested: Sequence[str]) -> str:
    """How many were right, how many misses are known, and which rules have no example."""
    wrong = sum(bool(one.wrong) for one in results)
    missed = sum(bool(one.example.missed) and not one.wrong for one in results)
    text = f"{one_line(name)}: {len(results)} example{'s' * (len(results) != 1)}, {wrong} failed, {missed} with known misses"
    return text + (f"; no example: {', '.join(map(one_line, untested))}" if untested else "")
