"""The canonical layout of a file in the policy language: one statement a line, two blanks a level, comments kept.

The layout is a function of the statements, of the comments and of where blank lines stand; so formatting what was
formatted changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from policylint.document import Comment, SyntaxProblem
from policylint.frontends.policy.messages import too_large
from policylint.frontends.policy.parser import read
from policylint.frontends.policy.statements import Group, Statement, Tree
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.policy_language.heads import INDENT, WIDTH, comment_line, head_lines, inline
from policylint.source import Span

_NEWLINE = deferred(r"\r\n|\n|\r")


class UnreadableError(ValueError):
    """The file does not follow the grammar, so it cannot be formatted; `problems` say where."""

    def __init__(self, problems: Sequence[SyntaxProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems[0].message)


def format_text(text: str) -> str:
    """The text of a `.policy` file in its canonical layout, with the line ends that it has.

    Raises UnreadableError unless it follows the grammar, and is no larger than what is read; its words need not
    have a meaning.
    """
    oversize = too_large(text)
    if oversize is not None:
        raise UnreadableError([oversize])
    result = read(text)
    if result.problems:
        raise UnreadableError(result.problems)
    lines = _Layout(text, result.tree).lines()
    newline = "\r\n" if "\r\n" in text else "\n"
    return "".join(line.rstrip() + newline for line in lines)


@dataclass(slots=True)
class _Layout:
    """Writes a tree line by line, drawing the comments in their order."""

    text: str
    tree: Tree
    next: int = 0

    def lines(self) -> list[str]:
        """All lines of the file."""
        return self._items(self.tree.statements, self.tree.span, 0)

    def _items(self, statements: Sequence[Statement], within: Span, depth: int) -> list[str]:
        """The statements of a block and the comments between them, each after a blank line if it had one."""
        lines: list[str] = []
        end = within.start
        for statement in statements:
            end = self._between(end, statement.span.start, lines, depth)
            if lines and self._is_apart(end, statement.span.start):
                lines.append("")
            lines += self._statement(statement, depth)
            end = statement.span.end
        self._between(end, within.end, lines, depth)
        return lines

    def _between(self, end: int, until: int, lines: list[str], depth: int) -> int:
        """Write the comments up to an offset: after the last line, if they stood there. The end of the last one."""
        for comment in self._drawn(until):
            if lines and not _NEWLINE.search(self.text, end, comment.span.start):
                lines[-1] += INDENT + comment_line(comment)
            else:
                if lines and self._is_apart(end, comment.span.start):
                    lines.append("")
                lines.append(INDENT * depth + comment_line(comment))
            end = comment.span.end
        return end

    def _drawn(self, until: int) -> list[Comment]:
        """The comments before an offset that were not written yet."""
        comments, first = self.tree.comments, self.next
        while self.next < len(comments) and comments[self.next].span.start < until:
            self.next += 1
        return list(comments[first : self.next])

    def _is_apart(self, end: int, start: int) -> bool:
        return len(_NEWLINE.findall(self.text, end, start)) > 1

    def _statement(self, statement: Statement, depth: int) -> list[str]:
        groups = [v.span for argument in statement.arguments for v in argument.values if isinstance(v, Group)]
        inside: list[Comment] = []
        lines: list[str] = []
        for comment in self._drawn(statement.head.end):
            if any(group.contains(comment.span) for group in groups):
                inside.append(comment)
            else:
                lines.append(INDENT * depth + comment_line(comment))
        lines += head_lines(statement, inside, self.text, depth)
        return lines if statement.block is None else self._block(statement, statement.block, lines, depth)

    def _block(
        self, statement: Statement, block: Sequence[Statement], lines: list[str], depth: int
    ) -> list[str]:
        start, end = statement.opened + 1, statement.span.end - 1
        commented = self.next < len(self.tree.comments) and self.tree.comments[self.next].span.start < end
        if not commented and not block:
            return [*lines[:-1], lines[-1] + " {}"]
        if not commented and depth and len(block) == 1 and block[0].block is None:
            short = f"{lines[-1]} {{ {inline(block[0])} }}"
            if len(short) <= WIDTH:
                return [*lines[:-1], short]
        lines[-1] += " {"
        first = _NEWLINE.search(self.text, start, end)
        for comment in self._drawn(min(first.start() if first else end, self._first(block, end))):
            lines[-1] += INDENT + comment_line(comment)
            start = comment.span.end
        lines += self._items(block, Span(start, end), depth + 1)
        return [*lines, INDENT * depth + "}"]

    def _first(self, block: Sequence[Statement], end: int) -> int:
        return block[0].span.start if block else end
