"""Comments that suppress findings: what they say, and what they are wrong about.

    policylint: ignore[retention-missing, stale-date] until=2027-01-01 owner=legal because the shop closes

The same in every format that has comments: `<!-- … -->` in Markdown and HTML, `{/* … */}` in MDX, after
`#` in a policy of our language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from policylint.document import Comment, Document
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Span

Kind: TypeAlias = Literal["ignore", "disable", "enable", "ignore-file"]
KINDS: tuple[Kind, ...] = ("ignore", "disable", "enable", "ignore-file")
MOST_NAMES = 1000
"""More than there are rules: what one comment names is told one by one."""

_CALL = deferred(r"policylint\s*:\s*", re.IGNORECASE)
_NEARLY = deferred(
    r"policylint[\s,.-]+(?:(?:ignore|disable|enable)(?:-file)?)\s*(?:\[|[a-z]+(?:-[a-z]+)+\s*(?:,|$))",
    re.IGNORECASE,
)
"""What lacks nothing but the colon: a word of ours, and a rule or a bracket."""
_BARE = deferred(r"\s+([a-z]+(?:-[a-z]+)+(?:\s*,\s*[a-z]+(?:-[a-z]+)+)*)\s*(?=$|because\b|until=|owner=)")
"""Rules without their brackets."""
_WORD = deferred(r"[\w-]*")
_NAMES = deferred(r"\s*\[([^\]\n]*)\]")
_NAME = deferred(r"[^\s,]+")
_OPTION = deferred(r"\s*(until|owner)=(\S*)")
_LATE = deferred(r"(?<!\S)([A-Za-z]\w*)=\S")
_BECAUSE = deferred(r"(?:because\b|[:–—-]+)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A rule that a comment names, and where."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that suppresses. `span` is the whole comment; `until` is the last day on which it holds."""

    kind: Kind
    names: tuple[Named, ...]
    span: Span
    reason: str = ""
    until: date | None = None
    owner: str = ""

    def expired(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Malformed:
    """A comment that is meant to suppress but cannot be understood: where, why, and what to write."""

    span: Span
    message: str
    help: str


def read_comments(document: Document) -> tuple[tuple[Directive, ...], tuple[Malformed, ...]]:
    """All comments of a document that speak to policylint, in the order of the source."""
    found = [read for comment in document.comments for read in _read(document, comment)]
    directives = tuple(one for one in found if isinstance(one, Directive))
    return directives, tuple(one for one in found if isinstance(one, Malformed))


def _read(document: Document, comment: Comment) -> Iterator[Directive | Malformed]:
    if not comment.content.lstrip().lower().startswith("policylint"):
        return
    raw = document.source.slice(comment.span)
    match = _CALL.search(raw)
    if match is not None:
        end = raw.rfind("--") if raw.endswith(("-->", "--!>")) else len(raw.removesuffix("*/}"))
        yield _Reader(raw[:end], comment.span).read(match.end())
    elif _NEARLY.match(comment.content.strip()):
        yield Malformed(comment.span, "no colon follows policylint", "Write policylint: ignore[RULE].")


class _Reader:
    def __init__(self, raw: str, span: Span) -> None:
        self._raw = raw
        self._span = span

    def read(self, position: int) -> Directive | Malformed:
        from difflib import get_close_matches

        kind = _WORD.match(self._raw, position)[0]  # type: ignore[index]
        if kind not in KINDS:
            close = get_close_matches(kind, KINDS)
            hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(KINDS)}"
            return self._wrong(
                f"{kind!r} is nothing that a comment can ask for" if kind else "asks nothing", hint
            )
        position += len(kind)
        listed = _NAMES.match(self._raw, position)
        if listed is None:
            bare = _BARE.match(self._raw, position)
            rules = ", ".join(bare[1].replace(",", " ").split()) if bare else "RULE"
            return self._wrong(f"{kind} names no rule", f"write {kind}[{rules}]")
        names = tuple(
            Named(one[0], self._at(one.start(), one.end()))
            for one in _NAME.finditer(self._raw, listed.start(1), listed.end(1))
        )
        if not names:
            return self._wrong(f"{kind}[] names no rule", f"write {kind}[RULE]")
        if len(names) > MOST_NAMES:
            return self._wrong(f"{kind} names more than {MOST_NAMES} rules", "name those that are meant")
        return self._options(kind, names, listed.end())

    def _options(self, kind: Kind, names: tuple[Named, ...], position: int) -> Directive | Malformed:
        until, owner = None, ""
        while option := _OPTION.match(self._raw, position):
            position = option.end()
            if option[1] == "owner":
                owner = option[2]
                continue
            try:
                until = date.fromisoformat(option[2])
            except ValueError:
                return self._wrong(f"{option[2]!r} is not a date", "write until=YYYY-MM-DD")
        rest = self._raw[position:].strip()
        for late in _LATE.finditer(rest):
            from difflib import get_close_matches

            if close := get_close_matches(late[1].lower(), ("until", "owner")):
                hint = "write it before the reason" if late[1] == close[0] else f"did you mean {close[0]}?"
                return self._wrong(f"{late[1]}= is not heeded here", hint)
        reason = rest[_BECAUSE.match(rest).end() :]  # type: ignore[union-attr]
        return Directive(kind, names, self._span, " ".join(reason.split()), until, owner)

    def _at(self, start: int, end: int) -> Span:
        return Span(self._span.start + start, self._span.start + end)

    def _wrong(self, message: str, hint: str) -> Malformed:
        return Malformed(
            self._span, message, f"{hint[0].upper()}{hint[1:]}{'' if hint.endswith('?') else '.'}"
        )
