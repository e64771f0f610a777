"""Compiles the vocabularies for shipping: `python -m policylint.phrases.build [DIRECTORY…]`.

Writes the compiled files beside the TOML files of each directory, by default of every language; prints all
mistakes and exits with 1 if there are any.
"""

from __future__ import annotations

import sys
from pathlib import Path

from policylint.phrases.attribute_vocabulary import FOLDER, NEEDS, attribute_names, store_needs
from policylint.phrases.reading import read_compiled
from policylint.phrases.vocabulary import Forms, VocabularyError, digest, store

_ROOT = Path(__file__).parent.parent / "vocabulary"


def build(directory: Path, forms: Forms | None = None, inflections: Forms | None = None) -> dict[str, bytes]:
    """What the compiled files in this directory should hold, by name. Raises VocabularyError.

    `forms` and `inflections` are those of `policylint.language.Language`, by default the English ones.
    """
    known = attribute_names() if directory.name == FOLDER else None
    compiled, entries = read_compiled(directory, known, forms, inflections)
    files = store(compiled, entries, digest(directory))
    return files if known is None else {**files, NEEDS: store_needs(compiled, digest(directory))}


def shipped() -> list[Path]:
    """The vocabulary directories of all languages: of topics, and of attributes."""
    return sorted(
        {file.parent for pattern in ("*/*.toml", f"*/{FOLDER}/*.toml") for file in _ROOT.glob(pattern)}
    )


def main(arguments: list[str]) -> int:
    """Compile the directories named, or all; gives the exit status."""
    named = [Path(argument) for argument in arguments]
    directories = named or shipped()
    status = 0
    for directory in directories:
        try:
            files = build(directory)
        except VocabularyError as error:
            sys.stderr.write(f"{error}\n")
            status = 1
            continue
        for name, content in files.items():
            (directory / name).write_bytes(content)
            sys.stdout.write(f"{directory / name}: {len(content)} bytes\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
