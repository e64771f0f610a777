from __future__ import annotations

from policylint.diagnostics import Diagnostic, Finding
from policylint.reporter import Report, Style
from policylint.reporters.github import render
from policylint.reporters.markdown import step_summary
from policylint.source import Source, Span


def one(path: str, message: str, severity: str = "warning", text: str = "text", end: int = 4) -> Diagnostic:
    return Diagnostic("some-rule", severity, Finding(message, Span(0, end)), Source(path, text))


def output(*diagnostics: Diagnostic, root: str = "") -> list[str]:
    return render(Report(diagnostics, root=root), Style()).splitlines()


def test_properties_and_data_are_escaped():
    assert output(one("a,b:c%.md", "50%, really: yes")) == [
        "::warning file=a%2Cb%3Ac%25.md,line=1,col=1,endLine=1,endColumn=5,title=policylint some-rule"
        "::50%25, really: yes"
    ]


def test_errors_come_first_and_order_is_kept_within_a_level():
    lines = output(one("a.md", "1", "info"), one("b.md", "2"), one("c.md", "3", "error"), one("d.md", "4"))
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::warning", "::notice"]
    assert [line[-1] for line in lines] == ["3", "2", "4", "1"]


def test_ten_of_a_level_and_a_count_of_the_rest():
    lines = output(*[one("a.md", str(number)) for number in range(12)], one("b.md", "last", "info"))
    assert len([line for line in lines if line.startswith("::warning")]) == 10
    assert lines[-1] == "policylint: 2 more warnings not shown; other output formats show all."


def test_columns_only_on_one_line():
    assert ",line=1,endLine=2,title=" in output(one("a.md", "m", text="ab\ncd", end=5))[0]


def test_paths_below_the_root_are_relative():
    assert output(one("/repo/docs/a.md", "m"), root="/repo")[0].startswith("::warning file=docs/a.md,")
    assert output(one("/other/a.md", "m"), root="/repo")[0].startswith("::warning file=/other/a.md,")


def test_a_summary_that_is_too_long_for_github_is_cut_at_a_line():
    short, long = (Report(tuple(one("a.md", "ü" * 100) for _ in range(count))) for count in (3, 6_000))
    assert step_summary(short).endswith("|\n")
    text = step_summary(long)
    assert 990_000 < len(text.encode()) < 2**20
    assert text.splitlines()[-3].endswith("ü |")
    assert text.endswith("Other output formats show all.\n")
