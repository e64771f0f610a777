"""Files that reports are written to: whole, at the end of a run, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from policylint.cli.options import complain
from policylint.fixing.replacing import Replacement

_KEPT = 1 << 20
"""How many characters are kept before they are written down beside the file."""


class WrittenFile:
    """A file that gets its text in pieces, and has it at the end; one that is a policy that was read is left alone."""

    def __init__(self, file: str) -> None:
        self._file, self._new = file, Replacement(Path(file))
        self._pieces: list[str] = []
        self._size = 0
        self._problem = ""
        try:
            target = Path(file)
            self._there = target.stat() if target.is_file() else None
        except OSError as error:
            self._problem, self._there = error.strerror or str(error), None

    def spare(self, paths: Iterable[str]) -> None:
        """These policies were read, and are not written over."""
        if self._there is None or self._problem:
            return
        for path in paths:
            try:
                same = Path(path).is_file() and os.path.samestat(Path(path).stat(), self._there)
            except OSError:
                continue
            if same:
                self._problem = "is a policy that is read; write to another file"

    def write(self, text: str) -> None:
        """The next piece."""
        self._pieces.append(text)
        self._size += len(text)
        if self._size > _KEPT:
            self._flush()

    def _flush(self) -> None:
        text = "".join(self._pieces)
        self._pieces, self._size = [], 0
        try:
            if not self._problem:
                self._new.write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            self._problem = error.strerror or str(error)

    def put(self) -> bool:
        """Put it in its place; whether that went well. What did not is said."""
        self._flush()
        try:
            if not self._problem:
                self._new.put()
        except OSError as error:
            self._problem = error.strerror or str(error)
        if self._problem:
            complain(f"{self._file}: {self._problem}")
        return not self._problem

    def give_up(self) -> None:
        """Leave nothing behind, if it was not put in its place."""
        self._new.give_up()


def append(file: str, text: str) -> bool:
    """Add to a file; whether that went well. What did not is said."""
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        complain(f"{file}: {error.strerror or error}")
        return False
    return True
