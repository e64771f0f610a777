"""The document of a `.policy` file: each statement a section under the policy's title, its fields the paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.document import Document, Heading, Paragraph, Section
from policylint.frontends.policy.binding import Bound
from policylint.frontends.policy.schema import ROOT
from policylint.frontends.policy.statements import Statement, Value
from policylint.source import Source, Span
from policylint.text import Run, Text

FORMAT = "policy"


def document(source: Source, bound: Bound) -> Document:
    """The structure of a file, with its comments and problems."""
    sections = tuple(
        _section(source, statement, 1) for statement in bound.tree.statements if statement.word.text
    )
    root = Section(None, (), sections, bound.tree.span)
    return Document(source, root, FORMAT, bound.tree.comments, problems=bound.problems)


def _section(source: Source, statement: Statement, level: int) -> Section:
    inner = [child for child in statement.block or () if child.word.text]
    heading = Heading(level, _title(source, statement), statement.head)
    if statement.word.text == ROOT and level == 1:
        return Section(heading, (), tuple(_section(source, child, 2) for child in inner), statement.span)
    blocks = tuple(Paragraph(_verbatim(source, span), span) for span in _lines(inner))
    return Section(heading, blocks, (), statement.span)


def _title(source: Source, statement: Statement) -> Text:
    """The title of the policy without quotes; of any other statement its first line as written."""
    values = [value for argument in statement.arguments for value in argument.values]
    if statement.word.text == ROOT and values and isinstance(values[0], Value) and len(values[0].span) > 2:
        inside = Span(values[0].span.start + 1, values[0].span.end - 1)
        if source.slice(inside).strip():
            return Text.of((Run(source.slice(inside), inside),))
    return _verbatim(source, statement.head)


def _lines(statements: list[Statement]) -> Iterator[Span]:
    """The statements of a block one by one, those of a block inside after the one that opens it."""
    stack = list(reversed(statements))
    while stack:
        statement = stack.pop()
        yield statement.head
        stack.extend(child for child in reversed(statement.block or ()) if child.word.text)


def _verbatim(source: Source, span: Span) -> Text:
    return Text.of((Run(source.slice(span), span),))
