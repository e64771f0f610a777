"""The closing words of a run: how much was found, understood and not reviewed, in terms a person can read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policylint.diagnostics import SEVERITIES, Diagnostic, Severity, SuppressionKind
from policylint.reporters.table import table
from policylint.reporters.terminal import SEVERITY_COLOURS, one_line, paint, shorten, shown_path, wrap

if TYPE_CHECKING:
    from policylint.coverage import Coverage
    from policylint.reporter import Report, Style

_TABLES_FROM = 5
_MOST_ROWS = 10
_MOST_NAMES = 5


def summary(report: Report, style: Style, *, by_rule: bool = True) -> str:
    """How much was found and what was left out, how much was understood; tables where there are many policies.

    Without `by_rule` there is no table of rules, as where statistics stand above.
    """
    lines = [*_headline(report, style), *_withheld(report, style), *_unasked(report, style)]
    lines += [*_fixable(report), *_suppressed(report), *_understood(report)]
    if len(_paths(report)) >= _TABLES_FROM and report.diagnostics:
        lines += ["", *_by_rule(report, style)] if by_rule else []
        lines += ["", *_by_policy(report, style), ""]
    return "\n".join([*lines, *_failures(report, style)]) + "\n"


def withheld_notes(report: Report, style: Style) -> str:
    """The notes alone that say where nothing is reported as missing, or asked for; empty if there are none."""
    return "".join(f"{line}\n" for line in (*_withheld(report, style), *_unasked(report, style)))


def _headline(report: Report, style: Style) -> Iterator[str]:
    total = len(_paths(report))
    several = f" ({_count(len(report.read), 'file')})" if report.files else ""
    if not total and report.failures:
        yield "Nothing was checked."
        return
    if not report.diagnostics:
        yield f"No findings in {_count(total, 'policy', 'policies')}{several}."
        return
    counts = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    parts = [
        paint(_severity_count(level, counts[level]), style, SEVERITY_COLOURS[level])
        for level in SEVERITIES
        if counts[level]
    ]
    flagged = len({_policy(report, diagnostic) for diagnostic in report.diagnostics})
    where = _count(total, "policy", "policies")
    where = where if flagged == total else f"{flagged} of {where}"
    found = paint(_count(len(report.diagnostics), "finding"), style, "bold")
    yield f"Found {found} ({', '.join(parts)}) in {where}{several}."


def _severity_count(level: Severity, number: int) -> str:
    return f"{number} {level}" if level == "info" else _count(number, level)


def _fixable(report: Report) -> Iterator[str]:
    kinds = Counter(d.finding.fix.applicability for d in report.diagnostics if d.finding.fix is not None)
    hows = [("safe", "--fix"), ("unsafe", "--fix --unsafe-fixes")]
    parts = [f"{kinds[kind]} with {how}" for kind, how in hows if kinds[kind]]  # type: ignore[index]
    if parts:
        yield f"Fixable: {', '.join(parts)}."


def _suppressed(report: Report) -> Iterator[str]:
    kinds = Counter(one.kind for one in report.suppressed)
    names: dict[SuppressionKind, str] = {
        "inline": "by comments",
        "sidecar": "by files beside them",
        "baseline": "by the baseline",
        "revision": "not new since the revision",
    }
    if kinds:
        how = ", ".join(f"{kinds[kind]} {name}" for kind, name in names.items() if kinds[kind])
        shown = "" if report.show_suppressed else "; --show-suppressed lists them"
        yield f"Suppressed: {how}{shown}."


def _understood(report: Report) -> Iterator[str]:
    sentences = sum(coverage.sentences for _, coverage in report.coverage)
    understood = sum(coverage.understood for _, coverage in report.coverage)
    if sentences:
        yield f"Recognised a disclosure in {understood} of {_count(sentences, 'sentence')}."
    elif report.coverage:
        yield "There was no sentence to read."


def _by_rule(report: Report, style: Style) -> list[str]:
    places: dict[str, list[str]] = defaultdict(list)
    for diagnostic in report.diagnostics:
        places[diagnostic.rule].append(_policy(report, diagnostic))
    ordered = sorted(places, key=lambda rule: (-len(places[rule]), rule))
    rows = [[rule, str(len(places[rule])), str(len(set(places[rule])))] for rule in ordered[:_MOST_ROWS]]
    lines = table(("rule", "findings", "policies"), rows, style)
    return [*lines, *_rest(len(ordered), "rule", "rules")]


def _by_policy(report: Report, style: Style) -> list[str]:
    counts: dict[str, Counter[Severity]] = defaultdict(Counter)
    for diagnostic in report.diagnostics:
        counts[_policy(report, diagnostic)][diagnostic.severity] += 1
    ordered = sorted(counts, key=lambda path: (-counts[path].total(), path))
    room = max(24, style.width - 40)
    rows = [
        [
            _tail(shown_path(path), room),
            str(counts[path].total()),
            *(str(counts[path][s]) for s in SEVERITIES),
        ]
        for path in ordered[:_MOST_ROWS]
    ]
    lines = table(("policy", "findings", "errors", "warnings", "info"), rows, style)
    return [*lines, *_rest(len(ordered), "policy with findings", "policies with findings")]


def _tail(path: str, room: int) -> str:
    """The end of a long path: what tells files of one folder apart."""
    return path if len(path) <= room else "…" + path[1 - room :]


def _rest(number: int, one: str, many: str) -> list[str]:
    left = number - _MOST_ROWS
    return [f"  … and {left} more {one if left == 1 else many}"] if left > 0 else []


def _withheld(report: Report, style: Style) -> Iterator[str]:
    """Where nothing was reported as missing, since silence proves nothing there."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for path, coverage in report.coverage:
        if coverage.reason:
            reasons[coverage.reason].append(path)
    yield from _partly_withheld(report, style)
    yield from _other_versions(report, style)
    for reason, paths in sorted(reasons.items()):
        names = _names([shown_path(path) for path in paths])
        text = f"nothing is reported as missing in {names}: {one_line(reason)}."
        yield from _labelled("note", "yellow", text, style)


def _partly_withheld(report: Report, style: Style) -> Iterator[str]:
    """Where something is not reported as missing, since a damaged statement may have said it."""
    for path, coverage in report.coverage:
        if coverage.unclear and not coverage.reason:
            total = len(coverage.unclear)
            named = _names(sorted(coverage.unclear)) if total <= _MOST_NAMES else _count(total, "topic")
            text = f"in {shown_path(path)}, statements could not be understood; nothing is reported as missing on {named}."
            yield from _labelled("note", "yellow", text, style)


def _unasked(report: Report, style: Style) -> Iterator[str]:
    """Which laws policies were not held against, and why, policy by policy; where they are many, how many more."""
    if not report.unasked:
        return
    from policylint.reporters.notes import unasked_note

    for path, one in report.unasked[:_MOST_NAMES]:
        text = f"{shown_path(path)}: {one_line(unasked_note(one, path))}."
        yield from _labelled("note", "yellow", text, style)
    more = dict(report.unasked[_MOST_NAMES:])
    if more:
        those = _count(len(more), "more policy was", "more policies were")
        text = f"{those} not held against some laws; the format json names them."
        yield from _labelled("note", "yellow", text, style)


def _other_versions(report: Report, style: Style) -> Iterator[str]:
    """Which version was judged of what is said in several languages."""
    told: dict[tuple[str, tuple[str, ...]], list[tuple[str, Coverage]]] = defaultdict(list)
    for path, coverage in report.coverage:
        if coverage.other_languages:
            told[coverage.language, coverage.other_languages].append((shown_path(path), coverage))
    if not told:
        return
    from policylint.reporters.notes import versions_note

    for _, those in sorted(told.items()):
        text = f"{versions_note(those[0][1], _names([path for path, _ in those]))}."
        yield from _labelled("note", "yellow", text, style)


def _failures(report: Report, style: Style) -> Iterator[str]:
    if report.failures:
        whats = (f"{f.what} ({f.path})" if f.path else f.what for f in report.failures)
        names = _names(list(dict.fromkeys(one_line(what) for what in whats)))
        yield from _labelled(
            "error", "red", f"did not run properly, so findings may be lacking: {names}.", style
        )


def _labelled(label: str, colour: str, text: str, style: Style) -> Iterator[str]:
    first, *rest = wrap(text, max(24, style.width), f"{label}: ")
    yield paint(f"{label}:", style, "bold", colour) + first[len(label) + 1 :]
    yield from rest


def _names(names: list[str]) -> str:
    shown = [shorten(name, 80) for name in names[:_MOST_NAMES]]
    left = len(names) - len(shown)
    return ", ".join(shown) + (f" and {left} more" if left else "")


def _paths(report: Report) -> dict[str, None]:
    """Each policy once, whether read or only named by a finding."""
    return dict.fromkeys(
        [*(path for path, _ in report.coverage), *(_policy(report, d) for d in report.diagnostics)]
    )


def _policy(report: Report, diagnostic: Diagnostic) -> str:
    """The path that stands for the policy in which something was found."""
    path = diagnostic.source.path
    return report.policies.get(path, path)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
