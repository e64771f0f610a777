"""Files written at once: a reader sees the old content or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO

_STREAMS = {"stdout": 1, "stderr": 2}
_OURS = re.compile(r"/dev/(stdout|stderr)|/(?:dev|proc/self)/fd/(\d{1,6})", re.ASCII)
"""What this process has open already: written to as it is, for it may be a file with something in it, to which more comes."""

_numbers = count(1)
"""Tell those that are written at the same time apart: their names may begin alike."""


def replace_file(path: Path, data: bytes) -> None:
    """Write a file, through links, by way of one beside it; its permissions stay as they are.

    What is no regular file (a pipe, `/dev/stdout`) is written to directly. Folders that lack are made.
    Raises OSError; then the file is as it was.
    """
    new = Replacement(path)
    try:
        new.write(data)
        new.put()
    finally:
        new.give_up()


class Replacement:
    """The new content of a file, in pieces, written as `replace_file` does. Nothing is opened before there is a piece.

    Where the system can (Linux, in most file systems), it has no name until it is whole, so that nothing is left of it whatever ends
    this process; elsewhere it lies beside the file, and being asked to end (SIGTERM) takes it away.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: IO[bytes] | None = None
        self._target = self._beside = path
        self._nameless = False

    def write(self, data: bytes) -> None:
        """The next piece. Raises OSError."""
        self._opened().write(data)

    def put(self) -> None:
        """Put it in its place. Raises OSError; then the file is as it was."""
        stream = self._opened()
        stream.flush()
        if self._nameless:
            named(stream, self._beside)
            self._nameless = False
        stream.close()
        if self._beside != self._path:
            if self._target.exists():
                self._beside.chmod(self._target.stat().st_mode & 0o7777)
            self._beside.replace(self._target)
            self._forget()

    def give_up(self) -> None:
        """Leave nothing of it behind. After it was put in its place, this does nothing."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
        if self._beside != self._path:
            self._beside.unlink(missing_ok=True)
            self._forget()

    def _forget(self) -> None:
        _lying.discard(self._beside)
        self._beside = self._path

    def _opened(self) -> IO[bytes]:
        if self._stream is None:
            ours = _OURS.fullmatch(str(self._path))
            if ours is not None:
                self._stream = os.fdopen(os.dup(_STREAMS.get(ours[1]) or int(ours[2])), "wb")
                return self._stream
            target = Path(os.path.realpath(self._path))
            if target.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(self._path))
            if target.exists() and not target.is_file():
                self._stream = self._path.open("wb")
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._target = target
                self._beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.{next(_numbers)}.tmp")
                self._stream = nameless(target.parent)
                self._nameless = self._stream is not None
                if self._stream is None:
                    tidied(self._beside)
                    self._stream = self._beside.open("wb")
        return self._stream


def nameless(folder: Path) -> IO[bytes] | None:
    """A new file in a folder that has no name yet; None where there is no such thing."""
    kind = getattr(os, "O_TMPFILE", 0)
    if not kind:
        return None
    try:
        number = os.open(folder, kind | os.O_RDWR, 0o666)
    except OSError:  # not in every file system; what is wrong with the folder is told of one that has a name
        return None
    return os.fdopen(number, "w+b")


def named(stream: IO[bytes], path: Path) -> None:
    """Give a file that has no name one. Raises OSError."""
    number = stream.fileno()
    try:
        os.link(f"/proc/self/fd/{number}", path, src_dir_fd=number, follow_symlinks=True)
    except OSError:  # no /proc, or whatever forbids it
        from shutil import copyfileobj

        stream.seek(0)
        with path.open("wb") as copy:
            copyfileobj(stream, copy)


_lying: set[Path] = set()
"""What lies beside files now, to be taken away by `_tidy`."""


def tidied(path: Path) -> None:
    """See to it that a file is taken away if this process is asked to end, unless somebody else listens to that."""
    from signal import SIG_DFL, SIGTERM, getsignal, signal

    _lying.add(path)
    if getsignal(SIGTERM) is SIG_DFL:
        with suppress(ValueError):  # not the main thread
            signal(SIGTERM, _tidier(os.getpid()))


def _tidier(process: int) -> Callable[[int, object], None]:
    """What takes all of that away, unless it is another process that has inherited it, and ends as the signal would have."""
    from signal import SIG_DFL, signal

    def tidy(number: int, _frame: object) -> None:
        if os.getpid() == process:
            for path in _lying:
                with suppress(OSError):
                    path.unlink()
        signal(number, SIG_DFL)
        os.kill(os.getpid(), number)

    return tidy
