"""Files written at once: a reader sees the old content or the new one, never half of it."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO

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
    """The new content of a file, in pieces, written as `replace_file` does. Nothing is opened before there is a piece."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: IO[bytes] | None = None
        self._target = self._beside = path

    def write(self, data: bytes) -> None:
        """The next piece. Raises OSError."""
        self._opened().write(data)

    def put(self) -> None:
        """Put it in its place. Raises OSError; then the file is as it was."""
        self._opened().close()
        if self._beside != self._path:
            if self._target.exists():
                self._beside.chmod(self._target.stat().st_mode & 0o7777)
            self._beside.replace(self._target)
            self._beside = self._path

    def give_up(self) -> None:
        """Leave nothing of it behind. After it was put in its place, this does nothing."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
        if self._beside != self._path:
            self._beside.unlink(missing_ok=True)
            self._beside = self._path

    def _opened(self) -> IO[bytes]:
        if self._stream is None:
            target = Path(os.path.realpath(self._path))
            if target.is_symlink():
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(self._path))
            if target.exists() and not target.is_file():
                self._stream = self._path.open("wb")
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._target = target
                self._beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.{next(_numbers)}.tmp")
                self._stream = self._beside.open("wb")
        return self._stream
