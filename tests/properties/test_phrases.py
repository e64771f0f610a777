"""Matching agrees with two plain readings of the language, whatever the pattern, the text, and the way it is found."""

from __future__ import annotations

import re
from itertools import accumulate
from random import Random
from unittest import mock

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policylint.phrases import matcher, words
from policylint.phrases.compilation import compile_patterns
from policylint.phrases.errors import PhraseError
from policylint.phrases.nodes import (
    Begin,
    Cased,
    Choice,
    ClassName,
    Finish,
    Gap,
    NotBefore,
    NotNext,
    Sequence,
    Word,
)
from policylint.phrases.parser import parse
from policylint.phrases.sheets import Sheet
from policylint.phrases.spelling import inflections, spellings

CLASSES = {
    "who": ["we", "our firm"],
    "keeping": ["(keep~|store~)", "hold~ on to"],
    "span": ["{number} year~", "a year"],
}
LEAVES = ["we", "data", "not", "keep~", "store~", "e-mail", "data*", "your", "year~", '"US"', '"Keep"']
LEAVES += ["{who}", "{keeping}", "{span}", "{number}", "{Name}", "{any}"]
WORDS = [
    "we",
    "We",
    "we'll",
    "our",
    "firm",
    "data",
    "database",
    "Data",
    "not",
    "keep",
    "kept",
    "Keep",
    "stores",
]
WORDS += [
    "storing",
    "e",
    "mail",
    "email",
    "e-mail",
    "your",
    "year",
    "years",
    "a",
    "2",
    "1,000",
    "2024",
    "US",
    "us",
]
WORDS += ["hold", "held", "on", "to", "other", "Acme"]
SEPARATORS = [" ", " ", " ", ", ", " (", ") ", " – ", ": “", "\n"]


def items() -> st.SearchStrategy[str]:
    leaves = st.sampled_from(LEAVES)
    plain = st.sampled_from(["we", "not", "your data", "(we|our firm)", "keep~", '"US"', "{keeping}"])

    def extend(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        alternatives = st.lists(inner, min_size=1, max_size=3).map("|".join)
        return st.one_of(
            st.lists(inner, min_size=2, max_size=3).map(" ".join),
            alternatives.map("({})".format),
            st.tuples(inner, st.lists(inner, min_size=1, max_size=2).map("|".join)).map(
                lambda pair: f"{pair[0]} [{pair[1]}]"
            ),
            st.tuples(inner, st.sampled_from(["..1", "..2", "..3", "..."]), inner).map(" ".join),
            st.tuples(plain, inner).map(lambda pair: f"!({pair[0]}) {pair[1]}"),
            st.tuples(plain, inner).map(lambda pair: f"<!({pair[0]}) {pair[1]}"),
        )

    return st.recursive(leaves, extend, max_leaves=6)


PATTERNS = st.tuples(st.sampled_from(["", "", "", "^ "]), items(), st.sampled_from(["", "", "", " $"])).map(
    "".join
)
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SEPARATORS)), max_size=14).map(
    lambda pairs: "".join(word + separator for word, separator in pairs)
)


def example(node: object, random: Random) -> list[str]:
    """Words that match a node, or nearly: gaps may come out a word too long."""
    match node:
        case Sequence(items=items):
            return [word for item in items for word in example(item, random)]
        case Choice(alternatives=alternatives, required=required):
            return example(random.choice(alternatives), random) if required or random.random() < 0.5 else []
        case Gap(most=most):
            return random.choices(WORDS, k=random.randint(0, most + 1))
        case ClassName(name=name) if name in CLASSES:
            return example(parse(random.choice(CLASSES[name])), random)
        case ClassName(name=name):
            return [{"number": "1,000", "Name": "Acme"}.get(name, "other")]
        case Word(text=text, mode="inflected"):
            return [random.choice(sorted(inflections(text)))]
        case Word(text=text, mode="prefix"):
            return [text + random.choice(["", "base"])]
        case Word(text=text) | Cased(text=text):
            return [text]
    return random.choices(WORDS, k=random.randint(0, 1))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, str, int]:
    """A pattern, a text in which it has a good chance to match, and where the text's own words begin."""
    pattern = draw(PATTERNS)
    random = draw(st.randoms(use_true_random=False))
    found = random.choices(WORDS, k=random.randint(0, 3))
    for _ in range(random.randint(0, 2)):
        try:
            found += example(parse(pattern), random)
        except PhraseError:
            assume(False)
        found += random.choices(WORDS, k=random.choice([0, 0, 1, 2]))
    text = "".join(word + random.choice(SEPARATORS) for word in found)
    starts = [match.start() for match in TOKEN.finditer(text)]
    places = [start for start in starts if text[:start].endswith((" ", "\n"))]
    return pattern, text, random.choice([0, *places])


TOKEN = re.compile(r"\d+(?:,\d+)*|[a-z]+(?:'ll)?", re.IGNORECASE)


class Interpreter:
    """The meaning of a pattern, read off its syntax tree, by trying everything."""

    def __init__(self, text: str, own: int) -> None:
        found = [(match[0].lower(), match[0]) for match in TOKEN.finditer(text)]
        self.keys = [key.removesuffix("'ll") for key, _ in found]
        self.exact = [exact.removesuffix("'ll") for _, exact in found]
        self.own = sum(match.start() < own for match in TOKEN.finditer(text))

    def ends(self, node: object, at: int) -> set[int]:
        match node:
            case Sequence(items=items):
                places = {at}
                for item in items:
                    places = {end for place in places for end in self.ends(item, place)}
                return places
            case Choice(alternatives=alternatives, required=required):
                found = {end for alternative in alternatives for end in self.ends(alternative, at)}
                return found if required else found | {at}
            case Gap(most=most):
                return set(range(at, min(at + most, len(self.keys)) + 1))
            case NotNext(node=inner):
                return set() if self.ends(inner, at) else {at}
            case NotBefore(node=inner):
                return set() if any(at in self.ends(inner, start) for start in range(at)) else {at}
            case Begin():
                return {at} if at in (0, self.own) else set()
            case Finish():
                return {at} if at == len(self.keys) else set()
            case ClassName(name=name) if name in CLASSES:
                return {end for source in CLASSES[name] for end in self.ends(parse(source), at)}
            case Word() if "-" in node.text:
                first, last = node.text.split("-")
                joined = {at + 1} if self.keys[at : at + 1] == [first + last] else set()
                return joined | ({at + 2} if self.keys[at : at + 2] == [first, last] else set())
            case _:
                return {at + 1} if at < len(self.keys) and self.word(node, at) else set()

    def word(self, node: object, at: int) -> bool:
        key, exact = self.keys[at], self.exact[at]
        match node:
            case Word(text=text, mode="prefix"):
                return key.startswith(text)
            case Word(text=text, mode="inflected"):
                return key in inflections(text)
            case Word(text=text):
                return key in spellings(text)
            case Cased(text=text):
                return exact == text
            case ClassName(name="number"):
                return key[0].isdigit()
            case ClassName(name="Name"):
                return exact[0].isupper()
            case ClassName(name="any"):
                return True
        raise AssertionError(node)

    def matches(self, pattern: str, anywhere: bool) -> dict[int, set[int]]:
        """The ends of all matches, by start."""
        least = 0 if anywhere else self.own
        found = {}
        for start in range(len(self.keys)):
            ends = {end for end in self.ends(parse(pattern), start) if end > least}
            if ends:
                found[start] = ends
        return found


def numbers(text: str, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """A match as numbers of words instead of offsets."""
    if found is None:
        return None
    tokens = list(TOKEN.finditer(text))
    starts = [match.start() for match in tokens]
    ends = [match.end() for match in tokens]
    return starts.index(found[0]), ends.index(found[1]) + 1


def compiled(pattern: str) -> list[matcher.PatternSet]:
    """A pattern among others, ready to be matched in each of the ways there are."""
    found = []
    for native in {matcher.NATIVE, False}:
        with mock.patch.object(matcher, "NATIVE", native):
            try:
                found.append(compile_patterns([pattern, "keep~ data", "your {who}"], CLASSES))
            except PhraseError:
                assume(False)
    return found


@settings(max_examples=150, deadline=None)
@given(cases(), st.booleans())
def test_a_search_finds_the_first_match_of_the_plain_meaning(
    case: tuple[str, str, int], anywhere: bool
) -> None:
    pattern, text, own = case
    expected = Interpreter(text, own).matches(pattern, anywhere)
    results = []
    for patterns in compiled(pattern):
        found = numbers(text, patterns.search(0, text, own, anywhere))
        (sheet,) = patterns.sheets([(text, own)])
        assert bool(sheet.hits(0, anywhere)) == bool(expected)
        assert anywhere or sheet.matching([0]) == ([(0, sheet.all)] if expected else [])
        results.append(found)
        if not expected:
            assert found is None
        else:
            assert found is not None
            assert found[0] == min(expected)
            assert found[1] in expected[found[0]]
    assert len(set(results)) == 1


def offsets_agree(sheet: Sheet, expected: list[list[tuple[int, int]]], anywhere: bool) -> None:
    """All ways of asking a sheet where its first pattern matches give what was found in each passage alone."""
    first = [sheet.span(0, number, anywhere) for number in range(len(expected))]
    assert first == [spans[0] if spans else None for spans in expected]
    if anywhere:
        return
    pairs = [(0, number) for number, spans in enumerate(expected) if spans]
    assert sheet.spans(pairs) == [expected[number][0] for _, number in pairs]
    assert sheet.every_span([0]) == [
        (0, number, *span) for number, spans in enumerate(expected) for span in spans
    ]
    for number, spans in enumerate(expected):
        if not spans:
            with pytest.raises(ValueError, match="does not match"):
                sheet.spans([*pairs, (0, number)])


@settings(max_examples=60, deadline=None)
@given(st.lists(cases(), min_size=1, max_size=6), st.booleans(), st.integers(1, 60))
def test_many_passages_together_are_as_one_by_one(
    given: list[tuple[str, str, int]], anywhere: bool, size: int
) -> None:
    passages = [(text, own) for _, text, own in given]
    for patterns in compiled(given[0][0]):
        alone = [patterns.search_all(0, *passage, anywhere) for passage in passages]
        with mock.patch.object(matcher, "BLOCK", size):
            sheets = patterns.sheets(passages)
        together = [
            [passage.span(*found) for found in sheet.every(0, number, anywhere)]
            for sheet in sheets
            for number, passage in enumerate(sheet.passages)
        ]
        assert together == alone
        for sheet, base in zip(
            sheets, accumulate([len(one.passages) for one in sheets], initial=0), strict=False
        ):
            offsets_agree(sheet, alone[base : base + len(sheet.passages)], anywhere)
        hits = [list(sheet.numbers(sheet.hits(0, anywhere))) for sheet in sheets]
        bases = accumulate([len(sheet.passages) for sheet in sheets], initial=0)
        assert [base + number for base, found in zip(bases, hits, strict=False) for number in found] == [
            number for number, found in enumerate(alone) if found
        ]


@settings(max_examples=40, deadline=None)
@given(cases())
def test_matches_do_not_overlap_and_are_words(case: tuple[str, str, int]) -> None:
    pattern, text, own = case
    for patterns in compiled(pattern):
        last = 0
        for start, end in patterns.search_all(0, text, own):
            assert last <= start < end <= len(text)
            assert text[start].isalnum()
            assert text[end - 1].isalnum()
            assert end > own
            last = end


@settings(max_examples=40, deadline=None)
@given(cases(), st.lists(TEXTS, max_size=3), st.integers(1, 40))
def test_windows_change_nothing(case: tuple[str, str, int], texts: list[str], window: int) -> None:
    pattern, text, _ = case
    text = " ".join([text, *texts, text])
    found = []
    for patterns in compiled(pattern):
        found.append(patterns.search_all(0, text))
        with mock.patch.object(matcher, "BLOCK", window):
            found.append(patterns.search_all(0, text))
    assert all(other == found[0] for other in found)


@settings(deadline=None)
@given(st.text(), st.integers(0, 50))
def test_any_text_can_be_prepared_and_searched(text: str, own: int) -> None:
    patterns = compile_patterns(["{any} {Name}", "{email}", "{url}", "{number}", "a* ... {year}"][1:])
    (sheet,) = patterns.sheets([(text, min(own, len(text)))])
    (prepared,) = sheet.passages
    assert all(0 <= start < end <= len(text) for start, end in prepared.words)
    for pattern in range(len(patterns)):
        patterns.search_all(pattern, text, min(own, len(text)))


@given(st.text())
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(words.normalise(text)) == len(text)
    assert len(words.normalise(text + "İŒ“x”")) == len(text) + 5


@settings(deadline=None)
@given(st.text(alphabet="ab ~*()[]|{}.!<^$\"12-'é", max_size=30))
def test_a_pattern_is_compiled_or_refused_with_a_place(pattern: str) -> None:
    refusal = None
    try:
        compile_patterns([pattern], CLASSES)
    except PhraseError as error:
        refusal = error
    assert refusal is None or (refusal.message and 0 <= refusal.offset <= len(refusal.pattern))
