"""The grammar's view of a `.policy` file: words, values and blocks, before any word has a meaning.

The formatter works on it; `policylint.declaration` is what it means.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from policylint.document import Comment
from policylint.frozen import dataclass
from policylint.source import Span

ValueKind: TypeAlias = Literal["word", "string", "date", "number"]


@dataclass(frozen=True, slots=True)
class Value:
    """One token. `text` is what it says: a string without quotes and escapes, anything else as written."""

    kind: ValueKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """A list in brackets."""

    values: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """One value or group, or several joined by commas."""

    values: tuple[Value | Group, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A word, its arguments and perhaps a block.

    A `broken` one did not fit the grammar: it holds what could be read before the place of the error. `opened`
    is the offset of the block's brace, -1 without one.
    """

    word: Value
    arguments: tuple[Argument, ...]
    block: tuple[Statement, ...] | None
    span: Span
    broken: bool = False
    opened: int = -1

    @property
    def head(self) -> Span:
        """The word and its arguments, without the block."""
        return Span(self.word.span.start, max([self.word.span.end, *(a.span.end for a in self.arguments)]))


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole file: its statements, and its comments in order, which stand in no statement."""

    statements: tuple[Statement, ...]
    comments: tuple[Comment, ...]
    span: Span
