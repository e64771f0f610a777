"""Whatever a document holds, no reporter raises, and nothing in it takes effect where the output is read."""

from __future__ import annotations

import json
import re
from collections import Counter
from unicodedata import category
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.coverage import Coverage
from policylint.diagnostics import SEVERITIES, Citation, Diagnostic, Finding, Related
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
    json_document,
    json_lines,
    junit,
    markdown,
    rdjson,
    sarif,
)
from policylint.reporters.excerpt import window
from policylint.reporters.summary import summary
from policylint.reporters.terminal import cell_width, neutral
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
    finding = Finding(draw(TEXT), draw(span), draw(TEXT), draw(TEXT), tuple(related))
    citations = draw(st.lists(st.builds(Citation, TEXT, TEXT), max_size=2))
    return Diagnostic(
        "some-rule", draw(st.sampled_from(SEVERITIES)), finding, source, tuple(citations), draw(TEXT)
    )


COVERAGE = st.builds(Coverage, st.just("sv"), st.booleans(), st.booleans(), st.just(3), st.just(1))
REPORTS = st.builds(
    Report,
    st.lists(diagnostics(), max_size=4).map(tuple),
    st.lists(st.tuples(PATH, COVERAGE), max_size=7).map(tuple),
    st.lists(st.builds(Failure, TEXT, TEXT, TEXT), max_size=2).map(tuple),
)


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
    assert len(list(suites.iter("failure"))) == len(report.diagnostics) == int(suites.get("failures"))
    assert len(list(suites.iter("error"))) == len(report.failures) == int(suites.get("errors"))
    assert len(list(suites.iter("testcase"))) == int(suites.get("tests"))


@QUICKLY
@given(REPORTS)
def test_gitlab_and_rdjson_keep_everything(report):
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
