"""`--add-ignore`: comments written into documents, one for each place where something was found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from policylint.diagnostics import Diagnostic, Edit
from policylint.document import Document, Paragraph, Table, blocks_within
from policylint.patterns import deferred
from policylint.rule import RuleInfo
from policylint.source import Span
from policylint.text import Text

_NO_COMMENTS = frozenset({"text"})
_HASH = frozenset({"policy"})
_TAGGED = frozenset({"html"})
_DOCTYPE = deferred(r"\s*<!doctype\b[^>]*>", re.IGNORECASE)
_CLOSING = deferred(r"[ \t]+#+$")


def can_hold_comments(document: Document) -> bool:
    """Whether the document's format has comments."""
    return document.format not in _NO_COMMENTS


def ignoring(
    document: Document, diagnostics: Iterable[Diagnostic], rules: dict[str, RuleInfo], reason: str
) -> tuple[Edit, ...]:
    """The edits that add suppressions for all diagnostics of a document.

    What is missing is suppressed for the whole file, at its top; the rest at the end of its own block.
    """
    whole: dict[str, None] = {}
    by_offset: dict[int, dict[str, None]] = defaultdict(dict)
    for diagnostic in diagnostics:
        info = rules.get(diagnostic.rule)
        offset = None if info is None or info.reports_absence else _place(document, diagnostic.finding.span)
        if offset is None:
            whole[diagnostic.rule] = None
        else:
            by_offset[offset][diagnostic.rule] = None
    edits = [
        Edit(Span(offset, offset), " " + _comment(document, "ignore", tuple(names), reason))
        for offset, names in sorted(by_offset.items())
    ]
    if whole:
        top = _top(document)
        newline = "\r\n" if "\r\n" in document.source.text else "\n"
        before = newline if top and not document.source.text[:top].endswith(("\n", "\r")) else ""
        comment = _comment(document, "ignore-file", tuple(whole), reason)
        edits.insert(0, Edit(Span(top, top), f"{before}{comment}{newline}{newline}"))
    return tuple(edits)


def _top(document: Document) -> int:
    """Where a comment on the whole document goes: below its metadata, in HTML below the document type."""
    if document.front_matter:
        return document.front_matter.end
    doctype = _DOCTYPE.match(document.source.text) if document.format in _TAGGED else None
    return doctype.end() if doctype else 0


def _comment(document: Document, kind: str, names: Sequence[str], reason: str) -> str:
    words = f"policylint: {kind}[{', '.join(names)}]" + (f" because {reason}" if reason else "")
    return f"# {words}" if document.format in _HASH else f"<!-- {words} -->"


def _place(document: Document, span: Span) -> int | None:
    """Where a comment for what is found at a place goes: the end of its own block's text."""
    holders = [
        (holder, end) for holder, end in _holders(document) if holder.start <= span.start < max(holder.end, 1)
    ]
    if document.format in _HASH:
        last = min(holders, key=lambda pair: len(pair[0]))[0].end if holders else span.start
        return _end_of_line(document.source.text, last)
    return min(holders, key=lambda pair: len(pair[0]))[1] if holders else None


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
    return last + len(_CLOSING.sub("", source[last:line].rstrip()))


def _holders(document: Document) -> Iterator[tuple[Span, int]]:
    """What may be found fault with by itself, and where a comment on it goes."""
    text = document.source.text
    for section in document.root.walk():
        if section.heading is not None:
            heading = section.heading
            yield heading.span, _end_of_text(text, heading.text, len(text))
        for outer in section.blocks:
            for block in blocks_within(outer):
                if isinstance(block, Paragraph):
                    yield block.span, _end_of_text(text, block.text, block.span.end)
                elif isinstance(block, Table):
                    for row in block.rows:
                        yield row.span, row.cells[-1].span.end if row.cells else row.span.end
