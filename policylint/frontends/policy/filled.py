"""A statement whose values stand in their fields, and what is noted while they are put there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from policylint.declaration import Repetition, Word
from policylint.document import SyntaxProblem
from policylint.frontends.policy.leaves import Leaf
from policylint.frontends.policy.parser import MOST_PROBLEMS
from policylint.frontends.policy.schema import Form
from policylint.frozen import dataclass
from policylint.source import Span


@dataclass(slots=True)
class Filled:
    """A statement whose word is known: `fields` by their name, `unclear` those that could not be understood.

    `sound` is whether everything that it must have is there; `children` are the statements of its block.
    """

    form: Form
    word: Word
    span: Span
    fields: dict[str, list[Leaf]] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    children: list[Filled] = field(default_factory=list)
    denied: bool = False
    sound: bool = True

    def of(self, word: str) -> Iterator[Filled]:
        """The statements of the block that open with a word."""
        return (child for child in self.children if child.form.word == word)


@dataclass(slots=True)
class Notes:
    """What is gathered on the way: problems, repetitions, topics that lost statements may have disclosed."""

    problems: list[SyntaxProblem] = field(default_factory=list)
    repeated: list[Repetition] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    damaged: frozenset[int] = frozenset()

    def add(self, problem: SyntaxProblem) -> None:
        """Note a problem, unless there are so many that nobody reads them."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
