"""A baseline: what was found once and is known, so that only what is new is reported."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from policylint.coverage import Coverage
from policylint.diagnostics import Diagnostic, Suppression
from policylint.frozen import dataclass
from policylint.inputs import LARGEST_BASELINE, text_of
from policylint.machine.failing import told_of
from policylint.reporter import Report
from policylint.rule import RuleInfo

SCHEMA_VERSION = 1


class BaselineError(ValueError):
    """A baseline that cannot be read."""


@dataclass(frozen=True, slots=True)
class Known:
    """One finding that is known. `path` is relative to the baseline's folder, with `/`; `message` is for people."""

    path: str
    rule: str
    fingerprint: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is known, in the order of the file, the absolute folder from which its paths count, and the file if it was read."""

    folder: str
    known: tuple[Known, ...] = ()
    file: str = field(default="", compare=False)

    def path_of(self, path: str) -> str:
        """A path as the baseline writes it."""
        full = os.path.abspath(path)  # noqa: PTH100
        try:
            return os.path.relpath(full, self.folder).replace(os.sep, "/")
        except ValueError:
            return full.replace(os.sep, "/")


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file. Raises BaselineError."""
    folder = str(file.absolute().parent)
    try:
        content = json.loads(text_of(file, most=LARGEST_BASELINE))
        if content["schema_version"] != SCHEMA_VERSION:
            raise BaselineError(f"{file}: written by another version of policylint; write it again")
        known = tuple(
            Known(path, *map(_text, (entry["rule"], entry["fingerprint"], entry.get("message", ""))))
            for path, entries in content["findings"].items()
            for entry in entries
        )
    except BaselineError:
        raise
    except FileNotFoundError:
        raise BaselineError(f"{file}: no such file; `policylint baseline write` makes one") from None
    except OSError as error:
        raise BaselineError(f"{file}: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"{file}: is no baseline ({told_of(error)}); `policylint baseline write` makes one"
        raise BaselineError(message) from None
    return Baseline(folder, known, str(file))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no string")
    return value


def written(baseline: Baseline) -> str:
    """A baseline as a file holds it: sorted, so that versions of it can be compared."""
    by_path: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in sorted(set(baseline.known), key=lambda known: (known.path, known.rule, known.fingerprint)):
        by_path[one.path].append({"rule": one.rule, "fingerprint": one.fingerprint, "message": one.message})
    content = {"schema_version": SCHEMA_VERSION, "findings": by_path}
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def baseline_of(diagnostics: Iterable[Diagnostic], folder: str) -> Baseline:
    """The baseline that makes all these diagnostics known."""
    empty = Baseline(folder)
    known = (
        Known(empty.path_of(d.source.path), d.rule, d.fingerprint, d.finding.message) for d in diagnostics
    )
    return Baseline(folder, tuple(known))


def without_known(report: Report, baseline: Baseline) -> tuple[Report, tuple[Known, ...]]:
    """The report with what is known suppressed, and the entries that are stale.

    Stale is what was looked for and not found: its file was read, its rule ran, and silence proves something.
    """
    comparison = Comparison(baseline)
    left = comparison.without_known(report)
    return left, comparison.stale(report.rules)


class Comparison:
    """A run held against a baseline while its policies are read. It keeps of them what the baseline speaks of."""

    def __init__(self, baseline: Baseline) -> None:
        self._baseline = baseline
        self._keys = {(one.path, one.rule, one.fingerprint) for one in baseline.known}
        self._paths = {one.path for one in baseline.known}
        self._met: set[tuple[str, str, str]] = set()
        self._covered: dict[str, Coverage] = {}

    def without_known(self, report: Report) -> Report:
        """The report of some policies with what is known suppressed."""
        kept: list[Diagnostic] = []
        hidden: list[Suppression] = []
        for diagnostic in report.diagnostics:
            if self._meets(diagnostic):
                hidden.append(Suppression(diagnostic, "baseline"))
            else:
                kept.append(diagnostic)
        for one in report.suppressed:
            self._meets(one.diagnostic)
        read = ((self._baseline.path_of(path), covered) for path, covered in report.read.items())
        self._covered |= {path: covered for path, covered in read if path in self._paths}
        everything = sorted((*report.suppressed, *hidden), key=lambda one: one.diagnostic.sort_key)
        return replace(report, diagnostics=tuple(kept), suppressed=tuple(everything))

    def _meets(self, diagnostic: Diagnostic) -> bool:
        path = self._baseline.path_of(diagnostic.source.path)
        key = path, diagnostic.rule, diagnostic.fingerprint
        if key in self._keys:
            self._met.add(key)
        return key in self._keys

    def stale(self, rules: Mapping[str, RuleInfo]) -> tuple[Known, ...]:
        """The entries that are stale when all policies were read, given the rules that ran."""
        stale: list[Known] = []
        for one in self._baseline.known:
            info, covered = rules.get(one.rule), self._covered.get(one.path)
            if info is None or covered is None or (one.path, one.rule, one.fingerprint) in self._met:
                continue
            if covered.absence_is_meaningful or not info.reports_absence:
                stale.append(one)
        return tuple(stale)


def pruned(baseline: Baseline, stale: Sequence[Known]) -> Baseline:
    """The baseline without its stale entries, and without those of files that are gone."""
    paths = {one.path for one in baseline.known}
    gone = {path for path in paths if not Path(baseline.folder, path).exists()}
    out = set(stale)
    return replace(
        baseline, known=tuple(one for one in baseline.known if one not in out and one.path not in gone)
    )
