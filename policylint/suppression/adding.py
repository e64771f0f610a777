"""`--add-ignore`: comments written into documents, one for each place where something was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from policylint.diagnostics import Diagnostic, Edit
from policylint.document import Document, Paragraph, Table, blocks_within
from policylint.fixing.edits import apply
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.rule import RuleInfo
from policylint.source import Span
from policylint.suppression.comments import read_comments
from policylint.suppression.scopes import scopes
from policylint.templates import is_mdx
from policylint.text import Text

_Holder: TypeAlias = tuple[Span, Text | None, int]
"""What may be found fault with by itself: its span, its text, and where that ends at the latest."""

_NO_COMMENTS = frozenset({"text"})
_HASH = frozenset({"policy"})
_TAGGED = frozenset({"html"})
_DOCTYPE = deferred(r"\s*<!doctype\b[^>]*>", re.IGNORECASE)


def can_hold_comments(document: Document) -> bool:
    """Whether the document's format has comments."""
    return document.format not in _NO_COMMENTS


def ignoring(
    document: Document,
    diagnostics: Iterable[Diagnostic],
    rules: dict[str, RuleInfo],
    reason: str,
    read: Callable[[str], Document] | None = None,
) -> tuple[Edit, ...]:
    """The edits that add suppressions for all diagnostics of a document.

    What is missing is suppressed for the whole file, at its top; the rest at the end of its own block. With `read`, which gives
    the document of a text, it is looked whether that is heeded: what would not be (a comment in a script, say) is suppressed
    for the whole file. Raises ValueError if that is not heeded either.
    """
    found = tuple(diagnostics)
    edits = _edits(document, found, rules, reason)
    unheeded = _unheeded(document, found, edits, read) if read is not None else ()
    if read is None or not unheeded:
        return edits
    edits = _edits(document, found, rules, reason, unheeded)
    if _unheeded(document, found, edits, read):
        raise ValueError("comments in it are not heeded")
    return edits


def _unheeded(
    document: Document,
    diagnostics: Iterable[Diagnostic],
    edits: Sequence[Edit],
    read: Callable[[str], Document],
) -> frozenset[str]:
    """The rules of diagnostics that the comments, once they are written, do not cover."""
    after = read(apply(document.source.text, edits))
    held = scopes(after, read_comments(after)[0])
    left: set[str] = set()
    for diagnostic in diagnostics:
        span = diagnostic.finding.span
        shift = sum(len(edit.replacement) for edit in edits if edit.span.end <= span.start)
        moved = Span(span.start + shift, span.end + shift)
        if not any(scope.name == diagnostic.rule and scope.covers(moved) for scope in held):
            left.add(diagnostic.rule)
    return frozenset(left)


def _edits(
    document: Document,
    diagnostics: Iterable[Diagnostic],
    rules: dict[str, RuleInfo],
    reason: str,
    everywhere: Collection[str] = (),
) -> tuple[Edit, ...]:
    """The edits, with those rules suppressed `everywhere` that are named."""
    whole: dict[str, None] = {}
    by_place: dict[_Place, dict[str, None]] = defaultdict(dict)
    holders = list(_holders(document))
    for diagnostic in diagnostics:
        info = rules.get(diagnostic.rule)
        local = info is not None and not info.reports_absence and diagnostic.rule not in everywhere
        place = _place(document, diagnostic.finding.span, holders) if local else None
        if place is None:
            whole[diagnostic.rule] = None
        else:
            by_place[place][diagnostic.rule] = None
    edits = [
        place.edit(_comment(document, "ignore", tuple(names), reason))
        for place, names in sorted(by_place.items(), key=lambda pair: pair[0])
    ]
    if whole:
        top = _top(document)
        newline = _newline(document)
        before = newline if top and not document.source.text[:top].endswith(("\n", "\r")) else ""
        comment = _comment(document, "ignore-file", tuple(whole), reason)
        edits.insert(0, _Place(top, before, newline + newline).edit(comment))
    return tuple(edits)


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where a comment goes, and what goes with it."""

    offset: int
    before: str = " "
    after: str = ""

    def edit(self, comment: str) -> Edit:
        return Edit(Span(self.offset, self.offset), f"{self.before}{comment}{self.after}")


def _newline(document: Document) -> str:
    return "\r\n" if "\r\n" in document.source.text else "\n"


def _top(document: Document) -> int:
    """Where a comment on the whole document goes: below its metadata, in HTML below the document type."""
    if document.front_matter:
        return document.front_matter.end
    doctype = _DOCTYPE.match(document.source.text) if document.format in _TAGGED else None
    return doctype.end() if doctype else 0


def _comment(document: Document, kind: str, names: Sequence[str], reason: str) -> str:
    words = f"policylint: {kind}[{', '.join(names)}]" + (f" because {reason}" if reason else "")
    if document.format in _HASH:
        return f"# {words}"
    return f"{{/* {words} */}}" if is_mdx(document.source, None) else f"<!-- {words} -->"


def _place(document: Document, span: Span, holders: Sequence[_Holder]) -> _Place | None:
    """Where a comment for what is found at a place goes: the end of its own block's text."""
    if document.format in _HASH:
        return _beside(document, span)
    around = [one for one in holders if one[0].start <= span.start < max(one[0].end, 1)]
    if not around:
        return None
    _, text, end = min(around, key=lambda one: len(one[0]))
    return _Place(_end_of_text(document.source.text, text, end) if text is not None else end)


def _beside(document: Document, span: Span) -> _Place | None:
    """The end of the statement's line; the line above, where the line ends in a comment. None for a comment itself."""
    source = document.source
    line = bisect_right(source.line_starts, span.start) - 1
    start, end = source.line_starts[line], _end_of_line(source.text, span.start)
    there = [comment.span for comment in document.comments if start <= comment.span.start < end]
    if not there:
        return _Place(end)
    if any(comment.start <= span.start for comment in there):
        return None
    statement = source.text[start:end]
    indent = statement[: len(statement) - len(statement.lstrip())]
    return _Place(start, indent, _newline(document))


def _end_of_line(text: str, offset: int) -> int:
    """The end of the line at an offset, without white space unless the offset lies in that."""
    end = offset
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    return offset + len(text[offset:end].rstrip())


def _end_of_text(source: str, text: Text, end: int) -> int:
    """Where a text ends that may go on to an offset: on its last line, before marks that close it (`## Title ##`)."""
    if not text.runs:
        return end
    last = text.runs[-1].source.end
    line = min(_end_of_line(source, last), end)
    rest = source[last:line].rstrip()
    opened = rest.rstrip("#")
    return last + len(opened.rstrip() if opened.endswith((" ", "\t")) else rest)


def _holders(document: Document) -> Iterator[_Holder]:
    for section in document.root.walk():
        if section.heading is not None:
            yield section.heading.span, section.heading.text, section.heading.span.end
        for outer in section.blocks:
            for block in blocks_within(outer):
                if isinstance(block, Paragraph):
                    yield block.span, block.text, block.span.end
                elif isinstance(block, Table):
                    for row in block.rows:
                        yield row.span, None, row.cells[-1].span.end if row.cells else row.span.end
