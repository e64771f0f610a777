"""A run done again from its record, and compared with the report that it gave."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from policylint.baselines.baseline import read_baseline, without_known
from policylint.baselines.since import since
from policylint.config.effective import values_for
from policylint.decisions import Settings
from policylint.frozen import dataclass
from policylint.host import Parts
from policylint.inputs import STDIN, STDIN_NAME
from policylint.recording.contents import file_record, library_records
from policylint.recording.definitions import framework_record
from policylint.recording.recording import configuration_record, without_inputs
from policylint.reporter import Failure, Report
from policylint.reporters.json_document import content_of
from policylint.request.grouping import grouped
from policylint.request.loading import Request
from policylint.request.selections import with_framework_files
from policylint.run_record import InputRecord, RulesRecord, RunRecord
from policylint.running.outcomes import How
from policylint.running.run import check
from policylint.running.session import Session
from policylint.suppression import SUFFIX
from policylint.verification.comparing import compared
from policylint.verification.differences import Difference
from policylint.verification.findings import compare_coverage, compare_findings, shared_keys
from policylint.verification.holding import RecordedPlan, SettingsError, recorded_plan
from policylint.verification.reported import Reported

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class OutsideError(ValueError):
    """Files of a report that lie where nothing is to be read: `paths` are all of them, `root` is where they may lie."""

    def __init__(self, paths: Iterable[str], root: str) -> None:
        self.paths, self.root = tuple(paths), root
        super().__init__("\n".join(f"{path}: lies outside {root}" for path in self.paths))


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it. `problem` is why findings could not be compared, empty if they were; `failures` did not run.

    `lost` is whether not one of the inputs is there.
    """

    differences: tuple[Difference, ...]
    findings: int = 0
    policies: int = 0
    lost: bool = False
    problem: str = ""
    failures: tuple[Failure, ...] = ()


def verify(reported: Reported, session: Session, root: str, frameworks: Sequence[str] = ()) -> Verified:
    """Do the run of a report again and compare. `root` is the folder below which inputs may lie.

    `session` gives the parts and the configuration that the user has; `frameworks` are files of frameworks to load.
    Raises OutsideError before anything is read, ValueError for a framework file that cannot be used.
    """
    record = reported.record
    inside = _Inside(os.path.realpath(root))
    _stay_inside(record, inside)
    present = _present(record.inputs)
    paths = [one.path for one in record.inputs]
    sources = session.plan.sources
    own = [name for path in paths for name in values_for(sources.readable(path), path).get("frameworks", ())]
    with_framework_files((*frameworks, *own), session.parts)
    try:
        plan = recorded_plan(record, present, sources)
        report = _again(record, present, session, plan)
    except ValueError as error:
        found = without_inputs(session.parts, paths, record)
        found = replace(found, configuration=configuration_record(session.plan, paths))
        return Verified(tuple(compared(record, found, inside.holds)), problem=str(error))
    if report.record is None or report.failures:
        return Verified((), failures=report.failures)
    again = report.record
    if len(present) < len(record.inputs):
        again = _as_if_all_there(again, record, session.parts)
    differences = [*compared(record, again, inside.holds), *_findings(reported, report, present)]
    return Verified(
        tuple(differences), len(report.diagnostics), len(report.coverage), lost=not present and bool(paths)
    )


def _as_if_all_there(again: RunRecord, then: RunRecord, parts: Parts) -> RunRecord:
    """The record with what ran only for inputs that are gone, as far as it is known here."""
    known = {rule.info.name for rule in parts.rules}
    names = sorted({*again.rules.names, *(name for name in then.rules.names if name in known)})
    used = {one.name for one in (*again.frameworks, *then.frameworks)}
    return replace(
        again,
        rules=RulesRecord(tuple(names), then.rules.digest),
        frameworks=tuple(framework_record(one) for one in parts.frameworks if one.name in used),
        libraries=library_records(one.path for one in then.inputs),
    )


@dataclass(frozen=True, slots=True)
class _Inside:
    """The folder below which files may be read, links followed."""

    root: str

    def holds(self, path: str) -> bool:
        """Whether a file lies there."""
        full = os.path.realpath(path)
        return full == self.root or full.startswith(self.root.rstrip(os.sep) + os.sep)


def _stay_inside(record: RunRecord, inside: _Inside) -> None:
    """Raise OutsideError unless all that is read lies where it may, and what decides which configuration holds."""
    paths = [one.path for one in record.inputs if not (one.stdin and one.path == STDIN_NAME)]
    outside = [path for path in paths if not (inside.holds(path) and inside.holds(path + SUFFIX))]
    if record.baseline is not None and not inside.holds(record.baseline.path):
        outside.append(record.baseline.path)
    if outside:
        raise OutsideError(outside, inside.root)


def _present(inputs: Sequence[InputRecord]) -> tuple[InputRecord, ...]:
    """The inputs that are there; of a policy over several files, all or none."""
    gone = {one.part_of or one.path for one in inputs if not one.stdin and not Path(one.path).is_file()}
    return tuple(one for one in inputs if (one.part_of or one.path) not in gone)


def _again(record: RunRecord, present: Sequence[InputRecord], session: Session, plan: RecordedPlan) -> Report:
    """The report of the same run, as it comes out now. Raises ValueError where it cannot be done."""
    request = Request(
        tuple(STDIN if one.stdin else one.path for one in present),
        date.fromisoformat(record.today),
        record.format,
        next((one.path for one in present if one.stdin), STDIN_NAME),
        as_of=date.fromisoformat(record.as_of),
        inline=record.suppressions,
        show_suppressed=True,
        recorded=True,
    )
    how = How(session.how.jobs, load=session.how.load, apart=session.how.apart)
    report = check(request, Settings(), session.parts, plan, how)
    again = report.record
    if again is None:
        return report
    if record.baseline is not None and Path(record.baseline.path).is_file():
        report, _ = without_known(report, read_baseline(Path(record.baseline.path)))
        again = replace(again, baseline=file_record(record.baseline.path, record.baseline.path))
    if record.new_from is not None:
        report = _since(record, request, session, plan).without_old(report)
        again = replace(again, new_from=record.new_from)
    return replace(report, record=again)


def _since(record: RunRecord, request: Request, session: Session, plan: RecordedPlan) -> Any:
    """What was new since a commit. Raises SettingsError if the report names none."""
    asked = record.new_from
    if asked is None or not _COMMIT.fullmatch(asked.commit):
        raise SettingsError("what is new was told since a revision of several repositories, or of none")

    def earlier(path: str, contents: Mapping[str, bytes]) -> Report:
        then = replace(request, paths=(path,), contents=contents, recorded=False)
        return check(then, Settings(), session.parts, plan, How(session.how.jobs, load=session.how.load))

    return since(asked.revision, earlier, lambda path: grouped([path], request, plan)[0].names, asked.commit)


def _findings(reported: Reported, report: Report, present: Sequence[InputRecord]) -> Iterator[Difference]:
    """What is found now and was not, or the other way round, in the inputs that are still there."""
    now = json.loads(json.dumps(content_of(replace(report, record=None))))
    there = {one.path for one in present}
    same = (
        report.record is not None and report.record.policylint.version == reported.record.policylint.version
    )

    def left(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        gone = {one.path for one in reported.record.inputs} - there
        return [one for one in found if one["path"] not in gone]

    for kind, then, here in (
        ("finding", reported.findings, now["diagnostics"]),
        ("suppressed", reported.suppressed, now["suppressed"]),
    ):
        if then is not None:
            keys = None if same else shared_keys(then, here)
            yield from compare_findings(kind, left(then), here, keys)  # type: ignore[arg-type]
    keys = None if same else shared_keys(reported.coverage, now["coverage"])
    yield from compare_coverage(left(reported.coverage), now["coverage"], keys)
