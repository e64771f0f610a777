"""The closing words of a run: how much was found, understood and not reviewed, in terms a person can read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from policylint.diagnostics import SEVERITIES, Severity, SuppressionKind
from policylint.reporters.terminal import SEVERITY_COLOURS, one_line, paint, shorten, shown_path, wrap

if TYPE_CHECKING:
    from policylint.coverage import Coverage
    from policylint.reporter import Report, Style

_TABLES_FROM = 5
_MOST_ROWS = 10
_MOST_NAMES = 5
_HIDDEN: dict[SuppressionKind, str] = {
    "inline": "by comments",
    "sidecar": "by files beside them",
    "baseline": "by the baseline",
    "revision": "not new since the revision",
}


class Tally:
    """What the closing words are about, counted while policies are read: it keeps no finding, and of names a few."""

    def __init__(self) -> None:
        self.severities: Counter[Severity] = Counter()
        self.policies = self.flagged = self.files = self.sentences = self.understood = 0
        self.read = self.split = self.shown = False
        self.fixes: Counter[str] = Counter()
        self.hidden: Counter[SuppressionKind] = Counter()
        self.rules: dict[str, tuple[int, int]] = {}
        self.most: list[tuple[str, Counter[Severity]]] = []
        self.unclear: list[tuple[str, Coverage]] = []
        self.versions: dict[tuple[str, tuple[str, ...]], tuple[Coverage, _Named]] = {}
        self.reasons: dict[str, _Named] = defaultdict(_Named)
        self.unread: dict[str, Coverage] = {}
        self.unasked: list[str] = []
        self.also_unasked = _Named()

    def add(self, report: Report) -> None:
        """Some policies more, with all that was found in them."""
        found = self._count_findings(report)
        self.flagged += len(found)
        ranked = sorted([*self.most, *found.items()], key=lambda one: (-one[1].total(), one[0]))
        self.most = ranked[:_MOST_ROWS]
        self.policies += len({*(path for path, _ in report.coverage), *found})
        self.hidden.update(one.kind for one in report.suppressed)
        self.shown |= report.show_suppressed
        if report.files:
            self.split = True
        self.files += len(report.read)
        for path, coverage in report.coverage:
            self._count_covered(path, coverage)
        if report.unasked:
            self._count_unasked(report)

    def _count_findings(self, report: Report) -> dict[str, Counter[Severity]]:
        """How much was found in each policy, by the path that stands for it."""
        policies = report.policies
        found: dict[str, Counter[Severity]] = defaultdict(Counter)
        places: dict[str, list[str]] = defaultdict(list)
        for diagnostic in report.diagnostics:
            path = policies.get(diagnostic.source.path, diagnostic.source.path)
            found[path][diagnostic.severity] += 1
            places[diagnostic.rule].append(path)
            self.severities[diagnostic.severity] += 1
            if diagnostic.finding.fix is not None:
                self.fixes[diagnostic.finding.fix.applicability] += 1
        for rule, paths in places.items():
            before, several = self.rules.get(rule, (0, 0))
            self.rules[rule] = before + len(paths), several + len(set(paths))
        return found

    def _count_covered(self, path: str, coverage: Coverage) -> None:
        self.read = True
        self.sentences += coverage.sentences
        self.understood += coverage.understood
        if coverage.reason:
            self.reasons[coverage.reason].add(shown_path(path))
            if not coverage.supported:
                self.unread.setdefault(coverage.reason, coverage)
        elif coverage.unclear:
            self.unclear.append((path, coverage))
        if coverage.other_languages:
            languages = coverage.language, coverage.other_languages
            self.versions.setdefault(languages, (coverage, _Named()))[1].add(shown_path(path))

    def _count_unasked(self, report: Report) -> None:
        from policylint.reporters.notes import unasked_note

        for path, one in report.unasked:
            if len(self.unasked) < _MOST_NAMES:
                self.unasked.append(f"{shown_path(path)}: {one_line(unasked_note(one, path))}.")
            elif path != self.also_unasked.last:
                self.also_unasked.add(path)


class _Named:
    """The first few of some names, the last one, and how many they are."""

    def __init__(self) -> None:
        self.first: list[str] = []
        self.last = ""
        self.number = 0

    def add(self, name: str) -> None:
        if self.number < _MOST_NAMES:
            self.first.append(name)
        self.last = name
        self.number += 1


def summary(report: Report, style: Style, *, by_rule: bool = True, tally: Tally | None = None) -> str:
    """How much was found and what was left out, how much was understood; tables where there are many policies.

    Without `by_rule` there is no table of rules, as where statistics stand above. With a `tally` of all policies, only the failures
    of the report count.
    """
    told = _told(report, tally)
    lines = [*_headline(told, report, style), *_notes(told, style)]
    lines += [*_fixable(told), *_suppressed(told), *_understood(told)]
    if told.policies >= _TABLES_FROM and told.severities:
        from policylint.reporters.summary_tables import policies_table, rules_table

        lines += ["", *rules_table(told.rules, _MOST_ROWS, style)] if by_rule else []
        lines += ["", *policies_table(told.most, told.flagged, style), ""]
    return "\n".join([*lines, *_failures(report, style)]) + "\n"


def withheld_notes(report: Report, style: Style, tally: Tally | None = None) -> str:
    """The notes alone that say where nothing is reported as missing, or asked for; empty if there are none."""
    return "".join(f"{line}\n" for line in _notes(_told(report, tally), style))


def _told(report: Report, tally: Tally | None) -> Tally:
    if tally is None:
        tally = Tally()
        tally.add(report)
    return tally


def _headline(told: Tally, report: Report, style: Style) -> Iterator[str]:
    several = f" ({_count(told.files, 'file')})" if told.split else ""
    if not told.policies and report.failures:
        yield "Nothing was checked."
        return
    where = _count(told.policies, "policy", "policies")
    if not told.severities:
        yield f"No findings in {where}{several}."
        return
    parts = [
        paint(_severity_count(level, told.severities[level]), style, SEVERITY_COLOURS[level])
        for level in SEVERITIES
        if told.severities[level]
    ]
    where = where if told.flagged == told.policies else f"{told.flagged} of {where}"
    found = paint(_count(told.severities.total(), "finding"), style, "bold")
    yield f"Found {found} ({', '.join(parts)}) in {where}{several}."


def _severity_count(level: Severity, number: int) -> str:
    return f"{number} {level}" if level == "info" else _count(number, level)


def _fixable(told: Tally) -> Iterator[str]:
    hows = [("safe", "--fix"), ("unsafe", "--fix --unsafe-fixes")]
    parts = [f"{told.fixes[kind]} with {how}" for kind, how in hows if told.fixes[kind]]
    if parts:
        yield f"Fixable: {', '.join(parts)}."


def _suppressed(told: Tally) -> Iterator[str]:
    if told.hidden:
        how = ", ".join(f"{told.hidden[kind]} {name}" for kind, name in _HIDDEN.items() if told.hidden[kind])
        shown = "" if told.shown else "; --show-suppressed lists them"
        yield f"Suppressed: {how}{shown}."


def _understood(told: Tally) -> Iterator[str]:
    if told.sentences:
        yield f"Recognised a disclosure in {told.understood} of {_count(told.sentences, 'sentence')}."
    elif told.read:
        yield "There was no sentence to read."


def _notes(told: Tally, style: Style) -> Iterator[str]:
    """Where nothing was reported as missing, since silence proves nothing there, and which laws policies were not held against."""
    note = partial(_labelled, "note", "yellow", style=style)
    yield from chain.from_iterable(map(note, (*_partly_withheld(told), *_other_versions(told))))
    for reason, paths in sorted(told.reasons.items()):
        where = _names(paths.first, paths.number)
        yield from note(f"nothing is reported as missing in {where}: {one_line(reason)}.")
        if reason in told.unread:
            from policylint.reporters.notes import vocabulary_help

            yield from _labelled("help", "cyan", f"{vocabulary_help(told.unread[reason])}.", style)
    yield from chain.from_iterable(map(note, told.unasked))
    if more := told.also_unasked.number:
        those = _count(more, "more policy was", "more policies were")
        yield from note(f"{those} not held against some laws; the format json names them.")


def _partly_withheld(told: Tally) -> Iterator[str]:
    """Where something is not reported as missing, since a damaged statement may have said it."""
    for path, coverage in told.unclear:
        total = len(coverage.unclear)
        named = _names(sorted(coverage.unclear)) if total <= _MOST_NAMES else _count(total, "topic")
        yield f"in {shown_path(path)}, statements could not be understood; nothing is reported as missing on {named}."


def _other_versions(told: Tally) -> Iterator[str]:
    """Which version was judged of what is said in several languages."""
    if not told.versions:
        return
    from policylint.reporters.notes import versions_note

    for _, (coverage, paths) in sorted(told.versions.items(), key=lambda one: one[0]):
        yield f"{versions_note(coverage, _names(paths.first, paths.number))}."


def _failures(report: Report, style: Style) -> Iterator[str]:
    if report.failures:
        whats = (f"{f.what} ({f.path})" if f.path else f.what for f in report.failures)
        names = _names(list(dict.fromkeys(one_line(what) for what in whats)))
        text = f"did not run properly, so findings may be lacking: {names}."
        yield from _labelled("error", "red", text, style)


def _labelled(label: str, colour: str, text: str, style: Style) -> Iterator[str]:
    first, *rest = wrap(text, max(24, style.width), f"{label}: ")
    yield paint(f"{label}:", style, "bold", colour) + first[len(label) + 1 :]
    yield from rest


def _names(names: list[str], number: int = 0) -> str:
    """The first few of so many names; all are there if no number is given."""
    shown = [shorten(name, 80) for name in names[:_MOST_NAMES]]
    left = max(number, len(names)) - len(shown)
    return ", ".join(shown) + (f" and {left} more" if left else "")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
