"""Which part of a document a suppressing comment is for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from policylint.document import Document
from policylint.frozen import dataclass
from policylint.source import Span
from policylint.suppression.comments import Directive
from policylint.suppression.places import Places


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
    """What the directives, which are in the order of the source, suppress; an `enable` that ends nothing gives an empty scope."""
    whole = Span(0, len(document.source.text) + 1)
    places = Places(document)
    ends = _ends(directives)
    begun: set[str] = set()
    found: list[Scope] = []
    for directive in directives:
        span = whole
        if directive.kind == "ignore":
            span = places.of(directive.span)
        elif directive.kind == "enable":
            span = Span(directive.span.end, directive.span.end)
        for index, named in enumerate(directive.names):
            if directive.kind == "disable":
                span = Span(
                    directive.span.start, _after(directive.span.start, ends.get(named.name, ()), whole.end)
                )
            if directive.kind != "enable" or named.name not in begun:
                found.append(Scope(directive, index, span))
        names = {named.name for named in directive.names}
        if directive.kind == "disable":
            begun |= names
        elif directive.kind == "enable":
            begun -= names
    return found


def _ends(directives: Sequence[Directive]) -> dict[str, list[int]]:
    """Where ranges of each rule end, in order."""
    ends: dict[str, list[int]] = defaultdict(list)
    for directive in directives:
        if directive.kind == "enable":
            for name in {named.name for named in directive.names}:
                ends[name].append(directive.span.start)
    return ends


def _after(start: int, ends: Sequence[int], otherwise: int) -> int:
    index = bisect_right(ends, start)
    return ends[index] if index < len(ends) else otherwise
