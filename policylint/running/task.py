"""The work that a run has with one source; the same in this process and in a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from policylint.cache.cache import Cache
from policylint.checking import Checked, Checker
from policylint.clock import Clock
from policylint.host import Parts, load_parts
from policylint.inputs import InputProblem
from policylint.loading import path_of, read_bytes
from policylint.selections import Selections
from policylint.source import decode

if TYPE_CHECKING:
    from policylint.config.problems import ConfigProblem


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why the run as a whole cannot go on: mistakes in a file beside a document."""

    problems: tuple[ConfigProblem, ...]


Outcome: TypeAlias = Checked | InputProblem | Stopped


@dataclass(frozen=True, slots=True)
class Job:
    """One source to check: its place in the run, its name, how many bytes it has, and these if no file holds them."""

    index: int
    name: str
    size: int
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Checks sources and keeps what it finds. `load` gives all parts again, where a worker needs them."""

    checker: Checker
    cache: Cache | None = None
    load: Callable[[], Parts] = load_parts
    timed: bool = False

    def do(self, job: Job) -> tuple[Outcome, Clock | None]:
        """Check one source; what was found or what is wrong, and where the time went."""
        from policylint.config.problems import ConfigError

        clock = Clock() if self.timed else None
        request = self.checker.selections.request
        data = job.data if job.data is not None else read_bytes(job.name, request)
        if isinstance(data, InputProblem):
            return data, clock
        path = path_of(job.name, request)
        key = self.cache.key(path, data) if self.cache is not None else ""
        try:
            if clock is None:
                checked = self.checker.check([decode(data, path)])
            else:
                with clock.measure(f"file {path}"):
                    checked = self.checker.check([decode(data, path)], clock)
        except ConfigError as error:
            return Stopped(tuple(error.problems)), clock
        if self.cache is not None:
            self.cache.put(key, checked, data)
        return checked, clock

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
