"""From the text of a `.policy` file to tokens: the terminals of `grammars/policy.lark`, and what is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.document import Comment
from policylint.frontends.policy.statements import Value, ValueKind
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Span

_TOKEN = deferred(
    r"""(?P<BLANK>[ \t\f\ufeff\u00a0]+)
      | (?P<WORD>[^\W\d_][\w-]*)
      | (?P<SEP>;|\r\n|\n|\r)
      | (?P<CONTROL>"(?=[^"\r\n]*[\x00-\x08\x0b\x0c\x0e-\x1f\x7f])[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*")
      | (?P<STRING>"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*")
      | (?P<COMMENT>\#[^\r\n]*)
      | (?P<COMMA>,) | (?P<LBRACE>\{) | (?P<RBRACE>\}) | (?P<LSQB>\[) | (?P<RSQB>\])
      | (?P<DATE>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-]))
      | (?P<NUMBER>[0-9]+(?:\.[0-9]+)*(?![\w-]))
      | (?P<CURLY>[“„”][^“„”"\r\n]*[“”])
      | (?P<UNCLOSED>"(?:[^"\\\r\n{]+(?=[ \t]\{[ \t]*(?:[\r\n]|\Z))|[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*\\?))
      | (?P<GLUED>[0-9][\w.-]*)
      | (?P<STRAY>[^\s"#,{}\[\];0-9“„”]+?(?=[\s"#,{}\[\];“„”\w]|\Z)|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = deferred(r"\\(.)")
_KINDS: dict[str, ValueKind] = {"WORD": "word", "STRING": "string", "DATE": "date", "NUMBER": "number"}
ERRORS = frozenset({"CONTROL", "CURLY", "UNCLOSED", "GLUED", "STRAY"})
"""Terminals that no grammar knows: what cannot be read as any other."""


@dataclass(frozen=True, slots=True)
class Token:
    """A terminal with its place; `value` for the four that are values."""

    terminal: str
    span: Span
    value: Value | None = None


@dataclass(slots=True)
class Lexed:
    """The comments that were passed over, filled while the tokens are drawn."""

    comments: list[Comment]


def lex(text: str, lexed: Lexed) -> Iterator[Token]:
    """The tokens of a text in order, errors among them; blanks and comments are not part of them."""
    for match in _TOKEN.finditer(text):
        terminal = match.lastgroup or "STRAY"
        if terminal == "BLANK":
            continue
        span = Span(match.start(), match.end())
        kind = _KINDS.get(terminal)
        if kind is not None:
            yield Token(
                terminal, span, Value(kind, unquoted(match[0]) if kind == "string" else match[0], span)
            )
        elif terminal == "COMMENT":
            lexed.comments.append(Comment(match[0][1:].strip(), span))
        else:
            yield Token(terminal, span)


def unquoted(written: str) -> str:
    """What a string says: without its quotes, a backslash only quoting the character after it."""
    inner = written[1:-1]
    return _ESCAPE.sub(r"\1", inner) if "\\" in inner else inner


def quoted(text: str) -> str:
    """A string that says `text`, which may hold no line end."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
