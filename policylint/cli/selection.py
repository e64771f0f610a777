"""Options about which rules run, and the run that all options together ask for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from policylint.cli import completing
from policylint.cli.configuration import configuration_options, plan_of
from policylint.cli.discovery import discovery_options
from policylint.cli.law import law_options
from policylint.cli.options import Names, reading_options
from policylint.cli.parts import plugin_option
from policylint.cli.running import how_of, running_options
from policylint.confidence import CONFIDENCES
from policylint.diagnostics import SEVERITIES
from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.baselines.baseline import Baseline
    from policylint.baselines.since import Since
    from policylint.config.config import Config
    from policylint.host import Parts
    from policylint.reporter import Report
    from policylint.request.loading import Request
    from policylint.request.plan import Plan
    from policylint.run_record import RunRecord
    from policylint.running.outcomes import How
    from policylint.running.session import Session

_F = TypeVar("_F", bound=Callable[..., object])
_WEIGHING = (
    plugin_option,
    click.option(
        "--pack",
        "packs",
        multiple=True,
        metavar="PATH",
        shell_complete=completing.files,
        help="Use the rules and frameworks of this pack, too.",
    ),
    click.option(
        "--min-severity",
        type=click.Choice(SEVERITIES),
        default=None,
        help="Leave out what is less grave. [default: info]",
    ),
    click.option(
        "--min-confidence",
        type=click.Choice(CONFIDENCES),
        default=None,
        help="Leave out what is less sure. [default: possible]",
    ),
)
_CHOOSING = (
    click.option(
        "--ignore",
        type=Names(),
        multiple=True,
        metavar="NAMES",
        shell_complete=completing.selectors,
        help="Leave these out.",
    ),
    click.option(
        "--extend-select",
        type=Names(),
        multiple=True,
        metavar="NAMES",
        shell_complete=completing.selectors,
        help="Run these as well.",
    ),
    click.option(
        "--select",
        type=Names(),
        multiple=True,
        metavar="NAMES",
        shell_complete=completing.selectors,
        help="Run only these: rules, groups, frameworks, ALL.",
    ),
)


def selection_options(function: _F) -> _F:
    """What is read, as which format, held against what, by which rules; `--plugin` and `--pack`."""
    function = running_options(reading_options(function))
    for option in _WEIGHING:
        function = option(function)
    function = law_options(configuration_options(discovery_options(function)))
    for option in _CHOOSING:
        function = option(function)
    return function


def judging_options(function: _F) -> _F:
    """Of these, what says by which rules and held against what something is judged, whatever is read."""
    for option in _WEIGHING:
        function = option(function)
    function = law_options(configuration_options(function))
    for option in _CHOOSING:
        function = option(function)
    return function


@dataclass(slots=True)
class Run:
    """A run that can be repeated: with what it is asked for, and, once it was done, how much of the baseline was not met."""

    session: Session
    stale: int = 0
    since: Since | None = None
    rest: Report | None = None

    @property
    def request(self) -> Request:
        return self.session.request

    @property
    def plan(self) -> Plan:
        return self.session.plan

    @property
    def parts(self) -> Parts:
        return self.session.parts

    @property
    def how(self) -> How:
        return self.session.how

    def report(self, contents: Mapping[str, bytes], known: Callable[[Config], Baseline | None]) -> Report:
        """Check everything, with these bytes instead of those of the files of the same name.

        Raises ValueError for what the options or the configuration say wrongly.
        """
        report = self.session.check(self.request.paths, contents)
        baseline = known(self.plan.whole)
        if baseline is not None:
            from policylint.baselines.baseline import without_known

            report, stale = without_known(report, baseline)
            self.stale = len(stale)
        if self.since is not None:
            report = self.since.without_old(report)
        return report if report.record is None else self._recorded(report, report.record, baseline)

    def in_turn(self, known: Callable[[Config], Baseline | None]) -> Generator[Report]:
        """The same while policies are read: what is found in some of them, and at last, in `rest`, what is known of the run.

        Raises ValueError as `report` does, before the first or when it comes to the policy.
        """
        course = self.session.course(self.request.paths)
        baseline, comparison = known(self.plan.whole), None
        if baseline is not None:
            from policylint.baselines.baseline import Comparison

            comparison = Comparison(baseline)
        for report in course.in_turn():
            left = report if comparison is None else comparison.without_known(report)
            if self.since is not None:
                left = self.since.parted(left)
                self.since.forget()
            yield left
        rest = course.end()
        if comparison is not None:
            self.stale = len(comparison.stale(rest.rules))
        if self.since is not None:
            rest = replace(rest, failures=(*rest.failures, *self.since.failures))
        self.rest = rest if rest.record is None else self._recorded(rest, rest.record, baseline)

    def record(self) -> None:
        """From now on, let reports hold the record of the run."""
        self.session = replace(self.session, request=replace(self.request, recorded=True))

    def report_since(self, revision: str) -> None:
        """From now on, report only what is new since a revision of git."""
        from policylint.baselines.since import since
        from policylint.request.grouping import grouped
        from policylint.running.outcomes import Told

        def earlier(path: str, contents: Mapping[str, bytes]) -> Report:
            session = replace(self.session, request=replace(self.request, recorded=False))
            return session.check((path,), contents, replace(self.how, told=Told(), progress=None))

        self.since = since(revision, earlier, lambda path: grouped([path], self.request, self.plan)[0].names)

    def _recorded(self, report: Report, record: RunRecord, baseline: Baseline | None) -> Report:
        """The report with what was taken off told in its record."""
        from policylint.recording.contents import file_record

        if baseline is not None:
            record = replace(record, baseline=file_record(baseline.file))
        if self.since is not None:
            record = replace(record, new_from=self.since.record)
        return replace(report, record=record)


def run_of(options: dict[str, Any]) -> Run:
    """What the options ask for. Raises ValueError for what they say wrongly."""
    from policylint.running.session import open_session

    return Run(
        open_session(
            plan_of(options),
            request_of(options),
            plugins=options["plugins"],
            packs=options["packs"],
            how=partial(how_of, options),
        )
    )


def request_of(options: dict[str, Any]) -> Request:
    """What to read and how, as the options say."""
    from policylint.request.loading import Request

    return Request(
        options["paths"] or (".",),
        options["today"] or date.today(),
        options["format_name"],
        options["stdin_filename"] or "<stdin>",
        as_of=options["as_of"],
        inline=not options.get("no_inline", False),
        show_suppressed=options.get("show_suppressed", False),
    )
