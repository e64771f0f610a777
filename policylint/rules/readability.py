"""Readability of English prose: the Flesch-Kincaid grade, and how syllables are counted for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TypeAlias

from policylint.patterns import deferred

_WORD = deferred(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_VOWELS = deferred(r"[aeiouy]+")
_VOWEL = "aeiouyAEIOUY"
_CONSONANT = "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ"
_SILENT = deferred(r"(?:[^laeiouy]es|[^dtaeiouy]ed|[^laeiouy]e)\Z")

_CAPITAL = deferred(r"[A-Z](?<!\w[A-Z])")
_FIGURE = deferred(r"[0-9@]")

Measure: TypeAlias = tuple[int, int, int, int, bool]
"""Of a text: its words, the syllables that these have at most (as many as groups of vowels, or one), commas and semicolons, words from a
capital on, and whether there is a digit or an "@"."""

_MOST_WORDS = 1 << 13
"""How many words are remembered with their syllables."""


def words(text: str) -> list[str]:
    """The words of a text; figures and addresses are none."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """How many `words` a text has, told ten times as fast."""
    return _count_words(_written(text))


def _written(text: str) -> bytes:
    """A text as its letters are counted: with a space before it, and one kind of apostrophe."""
    return f" {text}".replace("’", "'").encode("utf-8", "surrogatepass")


def _count_words(written: bytes) -> int:
    shape = written.translate(_shapes(_VOWEL + _CONSONANT, "'"))
    count = shape.count(b" a")
    if b" '" in shape or b"''" in shape:
        count += shape.count(b" 'a") + shape.count(b"''a")
    return count


@cache
def _shapes(letters: str, kept: str = "") -> bytes:
    """For each byte an `a` if it is one of the letters, itself if it is to be kept, else a space."""
    return bytes(
        [ord("a" if chr(byte) in letters else chr(byte) if chr(byte) in kept else " ") for byte in range(256)]
    )


@lru_cache(maxsize=_MOST_WORDS)
def syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels: right for some nine words of ten."""
    lower = word.lower()
    count = len(_VOWELS.findall(lower)) - bool(_SILENT.search(lower))
    return max(count, 1)


def grade(sentences: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of some sentences: the years of school it takes to read them.

    0.39 × words per sentence + 11.8 × syllables per word - 15.59 (Kincaid, Fishburne, Rogers and Chissom,
    1975). Zero for no words.
    """
    counted = [found for sentence in sentences if (found := words(sentence))]
    spoken = sum(sum(map(syllables, found)) for found in counted)
    return _grade(len(counted), sum(map(len, counted)), spoken)


def measured(texts: list[str], in_c: bool) -> list[Measure]:
    """The measures of some texts; `in_c` if they are many, and `policylint.concordance._scan` could be compiled."""
    if not in_c:
        return [_measured(text) for text in texts]
    from policylint.concordance._scan import measures

    return [
        _measured(text) if found is None else found
        for text, found in zip(texts, measures(texts), strict=True)
    ]


def _measured(text: str) -> Measure:
    written = _written(text)
    count = _count_words(written)
    groups = written.translate(_shapes(_VOWEL)).count(b" a")
    with_vowels = written.translate(_shapes(_VOWEL), f"{_CONSONANT}'".encode()).count(b" a")
    pauses, capitals = text.count(",") + text.count(";"), len(_CAPITAL.findall(text))
    return count, groups + count - with_vowels, pauses, capitals, _FIGURE.search(text) is not None


def highest_grade(sentences: Iterable[Measure]) -> float:
    """A number that the `grade` of the sentences does not exceed, told in a fraction of the time."""
    counted = [(count, spoken) for count, spoken, *_ in sentences if count]
    return _grade(len(counted), sum([count for count, _ in counted]), sum([spoken for _, spoken in counted]))


def _grade(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59 if words else 0.0
