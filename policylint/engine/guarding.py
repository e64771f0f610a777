"""A guard around what is plugged in: a part that fails, or does not end, is named, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import Any, TypeVar

from policylint.frozen import dataclass
from policylint.machine.clock import Clock
from policylint.machine.failing import told_of
from policylint.machine.time_limit import OutOfTimeError, Watch
from policylint.reporter import Failure

_T = TypeVar("_T")


@dataclass(slots=True)
class Guard:
    """Runs parts on the file at `path`, each for at most so many `seconds`; `failures` are those that did not run.

    Used as a block, it sets its timers once for all that is run in it.
    """

    path: str
    seconds: float
    clock: Clock | None = None
    failures: list[Failure] = field(default_factory=list)
    _watch: Watch | None = None

    def __enter__(self) -> Guard:
        self._watch = Watch(self.seconds)
        self._watch.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.__exit__(*error)

    def run(self, what: str, action: Callable[[], Iterable[_T]], path: str = "") -> list[_T]:
        """What an action gives; nothing if it fails. `what` names the part, `path` the file if it is another one."""
        watch = self._watch
        if watch is None:
            with self:
                return self.run(what, action, path)
        try:
            watch.begin(what)
            try:
                return list(action()) if self.clock is None else _measured(self.clock, what, action)
            finally:
                watch.end()
        except OutOfTimeError as error:
            message = f"{error} and was stopped"
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # a panic of what is written in Rust is no Exception
            message = told_of(error)
        self.failures.append(Failure(what, message, path or self.path))
        return []


def _measured(clock: Clock, what: str, action: Callable[[], Iterable[_T]]) -> list[_T]:
    with clock.measure(what):
        return list(action())
