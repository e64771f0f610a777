"""Whatever a document holds, no reporter raises, and nothing in it takes effect where the output is read."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from unicodedata import category
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.confidence import CONFIDENCES
from policylint.coverage import Coverage
from policylint.diagnostics import (
    SEVERITIES,
    Citation,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Related,
    Suppression,
)
from policylint.disclosure import Disclosure
from policylint.reporter import Failure, Report, Style
from policylint.reporters import (
    checkstyle,
    concise,
    disclosures,
    full,
    github,
    gitlab,
    grouped,
    html,
    json_document,
    json_lines,
    junit,
    markdown,
    rdjson,
    sarif,
)
from policylint.reporters.excerpt import window
from policylint.reporters.summary import summary
from policylint.reporters.terminal import cell_width, neutral, one_line
from policylint.source import Source, Span

NASTY = st.sampled_from(
    [
        "\r\n",
        "\n",
        "\r",
        "\t",
        "\x1b[2J",
        "\x9b",
        "::error::",
        "##[",
        "\u202e",
        "\u2028",
        "日本",
        "👩‍👩",
        "e\u0301",
        "%0A",
        "{0}",
        "](",
        "]]>",
        "-->",
        "<script>alert(1)</script>",
        "</table></article>",
        '" onload="x',
        "&#60;b&#62;",
        "{{ 7 * 7 }}",
        "{% include 'x' %}",
        "=HYPERLINK(1)",
        "javascript:x",
        "https://a.example/?q=1",
    ]
)
TEXT = st.lists(st.text(max_size=12) | NASTY, max_size=12).map("".join)
PATH = TEXT.filter(lambda path: bool(path) and "\0" not in path)
STYLES = st.builds(Style, st.booleans(), st.integers(1, 130))
QUICKLY = settings(max_examples=40, deadline=None)
ANSI = re.compile(r"\x1b\[[0-9;]+m")


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start, end = sorted(draw(st.tuples(*[st.integers(0, length + 3)] * 2)))
    return Span(start, end)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    source = Source(draw(PATH), draw(TEXT))
    span = spans(len(source.text))
    related = draw(st.lists(st.builds(Related, TEXT, span), max_size=2))
    edits = st.lists(st.builds(Edit, span, TEXT), max_size=2).map(tuple)
    fix = draw(st.none() | st.builds(Fix, TEXT, edits, st.sampled_from(["safe", "unsafe", "display"])))
    finding = Finding(draw(TEXT), draw(span), draw(TEXT), draw(TEXT), tuple(related), fix)
    citations = draw(st.lists(st.builds(Citation, TEXT, TEXT, TEXT, TEXT), max_size=2))
    severity, sure = draw(st.sampled_from(SEVERITIES)), draw(st.sampled_from(CONFIDENCES))
    return Diagnostic("some-rule", severity, finding, source, tuple(citations), draw(TEXT), sure)


COVERAGE = st.builds(Coverage, st.just("sv"), st.booleans(), st.booleans(), st.just(3), st.just(1))
REPORTS = st.builds(
    Report,
    st.lists(diagnostics(), max_size=4).map(tuple),
    st.lists(st.tuples(PATH, COVERAGE), max_size=7).map(tuple),
    st.lists(st.builds(Failure, TEXT, TEXT, TEXT), max_size=2).map(tuple),
)
KINDS = st.sampled_from(["inline", "sidecar", "baseline", "revision"])
SUPPRESSED = st.lists(st.builds(Suppression, diagnostics(), KINDS, TEXT), min_size=1, max_size=2)


def harmless(text: str) -> bool:
    plain = ANSI.sub("", text)
    commands = any(line.lstrip().startswith("::") for line in plain.splitlines()) or "##[" in plain
    return not commands and all(
        character == "\n" or category(character) not in ("Cc", "Cs", "Zl", "Zp") for character in plain
    )


@QUICKLY
@given(REPORTS, STYLES)
def test_terminal_formats_hold_nothing_that_acts(report, style):
    for text in (
        full.render(report, style),
        concise.render(report, style),
        grouped.render(report, style),
        markdown.render(report, style),
        summary(report, style),
    ):
        assert harmless(text)
        assert style.colour or "\x1b" not in text


@QUICKLY
@given(REPORTS, STYLES)
def test_concise_is_one_line_each(report, style):
    assert concise.render(report, style).count("\n") == len(report.diagnostics)


@QUICKLY
@given(REPORTS)
def test_github_holds_only_its_own_commands(report):
    lines = github.render(report, Style()).splitlines()
    withheld = sum(bool(coverage.reason) for _, coverage in report.coverage)
    assert len(lines) == len(report.diagnostics) + len(report.failures) + withheld
    for line in lines:
        assert re.match(r"::(error|warning|notice) [^:\x00-\x1f]+::", line)
        assert harmless(line.removeprefix("::"))


@QUICKLY
@given(REPORTS)
def test_json_formats_parse_and_keep_everything(report):
    assert "##[" not in json_document.render(report, Style())
    document = json.loads(json_document.render(report, Style()))
    lines = [json.loads(line) for line in json_lines.render(report, Style()).split("\n")[:-1]]
    assert document["diagnostics"] == lines
    assert [line["message"] for line in lines] == [one.finding.message for one in report.diagnostics]
    assert len(document.get("failures", ())) == len(report.failures)


@QUICKLY
@given(REPORTS)
def test_xml_formats_parse_and_keep_everything(report):
    for text in (checkstyle.render(report, Style()), junit.render(report, Style())):
        assert harmless(text)
        ElementTree.fromstring(text.encode("utf-8"))
    errors = ElementTree.fromstring(checkstyle.render(report, Style()).encode()).iter("error")
    assert len(list(errors)) == len(report.diagnostics)
    suites = ElementTree.fromstring(junit.render(report, Style()).encode())
    failing = [one for one in report.diagnostics if one.severity != "info"]
    assert len(list(suites.iter("failure"))) == len(failing) == int(suites.get("failures"))
    assert len(list(suites.iter("skipped"))) == len(report.diagnostics) - len(failing)
    assert len(list(suites.iter("error"))) == len(report.failures) == int(suites.get("errors"))
    assert len(list(suites.iter("testcase"))) == int(suites.get("tests"))


@QUICKLY
@given(REPORTS)
def test_gitlab_and_rdjson_keep_everything(report):
    by_path = sorted(report.diagnostics, key=lambda one: one.source.path)  # as runs give them
    report = replace(report, diagnostics=tuple(by_path))
    issues = json.loads(gitlab.render(report, Style()))
    told = [one["description"] for one in issues]
    assert len(told) == len(report.diagnostics)
    assert all(
        text.startswith(one.finding.message) for text, one in zip(told, report.diagnostics, strict=True)
    )
    assert not [
        print_ for print_, count in Counter(one["fingerprint"] for one in issues).items() if count > 1
    ]
    assert all(one["location"]["lines"]["begin"] >= 1 for one in issues)
    ranges = [one["location"]["range"] for one in json.loads(rdjson.render(report, Style()))["diagnostics"]]
    for span, diagnostic in zip(ranges, report.diagnostics, strict=True):
        line = diagnostic.source.line(span["start"]["line"]).encode("utf-8", "replace")
        assert 1 <= span["start"]["column"] <= len(line) + 3


@QUICKLY
@given(REPORTS)
def test_sarif_keeps_every_result_in_order(report):
    run = json.loads(sarif.render(report, Style()))["runs"][0]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [result["ruleId"] for result in run["results"]] == [one.rule for one in report.diagnostics]
    for region in regions:
        assert region["startLine"] >= 1
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


class Page(HTMLParser):
    """Reads a page as a browser does, as far as that may matter: elements, attributes, text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.titles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert name not in ("style", "src", "srcdoc")
            assert not name.startswith("on")
            if name == "href":
                self.links.append(value or "")
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "h3":
            self.titles.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["h3"]:
            self.titles[-1] += data


@QUICKLY
@given(REPORTS, SUPPRESSED)
def test_html_holds_only_its_own_mark_up_and_keeps_everything(report, suppressed):
    report = replace(report, suppressed=tuple(suppressed), show_suppressed=True)
    text = html.render(report, Style())
    assert all(character == "\n" or category(character) not in ("Cc", "Cs", "Zl", "Zp") for character in text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    assert not page.tags & {"script", "img", "iframe", "link", "object", "embed", "form", "base", "svg"}
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    told = [one.finding.message for one in report.diagnostics]
    assert Counter(page.titles) == Counter(
        map(one_line, [*told, *(s.diagnostic.finding.message for s in suppressed)])
    )


@QUICKLY
@given(REPORTS, SUPPRESSED)
def test_what_is_suppressed_is_marked_as_such(report, suppressed):
    report = replace(report, suppressed=tuple(suppressed), show_suppressed=True)
    results = json.loads(sarif.render(report, Style()))["runs"][0]["results"]
    assert ["suppressions" in one for one in results] == [False] * len(report.diagnostics) + [True] * len(
        suppressed
    )
    assert len(json.loads(json_document.render(report, Style()))["suppressed"]) == len(suppressed)


@QUICKLY
@given(st.lists(st.tuples(PATH, TEXT, TEXT), max_size=4), STYLES, st.booleans())
def test_disclosures(entries, style, explain):
    found = [
        (
            Source(path, text),
            (Disclosure("topic", "stated", (Span(0, len(text)),), evidence, focus=Span(0, 1)),),
        )
        for path, text, evidence in entries
    ]
    assert harmless(disclosures.render(found, "text", style, explain=explain))
    lines = disclosures.render(found, "jsonl", style, explain=explain).split("\n")[:-1]
    assert [json.loads(line)["text"] for line in lines] == [evidence for _, _, evidence in entries]


@QUICKLY
@given(TEXT.map(lambda text: "".join(text.splitlines())), st.data(), st.integers(24, 60))
def test_windows_fit_and_carets_stay_under_the_span(text, data, room):
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    view = window(text, start, end, room)
    assert cell_width(view.text) <= room
    assert 0 <= view.indent <= room
    if cell_width(text) <= room:
        assert view.text == neutral(text)
        assert view.indent == cell_width(text[:start])
