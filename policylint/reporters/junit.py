"""The format `junit`: each policy a suite, each finding a case. Those of severity info are skipped cases, for services fail builds by the others.

Services tell cases that failed from such that were skipped, and know no severities. A policy in which nothing failed passes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from policylint.diagnostics import Diagnostic
from policylint.reporter import Failure, Report, Style
from policylint.reporters.places import cited, message_at, place, project_path
from policylint.reporters.xml_text import attributes, content


def render(report: Report, style: Style) -> str:
    """One document."""
    by_path: dict[str, list[Diagnostic]] = {path: [] for path in report.read}
    for diagnostic in report.diagnostics:
        by_path.setdefault(diagnostic.source.path, []).append(diagnostic)
    failed: dict[str, list[Failure]] = defaultdict(list)
    for failure in report.failures:
        failed[failure.path].append(failure)
    totals = attributes(
        name="policylint",
        tests=sum(len(found) + _passes(found) for found in by_path.values()) + len(report.failures),
        failures=sum(map(_fails, report.diagnostics)),
        errors=len(report.failures),
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{totals}>"]
    for path in dict.fromkeys([*by_path, *failed]):
        name = project_path(path, report) if path else "policylint"
        lines += _suite(name, by_path.get(path), failed[path])
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _fails(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity != "info"


def _passes(found: Sequence[Diagnostic]) -> bool:
    return not any(map(_fails, found))


def _suite(name: str, found: Sequence[Diagnostic] | None, failures: Sequence[Failure]) -> Iterator[str]:
    passed = found is not None and _passes(found)
    failing = sum(map(_fails, found or ()))
    total = len(found or ()) + passed + len(failures)
    skipped = {"skipped": len(found) - failing} if found and failing < len(found) else {}
    yield f"  <testsuite{attributes(name=name, tests=total, failures=failing, errors=len(failures), **skipped)}>"
    if passed:
        yield f"    <testcase{attributes(name='policylint', classname=name)}/>"
    for diagnostic in found or ():
        yield from _case(name, diagnostic)
    for one in failures:
        yield f"    <testcase{attributes(name=one.what, classname=name)}>"
        yield f"      <error{attributes(message=one.message, type='failure')}/>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _case(name: str, diagnostic: Diagnostic) -> Iterator[str]:
    where = place(diagnostic.source, diagnostic.finding.span)
    laws = ", ".join(cited(citation) for citation in diagnostic.citations)
    parts = (f"{name}:{where.line}:{where.column}", laws, diagnostic.finding.help)
    outcome = "failure" if _fails(diagnostic) else "skipped"
    said = attributes(message=message_at(diagnostic), type=diagnostic.severity)
    yield f"    <testcase{attributes(name=f'{diagnostic.rule} {where.line}:{where.column}', classname=name)}>"
    yield f"      <{outcome}{said}>{content(' '.join(filter(None, parts)))}</{outcome}>"
    yield "    </testcase>"
