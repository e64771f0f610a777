"""Compiles the vocabularies for shipping: `python -m policylint.phrases.build [DIRECTORY…]`.

Writes `compiled.json` beside the TOML files of each directory, by default of every language; prints all
mistakes and exits with 1 if there are any.
"""

from __future__ import annotations

import sys
from pathlib import Path

from policylint.phrases.reading import read_compiled
from policylint.phrases.vocabulary import COMPILED, VocabularyError, digest, store

_ROOT = Path(__file__).parent.parent / "vocabulary"


def build(directory: Path) -> str:
    """The text that `compiled.json` in this directory should have. Raises VocabularyError."""
    compiled, entries = read_compiled(directory)
    return store(compiled, entries, digest(directory))


def main(arguments: list[str]) -> int:
    """Compile the directories named, or all; gives the exit status."""
    named = [Path(argument) for argument in arguments]
    directories = named or sorted(path.parent for path in _ROOT.glob("*/classes.toml"))
    status = 0
    for directory in directories:
        try:
            text = build(directory)
        except VocabularyError as error:
            sys.stderr.write(f"{error}\n")
            status = 1
            continue
        (directory / COMPILED).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{directory / COMPILED}: {len(text.encode())} bytes\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
