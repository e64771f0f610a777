"""Figures about prose that metrics are made of."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.rules.readability import syllables, words

FIGURES = frozenset({"words", "sentences", "syllables", "characters", "complex_words", "long_words"})
"""`complex_words` have three syllables or more, `long_words` more than six letters."""

__all__ = ["FIGURES", "measured", "words"]


def measured(sentences: Sequence[str]) -> dict[str, float]:
    """All figures of some sentences. Syllables are counted as in English."""
    counted = [found for sentence in sentences if (found := words(sentence))]
    every = [word for found in counted for word in found]
    spoken = [syllables(word) for word in every]
    return {
        "words": float(len(every)),
        "sentences": float(len(counted)),
        "syllables": float(sum(spoken)),
        "characters": float(sum(map(len, every))),
        "complex_words": float(sum(count >= 3 for count in spoken)),
        "long_words": float(sum(len(word) > 6 for word in every)),
    }
