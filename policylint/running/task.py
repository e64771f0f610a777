"""The work with one policy: read it, do what is to be done, keep what comes of it. The same in this process and in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from policylint.frozen import dataclass
from policylint.inputs import STDIN, InputProblem, source_of
from policylint.machine.clock import Clock, measured
from policylint.machine.failing import LACKING, lacks_memory, told_of
from policylint.machine.memory import uncollected
from policylint.reporter import Failure
from policylint.request.loading import Request, path_of, read_bytes

if TYPE_CHECKING:
    from policylint.cache.cache import Cache
    from policylint.cache.store import Store
    from policylint.config.problems import ConfigProblem
    from policylint.source import Source

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why the run as a whole cannot go on: mistakes in a file beside a document."""

    problems: tuple[ConfigProblem, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a policy was not read: none of it is, if one of its files cannot be. What seems to be missing may stand there."""

    problems: tuple[InputProblem, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """One policy: its place in the run, the names of its files, the main one first, and how many bytes they have.

    `data` are these bytes, by name, where no file holds them.
    """

    index: int
    names: tuple[str, ...]
    size: int
    data: tuple[bytes | None, ...] = ()

    def read(self, request: Request) -> list[bytes] | Unread:
        """The bytes of all files."""
        held = self.data or (None,) * len(self.names)
        return whole(
            [
                read_bytes(name, request) if data is None else data
                for name, data in zip(self.names, held, strict=True)
            ]
        )

    def paths(self, request: Request) -> tuple[str, ...]:
        """The paths by which its files are known."""
        return tuple(path_of(name, request) for name in self.names)


def whole(read: Sequence[_T | InputProblem]) -> list[_T] | Unread:
    """All of it, or why it is not whole."""
    problems = tuple(one for one in read if isinstance(one, InputProblem))
    return Unread(problems) if problems else [one for one in read if not isinstance(one, InputProblem)]


def sources_in(data: Sequence[bytes], paths: Sequence[str]) -> list[Source] | Unread:
    """The sources in the bytes of the files of a policy."""
    return whole([source_of(content, path) for content, path in zip(data, paths, strict=True)])


class Errand(Protocol[_T]):
    """What is to be done with each policy. Whoever shares no memory with this process gets it pickled."""

    @property
    def request(self) -> Request: ...

    def do(self, sources: Sequence[Source], clock: Clock | None) -> _T:
        """Do it for one policy, given its files, the main one first.

        Raises `config.problems.ConfigError` for mistakes in a file beside it, and nothing else.
        """
        ...

    def witnessed(self, outcome: _T, read: Sequence[tuple[str, bytes]], *, stdin: bool) -> _T:
        """The same with the records of the files that were read, given their paths and bytes, in a run that is recorded."""
        ...

    def lost(self, path: str, how: str) -> _T:
        """What to say where a worker did not end, given the path of the main file."""
        ...

    def packed(self, outcome: _T) -> _T:
        """The same so that it takes little memory."""
        ...

    def size(self, outcome: _T) -> int:
        """How many code points of text an outcome holds that could be packed."""
        ...

    def cache(self, store: Store, stamp: str) -> Cache[_T]:
        """Where what comes of it is kept; the stamp holds all that it depends on besides policies and settings."""
        ...


@dataclass(frozen=True, slots=True)
class Task(Generic[_T]):
    """An errand, the cache for what comes of it, and whether the time is taken."""

    errand: Errand[_T]
    cache: Cache[_T] | None = None
    timed: bool = False

    @property
    def request(self) -> Request:
        return self.errand.request

    def known(self, job: Job, data: list[bytes]) -> _T | None:
        """What came of the files of a job before, if they have these bytes; None if it is not known."""
        if self.cache is None:
            return None
        paths = job.paths(self.request)
        found = self.cache.get(self.cache.key(paths, data), paths, data)
        return None if found is None else self._witnessed(found, job, data)

    def do(self, job: Job) -> tuple[_T | Unread | Stopped, Clock | None]:
        """What comes of one policy, or what is wrong; and where the time went."""
        clock = Clock() if self.timed else None
        try:
            return self._done(job, clock), clock
        except Exception as error:
            if not lacks_memory(told_of(error)):
                raise
        return self._without_memory(self.lost(job, LACKING), job), clock

    def _done(self, job: Job, clock: Clock | None) -> _T | Unread | Stopped:
        from policylint.config.problems import ConfigError

        data = job.read(self.request)
        if isinstance(data, Unread):
            return data
        paths = job.paths(self.request)
        key = self.cache.key(paths, data) if self.cache is not None else ""
        try:
            with measured(clock, f"file {paths[0]}"):
                sources = sources_in(data, paths)
                if isinstance(sources, Unread):
                    return sources
                with uncollected():
                    outcome = self.errand.do(sources, clock)
        except ConfigError as error:
            return Stopped(tuple(error.problems))
        if any(lacks_memory(one.message) for one in cast("Any", outcome).failures):
            outcome = self._without_memory(outcome, job)
        if self.cache is not None:
            self.cache.put(key, outcome, paths, data)
        return self._witnessed(outcome, job, data)

    def _without_memory(self, outcome: _T, job: Job) -> _T:
        """The same with one failure instead of one for each part that found no memory."""
        told = f"{LACKING}, so findings may be lacking"
        failure = Failure("memory", told, job.paths(self.request)[0])
        return cast("_T", replace(cast("Any", outcome), failures=(failure,)))

    def _witnessed(self, outcome: _T, job: Job, data: list[bytes]) -> _T:
        if not self.request.recorded:
            return outcome
        read = list(zip(job.paths(self.request), data, strict=True))
        return self.errand.witnessed(outcome, read, stdin=job.names == (STDIN,))

    def lost(self, job: Job, how: str) -> _T:
        """What to say where a worker did not end a job."""
        paths = job.paths(self.request)
        which = "this file" if len(paths) == 1 else "this policy"
        return self.errand.lost(paths[0], f"{how}; {which} was not checked")

    def prune(self) -> None:
        """Take out of the cache what is too much."""
        if self.cache is not None:
            self.cache.store.prune()

    def __reduce__(self) -> Any:
        kept = (self.cache.store, self.cache.stamp) if self.cache is not None else None
        return _again, (self.errand, kept, self.timed)


def _again(errand: Errand[_T], kept: Any, timed: bool) -> Task[_T]:
    return Task(errand, errand.cache(*kept) if kept is not None else None, timed)
