"""Which part of a document a suppression is for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from policylint.document import Document, List, Table, blocks_within
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Source, Span
from policylint.suppression.comments import Directive

_MARKERS = ">-*+|0123456789.) \t"
_TAG = deferred(r"<[/!]?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Scope:
    """A rule that is suppressed by a directive in a part of the source. `index` is the name's place in it."""

    directive: Directive
    index: int
    span: Span

    @property
    def name(self) -> str:
        """The rule as the comment names it."""
        return self.directive.names[self.index].name

    def covers(self, span: Span) -> bool:
        """Whether a finding at this place is suppressed: it begins in the part."""
        return self.span.start <= span.start < self.span.end or span == self.span


def scopes(document: Document, directives: Sequence[Directive]) -> list[Scope]:
    """What the directives suppress, in their order; an `enable` that ends nothing gives an empty scope."""
    source = document.source
    whole = Span(0, len(source.text) + 1)
    places = sorted(set(_places(document)))
    found: list[Scope] = []
    for directive in directives:
        for index, named in enumerate(directive.names):
            if directive.kind == "ignore-file":
                span = whole
            elif directive.kind == "ignore":
                span = _of_ignore(document, places, directive.span)
            elif directive.kind == "disable":
                span = Span(directive.span.start, _end(directives, named.name, directive.span, whole.end))
            elif _begun(directives, named.name, directive.span):
                continue
            else:
                span = Span(directive.span.end, directive.span.end)
            found.append(Scope(directive, index, span))
    return found


def _end(directives: Sequence[Directive], name: str, span: Span, end: int) -> int:
    for other in directives:
        if other.kind == "enable" and other.span.start > span.start and _names(other, name):
            return other.span.start
    return end


def _begun(directives: Sequence[Directive], name: str, span: Span) -> bool:
    """Whether a range of this rule is open at an `enable`."""
    open_ = False
    for other in directives:
        if other.span.start >= span.start:
            break
        if other.kind in ("disable", "enable") and _names(other, name):
            open_ = other.kind == "disable"
    return open_


def _names(directive: Directive, name: str) -> bool:
    return any(named.name == name for named in directive.names)


def _of_ignore(document: Document, places: Sequence[Span], comment: Span) -> Span:
    """The next block, or, where something stands before the comment on its line, the one it stands in.

    In HTML, tags before it are nothing.
    """
    source = document.source
    line = source.line_starts[bisect_right(source.line_starts, comment.start) - 1]
    before = source.text[line : comment.start].strip()
    if not _goes_on(source, places, line):
        before = before.lstrip(_MARKERS)
    if document.format == "html":
        before = _TAG.sub("", source.text[line : comment.start]).strip()
    if before:
        inside = [place for place in places if place.start <= comment.start < place.end]
        trailing = [place for place in places if line < place.end <= comment.start]
        own = min(inside, key=len, default=None) or (trailing[-1] if trailing else None)
        return Span(own.start, max(own.end, comment.end)) if own else Span(line, comment.end)
    following = [place for place in places if place.start >= comment.end]
    if not following:
        return Span(comment.end, comment.end)
    first = following[0].start
    return max((place for place in following if place.start == first), key=len)


def _goes_on(source: Source, places: Sequence[Span], line: int) -> bool:
    """Whether a line goes on with a block that began before it, so that it begins with words, and with no list marker."""
    first = line
    while source.text[first : first + 1] in (" ", "\t", ">"):
        first += 1
    around = min((place for place in places if place.start <= first < place.end), key=len, default=None)
    return around is not None and around.start < line


def _places(document: Document) -> Iterator[Span]:
    """Headings, blocks, items and rows, with their spans."""
    for section in document.root.walk():
        if section.heading is not None:
            yield section.heading.span
        for outer in section.blocks:
            for block in blocks_within(outer):
                yield block.span
                if isinstance(block, List):
                    yield from (item.span for item in block.items)
                elif isinstance(block, Table):
                    yield from (row.span for row in block.rows)
