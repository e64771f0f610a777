"""The format `junit`: each policy a suite, each finding a failed case; a policy without findings passes."""

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
        tests=sum(max(1, len(found)) for found in by_path.values()) + len(report.failures),
        failures=len(report.diagnostics),
        errors=len(report.failures),
    )
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{totals}>"]
    for path in dict.fromkeys([*by_path, *failed]):
        name = project_path(path, report) if path else "policylint"
        lines += _suite(name, by_path.get(path), failed[path])
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(name: str, found: Sequence[Diagnostic] | None, failures: Sequence[Failure]) -> Iterator[str]:
    passed = int(found is not None and not found)
    total = len(found or ()) + passed + len(failures)
    counts = attributes(name=name, tests=total, failures=len(found or ()), errors=len(failures))
    yield f"  <testsuite{counts}>"
    if passed:
        yield f"    <testcase{attributes(name='policylint', classname=name)}/>"
    for diagnostic in found or ():
        where = place(diagnostic.source, diagnostic.finding.span)
        yield f"    <testcase{attributes(name=f'{diagnostic.rule} {where.line}:{where.column}', classname=name)}>"
        failure = attributes(message=message_at(diagnostic), type=diagnostic.severity)
        laws = ", ".join(cited(citation) for citation in diagnostic.citations)
        text = " ".join(
            part for part in (f"{name}:{where.line}:{where.column}", laws, diagnostic.finding.help) if part
        )
        yield f"      <failure{failure}>{content(text)}</failure>"
        yield "    </testcase>"
    for one in failures:
        yield f"    <testcase{attributes(name=one.what, classname=name)}>"
        yield f"      <error{attributes(message=one.message, type='failure')}/>"
        yield "    </testcase>"
    yield "  </testsuite>"
