"""The policies that are measured: the files of a folder, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".md", ".txt", ".html")


@dataclass(frozen=True)
class Corpus:
    """Files with their contents; `size` is in bytes."""

    files: tuple[Path, ...]
    contents: tuple[bytes, ...]

    @property
    def size(self) -> int:
        return sum(map(len, self.contents))

    def share(self, number: int) -> Corpus:
        """Every file but each whose place is no multiple of `number`."""
        return Corpus(self.files[::number], self.contents[::number])


def read(folder: Path) -> Corpus:
    """All policies below a folder. Raises SystemExit if there is none."""
    files = tuple(sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES))
    if not files:
        raise SystemExit(f"no policies in {folder}")
    return Corpus(files, tuple(path.read_bytes() for path in files))
