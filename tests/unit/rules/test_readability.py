from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.rules.readability import count_words, grade, highest_grade, measured, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("data", 2),
        ("we", 1),
        ("make", 1),
        ("makes", 1),
        ("used", 1),
        ("collected", 3),
        ("people", 2),
        ("information", 4),
        ("privacy", 3),
        ("the", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    assert grade(["We keep it."]) == pytest.approx(0.39 * 3 + 11.8 - 15.59)
    assert grade([]) == 0.0
    assert grade(["", "2026"]) == 0.0


def test_longer_sentences_and_words_are_harder() -> None:
    assert grade(["We keep it", "and use it"]) < grade(["We keep it and use it"])
    assert grade(["We keep it"]) < grade(["Administrators preserve information"])


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_has_a_grade(sentences: list[str]) -> None:
    assert isinstance(grade(sentences), float)
    assert all(syllables(word) >= 1 for sentence in sentences for word in words(sentence))


@given(st.one_of(st.text(max_size=60), st.text("aZ'’ \n1-é", max_size=20)))
def test_words_are_counted_as_they_are_found(text: str) -> None:
    assert count_words(text) == len(words(text))


texts = st.lists(st.one_of(st.text(max_size=60), st.text("aeyZ'’ \n1-b,;@_“\xa0é", max_size=20)), max_size=4)


@given(texts)
def test_no_grade_is_higher_than_the_highest(sentences: list[str]) -> None:
    assert grade(sentences) <= highest_grade(measured(sentences, False))


@given(texts)
def test_sentences_are_measured_in_c_as_in_python(sentences: list[str]) -> None:
    pytest.importorskip("policylint.concordance._scan")
    assert measured(sentences, True) == measured(sentences, False)


def test_a_sentence_is_measured() -> None:
    assert measured(["We don't sell Data, ever; ask a@b."], False) == [(8, 10, 2, 2, True)]
    assert measured(["", "1 of II"], False) == [(0, 0, 0, 0, False), (2, 2, 0, 1, True)]


def test_what_are_no_texts_is_refused() -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    for wrong in ((), ("a",), None, ["a", b"b"], [1]):
        with pytest.raises(TypeError):
            scan.measures(wrong)
