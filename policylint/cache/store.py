"""Entries in a folder, a file each: written at once or not at all, believed only with this user's mark, seldom pruned."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from policylint.cache.folder import ENTRIES, default_folder, prepare, user_key
from policylint.inputs import contents_and_status
from policylint.machine.digests import blake2b

MOST_BYTES = 128 * 1024 * 1024
"""How large a cache may be: some twenty thousand policies."""

_OLDEST = 30 * 24 * 3600
_DAY = 24 * 3600
_HOUR = 3600
_MARK = 32
_LARGEST_ENTRY = 16 * 1024 * 1024
_PRUNED = "pruned"


class Store:
    """A cache on disk. Neither reading nor writing ever raises: what cannot be read is not there."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._entries = folder / ENTRIES
        self._key = key

    def get(self, name: str) -> bytes | None:
        """The entry of that name, which is hexadecimal; None if there is none, or it is not ours, or damaged."""
        path = self._path(name)
        try:
            content, status = contents_and_status(path, _LARGEST_ENTRY)
        except OSError:
            return None
        record = content[_MARK:]
        if content[:_MARK] != self._mark(name, record):
            return None
        if time.time() - status.st_mtime > _DAY:
            with suppress(OSError):
                os.utime(path)
        return record

    def put(self, name: str, record: bytes) -> None:
        """Keep an entry. Another process may write the same one: both write the same."""
        path = self._path(name)
        beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            path.parent.mkdir(exist_ok=True)
            beside.write_bytes(self._mark(name, record) + record)
            beside.replace(path)
        except BaseException as error:  # Ctrl-C may come between the two
            with suppress(OSError):
                beside.unlink()
            if not isinstance(error, OSError):
                raise

    def prune(self, most: int = MOST_BYTES) -> None:
        """Once an hour at most: delete what was not used for a month, and the oldest of what is too much."""
        now = time.time()
        marker = self._entries / _PRUNED
        with suppress(OSError):
            if now - marker.lstat().st_mtime < _HOUR:
                return
        with suppress(OSError):
            marker.unlink(missing_ok=True)  # whatever it is: a pipe would wait for a reader
            marker.write_bytes(b"")
        with suppress(OSError):
            self._prune(now, most)

    def _prune(self, now: float, most: int) -> None:
        kept = []
        for path in self._entries.glob("*/*"):
            status = path.lstat()
            if stat.S_ISDIR(status.st_mode):
                continue
            left_over = path.suffix == ".tmp" and now - status.st_mtime > _HOUR
            if left_over or now - status.st_mtime > _OLDEST:
                path.unlink(missing_ok=True)
            else:
                kept.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in kept)
        for _, size, path in sorted(kept):
            if total <= most:
                break
            path.unlink(missing_ok=True)
            total -= size

    def _path(self, name: str) -> Path:
        return self._entries / name[:2] / name[2:]

    def _mark(self, name: str, record: bytes) -> bytes:
        return blake2b(name.encode("ascii") + record, key=self._key, digest_size=_MARK).digest()


def store_in(folder: Path | None) -> Store | None:
    """The store in a folder, by default the user's own; None where nothing can be kept.

    Raises `cache.folder.CacheFolderError` for a folder that holds other things.
    """
    key = user_key()
    if key is None:
        return None
    place = folder or default_folder()
    try:
        prepare(place, key)
    except OSError:
        return None
    return Store(place, key)
