"""The work that a run has with one source; the same in this process and in a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from policylint.cache.cache import Cache
from policylint.checking import Checked, Checker
from policylint.clock import Clock, measured
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.inputs import STDIN, InputProblem, source_of
from policylint.loading import Request, path_of, read_bytes
from policylint.selections import Selections

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
            with measured(clock, f"file {path}"):
                source = source_of(data, path)
                if isinstance(source, InputProblem):
                    return source, clock
                checked = self.checker.check([source], clock)
        except ConfigError as error:
            return Stopped(tuple(error.problems)), clock
        if self.cache is not None:
            self.cache.put(key, checked, data)
        return told(checked, job.name, data, request), clock

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


def told(checked: Checked, name: str, data: bytes, request: Request) -> Checked:
    """What was found in an input of one file, with its record where the run is recorded."""
    if not request.recorded:
        return checked
    from policylint.recording.recording import witnessed

    stdin = name == STDIN and name not in request.contents
    return witnessed(checked, [(path_of(name, request), data)], stdin=stdin)


def _rebuilt(
    request: Request,
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
