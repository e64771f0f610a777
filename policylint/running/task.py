"""The work of `check` with one policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from policylint.cache.cache import Cache
from policylint.checking import Checked, Checker, packed
from policylint.clock import Clock, measured
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.loading import Request
from policylint.reporter import Failure
from policylint.running.work import Job, Stopped, Unread, sources_in
from policylint.selections import Selections


@dataclass(frozen=True, slots=True)
class Task:
    """Checks policies and keeps what it finds. `load` gives all parts again, where a worker needs them."""

    checker: Checker
    cache: Cache | None = None
    load: Callable[[], Parts] = load_parts
    timed: bool = False

    @property
    def request(self) -> Request:
        return self.checker.selections.request

    @property
    def keeps(self) -> bool:
        return self.cache is not None

    def known(self, paths: tuple[str, ...], data: list[bytes]) -> Checked | None:
        return None if self.cache is None else self.cache.get(self.cache.key(paths, data), paths, data)

    def do(self, job: Job) -> tuple[Checked | Unread | Stopped, Clock | None]:
        from policylint.config.problems import ConfigError

        clock = Clock() if self.timed else None
        data = job.read(self.request)
        if isinstance(data, Unread):
            return data, clock
        paths = job.paths(self.request)
        key = self.cache.key(paths, data) if self.cache is not None else ""
        try:
            with measured(clock, f"file {paths[0]}"):
                sources = sources_in(data, paths)
                if isinstance(sources, Unread):
                    return sources, clock
                checked = self.checker.check(sources, clock)
        except ConfigError as error:
            return Stopped(tuple(error.problems)), clock
        if self.cache is not None:
            self.cache.put(key, checked, paths, data)
        return checked, clock

    def lost(self, job: Job, how: str) -> Checked:
        paths = job.paths(self.request)
        which = "this file" if len(paths) == 1 else "this policy"
        message = f"{how}; {which} was not checked"
        return Checked(paths[0], failures=(Failure("worker process", message, paths[0]),))

    def packed(self, outcome: Checked) -> Checked:
        return packed(outcome)

    def size(self, outcome: Checked) -> int:
        return sum(len(source.text) for source in outcome.sources)

    def prune(self) -> None:
        if self.cache is not None:
            self.cache.store.prune()

    def __reduce__(self) -> Any:
        """A worker that shares no memory loads the plugins itself; the configuration it gets as it was read."""
        one = self.checker.selections
        own = {name for names in one.parts.framework_files.values() for name in names}
        frameworks = [framework for framework in one.parts.frameworks if framework.name in own]
        request = replace(one.request, contents={}, discovery=None)
        cache = (self.cache.store, self.cache.stamp) if self.cache is not None else None
        return _rebuilt, (
            request,
            one.settings,
            one.plan,
            self.load,
            frameworks,
            one.parts.framework_files,
            cache,
            self.timed,
        )


def _rebuilt(
    request: Any,
    settings: Any,
    plan: Any,
    load: Callable[[], Parts],
    frameworks: list[Any],
    framework_files: dict[str, tuple[str, ...]],
    cache: Any,
    timed: bool,
) -> Task:
    parts = load()
    parts.frameworks += frameworks
    parts.framework_files = framework_files
    selections = Selections(request, settings, parts, plan)
    kept = Cache(cache[0], selections, cache[1]) if cache is not None else None
    return Task(Checker(selections), kept, load, timed)
