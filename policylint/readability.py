"""Readability of English prose: the Flesch-Kincaid grade, and how syllables are counted for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from string import ascii_letters

from policylint.patterns import deferred

_WORD = deferred(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_VOWELS = deferred(r"[aeiouy]+")
_SILENT = deferred(r"(?:[^laeiouy]es|[^dtaeiouy]ed|[^laeiouy]e)\Z")

_MOST_WORDS = 1 << 13
"""How many words are remembered with their syllables."""


def words(text: str) -> list[str]:
    """The words of a text; figures and addresses are none."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """How many `words` a text has, told ten times as fast."""
    shape = f" {text}".replace("’", "'").encode("utf-8", "surrogatepass").translate(_shapes())
    return shape.count(b" a") + shape.count(b" 'a") + shape.count(b"''a")


@cache
def _shapes() -> bytes:
    """For each byte an `a` if it is a letter, itself if it is an apostrophe, else a space."""
    letters = ascii_letters.encode()
    return bytes(
        [ord("a") if byte in letters else byte if byte == ord("'") else ord(" ") for byte in range(256)]
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
    total = sum(map(len, counted))
    if not total:
        return 0.0
    spoken = sum(sum(map(syllables, found)) for found in counted)
    return 0.39 * total / len(counted) + 11.8 * spoken / total - 15.59
