"""The compiled matcher: what it refuses, that it agrees with plain Python, and that another version's is not used."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any

import pytest
from leaks import left_behind

from policylint.phrases import code, matcher
from policylint.phrases.compilation import compile_patterns
from policylint.phrases.encoding import encoder
from policylint.phrases.matcher import PatternSet, Sheet
from policylint.phrases.prepared import Prepared
from policylint.phrases.program import AHEAD, ANY, ATOM, CHOICE, GAP
from policylint.phrases.reading import read_classes
from policylint.phrases.vocabulary import vocabulary

compiled = pytest.mark.skipif(
    not matcher.NATIVE,
    reason="the compiled matcher, policylint.phrases._field, is missing here: only plain Python is tested",
)

TEXTS = [
    "We keep your personal data for as long as your account is active, and delete it within 30 days.",
    "You have the right to access, correct or delete the information that we have collected about you.",
    "We do not sell your personal information, and we do not share it with advertisers.",
    "We use cookies. They expire after two years unless you delete them.",
    "Contact us at privacy@acme.example, or write to our data protection officer: Acme Ltd, 1 Main Street.",
    "“Cookies” – coo\u00adkies, ﬁnancial data, 😀, \ud800 and 個人情報 – are not sold",
    "",
    " ".join(["We may transfer your data to the United States under standard contractual clauses."] * 40),
]


def program(*numbers: int, tables: int) -> bytes:
    """A program of these numbers, of which the head and the tables take the first so many."""
    head, body = numbers[:tables], numbers[tables:]
    return struct.pack(f"<{len(head)}i", *head) + struct.pack(f"<{len(body)}H", *body)


def nested(depth: int, times: int) -> bytes:
    """One pattern: a row that excludes the row before it, so many times, and that one the row before it, …"""
    body, offset = [1, ANY, 0], 5
    for _ in range(depth):
        row = 5 + len(body)
        body += [times, *[AHEAD, offset] * times]
        offset = row
    return program(1, 0, 0, 0, offset, *body, tables=5)


WRONG = {
    "nothing": b"",
    "half a head": b"\1\0\0\0\0\0",
    "tables longer than the program": program(9, 0, 0, 0, tables=4),
    "a count below zero": program(-1, 0, 0, 0, tables=4),
    "an offset outside": program(1, 0, 0, 0, 99, tables=5),
    "a choice at the greatest offset": program(0, 0, 1, 0, 0x7FFFFFFF, tables=5),
    "a choice that is not there": program(1, 0, 0, 0, 5, 1, CHOICE, 0, tables=5),
    "a step that is not known": program(1, 0, 0, 0, 5, 1, 9, 0, tables=5),
    "a gap too long": program(1, 0, 0, 0, 5, 1, GAP, 500, tables=5),
    "an atom that is not there": program(1, 0, 0, 0, 5, 1, ATOM, 0, tables=5),
    "a row that excludes itself": program(1, 0, 0, 0, 5, 1, AHEAD, 5, tables=5),
    "rows nested too deep": nested(9_000, 1),
    "more work than can be done": nested(60, 2),
}


@compiled
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_no_program_is_refused(wrong: bytes) -> None:
    from policylint.phrases._field import Program

    with pytest.raises(ValueError, match="not a program"):
        Program(wrong)


def encode(chunk: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A chunk as one word."""
    return "ab", ((0, len(chunk)),)


def words(passages: list[Any], encode: Any = encode, begin: int = 0) -> Any:
    from policylint.phrases._field import Lexicon, Words

    return Words(Lexicon(encode), passages, begin, 100)


def field(passages: list[Any], source: bytes | None = None) -> Any:
    from policylint.phrases._field import Field, Program

    return Field(Program(source or nested(1, 1)), words(passages))


@compiled
@pytest.mark.parametrize(
    ("passages", "error"),
    [
        ([], IndexError),
        ([("a b", 0, 0)], TypeError),
        ([["a b", 0]], TypeError),
        ([(7, 0)], TypeError),
        ([("a b", "0")], TypeError),
        (["a b"], TypeError),
    ],
)
def test_what_is_no_passage_is_refused(passages: list[Any], error: Any) -> None:
    with pytest.raises(error):
        words(passages)


@compiled
@pytest.mark.parametrize(
    ("encoded", "error"),
    [
        (None, TypeError),
        (("ab",), TypeError),
        (("ab", [(0, 1)]), TypeError),
        (("a", ((0, 1),)), ValueError),
        (("a\0", ((0, 1),)), ValueError),
        (("a😀", ((0, 1),)), ValueError),
        (("ab", ((0, 5),)), ValueError),
        (("ab", ((1, 0),)), ValueError),
        (("ab", (("0", 1),)), ValueError),
        (("ab", ((0,),)), IndexError),
    ],
)
def test_what_are_no_words_of_a_chunk_is_refused(encoded: Any, error: Any) -> None:
    with pytest.raises(error):
        words([("word", 0)], lambda _: encoded)


@compiled
@pytest.mark.parametrize(("first", "last"), [(-1, 5), (9, 10), (0, 5)])
def test_what_is_no_window_is_refused(first: int, last: int) -> None:
    from policylint.phrases._field import Field, Program

    texts = [("a b", 0)] * (2 if not first else 1)
    with pytest.raises(ValueError, match="no such window"):
        Field(Program(nested(1, 1)), words(texts), first, last)


class Emptying:
    """A number that empties the list it stands in, when it is asked for."""

    def __init__(self, found: list[Any]) -> None:
        self.found = found

    def __index__(self) -> int:
        self.found.clear()
        return 0


@compiled
def test_lists_may_change_while_they_are_read() -> None:
    known = field([("a b", 0)])
    numbers: list[Any] = []
    numbers += [Emptying(numbers)] * 2
    with pytest.raises(IndexError):
        known.matching(numbers)
    numbers += [Emptying(numbers)] * 2
    assert len(known.every_span(numbers)) == 1
    numbers += [(Emptying(numbers), 0)] * 2
    assert len(known.spans(numbers)) == 1


class Short(int):
    """A number that says it has no bytes."""

    def to_bytes(self, *_: Any) -> bytes:  # type: ignore[override]
        return b""


@compiled
def test_patterns_and_passages_that_are_not_there_are_refused() -> None:
    known = field([("a b", 0)])
    for call in (
        lambda: known.hits(1, False),
        lambda: known.starts(-1, True),
        lambda: known.end(0, 3, False),
        lambda: known.first(0, 1, False),
        lambda: known.every(0, 1, False),
        lambda: known.span(0, 1, False),
        lambda: known.spans([(0, 1)]),
        lambda: known.every_span([0, 1]),
        lambda: known.union((1, 0)),
        lambda: known.matching([0, 1]),
    ):
        with pytest.raises(IndexError):
            call()
    with pytest.raises(TypeError, match="tuple"):
        known.union([0])
    for wrong in ("x", Short(1)):
        with pytest.raises(TypeError, match="number"):
            known.union((0,), wrong)
    with pytest.raises(OverflowError):
        known.union((0,), -1)
    with pytest.raises(TypeError, match="tuples"):
        known.spans([0])
    for wanting in (known.matching, known.every_span, known.spans):
        with pytest.raises(TypeError, match="list"):
            wanting((0,))


@compiled
def test_where_words_stand_is_the_same_as_in_python() -> None:
    from policylint.phrases._field import Field, Lexicon, Program, Words

    any_word = Program(nested(0, 1))
    lexicon = Lexicon(encoder({}, {}).words)
    blanks = [chr(point) for point in range(0x110000) if chr(point).isspace()]
    for blank in blanks:
        text = f"«Ça»{blank}{blank}co\u00adokies,{blank}😀 e-mail\ud800{blank}a@b.example"
        for own in range(len(text) + 2):
            found = Field(any_word, Words(lexicon, [("x", 0), (text, own)], 0, 100)).every_span([0])
            expected = [(0, 1, *span) for span in Prepared(text, own).words if span[1] > own]
            assert found == [(0, 0, 0, 1), *expected]


@compiled
def test_passages_that_hold_a_marked_chunk_are_told() -> None:
    from policylint.phrases._field import Lexicon, Words

    asked: list[str] = []

    def is_marked(chunk: str) -> bool:
        asked.append(chunk)
        return chunk in ("no", "ça")

    passages = [
        ("it is", 0),
        ("no, it is", 0),
        ("is it no", 0),
        ("", 0),
        ("ça it", 0),
        ("it is", 3),
        ("it is", 1),
    ]
    lexicon = Lexicon(encode, is_marked)
    assert Words(lexicon, passages, 0, 100).marks == bytes([0, 0, 1, 0, 1, 0, 1])
    assert asked == ["it", "is", "no,", "no", "ça", "i", "t"]
    assert Words(lexicon, passages, 2, 1).marks == b"\x01"
    many = [("no" if number % 7 == 0 else "it", 0) for number in range(2_000)]
    assert Words(lexicon, many, 0, 9_000).marks == bytes([number % 7 == 0 for number in range(2_000)])
    assert words(passages).marks == bytes([1, 1, 1, 0, 1, 1, 1])

    def failing(chunk: str) -> bool:
        raise KeyError(chunk)

    with pytest.raises(KeyError):
        Words(Lexicon(encode, failing), passages, 0, 100)


@compiled
def test_the_lexicon_forgets_and_knows_again() -> None:
    """More chunks than are kept, long ones that are not kept, and some that share their slots."""
    asked: list[str] = []

    def encode(chunk: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        asked.append(chunk)
        return "ab", ((0, len(chunk)),)

    from policylint.phrases._field import Lexicon, Words

    lexicon = Lexicon(encode)
    common = " ".join(map(str, range(2_000)))
    many = " ".join(map(str, range(150_000)))
    for text, size in (
        (common, 2_000),
        (common, 2_000),
        (many, 150_000),
        (common, 2_000),
        ("x" * 99 + " 1", 2),
    ):
        assert Words(lexicon, [(text, 0)], 0, 1).size == size + 1
    assert asked[:2_000] == common.split()
    assert len(asked) < 2 * 2_000 + 150_000 + 2
    Words(lexicon, [("x" * 99, 0), ("x" * 99, 0)], 0, 9)
    assert asked[-2:] == ["x" * 99] * 2


def results(patterns: PatternSet) -> list[Any]:
    passages = [(text, own) for text in TEXTS for own in (0, text.find("your"), text.find("and")) if own >= 0]
    found: list[Any] = []
    for sheet in patterns.sheets(passages):
        matching = sheet.matching(patterns.triggers)
        found.append([(pattern, list(sheet.numbers(hit))) for pattern, hit in matching])
        for pattern, hit in matching:
            for number in sheet.numbers(hit):
                found.append((sheet.first(pattern, number), sheet.every(pattern, number, True)))
                found.append((sheet.span(pattern, number), sheet.spans([(pattern, number)])))
        found.append(sheet.every_span(patterns.triggers))
    return found


@compiled
def test_it_agrees_with_plain_python(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = vocabulary("en").patterns.sources[::7]
    native = results(compile_patterns(sources, read_classes()))
    monkeypatch.setattr(matcher, "NATIVE", False)
    assert results(compile_patterns(sources, read_classes())) == native
    assert len(native) > 50


def united(sheet: Sheet, pattern: int) -> tuple[list[int], list[int]]:
    """Some passages, and those of them in which a pattern, or the one before it, matches."""
    some = list(range(pattern % 7, len(sheet.passages), 1 + pattern * pattern % 30))
    return some, list(sheet.numbers(sheet.union((pattern - 1, pattern), sheet.set_of(some))))


@compiled
@pytest.mark.parametrize("longest", [12, 90, 400])
def test_it_agrees_with_plain_python_on_long_documents(longest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns are laid over groups of passages, or over windows of one: of few words each, and of many."""
    random = Random(longest)
    words = [*" ".join(TEXTS).split(), *["we", "your", "data", "not", "and"] * 40]
    lengths = [random.randint(0, longest) for _ in range(6_000 // longest)] + [9_000]
    passages = [(" ".join(random.choices(words, k=length)), 5 * random.randint(0, 3)) for length in lengths]
    sources = vocabulary("en").patterns.sources[longest % 41 :: 41]

    def found() -> list[Any]:
        patterns = compile_patterns(sources, read_classes())
        return [
            (
                [united(sheet, one) for one in range(1, len(patterns))],
                sheet.every_span(patterns.triggers),
                [list(sheet.numbers(sheet.hits(one, True))) for one in range(len(patterns))],
            )
            for sheet in patterns.sheets(passages)
        ]

    native = found()
    monkeypatch.setattr(matcher, "NATIVE", False)
    assert found() == native
    assert len(native[0][1]) > 20
    for unions, _, hits in native:
        for one, (some, numbers) in enumerate(unions, 1):
            assert numbers == sorted({*hits[one - 1], *hits[one]} & set(some))


@compiled
def test_many_calls_leave_nothing_behind() -> None:
    patterns = compile_patterns(["(a ..2 b|c [d] e) ... f", "b ... a"])
    (sheet,) = patterns.sheets([("a x b y f, c d e f", 0), ("b a", 0)])

    def run() -> None:
        sheet.hits(0), sheet.first(0, 0), sheet.every(0, 0), sheet.union((0, 1)), sheet.matching([0, 1])
        sheet.span(0, 0), sheet.spans([(0, 0)]), sheet.every_span([0, 1]), sheet.union((0, 1), 2)
        list(patterns.sheets([("a x b y f, c d e f", 3), (f"{'long' * 20} b a", 0)]))

    memory, references = left_behind(run, 1_000)
    assert memory < 5_000
    assert references < 500


@compiled
def test_threads_find_the_same() -> None:
    patterns = compile_patterns(vocabulary("en").patterns.sources[::20], read_classes())
    found: list[Any] = []
    threads = [Thread(target=lambda: found.append(results(patterns))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [results(patterns)] * 3


STALE = """
import sys, types
old = types.ModuleType("policylint.phrases._field")
old.Field = old.Program = object
{format}
sys.modules[old.__name__] = old
from policylint.phrases import matcher
from policylint.phrases.vocabulary import vocabulary
patterns = vocabulary("en").patterns
(sheet,) = patterns.sheets([("We use cookies.", 0)])
print(matcher.NATIVE, bool(sheet.matching(patterns.triggers)))
"""


@pytest.mark.parametrize("format_", ["", f"old.FORMAT = {code.FORMAT + 1}"], ids=["none", "another"])
def test_a_compiled_module_of_another_format_is_not_used(format_: str) -> None:
    run = [sys.executable, "-c", STALE.format(format=format_)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout == "False True\n"
    assert "RuntimeWarning" in done.stderr
    assert "plain Python, several times slower; install policylint again" in done.stderr


def test_both_sides_name_the_same_format() -> None:
    header = Path(code.__file__).with_name("field") / "field.h"
    if not header.is_file():
        pytest.skip("installed without the sources of the compiled matcher")
    (found,) = re.findall(r"^#define FORMAT (\d+)", header.read_text(encoding="utf-8"), re.MULTILINE)
    assert int(found) == code.FORMAT
