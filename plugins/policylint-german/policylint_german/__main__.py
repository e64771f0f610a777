"""Stores the vocabulary compiled, after a change to it: `python -m policylint_german`."""

from __future__ import annotations

import sys

from policylint.phrases.build import build
from policylint.phrases.vocabulary import VocabularyError
from policylint_german.german import VOCABULARY, forms, inflections


def main() -> int:
    """Write the compiled files; 1 if there are mistakes, which are printed."""
    try:
        files = build(VOCABULARY, forms, inflections)
    except VocabularyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, content in files.items():
        (VOCABULARY / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
