from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.coverage import Coverage
from policylint.diagnostics import Diagnostic, Finding, Unasked
from policylint.reporter import Failure, Report, Style
from policylint.reporters.summary import summary
from policylint.source import Source, Span

READ = Coverage("en", True, True, 10, 4)


def found(path: str, severity: str) -> Diagnostic:
    return Diagnostic("some-rule", severity, Finding("m", Span(0, 0)), Source(path, ""))


def lines(report: Report) -> list[str]:
    return summary(report, Style(width=80)).splitlines()


def test_counts_by_severity_and_policies():
    report = Report(
        (found("a.md", "error"), found("a.md", "error"), found("b.md", "warning"), found("b.md", "info")),
        (("a.md", READ), ("b.md", READ), ("c.md", READ)),
    )
    assert lines(report) == [
        "Found 4 findings (2 errors, 1 warning, 1 info) in 2 of 3 policies.",
        "Recognised a disclosure in 12 of 30 sentences.",
    ]


def test_nothing_found_says_how_much_was_understood():
    assert lines(Report((), (("a.md", READ),))) == [
        "No findings in 1 policy.",
        "Recognised a disclosure in 4 of 10 sentences.",
    ]


def test_empty_policies_are_told_apart_from_understood_ones():
    assert "There was no sentence to read." in lines(
        Report((), (("a.md", Coverage("und", True, False, 0, 0)),))
    )


def test_withheld_absences_are_named_once_for_each_reason():
    foreign = Coverage("de", False, True, 5, 0)
    off_topic = Coverage("en", True, False, 5, 0)
    report = Report((), (("a.md", foreign), ("b.md", off_topic), ("c.md", foreign), ("d.md", READ)))
    text = " ".join(summary(report, Style(width=80)).split())
    assert "nothing is reported as missing in a.md, c.md: the text is in another language (de)" in text
    assert "nothing is reported as missing in b.md: neither title" in text


def test_which_version_was_judged_is_told_once():
    judged = replace(READ, other_languages=("de", "fr"))
    report = Report((), (("a.html", judged), ("b.html", judged), ("c.md", READ)))
    told = " ".join(" ".join(lines(report)[1:-1]).split())
    assert (
        told
        == "note: only the version of a.html, b.html in English is judged, not those in German and French."
    )


def test_failures_are_named():
    text = summary(Report((), (), (Failure("rule x", "boom", "a.md"), Failure("plugin y", "boom"))), Style())
    assert "error: did not run properly, so findings may be lacking: rule x (a.md), plugin y." in text


@pytest.mark.parametrize("report", ["none", "one", "shop", "world", "many", "failed", "silent"])
def test_never_judges_lawfulness(report, reports):
    text = summary(reports[report], Style()).lower()
    assert not any(word in text for word in ("complian", "violat", "illegal", "passed", "lawful"))


def test_many_policies_of_which_laws_ask_for_nothing_are_counted():
    source = Source("a.md", "# Privacy\n\nWe collect no data.\n")
    unasked = Unasked(("GDPR",), "the policy says so", source, Span(11, 30), "We collect no data.")
    paths = [f"{number}.md" for number in range(7)]
    report = Report(
        (),
        tuple((path, READ) for path in paths),
        unasked=tuple((path, replace(unasked, source=replace(source, path=path))) for path in paths),
    )
    text = " ".join(summary(report, Style(width=100)).split())
    told = "the policy says so (line 3: “We collect no data.”), so it was not held against GDPR. Whether that"
    assert f"note: 4.md: {told} statement is true, no text shows." in text
    assert "5.md" not in text
    assert "note: 2 more policies were not held against some laws" in text
    assert text.startswith("No findings in 7 policies. note: 0.md: the policy says so")
