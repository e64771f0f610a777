"""Tries inputs on a target until its time is over, and reduces what fails to the smallest input that does."""

from __future__ import annotations

import faulthandler
import hashlib
import re
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded

from fuzzing.target import Target

_BATCH = 100
_MOST_FAILURES = 5
_FEWEST = 5
_REDUCING = 20.0
_HANG = 90.0
_OWN = ("policylint", "fuzzing")


@dataclass(slots=True)
class Failed:
    """One way in which a target fails: the smallest input that shows it, and what it raised."""

    data: bytes
    error: BaseException

    @property
    def told(self) -> str:
        """What it raised, in a line."""
        text = f"{type(self.error).__name__}: {self.error}"
        return " ".join(text.encode("ascii", "backslashreplace").decode().split())[:200]


@dataclass(slots=True)
class Result:
    """What came of a target: how many inputs were tried, the processor seconds of the slowest, and each way to fail."""

    tried: int = 0
    slowest: float = 0.0
    failures: dict[str, Failed] = field(default_factory=dict)


class TooSlowError(AssertionError):
    """An input that took more time than it may."""


def attempt(target: Target, data: bytes) -> float:
    """Try one input; the processor seconds it took. Raises what the check raises, and TooSlowError."""
    started = time.process_time()
    target.check(data)
    taken = time.process_time() - started
    if taken > target.seconds:
        raise TooSlowError(f"{taken:.1f} s for {len(data)} bytes")
    return taken


def sign(error: BaseException) -> str:
    """What tells one failure from another: its type and its last places in our code, not what is in the input."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if set(_OWN) & set(Path(frame.filename).parts)
    ]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-2:]]
    message = (
        re.sub(r"'[^']*'|\"[^\"]*\"|\d+", "", str(error))[:40] if isinstance(error, AssertionError) else ""
    )
    return " ".join((type(error).__name__, *places, message))


def kept(target: Target, failed: Failed, folder: Path) -> Path:
    """Write the input that fails into a folder; its name tells the target."""
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.blake2b(failed.data, digest_size=4).hexdigest()
    file = folder / f"{target.name}-{name}{target.suffix}"
    file.write_bytes(failed.data)
    return file


class Watch:
    """Ends the process if an input takes minutes; the input is left in a file, to be replayed."""

    def __init__(self, target: Target, folder: Path) -> None:
        self._path = folder / f"{target.name}-hangs{target.suffix}"
        self._file = self._path.open("wb", buffering=0)
        self._armed = 0.0

    def look_at(self, data: bytes) -> None:
        """Take down the input that is tried next."""
        self._file.seek(0)
        self._file.truncate()
        self._file.write(data)
        now = time.monotonic()
        if now - self._armed > _HANG / 10:
            faulthandler.dump_traceback_later(_HANG, exit=True)
            self._armed = now

    def close(self) -> None:
        """Watch no longer."""
        faulthandler.cancel_dump_traceback_later()
        self._file.close()
        self._path.unlink()


@dataclass(slots=True)
class _Run:
    target: Target
    most: int
    ends: float
    watch: Watch
    result: Result = field(default_factory=Result)
    _fresh: dict[str, Failed] = field(default_factory=dict)
    _reduced_by: float = 0.0

    def over(self) -> bool:
        """Whether there is nothing more to try; some inputs are, however long it takes to make them."""
        done = self.result.tried >= self.most or len(self.result.failures) >= _MOST_FAILURES
        return done or (self.result.tried >= _FEWEST and time.monotonic() > self.ends)

    def one(self, data: bytes) -> None:
        """Try an input, unless the time is over; while one that fails is reduced, unless that takes too long."""
        if self._fresh:
            if time.monotonic() > self._reduced_by:
                if known := [failed for failed in self._fresh.values() if failed.data == data]:
                    raise known[0].error
                return
        elif self.over():
            return
        self.watch.look_at(data)
        try:
            self.result.slowest = max(self.result.slowest, attempt(self.target, data))
        except Exception as error:
            self._failed(data, error)
        finally:
            self.result.tried += not self._fresh

    def _failed(self, data: bytes, error: Exception) -> None:
        what = sign(error)
        if what in self.result.failures:
            return
        if not self._fresh:
            self._reduced_by = time.monotonic() + _REDUCING
        known = self._fresh.get(what)
        if known is None or (len(data), data) <= (len(known.data), known.data):
            self._fresh[what] = Failed(data, error)
        raise error

    def batch(self, number: int) -> None:
        """A hundred inputs, always the same for the same number; or fewer, up to the first new way to fail."""
        chosen = settings(
            max_examples=min(_BATCH, self.most),
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            verbosity=Verbosity.quiet,
        )
        test = seeded(number)(chosen(given(self.target.inputs())(self.one)))
        try:
            test()
        except Exception:
            if not self._fresh:
                raise
        self.result.failures |= self._fresh
        self._fresh = {}


def fuzzed(target: Target, seed: int, seconds: float, most: int, folder: Path) -> Result:
    """Try inputs on a target for some seconds, at most so many. One that hangs is left in the folder, and ends the process."""
    attempt_quietly(target, b"")  # loads what is loaded once
    watch = Watch(target, folder)
    run = _Run(target, most, time.monotonic() + seconds, watch)
    for number in _numbers(target, seed):
        if run.over():
            break
        run.batch(number)
    watch.close()
    return run.result


def attempt_quietly(target: Target, data: bytes) -> None:
    """Try an input whatever comes of it."""
    try:
        target.check(data)
    except Exception:
        return


def _numbers(target: Target, seed: int) -> Iterator[int]:
    """The seed of each batch."""
    base = int.from_bytes(hashlib.blake2b(f"{target.name} {seed}".encode(), digest_size=6).digest(), "big")
    while True:
        yield base
        base += 1
