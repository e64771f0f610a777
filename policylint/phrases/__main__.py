"""Tries one pattern on one text: `python -m policylint.phrases PATTERN TEXT`.

The classes of the English vocabulary are known. Prints the matched words, or nothing; the exit status is 0 if
the pattern matches, 1 if not, 2 if it is wrong.
"""

from __future__ import annotations

import sys

from policylint.phrases.errors import PhraseError


def main(arguments: list[str]) -> int:
    """Run with the arguments after the program's name; gives the exit status."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m policylint.phrases PATTERN TEXT\n")
        return 2
    from policylint.phrases.compilation import analyse, assemble, known_classes
    from policylint.phrases.matcher import PatternSet
    from policylint.phrases.reading import read_classes
    from policylint.phrases.vocabulary import VocabularyError

    pattern, text = arguments
    try:
        classes = known_classes(read_classes())
        patterns = PatternSet(assemble([analyse(pattern, classes)], classes, [0]))
    except PhraseError as error:
        sys.stderr.write(f"{error.pattern}\n{' ' * error.offset}^ {error.message}\n")
        if error.hint:
            sys.stderr.write(f"hint: {error.hint}\n")
        return 2
    except VocabularyError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    matches = patterns.search_all(0, text)
    for start, end in matches:
        sys.stdout.write(f"{start}-{end}: {text[start:end]}\n")
    return 0 if matches else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
