"""What users see, whole: every format on reports made by hand, checked in and read by eye."""

from __future__ import annotations

import pytest

from policylint.reporter import Style
from policylint.reporters import policylint_reporters
from policylint.reporters.summary import summary

REPORTERS = {reporter.name: reporter for reporter in policylint_reporters()}
SUFFIXES = {
    "json": "json",
    "jsonl": "jsonl",
    "sarif": "json",
    "gitlab": "json",
    "rdjson": "json",
    "junit": "xml",
    "checkstyle": "xml",
    "markdown": "md",
    "html": "html",
}


@pytest.mark.parametrize("report", ["one", "shop", "world", "failed", "silent"])
@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_formats(name, report, reports, golden):
    suffix = SUFFIXES.get(name, "txt")
    golden(f"{report}.{name}.{suffix}", REPORTERS[name].render(reports[report], Style(width=80)))


def test_github_on_many_findings(reports, golden):
    golden("many.github.txt", REPORTERS["github"].render(reports["many"], Style()))


@pytest.mark.parametrize("report", ["none", "one", "shop", "world", "many", "failed", "silent"])
def test_summaries(report, reports, golden):
    golden(f"{report}.summary.txt", summary(reports[report], Style(width=80)))


def test_narrow_terminal(reports, golden):
    golden("world.full.narrow.txt", REPORTERS["full"].render(reports["world"], Style(width=40)))


def test_colour(reports, golden):
    style = Style(colour=True, width=80)
    golden("shop.full.colour.txt", REPORTERS["full"].render(reports["shop"], style))
    golden("shop.summary.colour.txt", summary(reports["shop"], style))
