"""The format `markdown`: tables for a pull request, or the summary of a step in GitHub Actions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from policylint.diagnostics import SEVERITIES, Diagnostic, Severity
from policylint.reporter import Report, Style
from policylint.reporters.notes import unasked_note, versions_note, withheld
from policylint.reporters.places import cited, line_of, project_path
from policylint.reporters.terminal import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@:^$=-])")


def render(report: Report, style: Style) -> str:
    """A heading with the counts, and a table for each policy with findings."""
    counts = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    told = ", ".join(_counted(counts[level], level) for level in SEVERITIES if counts[level])
    policies = len(dict.fromkeys(path for path, _ in report.coverage))
    read = f"{policies} {'policy' if policies == 1 else 'policies'} read."
    lines = ["## policylint", "", f"{told or 'No findings'}; {read}", ""]
    if report.suppressed:
        lines += [f"{len(report.suppressed)} suppressed.", ""]
    if notes := [f"- {literal(note)}." for note in _notes(report)]:
        lines += [*notes, ""]
    for path, found in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.source.path):
        lines += [
            f"### {literal(project_path(path, report))}",
            "",
            "| Line | Severity | Rule | Finding |",
        ]
        lines += ["|---:|---|---|---|", *(_row(diagnostic) for diagnostic in found), ""]
    for failure in report.failures:
        where = f"{failure.path}: " if failure.path else ""
        lines += [f"- did not run properly: {literal(f'{where}{failure.what}: {failure.message}')}"]
    return "\n".join(lines).rstrip("\n") + "\n"


def _notes(report: Report) -> Iterator[str]:
    """What was not reported, or not read, and why: to be known before the findings are."""
    for path, coverage in report.coverage:
        shown = project_path(path, report)
        if coverage.reason:
            yield f"{shown}: nothing is reported as missing: {withheld(coverage)}"
        if coverage.other_languages:
            yield f"{shown}: {versions_note(coverage)}"
    for path, one in report.unasked:
        yield f"{project_path(path, report)}: {unasked_note(one, path)}"


_MOST_BYTES = 1_000_000
"""GitHub refuses a summary of more than 1 MiB."""


def step_summary(report: Report) -> str:
    """The same for the summary of a step in GitHub Actions: cut at the end of a line where it would be too long."""
    text = render(report, Style())
    data = text.encode("utf-8", "backslashreplace")
    if len(data) <= _MOST_BYTES:
        return text
    kept = data[:_MOST_BYTES].rpartition(b"\n")[0].decode("utf-8")
    return (
        f"{kept}\n\nThe rest is not shown: a summary has room for no more. Other output formats show all.\n"
    )


def _counted(number: int, level: Severity) -> str:
    return f"{number} {level}" if number == 1 or level == "info" else f"{number} {level}s"


def literal(text: str) -> str:
    """Text in which no character is mark-up, a mention or a link."""
    return (
        _SPECIAL.sub(r"\\\1", one_line(text))
        .replace("\\&", "&amp;")
        .replace("\\<", "&lt;")
        .replace("\\@", "&#64;")
    )


def _row(diagnostic: Diagnostic) -> str:
    where = line_of(diagnostic.source, diagnostic.finding.span)
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    message = literal(diagnostic.finding.message + (f" ({laws})" if laws else ""))
    return f"| {where} | {diagnostic.severity} | {literal(diagnostic.rule)} | {message} |"
