"""Whether the files that say what git ignores may be read. The library that reads them waits for a pipe, and reads on where nothing ends."""

from __future__ import annotations

import os
import stat

from policylint.inputs import contents

MOST = 2 << 20
"""Bytes that all of these files of one search may have: patterns take up to 700 times as much memory, and a large repository has a tenth of it."""


class IgnoreFileError(ValueError):
    """A file that says what git ignores, and must not be read."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


class IgnoreFiles:
    """The files that say what git ignores, looked at before they are read."""

    def __init__(self) -> None:
        self._left = MOST

    def look_above(self, folder: str) -> None:
        """Look at those of a folder and of all folders above it. Raises IgnoreFileError."""
        self.look_in(folder)
        here = os.path.realpath(folder)
        while here != (here := os.path.dirname(here)):
            self.look_in(here)

    def look_below(self, folder: str, skipped: frozenset[str]) -> None:
        """Look at those of the folders in a folder that are searched, unless by names that are `skipped`. Raises IgnoreFileError."""
        try:
            with os.scandir(folder) as entries:
                inside = [
                    one.path
                    for one in entries
                    if one.name[0] != "." and one.name not in skipped and one.is_dir(follow_symlinks=False)
                ]
        except OSError:  # whoever searches it says so
            return
        for path in inside:
            self.look_in(path)

    def look_in(self, folder: str) -> None:
        """Look at those of one folder: `.gitignore`, and what its `.git` leads to. Raises IgnoreFileError."""
        self._is_file(os.path.join(folder, ".gitignore"))
        repository = os.path.join(folder, ".git")
        if self._is_file(repository):  # as a worktree or a submodule has it
            named, is_link, linked = _first_line(repository).partition("gitdir: ")
            common = os.path.join(linked, "commondir")
            if named or not is_link or not self._is_file(common):
                return
            shared = _first_line(common)
            repository = os.path.join(linked, shared) if shared.startswith(".") else shared
        self._is_file(os.path.join(repository, "info", "exclude"))

    def _is_file(self, path: str) -> bool:
        """Whether there is a file to be read. What is not there, a folder, or cannot be opened, is passed over by the library, too."""
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return False
        if stat.S_ISDIR(status.st_mode) or _is_empty_device(status):
            return False
        if not stat.S_ISREG(status.st_mode):
            raise IgnoreFileError(path, "is neither a file nor a directory")
        self._left -= status.st_size
        if self._left < 0:
            raise IgnoreFileError(path, f"with it, what git ignores takes more than {MOST >> 20} MiB to say")
        return True


def _is_empty_device(status: os.stat_result) -> bool:
    return stat.S_ISCHR(status.st_mode) and os.path.samestat(status, os.stat(os.devnull))


def _first_line(path: str) -> str:
    """The first line of a file, in the form that paths have here; empty if it cannot be read."""
    try:
        return os.fsdecode(contents(path, MOST).partition(b"\n")[0].removesuffix(b"\r"))
    except OSError:
        return ""
