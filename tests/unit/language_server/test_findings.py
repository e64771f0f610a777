from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from policylint.diagnostics import Citation, Diagnostic, Finding, Related
from policylint.language_server.findings import at, shown, told
from policylint.language_server.workspace import Places
from policylint.rule import Documentation, RuleInfo
from policylint.source import Source, Span

TEXT = "We keep 🌲 it.\r\nWe keep it *not*.\n"
SOURCE = Source("privacy.md", TEXT)
URI = "file:///privacy.md"
DOCUMENTATION = Documentation("What.", "Why it matters.", (), (), "", ("a book", "https://example.com/page"))
RULE = RuleInfo("contradiction", "contradiction", "It contradicts itself.", DOCUMENTATION)


def finding(*related: Related, help: str = "Say one.") -> Finding:
    return Finding(
        "two things are said", Span(TEXT.index("it"), TEXT.index("it") + 2), help=help, related=related
    )


def diagnostic(made: Finding, *citations: Citation, rule: str = "contradiction") -> Diagnostic:
    return Diagnostic(rule, "warning", made, SOURCE, citations, "f1")


def test_a_diagnostic_says_what_by_which_law_and_the_cure() -> None:
    law = Citation("GDPR", "Art. 5", "https://example.com/law"), Citation("CCPA", "1798")
    made = shown(diagnostic(finding(), *law), Places(TEXT), URI, RULE)
    assert made.message == "two things are said (GDPR Art. 5; CCPA 1798)\nSay one."
    assert made.range == types.Range(types.Position(0, 11), types.Position(0, 13))
    assert (made.severity, made.code, made.source) == (2, "contradiction", "policylint")
    assert made.code_description == types.CodeDescription("https://example.com/law")
    assert (made.data, made.tags, made.related_information) == ("f1", None, None)


def test_without_a_law_a_diagnostic_leads_to_where_its_rule_comes_from() -> None:
    made = shown(diagnostic(finding(help="")), Places(TEXT), URI, RULE)
    assert made.message == "two things are said"
    assert made.code_description == types.CodeDescription("https://example.com/page")
    assert shown(diagnostic(finding()), Places(TEXT), URI).code_description is None


def test_what_can_go_is_faded() -> None:
    made = shown(diagnostic(finding(), rule="unused-suppression"), Places(TEXT), URI)
    assert made.tags == [types.DiagnosticTag.Unnecessary]


def test_the_other_place_may_be_in_another_file() -> None:
    other = Source("rights.md", "🌲\n\nthere")
    here, there = Related("here", Span(0, 2)), Related("there", Span(3, 8), other)
    made = shown(diagnostic(finding(here, there)), Places(TEXT, types.PositionEncodingKind.Utf8), URI)
    assert made.related_information is not None
    first, second = made.related_information
    assert (first.location.uri, first.message) == (URI, "here")
    assert second.location.uri == Path("rights.md").absolute().as_uri()
    assert second.location.range == types.Range(types.Position(2, 0), types.Position(2, 5))


def test_what_touches_a_stretch() -> None:
    found = [diagnostic(finding())]
    start, end = found[0].finding.span.start, found[0].finding.span.end
    assert at(found, Span(end, end)) == at(found, Span(0, start)) == found
    assert at(found, Span(0, start - 1)) == at(found, Span(end + 1, end + 1)) == []


def test_what_is_told_of_a_finding_is_no_mark_up_of_the_text() -> None:
    evil = Finding("the *words* [x](http://evil) <b>", Span(0, 1))
    law = Citation("GDPR", "Art. 5", "https://example.com/law")
    hover = told([diagnostic(evil, law)], {"contradiction": RULE}, ())
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.value == (
        "**contradiction** (warning): the \\*words\\* \\[x\\](http://evil) &lt;b>\n\n"
        "Asked for by GDPR Art. 5 <https://example.com/law>\n\nWhy it matters.\n\n`policylint rule contradiction` tells more."
    )
    assert told([], {}, ()) is None
