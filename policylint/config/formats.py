"""Output formats as they are asked for together: `FORMAT` for standard output, `FORMAT=FILE` for a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence


def file_of(given: str) -> str:
    """The file that a format goes to; empty for standard output."""
    file = given.partition("=")[2]
    return "" if file == "-" else file


def clashing(formats: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with formats that are used together: which of them, and what."""
    seen: set[str] = set()
    for number, given in enumerate(formats):
        file = os.path.realpath(file_of(given)) if file_of(given) else ""
        if given.endswith("="):
            yield number, f"{given} names no file"
        elif file in seen and file:
            yield number, f"two output formats go to {file}; give each a file of its own"
        elif file in seen:
            yield (
                number,
                "only one output format can go to standard output; write the others as FORMAT=FILE",
            )
        seen.add(file)
