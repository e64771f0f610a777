from __future__ import annotations

import pytest

from policylint.negation import Negation

TOY = Negation(
    words=r"\b(?:nul|nix)\b",
    harmless=r"\bnul\s+solo\b",
    clauses=r"[;:]|\bsed\b|\s+et\s+(?=servi\b)",
    subordinate=r"(?:ki|si)\b",
    exceptions=r"\bminus\b",
    perhaps=r"\bpos\b",
)


@pytest.mark.parametrize(
    ("text", "words", "polarity"),
    [
        ("we vendi data", "vendi data", "stated"),
        ("we nul vendi data", "vendi data", "denied"),
        ("we vendi data nix", "vendi data", "denied"),
        ("we nul solo vendi data", "vendi data", "stated"),
        ("we nul colekti data; we vendi data", "vendi data", "stated"),
        ("we vendi data sed we nul colekti", "vendi data", "stated"),
        ("data nul iri et servi we", "servi we", "stated"),
        ("data nul iri et restu", "restu", "denied"),
        ("si yu nul volu, we vendi data", "vendi data", "stated"),
        ("we vendi data, ki we nul uzu", "vendi data", "stated"),
        ("we uzu data, ki we nul vendi", "vendi", "denied"),
        ("we nul vendi data minus al amik", "vendi data minus al amik", "stated"),
        ("we nul vendi data minus al amik", "vendi data", "denied"),
        ("we vendi data (nul nomi)", "vendi data", "stated"),
    ],
)
def test_a_negation_counts_in_its_own_clause(text: str, words: str, polarity: str) -> None:
    start = text.index(words)
    assert TOY.polarity(text, start, start + len(words)) == polarity


def test_perhaps_is_looked_for_in_the_same_clause() -> None:
    assert TOY.modality("we pos vendi data", 7, 17) == "may"
    assert TOY.modality("we pos colekti; we vendi data", 19, 29) == "does"
