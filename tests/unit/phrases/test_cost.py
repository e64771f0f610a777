"""No pattern takes long on any text, and time grows as the length of the text does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from functools import cache

import pytest

from policylint.phrases import matcher
from policylint.phrases.compilation import compile_patterns
from policylint.phrases.matcher import PatternSet
from policylint.phrases.nodes import Cased, Choice, ClassName, Gap, Sequence, Word
from policylint.phrases.parser import parse
from policylint.phrases.reading import read_classes
from policylint.phrases.vocabulary import vocabulary

BUILT_IN = {"number": "7", "year": "2024", "email": "a@acme.example", "url": "acme.com", "Name": "Acme"}
CLASSES = read_classes()
WORDS = 300
SECONDS = 1.0
"""More than a hundred times what a pattern needs for that many words."""


def words(node: object) -> list[str]:
    """Words that a node matches, with all that is optional, and gaps as long as they may be."""
    match node:
        case Sequence(items=items):
            return [word for item in items for word in words(item)]
        case Choice(alternatives=alternatives):
            return max(map(words, alternatives), key=len)
        case Gap(most=most):
            return ["other"] * most
        case ClassName(name=name) if name in CLASSES:
            return words_of_class(name)
        case ClassName(name=name):
            return [BUILT_IN.get(name, "other")]
        case Word(text=text) | Cased(text=text):
            return text.split()
    return []


@cache
def words_of_class(name: str) -> list[str]:
    return words(parse(CLASSES[name][0]))


def seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def slow_ones(patterns: PatternSet, numbers: Iterable[int]) -> list[tuple[str, float]]:
    """The patterns that take long on beginnings without an end, over and over, so that there is always another way to try."""
    slow = []
    for number in numbers:
        matching = words(parse(patterns.sources[number]))
        almost = matching[:-1] or ["other"]
        text = " ".join([*(almost * (WORDS // len(almost))), *[*almost, *matching] * 3])
        taken = seconds(lambda number=number, text=text: patterns.search_all(number, text, anywhere=True))  # type: ignore[misc]
        if taken > SECONDS:
            slow.append((patterns.sources[number], taken))
    return slow


def test_each_pattern_of_the_vocabulary_is_quick_on_its_worst_strings() -> None:
    patterns = vocabulary("en").patterns
    assert slow_ones(patterns, range(len(patterns))) == []


def test_patterns_are_quick_in_plain_python_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matcher, "NATIVE", False)
    sources = vocabulary("en").patterns.sources[::50]
    assert slow_ones(compile_patterns(sources, CLASSES), range(len(sources))) == []


@pytest.mark.parametrize("native", [True, False], ids=["native", "plain"])
def test_time_grows_as_the_text_does(native: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if native and not matcher.NATIVE:
        pytest.skip("_field is not compiled here")
    known = vocabulary("en").patterns
    monkeypatch.setattr(matcher, "NATIVE", native)
    patterns = known if native else small_set()
    sentences = [
        "We keep your personal data for as long as your account is active, and delete it within 30 days.",
        "You have the right to access, correct or delete the information that we have collected about you.",
        "We may share your information with service providers, but we do not sell it to third parties.",
    ]

    def run(times: int) -> int:
        passages = [(sentence, 0) for sentence in sentences * times]
        sheets = patterns.sheets(passages)
        return sum(len(sheet.matching(patterns.triggers)) for sheet in sheets)

    run(100)
    small = min(seconds(lambda: run(500)) for _ in range(3))
    large = min(seconds(lambda: run(4000)) for _ in range(3))
    assert large < 8 * 2.5 * small
    whole = " ".join(sentences)
    small = min(seconds(lambda: patterns.search_all(0, whole * 500)) for _ in range(3))
    large = min(seconds(lambda: patterns.search_all(0, whole * 4000)) for _ in range(3))
    assert large < 8 * 2.5 * small


def small_set() -> PatternSet:
    sources = ["{we} ... {keep} ... {duration}", "right ..6 (access|delete) ..12 you", "not ..3 sell~"]
    return compile_patterns(sources, CLASSES)
