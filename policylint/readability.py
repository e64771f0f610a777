"""Readability of English prose: the Flesch-Kincaid grade, and how syllables are counted for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^dtaeiouy]ed|[^laeiouy]e)\Z")


def words(text: str) -> list[str]:
    """The words of a text; figures and addresses are none."""
    return _WORD.findall(text)


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
    spoken = sum(syllables(word) for found in counted for word in found)
    return 0.39 * total / len(counted) + 11.8 * spoken / total - 15.59
