"""Stores the vocabularies compiled, that of topics and that of attributes, after a change to it: `python -m policylint_german`."""

from __future__ import annotations

import sys

from policylint.phrases.build import build
from policylint.phrases.vocabulary import VocabularyError
from policylint_german.german import FOLDERS, forms, inflections


def main() -> int:
    """Write the compiled files; 1 if there are mistakes, which are printed."""
    for folder in FOLDERS:
        try:
            files = build(folder, forms, inflections)
        except VocabularyError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        for name, content in files.items():
            (folder / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
