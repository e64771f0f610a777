"""Vocabularies from their TOML files: read, and compiled."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from policylint.phrases.compilation import assemble
from policylint.phrases.files import VocabularyReader
from policylint.phrases.matcher import PatternSet
from policylint.phrases.program import Compiled
from policylint.phrases.vocabulary import Entry, Forms, Vocabulary

if sys.version_info >= (3, 11):
    pass
else:
    pass

_ENGLISH = Path(__file__).parent.parent / "vocabulary" / "en"


def read_classes(directory: Path = _ENGLISH) -> dict[str, tuple[str, ...]]:
    """The classes that the vocabulary files of a directory define, unchecked. Raises VocabularyError."""
    reader = VocabularyReader(directory, ())
    reader.read_classes(check=False)
    reader.finish()
    return {name: tuple(sources) for name, sources in reader.classes.sources.items()}


def read(
    directory: Path,
    known_topics: Collection[str] | None = None,
    forms: Forms | None = None,
    inflections: Forms | None = None,
    base: Mapping[str, tuple[str, ...]] | None = None,
) -> Vocabulary:
    """The vocabulary in a directory, compiled from its TOML files. Raises VocabularyError.

    `base` are classes that it may use besides its own, which go before them.
    """
    compiled, entries = read_compiled(directory, known_topics, forms, inflections, base)
    return Vocabulary(entries, PatternSet(compiled))


def read_compiled(
    directory: Path,
    known_topics: Collection[str] | None = None,
    forms: Forms | None = None,
    inflections: Forms | None = None,
    base: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Compiled, tuple[Entry, ...]]:
    """The compiled patterns and the entries of a directory's TOML files. Raises VocabularyError."""
    if known_topics is None:
        from policylint.topics import topics

        known_topics = topics().keys()
    reader = VocabularyReader(directory, known_topics, forms, inflections)
    reader.read_classes(base=base)
    entries = tuple(reader.read_entries())
    reader.finish()
    triggers = {number for entry in entries for number in entry.any}
    return assemble(reader.patterns, reader.classes, triggers), entries
