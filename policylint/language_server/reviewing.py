"""What `check` would say of a text that an editor has open, in the folder where it would run. All of it happens in one thread."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.baselines.baseline import Baseline, without_known
from policylint.config.finding import forget
from policylint.diagnostics import Diagnostic, Edit
from policylint.disclosure import Disclosure
from policylint.engine.choosing import choose_frontend
from policylint.engine.parsing import parse
from policylint.frozen import dataclass
from policylint.inputs import InputProblem, source_of
from policylint.reporter import Failure
from policylint.request.grouping import full_path, prepared
from policylint.request.loading import read_bytes
from policylint.request.understanding import understand_source
from policylint.rule import RuleInfo
from policylint.running.run import check_sources
from policylint.source import Source
from policylint.suppression.adding import can_hold_comments, ignoring
from policylint.surveying import kept

if TYPE_CHECKING:
    from policylint.config.config import Config
    from policylint.running.session import Session

Opener = Callable[[], "Session"]
"""Opens a session for the working folder. Raises ValueError for what cannot be used."""
Knower = Callable[["Config"], "Baseline | None"]
"""The baseline of the working folder, if there is one. Raises ValueError for one that cannot be used."""


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in a text; nothing where it is no policy, for an editor opens many a text. What it does not hold any thread may ask for."""

    source: Source
    diagnostics: tuple[Diagnostic, ...] = ()
    rules: dict[str, RuleInfo] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    session: Session | None = None
    """What it was checked with; None where it is no policy."""

    def disclosed(self) -> tuple[Disclosure, ...]:
        """What the text discloses. It takes as long as a check."""
        if self.session is None:
            return ()
        understood = understand_source(self.source, self.session.request, self.session.parts)
        return kept(understood.policy, "likely", None)

    def ignoring(self, found: Sequence[Diagnostic]) -> list[tuple[Diagnostic, Sequence[Edit]]]:
        """For each finding the edits that write a comment which suppresses it; none where the format has no comments."""
        if self.session is None:
            return []
        frontends, request = self.session.parts.frontends, self.session.request
        document = parse(self.source, choose_frontend(self.source, frontends, request.format)).document
        if not can_hold_comments(document):
            return []
        return [(one, ignoring(document, [one], self.rules, "")) for one in found]


class Reviewer:
    """Checks texts, each in its folder. Not for several threads: it changes the working folder."""

    def __init__(self, opened: Opener, known: Knower) -> None:
        self._open, self._known = opened, known
        self._folders: dict[tuple[str, date], _Folder] = {}
        self._start = str(Path.cwd())

    def anew(self) -> None:
        """Read configurations, packs, frameworks and baselines again when they are needed next."""
        self._folders.clear()

    def review(self, folder: str, path: str, text: str, others: Mapping[str, str]) -> Review:
        """Check a text. `others` are texts that are open, too, by their absolute paths: a policy may be split over several.

        Raises ValueError for a configuration, a baseline or an option that cannot be used.
        """
        return self._in(folder).review(path, text, others)

    def _in(self, folder: str) -> _Folder:
        os.chdir(folder or self._start)
        key = folder, date.today()
        if key not in self._folders:
            forget()
            self._folders[key] = _Folder(self._open(), self._known)
        return self._folders[key]


class _Folder:
    """What holds where `check` would run; the working folder is that one."""

    def __init__(self, session: Session, known: Knower) -> None:
        self._session = session
        self._selections = session.selections()
        self._selections.prepare([])
        self._baseline = known(session.plan.whole)

    def review(self, path: str, text: str, others: Mapping[str, str]) -> Review:
        own = Source(path, text)
        if self._session.plan.discovery(path).leaves_out(path):
            return Review(own)
        report = check_sources(self._sources(own, others), self._selections)
        if self._baseline is not None:
            report, _ = without_known(report, self._baseline)
        if not all(covered.is_policy for _, covered in report.coverage):
            return Review(own, failures=report.failures)
        found = tuple(one for one in report.diagnostics if one.source.path == path)
        return Review(own, found, report.rules, report.failures, self._session)

    def _sources(self, own: Source, others: Mapping[str, str]) -> list[Source]:
        """The files of the policy that a text belongs to, as they stand in the editor, else as they are saved."""
        names = prepared([own.path], self._selections)[0].names
        return [own if name == own.path else self._other(name, others) for name in names]

    def _other(self, name: str, others: Mapping[str, str]) -> Source:
        text = others.get(full_path(name))
        if text is not None:
            return Source(name, text)
        data = read_bytes(name, self._session.request)
        source = data if isinstance(data, InputProblem) else source_of(data, name)
        if isinstance(source, InputProblem):
            raise ValueError(str(source))
        return source
