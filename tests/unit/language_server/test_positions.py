from __future__ import annotations

import pytest

from policylint.language_server.positions import Places
from policylint.source import Span

TEXT = "a🌲b\r\nzwei\rdrei\n\n🌲"


@pytest.mark.parametrize(
    ("words", "line", "character"), [("a", 0, 0), ("b", 0, 3), ("zwei", 1, 0), ("rei", 2, 1)]
)
def test_characters_are_utf_16_code_units(words: str, line: int, character: int) -> None:
    places = Places(TEXT)
    position = {"line": line, "character": character}
    assert places.position(TEXT.index(words)) == position
    assert places.offset(position) == TEXT.index(words)


def test_every_offset_has_its_place_and_is_found_again() -> None:
    places = Places(TEXT)
    for offset in range(len(TEXT) + 1):
        found = places.offset(places.position(offset))
        assert found == offset or TEXT[found:offset] == "\r"


def test_what_lies_behind_a_line_or_the_text_is_its_end() -> None:
    places = Places(TEXT)
    assert places.offset({"line": 0, "character": 99}) == TEXT.index("\r\n")
    assert places.offset({"line": 99, "character": 0}) == len(TEXT)
    assert places.offset({"line": 4, "character": 99}) == len(TEXT)


def test_a_range() -> None:
    start, end = {"line": 0, "character": 1}, {"line": 0, "character": 3}
    assert Places(TEXT).range(Span(1, 2)) == {"start": start, "end": end}
