"""What must hold of sources, documents and what is found in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from policylint.diagnostics import Diagnostic
from policylint.disclosure import Disclosure
from policylint.frontend import Frontend, Parsed
from policylint.reading.order import passages
from policylint.source import Source, Span
from policylint.suppression.comments import read_comments
from policylint.suppression.scopes import scopes
from policylint.testing import assert_document

TODAY = date(2026, 11, 27)


class BrokenPromiseError(AssertionError):
    """Something that policylint promises does not hold for an input."""


def hold(holds: bool, message: str) -> None:
    """Raise BrokenPromiseError unless it holds."""
    if not holds:
        raise BrokenPromiseError(message)


def positions(source: Source) -> None:
    """Every offset has a line and a column that lead back to it, in order, and lines are those of the text."""
    length = len(source.text)
    for offset in {0, length, *range(0, length, max(length // 200, 1)), *source.line_starts[:200]}:
        place = source.position(offset)
        hold(source.offset(place) == offset, f"offset {offset} is {place}, which is another offset")
        hold(place.line == bisect_right(source.line_starts, offset), "the line is not that of the offset")
    for number in range(1, min(source.line_count, 200) + 1):
        hold(not set(source.line(number)) & set("\r\n"), f"line {number} holds a line end")
    within(source, source.undecodable)


def within(source: Source, spans: Iterable[Span]) -> None:
    """All spans lie in the source."""
    for span in spans:
        hold(0 <= span.start <= span.end <= len(source.text), f"{span} lies outside the source")


def parsed(frontend: Frontend, source: Source) -> Parsed:
    """What a front end makes of a source, sound, the same twice, with passages and suppressions in their places."""
    hold(frontend.recognises(source) in (True, False), "recognises says neither yes nor no")
    found = frontend.parse(source)
    assert_document(found.document)
    hold(frontend.parse(source) == found, "the same text gives two documents")
    units = passages(found.document)
    within(source, (passage.span for passage in units))
    for one in units:
        hold(bool(one.own_text.strip()), "a passage without words")
    disclosures(source, found.declared)
    directives, malformed = read_comments(found.document)
    within(source, [*(one.span for one in directives), *(one.span for one in malformed)])
    within(source, (named.span for one in directives for named in one.names))
    for directive in directives:
        for named in directive.names:
            hold(source.slice(named.span) == named.name, "a suppressed rule is named elsewhere")
    within(Source("", source.text + "."), (scope.span for scope in scopes(found.document, directives)))
    return found


def disclosures(source: Source, found: Iterable[Disclosure]) -> None:
    """All evidence, attributes and foci lie in the source."""
    for one in found:
        hold(bool(one.spans), f"{one.topic} has no evidence")
        within(source, [*one.spans, *(attribute.span for attribute in one.attributes)])
        within(source, [one.focus] if one.focus is not None else [])
        hold(all(attribute.value for attribute in one.attributes), f"{one.topic} names nothing")


def diagnostics(found: Sequence[Diagnostic]) -> None:
    """Diagnostics are sorted, in their sources, and told; so are the places and edits that belong to them."""
    keys = [one.sort_key for one in found]
    hold(keys == sorted(keys), "diagnostics are not sorted")
    for one in found:
        finding, source = one.finding, one.source
        within(source, [finding.span, *(edit.span for edit in (finding.fix.edits if finding.fix else ()))])
        for related in finding.related:
            within(related.source or source, [related.span])
        hold(bool(finding.message.strip()), f"{one.rule} says nothing")
        hold("\n" not in finding.message, f"{one.rule} says it on several lines")
        hold(bool(one.fingerprint), f"{one.rule} has no fingerprint")
        start, end = source.position(finding.span.start), source.position(finding.span.end)
        hold(start <= end, f"{one.rule} ends before it begins")
