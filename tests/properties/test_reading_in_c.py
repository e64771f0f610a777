"""What C makes of Markdown and of passages is what Python makes of them, and nothing of it is kept."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.frontends import lalr, markdown_events, markdown_reader, outline
from policylint.frontends.labels import run_in
from policylint.frontends.lalr import UnexpectedTokenError
from policylint.frontends.markdown import MarkdownFrontend
from policylint.frontends.markdown_reader import MarkdownReader
from policylint.frontends.numbering import bullet, marker, number
from policylint.frontends.outline import outline_tables
from policylint.frontends.tokens import Edge
from policylint.reading import order
from policylint.reading.answers import is_denied_label
from policylint.source import Source
from policylint.text import NOTHING, Text

pytest.importorskip("policylint.frontends._taking")
pytest.importorskip("policylint.reading._splitting")

BLOCKS = st.sampled_from(
    """
    # Title|## 2.1 Data|## IV. We|# Article 5|# SE|#Glued|# Id {#x}|### no:|Title
    ===|- item|* item|1. one|12) twelve|  - inner|- |> quoted|> - both|-   wide|\t- tab|We use data.
    Cookies: We use these and those.|Cookies – we use these now.|Cookies. We use these now.|Do we sell? No. Never.|We ask: a, b
    Your rights - you have many of these|A, b; c|no: title here at all|12. Numbered: so it is now|É: accents begin it now
    “Quoted”: so it is now|Shared with others: no|Sold to others: No.|[link](#a) text|**bold** words|&amp; more|a  \n    b|<b>x</b>
    | a | b |
    |---|---|
    | c | no |
    ٣. figures|Say: ٣ of it. ٣ more. É. Été.|[^1]: note|Last one of them all says a great deal more than forty letters do. Or not.
    """.replace("\n    ", "|").split("|")
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n", " ", "\n  ", "\n    ", "\n\xa0", "\n\n> "])
TEXTS = st.lists(st.builds(str.__add__, BLOCKS, ENDS), max_size=14).map("".join)


def _blocks(text: str) -> tuple[object, ...]:
    reader = MarkdownReader(text)
    reader.read()
    blocks = reader.blocks
    return blocks.tokens, blocks.comments, blocks.problems, blocks.end, blocks.depth, reader.inline.anchors


@settings(max_examples=400, deadline=None)
@given(TEXTS | st.text(), st.sampled_from([3, 7, 4096]))
def test_blocks_are_the_same(text: str, together: int) -> None:
    with patch.object(markdown_events, "_TOGETHER", together):
        made = _blocks(text)
        with patch.object(markdown_reader, "take", None):
            assert made == _blocks(text)


def test_blocks_nested_too_deeply_are_the_same() -> None:
    text = "\n".join("  " * depth + "- item" for depth in range(40)) + "\n\nAfter.\n\n- one\n\n- two"
    made = _blocks(text)
    assert made[2]
    with patch.object(markdown_reader, "take", None):
        assert made == _blocks(text)


TITLES = st.lists(
    st.sampled_from(["Cookies", "we", "Data", " ", " ", ":", ".", " - ", "–", "—", "; ", "?", "é", "1. ", "(a) ", "\xa0", "x" * 20]),
    min_size=1,
    max_size=16,
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(TITLES.map("".join))
def test_titles_are_the_same(text: str) -> None:
    for token in MarkdownFrontend().parse(Source("p.md", text)).document.root.blocks:
        words = getattr(token, "text", None)
        if words is not None and isinstance(words.place, int):
            assert getattr(token, "label", None) == run_in(Text(words.content, words.place))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_passages_are_the_same(text: str) -> None:
    document = MarkdownFrontend().parse(Source("p.md", text)).document
    made = order.passages(document)
    with patch.object(order, "_KIT", None):
        read = order.passages(document)
    assert [_whole(one) for one in made] == [_whole(one) for one in read]


def _whole(passage: order.Passage) -> tuple[object, ...]:
    return (
        passage,
        passage.span,
        passage.own_text,
        type(passage.denied),
        passage.text.runs,
        passage.text.starts,
    )


FIRST = st.sampled_from(
    ["section", "Art.", "ch", "IV", "ix", "se", "1.", "a)", "(b)", "o", "•", "—", "ſ", "K", ""]
)


@given(st.builds(str.__add__, FIRST, st.text() | st.sampled_from([" 1 The", ". The", " 2.1 – the", "1"])))
def test_no_number_is_missed_for_its_first_letters(text: str) -> None:
    assert marker(text) == (number(text) or bullet(text))


TERMINALS = st.sampled_from(
    [
        "PARAGRAPH",
        "PARAGRAPH",
        "CODE",
        "COMMENT",
        "H1",
        "H2",
        "H3",
        "H6",
        "LIST_START",
        "ITEM_START",
        "ITEM_END",
        "LIST_END",
        "QUOTE_START",
        "QUOTE_END",
        "NONE",
    ]
)
ITEMS = st.sampled_from(
    [
        "LIST_START ITEM_START PARAGRAPH ITEM_END ITEM_START ITEM_END LIST_END",
        "QUOTE_START CODE CODE QUOTE_END",
    ]
)


def _node(name: str, children: list[object]) -> object:
    return name, tuple(children)


def _driven(kinds: str, parse: Callable[..., object]) -> object:
    tokens = [(kind, number) for number, kind in enumerate(kinds.split())]
    try:
        return parse(outline_tables(), iter(tokens), _node)
    except UnexpectedTokenError as error:
        return error.terminal, error.index, error.expected


@settings(max_examples=300, deadline=None)
@given(st.lists(TERMINALS | ITEMS, max_size=20).map(" ".join))
def test_trees_are_the_same(kinds: str) -> None:
    assert _driven(kinds, lalr.parse) == _driven(kinds, lalr.parse_in_python)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sections_and_lists_are_the_same(text: str) -> None:
    made = MarkdownFrontend().parse(Source("p.md", text)).document.root
    with patch.object(outline, "_MADE_IN_C", None):
        assert made == MarkdownFrontend().parse(Source("p.md", text)).document.root


def test_nodes_made_in_c_keep_nothing() -> None:
    def once() -> None:
        MarkdownFrontend().parse(Source("p.md", TEXT + "> quoted\n"))
        for name, children in (
            ("section", [1]),
            ("item", [Edge(4), Edge(2)]),
            ("list", [1, 2]),
            ("quote", [Edge(1), Edge("a")]),
        ):
            with suppress(AttributeError, TypeError, ValueError):
                outline._MADE_IN_C(name, children)  # type: ignore[misc]

    assert not _keeps(once)


@pytest.mark.parametrize(
    ("name", "children", "error"),
    [
        ("section", [1], AttributeError),
        ("item", [Edge(4), Edge(2)], ValueError),
        ("list", [1, 2], TypeError),
        ("quote", [Edge(1), Edge("a")], TypeError),
        (1, [], TypeError),
        ("list", (), TypeError),
    ],
)  # fmt: skip
def test_what_makes_no_node_is_refused(name: str, children: list[object], error: type[Exception]) -> None:
    with pytest.raises(error):
        outline._MADE_IN_C(name, children)  # type: ignore[misc]


def test_driving_keeps_nothing() -> None:
    kinds = [
        "H1 PARAGRAPH PARAGRAPH H2 LIST_START ITEM_START ITEM_END LIST_END H1",
        "H1 ITEM_END",
        "QUOTE_START H1",
    ]

    def once() -> None:
        for one in kinds:
            _driven(one, lalr.parse)
        with suppress(KeyError):
            lalr.parse(outline_tables(), [("H1", 1), ("H2", 2), ("H1", 3)], _failing)

    assert not _keeps(once)


def _failing(*_: object) -> None:
    raise KeyError


def _keeps(once: Callable[[], object]) -> bool:
    """Whether each turn leaves something; what Python keeps of its own to use again is little, or not always more."""
    growth = []
    for _ in range(4):
        gc.collect()
        before = sys.getallocatedblocks()
        for _ in range(400):
            once()
        gc.collect()
        growth.append(sys.getallocatedblocks() - before)
    return min(growth) > 200


TEXT = (
    "# One\n\n## 2. Two é\n\nData: we use it now.\n\nWe share these:\n\n- one: no\n- two\n\n  three\n\n1. É. Four. Five.\n\n"
    "Why? So. [l](#x) **b**\n\nTwo\n===\n"
)


def test_blocks_made_in_c_keep_nothing() -> None:
    def once() -> None:
        _blocks(TEXT)
        for failing in ("before_break", "printed_number"):
            kit = tuple(
                _failing if getattr(one, "__name__", "") == failing else one for one in markdown_reader._KIT
            )
            with patch.object(markdown_reader, "_KIT", kit), suppress(KeyError):
                _blocks(TEXT)
        with patch.object(MarkdownReader, "_take_plain", _failing), suppress(KeyError):
            _blocks(TEXT)

    assert not _keeps(once)


def test_passages_made_in_c_keep_nothing() -> None:
    document = MarkdownFrontend().parse(Source("p.md", TEXT)).document
    kits = [
        order.kit(order.Passage, Text, order.Span, _failing, order.sentence_bounds),
        order.kit(order.Passage, Text, order.Span, is_denied_label, _failing),
    ]

    def once() -> None:
        order.passages(document)
        for kit in kits:
            with patch.object(order, "_KIT", kit), suppress(KeyError):
                order.passages(document)

    assert not _keeps(once)


class _Odd:
    __slots__ = ("end", "start")


_Odd.end = 5  # type: ignore[assignment]


class _Own:
    __slots__ = ("end", "start")


_Own.start = property(lambda _: 1)  # type: ignore[assignment, method-assign]


@pytest.mark.parametrize("odd", [_Odd, _Own, int, object])
def test_a_class_with_fields_of_its_own_making_is_refused(odd: type) -> None:
    with pytest.raises((TypeError, AttributeError)):
        order.kit(order.Passage, Text, odd, is_denied_label, order.sentence_bounds)


@pytest.mark.parametrize("place", [-1, sys.maxsize - 2])
def test_a_text_that_can_stand_nowhere_is_left_to_python(place: int) -> None:
    kit = order.kit(order.Passage, Text, order.Span, is_denied_label, order.sentence_bounds)
    section = MarkdownFrontend().parse(Source("p.md", "# One")).document.root
    text, found = Text("No text. None.", place), list[order.Passage]()
    context = order.Context(section, ())
    assert not order.add(kit, found, text, ((0, 8), (9, 14)), "sentence", NOTHING, context, NOTHING, None)
    assert not found
    with pytest.raises(TypeError):
        order.add(
            kit,
            found,
            Text("No", 0),
            ((0, 2),),
            "sentence",
            Text(b"no", 0),
            context,
            NOTHING,  # type: ignore[arg-type]
            None,
        )


def test_tables_that_fit_nothing_are_refused() -> None:
    with pytest.raises(IndexError):
        lalr.drive(({"a": 1},), (frozenset({"a"}),), (), _node, [("a", 1)], "$END")
