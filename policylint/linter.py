"""A linter: what is asked for, and all that it takes, loaded once for any number of policies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from policylint.confidence import Confidence
from policylint.config.finding import forget
from policylint.config.sources import Sources
from policylint.diagnostics import Severity
from policylint.disclosure import Disclosure
from policylint.engine.choosing import choose_frontend
from policylint.law.facts import read_facts
from policylint.law.requirements import Assessment
from policylint.reporter import Failure, Report
from policylint.request.inspection import inspect
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.request.selections import Selections
from policylint.request.understanding import understand_source
from policylint.running.outcomes import How
from policylint.running.run import check_source
from policylint.running.session import Session, open_session
from policylint.source import Source
from policylint.surveying import assess_one, kept

StrPath: TypeAlias = str | os.PathLike[str]
PATH = "policy.md"
"""What a text is called, unless it is told: its suffix says which format it is in."""


class IncompleteError(RuntimeError):
    """Something did not run, and there is no report to say so; `failures` say what and why."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        self.failures = tuple(failures)
        super().__init__("; ".join(f"{one.what}: {one.message}" for one in self.failures))


class Linter:
    """Holds policies against rules and laws; loads what that takes once, for any number of policies.

    Its methods may be called from several threads, and give each the same answer; only with `discover_config` let each
    thread have its own. Outside the main thread a part that takes too long is named when it ends, not stopped.
    """

    def __init__(
        self,
        *,
        frameworks: Iterable[str] = (),
        select: Iterable[str] = (),
        extend_select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        facts: Mapping[str, object] | None = None,
        floor: bool | None = None,
        preview: bool | None = None,
        min_severity: Severity | None = None,
        min_confidence: Confidence | None = None,
        format: str | None = None,
        today: date | None = None,
        as_of: date | None = None,
        suppressions: bool = True,
        config: StrPath | None = None,
        discover_config: bool = False,
        plugins: Iterable[str] = (),
        packs: StrPath | Iterable[StrPath] = (),
        jobs: int | None = 1,
    ) -> None:
        """Say what is asked for, as the options of `policylint check` of the same names do.

        `frameworks` are laws by name, or paths of TOML files; `select`, `extend_select` and `ignore` take rules,
        groups, frameworks and `ALL`; `facts` are what no text shows, as `{"sells-data": "no"}`. `format` forces a
        front end by name. `today` is the date that rules see, None the day of each check; `as_of` the date whose
        law applies. `suppressions` is whether comments in policies, and files beside them, suppress findings.

        No configuration file is read but `config`; with `discover_config` the closest to each path is, as on the
        command line. Installed plugins are loaded, and the modules named in `plugins`. `jobs` is for `check_paths`:
        how many processes read files, None as many as pay.

        Raises ValueError for what cannot be done: a name that does not exist (`UnknownNameError`), a fact
        (`FactError`), a configuration or a pack (`ConfigError`), a framework file (`FrameworkError`).
        """
        if discover_config:
            forget()
        asked = Asked(
            select=_names(select),
            extend_select=_names(extend_select),
            ignore=_names(ignore),
            frameworks=_names(frameworks),
            floor=floor,
            preview=preview,
            min_severity=min_severity,
            min_confidence=min_confidence,
            facts=read_facts(facts or {}),
        )
        self._today = today
        session = open_session(
            Plan(asked, _sources(config, discover_config)),
            Request((), today or date.today(), format, as_of=as_of, inline=suppressions),
            plugins=_names(plugins),
            packs=_paths(packs),
            how=lambda _, load: How(jobs, load=load),
        )
        self._sidecars = discover_config
        self._state = self._ready(session)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The plugins that could not be loaded, and why; every report tells them too."""
        return tuple(self._state[0].parts.failures)

    def check_text(self, text: str, *, path: str = PATH) -> Report:
        """What is found in one policy. `path` gives its name and, by its suffix, its format; it need not exist."""
        return check_source(Source(path, text), self._selected(path))

    def check_paths(self, paths: StrPath | Iterable[StrPath]) -> Report:
        """What is found in files, and in all policies in folders; `-` is standard input.

        What cannot be read is among the failures of the report; the others are checked.
        """
        return self._now()[0].check(_paths(paths))

    def disclosures(
        self, text: str, *, path: str = PATH, min_confidence: Confidence = "likely", topic: str | None = None
    ) -> tuple[Disclosure, ...]:
        """What one policy discloses, at least that surely, of one topic and its children if given, in its order.

        Raises IncompleteError if a front end or a detector fails.
        """
        session, _ = self._now()
        understood = understand_source(Source(path, text), session.request, session.parts)
        _stop_at(session.parts.attributed(understood.failures))
        return kept(understood.policy, min_confidence, topic)

    def assess(self, text: str, *, path: str = PATH) -> Assessment:
        """How one policy stands to each requirement of its frameworks; to good practice, if none is named.

        Raises IncompleteError if a front end, a detector or a rule fails.
        """
        selections = self._selected(path)
        one, failures = inspect([Source(path, text)], selections)
        assessment, failed = assess_one(one.policy, one.selection)
        _stop_at(selections.parts.attributed([*failures, *failed]))
        return assessment

    def _now(self) -> tuple[Session, Selections]:
        """The session and its selections as of today: a linter that lives for long sees a new day."""
        session, _ = self._state
        today = self._today or date.today()
        if today != session.request.today:
            self._state = self._ready(replace(session, request=replace(session.request, today=today)))
        return self._state

    def _selected(self, path: str) -> Selections:
        _, selections = self._now()
        selections.prepare([path])
        return selections

    def _ready(self, session: Session) -> tuple[Session, Selections]:
        """The session with the selections for texts; raises what is wrong with the settings at once."""
        request = replace(session.request, sidecars=self._sidecars)
        selections = replace(session, request=request).selections()
        selections.prepare([])
        if request.format is not None:
            choose_frontend(Source(PATH, ""), session.parts.frontends, request.format)
        return session, selections


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """A tuple of names; one name alone is a list of one, not of its letters."""
    return (given,) if isinstance(given, str) else tuple(given)


def _paths(given: StrPath | Iterable[StrPath]) -> tuple[str, ...]:
    many = (given,) if isinstance(given, (str, os.PathLike)) else given
    return tuple(os.fspath(one) for one in many)


def _sources(config: StrPath | None, discover: bool) -> Sources:
    if config is None:
        return Sources(isolated=not discover)
    if not Path(config).is_file():
        raise ValueError(f"no such configuration file: {os.fspath(config)}")
    return Sources(os.fspath(config))


def _stop_at(failures: Iterable[Failure]) -> None:
    failures = tuple(failures)
    if failures:
        raise IncompleteError(failures)
