"""A guard around what is plugged in: a part that fails, or does not end, is named, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import TypeVar

from policylint.clock import Clock, measured
from policylint.frozen import dataclass
from policylint.reporter import Failure
from policylint.time_limit import OutOfTimeError, time_limit

_T = TypeVar("_T")


@dataclass(slots=True)
class Guard:
    """Runs parts on the file at `path`, each for at most so many `seconds`; `failures` are those that did not run."""

    path: str
    seconds: float
    clock: Clock | None = None
    failures: list[Failure] = field(default_factory=list)

    def run(self, what: str, action: Callable[[], Iterable[_T]], path: str = "") -> list[_T]:
        """What an action gives; nothing if it fails. `what` names the part, `path` the file if it is another one."""
        try:
            with time_limit(self.seconds), measured(self.clock, what):
                return list(action())
        except OutOfTimeError as error:
            message = f"{error} and was stopped"
        except (Exception, SystemExit) as error:
            message = f"{type(error).__name__}: {error}"
        self.failures.append(Failure(what, message, path or self.path))
        return []
