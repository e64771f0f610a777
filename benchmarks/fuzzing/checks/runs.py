"""Whole runs: findings, reports, suppressions and fixes."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from fuzzing.oracles import TODAY, diagnostics, disclosures, hold
from fuzzing.reports import formats, harmless, parts, report_of, spreadsheet
from fuzzing.target import as_text
from policylint.decisions import Settings
from policylint.document import Document
from policylint.engine.choosing import choose_frontend
from policylint.engine.parsing import parse
from policylint.fixing.edits import choose, edited
from policylint.fixing.files import fix_all
from policylint.linter import Linter
from policylint.reporter import Report, Style
from policylint.reporters import disclosures as told
from policylint.reporters import tree
from policylint.reporters.matrix import Matrix
from policylint.reporters.matrix import render as matrix
from policylint.source import decode
from policylint.suppression.adding import ignoring

_GROUP = "suppression"


def _run(data: bytes, name: str) -> None:
    report = report_of(data, name)
    diagnostics(report.diagnostics)
    diagnostics([one.diagnostic for one in report.suppressed])
    formats(report)
    _shown(data, name)


def _shown(data: bytes, name: str) -> None:
    """The outline, the disclosures and the matrix, as other commands write them, of a text as the Python API takes it."""
    linter, text = Linter(frameworks=("gdpr",), today=TODAY), as_text(data)
    found = linter.disclosures(text, path=name, min_confidence="possible")
    source = decode(data, name)
    document = parse(source, choose_frontend(source, parts().frontends), None).document
    json.loads(tree.render(document, "json", Style()))
    harmless(tree.render(document, "text", Style(width=60)), "parse")
    assessment = linter.assess(text, path=name)
    disclosures(assessment.source, found)
    every = [(assessment.source, found)]
    for line in told.render(every, "jsonl", Style()).splitlines():
        json.loads(line)
    harmless(told.render(every, "text", Style(width=60)), "disclosures")
    states = Matrix((assessment,), (), TODAY)
    json.loads(matrix(states, "json", Style()))
    spreadsheet(matrix(states, "csv", Style()))
    harmless(matrix(states, "table", Style(width=60)), "coverage")
    harmless(matrix(states, "markdown", Style()), "coverage")


def docx(data: bytes) -> None:
    """A document of a word processor, which has paragraphs in place of lines."""
    report = report_of(data, "fuzz.docx")
    diagnostics(report.diagnostics)
    formats(report)


def markdown(data: bytes) -> None:
    _run(data, "fuzz.md")


def html(data: bytes) -> None:
    _run(data, "fuzz.html")


def mdx(data: bytes) -> None:
    _run(data, "fuzz.mdx")


def plain(data: bytes) -> None:
    _run(data, "fuzz.txt")


def policy(data: bytes) -> None:
    _run(data, "fuzz.policy")


def _found(report: Report) -> Counter[tuple[str, int, int, str]]:
    every = [*report.diagnostics, *(one.diagnostic for one in report.suppressed)]
    own = report.rules
    return Counter(
        (one.rule, one.finding.span.start, one.finding.span.end, one.message)
        for one in every
        if own[one.rule].group != _GROUP
    )


def suppressed(data: bytes) -> None:
    """With comments and without them the same is found; comments only part it into what is shown and what is not."""
    heeded, unheeded = report_of(data, "fuzz.md"), report_of(data, "fuzz.md", inline=False)
    hold(not unheeded.suppressed, "something is suppressed though comments are not heeded")
    hold(_found(heeded) == _found(unheeded), "comments change what is found")
    formats(heeded)


def fixed(data: bytes) -> None:
    """All fixes together: they can be applied, come to an end, and leave nothing that could be fixed."""
    data = data.decode("utf-8", "replace").encode("utf-8")
    settings = Settings(select=("ALL",), preview=True)

    def run(contents: dict[str, bytes]) -> Report:
        return report_of(contents.get("fuzz.md", data), "fuzz.md", settings)

    done = fix_all(run, unsafe=True, read=lambda _: data)  # type: ignore[arg-type]
    hold(not done.problems, f"fixes cannot be applied: {done.problems}")
    left = choose(done.report.diagnostics, unsafe=True)
    hold(not left, f"fixes come to no end: {sorted({one.rule for one in left})}")
    diagnostics(done.report.diagnostics)


def ignored(data: bytes) -> None:
    """`--add-ignore`: afterwards all that was found is suppressed."""
    data = data.decode("utf-8", "replace").replace("\x00", "").encode("utf-8")
    before = report_of(data, "fuzz.md")
    found = [one for one in before.diagnostics if before.rules[one.rule].group != _GROUP]
    if not found:
        return
    source = found[0].source
    frontend = choose_frontend(source, parts().frontends)

    def read(text: str) -> Document:
        return parse(replace(source, text=text), frontend, None).document

    edits = ignoring(read(source.text), found, before.rules, "known", read)
    after = report_of(edited(source, data, edits), "fuzz.md")
    kept = {one.rule for one in after.diagnostics} & {one.rule for one in found}
    hold(not kept, f"still found after suppressing it: {sorted(kept)}")
