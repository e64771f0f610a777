"""A session: what is asked for, and all parts that it needs, loaded once for any number of runs.

The command line and the Python API both make one, and check with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from policylint.decisions import Settings
from policylint.frozen import dataclass
from policylint.host import PARTS, Parts, load_parts
from policylint.request.selections import Selections
from policylint.running.outcomes import How
from policylint.running.run import Course, check

if TYPE_CHECKING:
    from policylint.config.config import Config
    from policylint.reporter import Report
    from policylint.request.loading import Request
    from policylint.request.plan import Plan

Loader = Callable[[], Parts]


@dataclass(frozen=True, slots=True)
class Session:
    """`plan` says what holds for each file, `request` what is read and how, `how` what changes nothing that is found."""

    plan: Plan
    request: Request
    parts: Parts
    how: How

    def check(
        self, paths: Sequence[str], contents: Mapping[str, bytes] | None = None, how: How | None = None
    ) -> Report:
        """Check files and folders, with the bytes in `contents` instead of those of the files of these names.

        Raises as `running.run.check` does.
        """
        request = replace(self.request, paths=tuple(paths), contents=contents or {})
        return check(request, Settings(), self.parts, self.plan, how or self.how)

    def course(self, paths: Sequence[str]) -> Course:
        """The same while files are read. Raises as `running.run.Course` does."""
        return Course(replace(self.request, paths=tuple(paths)), Settings(), self.parts, self.plan, self.how)

    def selections(self) -> Selections:
        """What is selected for each file, to be prepared for those that are checked."""
        return Selections(self.request, Settings(), self.parts, self.plan)


def open_session(
    plan: Plan,
    request: Request,
    *,
    plugins: Sequence[str] = (),
    packs: Iterable[str] = (),
    kinds: Iterable[str] = PARTS,
    how: Callable[[Config, Loader], How] | None = None,
) -> Session:
    """Load what a session needs: plugins, and the packs given and those that the configuration names.

    `how` makes of the configuration of the working folder, and of what loads all parts again, how runs are done.
    Raises ValueError for a configuration or a pack that cannot be used.
    """
    config = plan.sources.readable_here()
    every = [*packs, *config.packs]
    load = partial(load_configured, tuple(kinds), plugins, every, config)
    done = how(config, load) if how is not None else How(load=load)
    parts = load()
    done = replace(done, apart=done.apart and bool(parts.plugins))
    return Session(plan, replace(request, discovery=plan.discovery), parts, done)


def load_configured(
    kinds: Sequence[str], plugins: Sequence[str], packs: Sequence[str], config: Config
) -> Parts:
    """The parts, with the options that a configuration sets for them. Raises as `host.load_parts` does."""
    parts = load_parts(kinds, plugins, packs)
    if not config.options:
        return parts
    from policylint.request.options import with_options

    return with_options(parts, config)
