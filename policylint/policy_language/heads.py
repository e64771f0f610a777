"""How the word and the arguments of a statement are written: on one line if it fits, else with its lists broken."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.document import Comment
from policylint.frontends.policy.lexer import quoted
from policylint.frontends.policy.statements import Argument, Group, Statement, Value
from policylint.patterns import deferred

WIDTH = 110
"""Characters that a line may have before a list is broken."""

INDENT = "  "
_NEWLINE = deferred(r"[\r\n]")


def comment_line(comment: Comment) -> str:
    """A comment as it is written: one blank after its mark."""
    return f"# {comment.content}" if comment.content else "#"


def inline(statement: Statement) -> str:
    """The word and the arguments on one line."""
    return " ".join([statement.word.text, *(_argument(argument) for argument in statement.arguments)])


def head_lines(statement: Statement, comments: Sequence[Comment], text: str, depth: int) -> list[str]:
    """The lines of a statement up to its block; `comments` are those inside its lists."""
    short = INDENT * depth + inline(statement)
    if len(short) <= WIDTH and not comments:
        return [short]
    lines = [INDENT * depth + statement.word.text]
    for argument in statement.arguments:
        lines[-1] += " "
        for index, value in enumerate(argument.values):
            lines[-1] += ", " if index else ""
            if isinstance(value, Value):
                lines[-1] += _value(value)
            else:
                own = [comment for comment in comments if value.span.contains(comment.span)]
                lines[-1] += "["
                lines += _commented(value, own, text, depth + 1) if own else _filled(value, depth + 1)
                lines.append(INDENT * depth + "]")
    return lines


def _filled(group: Group, depth: int) -> list[str]:
    """The values of a list, as many on a line as fit."""
    lines = [INDENT * depth]
    for index, value in enumerate(group.values):
        written = _value(value) + ("," if index < len(group.values) - 1 else "")
        started = bool(lines[-1].strip())
        if started and len(lines[-1]) + 1 + len(written) > WIDTH:
            lines.append(INDENT * depth)
            started = False
        lines[-1] += f" {written}" if started else written
    return lines


def _commented(group: Group, comments: Sequence[Comment], text: str, depth: int) -> list[str]:
    """The values of a list with comments, one a line, each comment where it stood."""
    last = group.values[-1]
    lines: list[str] = []
    end = -1
    entries: list[Value | Comment] = [*group.values, *comments]
    for entry in sorted(entries, key=lambda entry: entry.span.start):
        if isinstance(entry, Value):
            lines.append(INDENT * depth + _value(entry) + ("" if entry is last else ","))
        elif end >= 0 and not _NEWLINE.search(text, end, entry.span.start):
            lines[-1] += INDENT + comment_line(entry)
        else:
            lines.append(INDENT * depth + comment_line(entry))
        end = entry.span.end
    return lines


def _argument(argument: Argument) -> str:
    return ", ".join(_value(v) if isinstance(v, Value) else _group(v) for v in argument.values)


def _group(group: Group) -> str:
    return f"[{', '.join(_value(value) for value in group.values)}]"


def _value(value: Value) -> str:
    return quoted(value.text) if value.kind == "string" else value.text
