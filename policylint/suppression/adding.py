"""`--add-ignore`: comments written into documents, one for each place where something was found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from policylint.diagnostics import Diagnostic, Edit
from policylint.document import Document, Paragraph, Table, blocks_within
from policylint.fixes import apply
from policylint.patterns import deferred
from policylint.rule import RuleInfo
from policylint.source import Source, Span
from policylint.suppression.comments import read_comments
from policylint.suppression.scopes import scopes

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
    read: Callable[[str], Document],
) -> tuple[Edit, ...]:
    """The edits that add suppressions for all diagnostics of a document.

    What is missing is suppressed for the whole file, at its top; the rest at the end of its own line, in HTML of its own block;
    but for the whole file, too, where a comment would be none (in a script, say). `read` gives the document of a text, to
    see that. Raises ValueError if no comment is heeded anywhere.
    """
    found = tuple(diagnostics)
    edits = _edits(document, found, rules, reason)
    unheeded = _unheeded(document, found, edits, read)
    if unheeded:
        edits = _edits(document, found, rules, reason, unheeded)
        if _unheeded(document, found, edits, read):
            raise ValueError("comments in it are not heeded")
    return edits


def _edits(
    document: Document,
    diagnostics: Iterable[Diagnostic],
    rules: dict[str, RuleInfo],
    reason: str,
    everywhere: Collection[str] = (),
) -> tuple[Edit, ...]:
    """The edits, with those rules suppressed `everywhere` that are named."""
    whole: dict[str, None] = {}
    by_offset: dict[int, dict[str, None]] = defaultdict(dict)
    for diagnostic in diagnostics:
        info = rules.get(diagnostic.rule)
        local = info is not None and not info.reports_absence and diagnostic.rule not in everywhere
        offset = _place(document, diagnostic.finding.span) if local else None
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
    """Where a comment for what is found at a place goes: the end of its line of text."""
    holders = [holder for holder in _holders(document) if holder.start <= span.start < max(holder.end, 1)]
    if not holders and document.format not in _HASH:
        return None
    last = min(holders, key=len).end if holders else span.start
    if document.format in _TAGGED:
        return last
    return _end_of_line(document.source, last)


def _end_of_line(source: Source, offset: int) -> int:
    text = source.text
    end = offset
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    while end > offset and text[end - 1] in " \t|":
        end -= 1
    return end


def _holders(document: Document) -> Iterator[Span]:
    for section in document.root.walk():
        if section.heading is not None:
            yield section.heading.span
        for outer in section.blocks:
            for block in blocks_within(outer):
                if isinstance(block, Paragraph):
                    yield block.span
                elif isinstance(block, Table):
                    yield from (row.span for row in block.rows)
