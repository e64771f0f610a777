"""What a run needs of the work that it has with each policy, whatever that is: the same in this process and in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from policylint.clock import Clock
from policylint.frozen import dataclass
from policylint.inputs import InputProblem, source_of
from policylint.loading import Request, path_of, read_bytes
from policylint.source import Source

if TYPE_CHECKING:
    from policylint.config.problems import ConfigProblem

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


class Work(Protocol[_T]):
    """The work with one policy. Whoever shares no memory with this process gets it pickled."""

    @property
    def request(self) -> Request: ...

    @property
    def keeps(self) -> bool:
        """Whether what comes of it is kept for the next run."""
        ...

    def known(self, paths: tuple[str, ...], data: list[bytes]) -> _T | None:
        """What came of files with these bytes before; None if it is not known."""
        ...

    def do(self, job: Job) -> tuple[_T | Unread | Stopped, Clock | None]:
        """Do it, and keep what comes of it; and where the time went. Raises nothing that is wrong with the policy."""
        ...

    def lost(self, job: Job, how: str) -> _T:
        """What to say where a worker did not end the job."""
        ...

    def packed(self, outcome: _T) -> _T:
        """The same so that it takes little memory."""
        ...

    def size(self, outcome: _T) -> int:
        """How many code points of text an outcome holds that could be packed."""
        ...

    def prune(self) -> None:
        """Take out of what is kept what is too much."""
        ...
