from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from policylint.language_server.workspace import Document, Places, Workspace, lines_of
from policylint.source import Source, Span

TEXT = "a🌲b\r\nzwei\rdrei\n\x0c\u2028\n🌲"
ENCODINGS = list(types.PositionEncodingKind)
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
texts = st.text(st.sampled_from("ab é\r\n\x0b\x0c\x85\u2028🌲"), max_size=30)


def in_units(text: str, offset: int, encoding: types.PositionEncodingKind) -> types.Position:
    """Where an offset is by the words of the protocol; what lies within the end of a line is nowhere."""
    starts = Source("", text).line_starts
    line = max(number for number, start in enumerate(starts) if start <= offset)
    codec, size = CODECS[encoding.value]
    return types.Position(line, len(text[starts[line] : offset].encode(codec)) // size)


@given(texts, st.sampled_from(ENCODINGS))
def test_every_offset_has_its_place_and_is_found_again(
    text: str, encoding: types.PositionEncodingKind
) -> None:
    places = Places(text, encoding)
    for offset in range(len(text) + 1):
        position = places.position(offset)
        assert position == in_units(text, offset, encoding)
        found = places.offset(position)
        assert found == offset or text[found:offset] == "\r"


@given(texts, texts, st.data(), st.sampled_from(ENCODINGS))
def test_a_change_is_made_where_the_editor_means_it(
    text: str, put: str, data: st.DataObject, encoding: types.PositionEncodingKind
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if any(text[one - 1 : one + 1] == "\r\n" for one in (start, end) if one):
        return
    workspace = Workspace(None, position_encoding=encoding)
    item = types.TextDocumentItem("file:///a.md", "markdown", 1, text)
    workspace.put_text_document(item)
    here = types.Range(in_units(text, start, encoding), in_units(text, end, encoding))
    change = types.TextDocumentContentChangePartial(here, put)
    workspace.update_text_document(types.VersionedTextDocumentIdentifier(2, item.uri), change)
    document = workspace.get_text_document(item.uri)
    assert isinstance(document, Document)
    assert (document.source, document.version) == (text[:start] + put + text[end:], 2)


@given(texts)
def test_lines_are_those_of_the_source(text: str) -> None:
    lines = lines_of(text)
    assert "".join(lines) == text
    assert len(lines) == len(Source("", text).line_starts) - (text == "" or text[-1:] in ("\r", "\n"))


def test_what_lies_behind_a_line_or_the_text_is_its_end() -> None:
    places = Places(TEXT)
    assert places.offset(types.Position(0, 99)) == TEXT.index("\r\n")
    assert places.offset(types.Position(99, 0)) == len(TEXT)
    assert places.offset(types.Position(4, 99)) == len(TEXT)
    assert Places("").offset(types.Position(0, 3)) == 0


@pytest.mark.parametrize(("encoding", "end"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_a_range(encoding: str, end: int) -> None:
    span = types.Range(types.Position(0, 1), types.Position(0, end))
    assert Places(TEXT, types.PositionEncodingKind(encoding)).range(Span(1, 2)) == span
