"""What is new since a revision: findings that the same file did not have then."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field, replace

from policylint.baselines.revisions import Revision
from policylint.diagnostics import Diagnostic, Suppression
from policylint.frozen import dataclass
from policylint.inputs import InputProblem, source_of
from policylint.reporter import Failure, Report
from policylint.run_record import SinceRecord
from policylint.source import Source


def since(
    revision: str,
    check: Callable[[str, Mapping[str, bytes]], Report],
    files_of: Callable[[str], Sequence[str]],
    commit: str = "",
) -> Since:
    """What is new since a revision, given how one policy is checked from memory, and which files are of a file's policy.

    `commit` is what to take for the revision; empty: what it means now.
    """
    then = Revision(revision, commit)

    def earlier(path: str, data: bytes) -> Report:
        names = files_of(path)
        return check(path, {name: data if name == path else then.content(name) or b"" for name in names})

    return Since(then, earlier)


@dataclass(slots=True)
class Since:
    """What files had at a revision, each checked once.

    `check` runs over the policy of one file, given its path and the bytes to take instead.
    """

    revision: Revision
    check: Callable[[str, bytes], Report]
    _then: dict[str, Source | None] = field(default_factory=dict)
    _known: dict[str, Collection[tuple[str, str]]] = field(default_factory=dict)
    _failures: dict[str, tuple[Failure, ...]] = field(default_factory=dict)

    @property
    def record(self) -> SinceRecord:
        """The revision as it was asked for, and the commit, once files were looked for in it."""
        commits = self.revision.commits
        return SinceRecord(self.revision.name, commits[0] if len(commits) == 1 else "")

    def without_old(self, report: Report) -> Report:
        """The report with what the revision has, too, suppressed: compared by rule and fingerprint, not by lines.

        So what is missing is reported only where it was not missing then. The failures of checking what was, of this report and those
        before it, are added to those of the report. Raises `revisions.RevisionError`.
        """
        left = self.parted(report)
        return replace(left, failures=(*left.failures, *self.failures))

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What did not run when it was checked what files had."""
        return tuple(failure for found in self._failures.values() for failure in found)

    def forget(self) -> None:
        """Keep nothing of files that are not asked about again."""
        self._then.clear()
        self._known.clear()
        self._failures = {path: failures for path, failures in self._failures.items() if failures}

    def parted(self, report: Report) -> Report:
        """The same, without failures."""
        kept: list[Diagnostic] = []
        hidden: list[Suppression] = []
        for path in report.read:
            self.revision.verify(path)
        for diagnostic in report.diagnostics:
            if self._had(diagnostic, alone=diagnostic.source.path not in report.policies):
                hidden.append(Suppression(diagnostic, "revision", f"found at {self.revision.name}, too"))
            else:
                kept.append(diagnostic)
        everything = sorted((*report.suppressed, *hidden), key=lambda one: one.diagnostic.sort_key)
        return replace(report, diagnostics=tuple(kept), suppressed=tuple(everything))

    def _had(self, diagnostic: Diagnostic, *, alone: bool) -> bool:
        """Whether the file had a finding then: all of them, if it is as it was, and a policy by itself."""
        path = diagnostic.source.path
        if path not in self._then:
            content = self.revision.content(path)
            source = None if content is None else source_of(content, path)
            self._then[path] = None if isinstance(source, InputProblem) else source
        then = self._then[path]
        if then is None:
            return False
        if alone and then.text == diagnostic.source.text:
            return True
        return (diagnostic.rule, diagnostic.fingerprint) in self._of(path)

    def _of(self, path: str) -> Collection[tuple[str, str]]:
        """The rules and fingerprints of what was found in a file."""
        if path not in self._known:
            old = self.check(path, self.revision.content(path) or b"")
            found = (*old.diagnostics, *(one.diagnostic for one in old.suppressed))
            self._known[path] = {(one.rule, one.fingerprint) for one in found if one.source.path == path}
            self._failures[path] = tuple(
                replace(one, what=f"{one.what} at {self.revision.name}") for one in old.failures
            )
        return self._known[path]
