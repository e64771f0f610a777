"""The vocabularies that are shipped compiled are those that are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.phrases import build
from policylint.phrases.vocabulary import load

LANGUAGES = build.shipped()


@pytest.mark.parametrize("directory", LANGUAGES, ids=lambda path: path.name)
def test_the_compiled_vocabulary_is_current(directory: Path) -> None:
    expected = build.build(directory)
    written = {name: (directory / name).read_bytes() for name in expected}
    assert written == expected, "run `scripts/rebuild`"


@pytest.mark.parametrize("directory", LANGUAGES, ids=lambda path: path.name)
def test_every_vocabulary_loads(directory: Path) -> None:
    found = load(directory)
    assert found.entries
    assert len(found.patterns) == len(set(found.patterns.sources))
