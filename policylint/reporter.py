"""The contracts of a reporter: a pure function from the result of a run to one text, at its end or while policies are read."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Protocol

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.coverage import Coverage
    from policylint.diagnostics import Diagnostic, Suppression, Unasked
    from policylint.rule import RuleInfo
    from policylint.run_record import RunRecord


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that did not run: which plugin, rule or file, and why."""

    what: str
    message: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run found.

    Diagnostics are sorted; `coverage` has one entry for each policy that was read, by path. `rules` are those
    that ran. `root` is the absolute path of the folder from which relative paths start; formats that need
    relative paths write those below it so. Empty if unknown. `project` is that of the folder in which the project
    begins, its repository's; services that look for files there get paths from there. Empty if there is none. `suppressed` are not among the diagnostics; formats
    show them, marked as such, only where `show_suppressed` says so. `files` are those of policies that are split
    over several, by the path of the main one, which goes first among them and stands for the policy in `coverage`. `record` is what the run can be done again
    by, in a run for a format that shows it. `unasked` are laws that ask for nothing of a policy, by its path.
    """

    diagnostics: tuple[Diagnostic, ...]
    coverage: tuple[tuple[str, Coverage], ...] = ()
    failures: tuple[Failure, ...] = ()
    rules: dict[str, RuleInfo] = field(default_factory=dict)
    frameworks: tuple[str, ...] = ()
    version: str = ""
    root: str = ""
    suppressed: tuple[Suppression, ...] = ()
    show_suppressed: bool = False
    files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    project: str = ""
    record: RunRecord | None = None
    unasked: tuple[tuple[str, Unasked], ...] = ()

    @property
    def read(self) -> dict[str, Coverage]:
        """Every file that was read, in order, and how much of its policy was understood."""
        return {file: covered for path, covered in self.coverage for file in self.files.get(path, (path,))}

    @property
    def policies(self) -> dict[str, str]:
        """The path that stands for the policy of a file, for files that stand in another's policy."""
        return {file: path for path, files in self.files.items() for file in files}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text for people may look: whether to colour (ANSI), and how many columns the terminal has."""

    colour: bool = False
    width: int = 100


class Reporter(Protocol):
    """Writes one format. `machine` formats hold exactly one artifact, so nothing else may go to stdout.

    One that shows the `record` of a run has an attribute `shows_record` that is true; for others none is made. One that looks at
    no more of a source than at the lines on which spans of findings lie has an attribute `quotes_lines` that is true: of a run over
    many policies, no more is kept for it then, and the other lines are blank. One that can write while policies are read is a
    `StreamingReporter`.
    """

    @property
    def name(self) -> str: ...

    @property
    def machine(self) -> bool: ...

    def render(self, report: Report, style: Style) -> str:
        """The whole output, ending in a newline unless it is empty.

        Neither drops nor reorders diagnostics. Text from documents is untrusted: it may hold control
        characters and the commands of terminals and build services, and none of them may take effect.
        """
        ...


class Writer(Protocol):
    """Writes one output in pieces. What it gives, put together, is the output."""

    def add(self, report: Report) -> str:
        """What there is to write of some policies; may be empty.

        The report has all that was found in one policy or several, in the order that the whole report has: `diagnostics`,
        `suppressed`, `coverage`, `unasked` and `files`. Of the run as a whole it knows `version`, `root`, `project` and
        `show_suppressed`, nothing else yet. Whatever is kept of it is kept to the end of the run.
        """
        ...

    def end(self, report: Report) -> str:
        """What there is to write when all policies were read: `failures`, `rules`, `frameworks` and `record` are known now.

        Of all else, the report has only what every report has, and `files`: the rest was told before.
        """
        ...


class StreamingReporter(Reporter, Protocol):
    """A reporter that can also write while policies are read, so that a run takes no more memory for more of them.

    `render` and the pieces of a writer say the same, byte for byte. Both are there: the one for who has a whole report.
    """

    def begin(self, style: Style) -> Writer:
        """A writer for one run."""
        ...


def rendered(writer: Writer, report: Report) -> str:
    """A whole report by what writes it in pieces."""
    return writer.add(report) + writer.end(report)
