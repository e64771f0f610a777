"""Which formats a report is written in, and where, as the command line or the configuration says; and writing them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import click

from policylint.cli.options import style
from policylint.cli.parts import say
from policylint.machine.failing import told_of

if TYPE_CHECKING:
    from policylint.cli.held import Held
    from policylint.cli.written import WrittenFile
    from policylint.diagnostics import Severity
    from policylint.host import Parts
    from policylint.reporter import Report, Reporter, StreamingReporter, Style, Writer


def outputs(
    options: dict[str, Any], config: Any, reporters: Sequence[Reporter]
) -> list[tuple[Reporter, str]]:
    """The reporters to use, each with its file, empty for standard output.

    On the command line, the last of several for standard output counts. Raises ValueError for an unknown format there,
    or for two in one file, and `config.problems.ConfigError` for a file that a configuration may not name. What else is
    wrong in a configuration is told when all of it is checked.
    """
    known = {reporter.name: reporter for reporter in reporters}
    configured = () if options["formats"] else config.get("output-format", ())
    given = list(options["formats"] or configured)
    chosen = _chosen(given, known, None if options["formats"] else config) if given else []
    if all(file for _, file in chosen):
        chosen.append((known["full" if sys.stdout.isatty() else "concise"], ""))
    return chosen


def _chosen(given: list[str], known: Mapping[str, Reporter], config: Any) -> list[tuple[Reporter, str]]:
    """The reporters that are named, on the command line or in a configuration."""
    from policylint.config.formats import clashing, file_of

    configured = config is not None
    if not configured:
        printed = [number for number, one in enumerate(given) if not file_of(one) and not one.endswith("=")]
        given = [one for number, one in enumerate(given) if number not in printed[:-1]]
        for _, problem in clashing(given):
            raise ValueError(f"--output-format: {problem}")
    chosen = []
    for one in given:
        name, file = one.partition("=")[0], file_of(one)
        if name in known:
            if file and configured:
                from policylint.config.writing import writable

                writable(config, "output-format", file, "--output-format")
            chosen.append((known[name], file))
        elif not configured:
            raise _unknown(name, known)
    return chosen


def _unknown(name: str, known: Iterable[str]) -> ValueError:
    """What is wrong with a format of that name."""
    from policylint.config.problems import meant

    hint = meant(name, known, f"known: {', '.join(known)}")
    return ValueError(f"unknown output format {name!r} ({hint})")


class Printer:
    """Prints and writes every format: while policies are read, where it can be, else at the end, with all that is told there.

    A reporter that fails is named, and what it should have shown goes to standard error; the others write. To be used in a `with`
    statement: files are replaced at the end, or not at all. With `err`, what would go to standard output goes to standard error:
    something else has taken it. `calm` is called before anything is printed.
    """

    def __init__(
        self,
        chosen: Sequence[tuple[Reporter, str]],
        options: dict[str, Any],
        parts: Parts,
        *,
        err: bool = False,
        calm: Callable[[], None] | None = None,
    ) -> None:
        from policylint.reporters.summary import Tally

        self._options, self._parts, self._err, self._calm = options, parts, err, calm
        self._look = style(options["color"], err=err)
        self._printed = next((one for one, file in chosen if not file), None)
        self._tally, self._counts = Tally(), None
        if options["statistics"]:
            from policylint.reporters.statistics import Counts

            self._counts = Counts()
        told = [(one, file) for one, file in chosen if file or one.machine or self._counts is None]
        self._outputs = [_Output(one, file, self._look) for one, file in told]
        github = any(one.name == "github" for one, _ in chosen)
        self._step = os.environ.get("GITHUB_STEP_SUMMARY", "") if github else ""
        self._held: Held | None = None
        late = [one.reporter for one in self._outputs if not one.streams]
        if late or self._step:
            from policylint.cli.held import Held

            self._held = Held(quoted=all(getattr(one, "quotes_lines", False) for one in late))

    def __enter__(self) -> Printer:
        return self

    def __exit__(self, *error: object) -> None:
        for one in self._outputs:
            if one.file is not None:
                one.file.give_up()

    @property
    def severities(self) -> Mapping[Severity, int]:
        """How much was found of each severity."""
        return self._tally.severities

    def add(self, report: Report) -> None:
        """Some policies, with all that was found in them."""
        self._tally.add(report)
        if self._counts is not None:
            self._counts.add(report)
        if self._held is not None:
            self._held.add(report)
        for one in self._outputs:
            if one.file is not None:
                one.file.spare(report.read)
            if one.streams:
                self._write(one, partial(one.add, report), report)

    def end(self, report: Report) -> bool:
        """What is known of the run as a whole; whether all was printed and written."""
        whole = self._held.whole(report) if self._held is not None else report
        fine = True
        for one in self._outputs:
            if one.streams:
                self._write(one, partial(one.end, report), None)
            else:
                self._write(one, partial(one.reporter.render, whole, one.look), whole)
            fine &= not one.broken
            if one.file is not None and not one.broken:
                fine &= one.file.put()
        if self._step:
            from policylint.cli.written import append
            from policylint.reporters.markdown import step_summary

            fine &= append(self._step, step_summary(whole))
        say(report.failures)
        self._close(report)
        return fine

    def _close(self, report: Report) -> None:
        """The closing words."""
        from policylint.reporters.summary import summary, withheld_notes

        look, printed, err = self._look, self._printed, self._err
        if self._counts is not None:
            beside = printed is not None and printed.machine
            click.echo(self._counts.table(look), nl=False, err=err or beside, color=True)
        if self._options["quiet"]:
            click.echo(withheld_notes(report, look, self._tally), nl=False, err=True, color=True)
        else:
            text = summary(report, look, by_rule=self._counts is None, tally=self._tally)
            apart = printed is None or printed.name != "full"
            click.echo(text, nl=False, err=err or apart, color=True)

    def _write(self, one: _Output, give: Callable[[], str], about: Report | None) -> None:
        """Write what a reporter gives; `about` is what that should show. Of one that failed, say so once, and show it all the same."""
        if not one.broken:
            text, reason = _given(give)
            if not reason:
                one.owe(text, about)
                if one.file is not None:
                    one.file.write(text)
                elif text:
                    if self._calm is not None:
                        self._calm()
                    click.echo(text, nl=False, err=self._err, color=True)
                return
            from policylint.reporter import Failure

            one.broken = True
            say(self._parts.attributed([Failure(f"reporter {one.reporter.name}", reason)]))
        if one.reporter.name != "concise":
            click.echo(one.instead(about), nl=False, err=True, color=True)


def _given(give: Callable[[], str]) -> tuple[str, str]:
    """What a reporter gives, or why it gives nothing."""
    try:
        text = give()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return "", told_of(error)
    return (text, "") if isinstance(text, str) else ("", f"gave {type(text).__name__}, no text")


class _Output:
    """One format for one place: a file, else standard output."""

    def __init__(self, reporter: Reporter, file: str, look: Style) -> None:
        from policylint.reporter import Style

        self.reporter, self.broken = reporter, False
        self.look = Style(width=look.width) if file else look
        self.streams = hasattr(reporter, "begin")
        self.file: WrittenFile | None = None
        if file:
            from policylint.cli.written import WrittenFile

            self.file = WrittenFile(file)
        self._writer: Writer | None = None
        self._owed: list[str] = []

    def add(self, report: Report) -> str:
        return self._begun().add(report)

    def end(self, report: Report) -> str:
        return self._begun().end(report)

    def _begun(self) -> Writer:
        if self._writer is None:
            self._writer = cast("StreamingReporter", self.reporter).begin(self.look)
        return self._writer

    def owe(self, text: str, about: Report | None) -> None:
        """Remember what would be shown of no findings if a reporter failed later. Those of ours do not."""
        ours = type(self.reporter).__module__ == "policylint.reporters"
        if about is not None and self.streams and not ours and (not text or self.file is not None):
            self._owed.append(self._plainly(about))

    def instead(self, about: Report | None) -> str:
        """What is shown where the reporter failed."""
        owed, self._owed = self._owed, []
        return "".join([*owed, self._plainly(about)])

    def _plainly(self, about: Report | None) -> str:
        from policylint.reporters.concise import render

        return "" if about is None else render(about, self.look)
