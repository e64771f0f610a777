"""Choices within a single expression of a template: `{cond ? "sell" : "do not sell"}`, `{{ "not" if strict else "" }}`.

Such an expression is taken for several that put nothing out, with the texts between them: an opening, perhaps one between two texts, and a
closing, as the tags of a choice stand around its branches.
"""

from __future__ import annotations

from collections.abc import Iterator

from policylint.patterns import deferred
from policylint.source import Span

_FIRST, _SECOND, _THIRD, _FOURTH = (
    rf"(?:\"(?P<{name}>[^\"{{}}<>\n]{{0,300}})\"|'(?P<{name}_>[^'{{}}<>\n]{{0,300}})')"
    for name in ("yes", "no", "then", "otherwise")
)
_CHOICE = deferred(
    r"(?:\{\{?[-~]?|<%[-=]?=?|<\?(?:=|php\s{1,3}echo\b))\s{0,3}(?:"
    rf"(?:[^?&{{}}]|\?\.|&(?!&)){{1,200}}?\s{{0,3}}(?:\?\s{{0,3}}{_FIRST}\s{{0,3}}:\s{{0,3}}{_SECOND}|&&\s{{0,3}}(?:{_FIRST.replace('yes', 'only')}))"
    rf"|{_THIRD}\s{{1,3}}if\s(?:[^{{}}]{{1,200}}?\selse\s{{1,3}}{_FOURTH}|[^{{}}\"]{{1,200}}?)"
    r")\s{0,3};?\s{0,3}[-~]?(?:\}?\}|%>|\?>)"
)


def parts(text: str, span: Span) -> Iterator[Span]:
    """The expressions that an expression is taken for; none if it is no choice between texts."""
    found = _CHOICE.fullmatch(text, span.start, span.end)
    if found is None:
        return
    begin = span.start
    texts = sorted(found.span(name) for name, said in found.groupdict().items() if said is not None)
    for start, end in texts:
        yield Span(begin, start)
        begin = end
    yield Span(begin, span.end)
