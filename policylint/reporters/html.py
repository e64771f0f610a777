"""The format `html`: one page to read, print or send on. No script, nothing loaded, nothing that a document says takes effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from policylint.coverage import Coverage
from policylint.diagnostics import SEVERITIES, Citation, Diagnostic, Fix
from policylint.frozen import dataclass
from policylint.reporter import Report, Style
from policylint.reporters.html_excerpt import Line, lines_of
from policylint.reporters.notes import sentence, unasked_note, versions_note, withheld
from policylint.reporters.places import cited, is_told, place_name, relative_path
from policylint.reporters.terminal import neutral, one_line
from policylint.source import Source, Span

if TYPE_CHECKING:
    from jinja2 import Template

_FLOOR = "floor"
_HOW = {
    "inline": "by a comment",
    "sidecar": "by the file beside it",
    "baseline": "known already",
    "revision": "not new",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document with its lines; `message` says what is there."""

    where: str
    lines: list[Line]
    message: str = ""


@dataclass(frozen=True, slots=True)
class Law:
    """A citation; `url` is empty if it is none that a browser should follow."""

    text: str
    url: str
    checked: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as the page shows it. `suppressed` says how it is, if it is."""

    identity: str
    severity: str
    rule: str
    summary: str
    message: str
    spot: Spot
    related: list[Spot]
    laws: list[Law]
    help: str
    fix_label: str
    fix_title: str
    fix_lines: list[str]
    suppressed: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One policy: its findings, how often each severity occurs, how much was understood, and its language."""

    identity: str
    path: str
    entries: list[Entry]
    counts: list[tuple[str, int]]
    understood: str
    notes: list[str]
    language: str


def render(report: Report, style: Style) -> str:
    """The page."""
    pages = _pages(report)
    counts = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    fixes = Counter(
        one.finding.fix.applicability for one in report.diagnostics if one.finding.fix is not None
    )
    text: str = _template().render(
        counts=[(level, counts[level]) for level in SEVERITIES],
        total=len(report.diagnostics),
        pages=pages,
        flagged=[page for page in pages if page.counts],
        failures=[
            (
                one_line(relative_path(one.path, report.root)) if one.path else "",
                one_line(one.what),
                one_line(one.message),
            )
            for one in report.failures
        ],
        suppressed=len(report.suppressed),
        show_suppressed=report.show_suppressed,
        safe=fixes["safe"],
        unsafe=fixes["unsafe"],
        rules=_by_rule(report),
        frameworks=["good practice" if name == _FLOOR else one_line(name) for name in report.frameworks],
        version=one_line(report.version),
    )
    return text


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    source = files("policylint.reporters").joinpath("templates/report.html").read_text(encoding="utf-8")
    return environment.from_string(source)


def _pages(report: Report) -> list[Page]:
    coverage = dict(report.coverage)
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        found.setdefault(diagnostic.source.path, []).append(diagnostic)
    hidden: dict[str, list[tuple[Diagnostic, str]]] = {}
    for one in report.suppressed if report.show_suppressed else ():
        reason = f": {one_line(one.reason)}" if one.reason else ""
        hidden.setdefault(one.diagnostic.source.path, []).append((one.diagnostic, _HOW[one.kind] + reason))
    pages = []
    for number, path in enumerate(dict.fromkeys([*coverage, *found, *hidden]), 1):
        shown = [(one, "") for one in found.get(path, ())] + hidden.get(path, [])
        entries = [
            _entry(f"p{number}-{index}", one, how, report) for index, (one, how) in enumerate(shown, 1)
        ]
        notes = list(_notes(path, coverage.get(path), report))
        pages.append(_page(f"p{number}", path, entries, coverage.get(path), report.root, notes))
    return pages


def _notes(path: str, coverage: Coverage | None, report: Report) -> Iterator[str]:
    """What was not reported of a policy, or not read, and why."""
    told = []
    if coverage is not None and coverage.reason:
        told.append(f"nothing is reported as missing here: {withheld(coverage)}")
    if coverage is not None and coverage.other_languages:
        told.append(versions_note(coverage))
    told += [unasked_note(one, path) for of, one in report.unasked if of == path]
    return (one_line(sentence(note)) for note in told)


def _page(
    identity: str, path: str, entries: list[Entry], coverage: Coverage | None, root: str, notes: list[str]
) -> Page:
    counts = Counter(entry.severity for entry in entries if not entry.suppressed)
    understood = ""
    if coverage is not None and coverage.sentences:
        understood = f"Recognised a disclosure in {coverage.understood} of {coverage.sentences} sentences."
    language = coverage.language if coverage is not None else "und"
    return Page(
        identity,
        one_line(relative_path(path, root)),
        entries,
        [(level, counts[level]) for level in SEVERITIES if counts[level]],
        understood,
        notes,
        "" if language == "und" else one_line(language),
    )


def _entry(identity: str, diagnostic: Diagnostic, how: str, report: Report) -> Entry:
    finding = diagnostic.finding
    info = report.rules.get(diagnostic.rule)
    fix = finding.fix
    if fix is not None and is_told(fix, finding.help):
        fix = None
    summary = one_line(info.summary) if info is not None else ""
    message = one_line(finding.message)
    return Entry(
        identity,
        diagnostic.severity,
        one_line(diagnostic.rule),
        "" if summary == message else summary,
        message,
        _spot(diagnostic.source, finding.span, report.root),
        [
            _spot(related.source or diagnostic.source, related.span, report.root, related.message)
            for related in finding.related
        ],
        [_law(citation) for citation in diagnostic.citations],
        one_line(finding.help),
        "" if fix is None else "Possible wording" if fix.applicability == "display" else "Fix",
        "" if fix is None else one_line(fix.title),
        _wording(fix) if fix is not None else [],
        how,
    )


def _spot(source: Source, span: Span, root: str, message: str = "") -> Spot:
    where = place_name(source, span)
    path = one_line(relative_path(source.path, root))
    return Spot(f"{path}:{where}", lines_of(source, span), one_line(message))


def _law(citation: Citation) -> Law:
    url = citation.url if citation.url.startswith(("https://", "http://")) else ""
    return Law(one_line(cited(citation)), one_line(url), one_line(citation.checked))


def _wording(fix: Fix) -> list[str]:
    return [neutral(line) for edit in fix.edits for line in edit.replacement.strip("\r\n").splitlines()]


def _by_rule(report: Report) -> list[tuple[str, int, int]]:
    """Rules with how often they found something, and in how many policies; the most frequent first."""
    found = Counter(one.rule for one in report.diagnostics)
    policies = Counter(rule for rule, _ in {(one.rule, one.source.path) for one in report.diagnostics})
    ordered = sorted(found, key=lambda rule: (-found[rule], rule))
    return [(one_line(rule), found[rule], policies[rule]) for rule in ordered]
