"""Earlier revisions of files, as git keeps them: read by plumbing commands that run nothing a repository names.

A configuration of the repository can name programs (hooks, pagers, filters, file-system monitors, transports).
Only commands that look at commits and at the index are used, never at the working tree; so no filter runs. What
the others might start is switched off, and missing objects of a partial clone are not fetched.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

from policylint.frozen import dataclass

_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-optional-locks",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "protocol.allow=never",
)  # fmt: skip
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_DROPPED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for its hooks, relative to a folder that is not ours: each repository is found by its files."""

_LINK = b"120000"
_FILE = b"blob"


class RevisionError(ValueError):
    """A revision that cannot be compared with: no git, no repository, no such revision."""


@dataclass(slots=True)
class Revision:
    """One revision of the repositories in which files lie. `name` is as the user wrote it; `at` a commit that is taken for it."""

    name: str
    at: str = ""
    _tops: dict[Path, Path] = field(default_factory=dict)
    _trees: dict[Path, _Tree] = field(default_factory=dict)

    def content(self, path: str) -> bytes | None:
        """The bytes of a file as they were, under the name it had then; None if it was not there.

        A file that was moved is found where git knows of the move: it was committed or added to the index.
        Raises RevisionError.
        """
        full = Path(os.path.abspath(path))  # noqa: PTH100
        there = next(parent for parent in full.parents if parent.is_dir())
        top = self._top(there.resolve())
        tree = self._tree(top)
        below = os.fsencode((there.resolve() / full.relative_to(there)).relative_to(top).as_posix())
        kept = tree.blobs.get(tree.moved.get(below, below))
        return None if kept is None else _git(top, "cat-file", "blob", kept)

    @property
    def commits(self) -> list[str]:
        """The commits that the name means in the repositories that were asked so far, in order."""
        return sorted({tree.commit for tree in self._trees.values()})

    def verify(self, path: str) -> None:
        """Raise RevisionError unless the file lies in a repository that has the revision."""
        self._tree(self._top(next(one for one in Path(path).absolute().parents if one.is_dir()).resolve()))

    def _top(self, folder: Path) -> Path:
        if folder not in self._tops:
            try:
                shown = _git(folder, "rev-parse", "--show-toplevel")
            except RevisionError as error:
                raise RevisionError(f"--new-from: {folder} is in no git repository ({error})") from None
            self._tops[folder] = Path(os.fsdecode(shown.rstrip(b"\r\n"))).resolve()
        return self._tops[folder]

    def _tree(self, top: Path) -> _Tree:
        if top not in self._trees:
            commit = self._commit(top)
            listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit)
            moves = _git(
                top, "diff-index", "--cached", "-z", "-M", "--diff-filter=R", "--name-status",
                "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", commit, "--",
            )  # fmt: skip
            self._trees[top] = _Tree(_blobs(listed), _moves(moves), commit)
        return self._trees[top]

    def _commit(self, top: Path) -> str:
        """The commit that the name means."""
        name = self.at or self.name
        if name.startswith("-") or not name.strip():
            raise RevisionError(f"--new-from: {self.name!r} is no revision")
        try:
            shown = _git(top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        except RevisionError:
            hint = ""
            if _git(top, "rev-parse", "--is-shallow-repository").strip() == b"true":
                hint = (
                    "; this clone is shallow: fetch more of its history, as by `git fetch --unshallow`, "
                    "or with `fetch-depth: 0` for actions/checkout"
                )
            raise RevisionError(f"--new-from: git knows no revision {self.name!r} in {top}{hint}") from None
        return shown.decode("ascii").strip()


@dataclass(frozen=True, slots=True)
class _Tree:
    """The files of a commit by path (bytes, from the top, with `/`), and the old paths of those that moved since."""

    blobs: dict[bytes, str]
    moved: dict[bytes, bytes]
    commit: str


def _blobs(listed: bytes) -> dict[bytes, str]:
    blobs = {}
    for entry in listed.split(b"\0"):
        described, tab, path = entry.partition(b"\t")
        mode, kind, identity = described.split() if tab else (b"", b"", b"")
        if kind == _FILE and mode != _LINK:
            blobs[path] = identity.decode("ascii")
    return blobs


def _moves(listed: bytes) -> dict[bytes, bytes]:
    fields = listed.split(b"\0")
    return {new: old for _, old, new in zip(fields[::3], fields[1::3], fields[2::3], strict=False)}


def _git(folder: Path, command: str, *arguments: str) -> bytes:
    """What git prints. Raises RevisionError with what it complains about."""
    line: Sequence[str] = ("git", "-C", str(folder), *_SAFE, command, *arguments)
    inherited = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    try:
        done = subprocess.run(
            line, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=inherited | _ENVIRONMENT
        )
    except OSError as error:
        raise RevisionError(f"--new-from: git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RevisionError(told[0] if told else f"git {command} ended with {done.returncode}")
    return done.stdout
