"""`--add-ignore`: comments written into documents, one for each place where something was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate

from policylint.diagnostics import Diagnostic, Edit
from policylint.document import Document
from policylint.fixing.edits import apply
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.rule import RuleInfo
from policylint.source import Span
from policylint.suppression.comments import read_comments
from policylint.suppression.covering import Covering
from policylint.suppression.holders import Holders, end_of_line
from policylint.suppression.scopes import scopes
from policylint.templating.templates import is_mdx

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
    if read is None:
        return edits
    unheeded = _unheeded(document, found, edits, read)
    if not unheeded:
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
    by_name: dict[str, list[Span]] = defaultdict(list)
    for scope in scopes(after, read_comments(after)[0]):
        by_name[scope.name].append(scope.span)
    held = {name: Covering(spans) for name, spans in by_name.items()}
    inserted = sorted(edits, key=lambda edit: edit.span.end)
    ends = [edit.span.end for edit in inserted]
    shifts = list(accumulate((len(edit.replacement) for edit in inserted), initial=0))
    left: set[str] = set()
    for diagnostic in diagnostics:
        span = diagnostic.finding.span
        shift = shifts[bisect_right(ends, span.start)]
        moved = Span(span.start + shift, span.end + shift)
        if diagnostic.rule not in held or held[diagnostic.rule].of(moved) is None:
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
    holders = Holders(document)
    for diagnostic in diagnostics:
        info = rules.get(diagnostic.rule)
        local = info is not None and not info.reports_absence and diagnostic.rule not in everywhere
        place = _place(document, diagnostic.finding.span, holders) if local else None
        if place is None:
            whole[diagnostic.rule] = None
        else:
            by_place[place][diagnostic.rule] = None
    edits = [
        place.edit(_comment(document, "ignore", tuple(by_place[place]), reason)) for place in sorted(by_place)
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


def _place(document: Document, span: Span, holders: Holders) -> _Place | None:
    """Where a comment for what is found at a place goes: the end of its own block's text; none in front matter, which has its own grammar."""
    if document.format in _HASH:
        return _beside(document, span, holders)
    if document.front_matter is not None and document.front_matter.contains(span):
        return None
    end = holders.end_around(span.start)
    return None if end is None else _Place(end)


def _beside(document: Document, span: Span, holders: Holders) -> _Place | None:
    """The end of the statement's line; the line above, where the line ends in a comment. None for a comment itself."""
    source = document.source
    start = source.line_starts[bisect_right(source.line_starts, span.start) - 1]
    end = end_of_line(source.text, span.start)
    there = holders.comments_between(start, end)
    if not there:
        return _Place(end)
    if any(comment <= span.start for comment in there):
        return None
    statement = source.text[start:end]
    indent = statement[: len(statement) - len(statement.lstrip())]
    return _Place(start, indent, _newline(document))
