from __future__ import annotations

import pytest

from policylint.frontends.numbering import bullet, number, printed_number


@pytest.mark.parametrize(
    ("line", "printed", "kind", "depth", "rest"),
    [
        ("1. Data", "1.", "decimal", 1, "Data"),
        ("1 Data", "1", "decimal", 1, "Data"),
        ("12) Data", "12)", "decimal", 1, "Data"),
        ("(3) Data", "(3)", "decimal", 1, "Data"),
        ("2.1 Data", "2.1", "decimal", 2, "Data"),
        ("2.1.3. Data", "2.1.3.", "decimal", 3, "Data"),
        ("3.a.ii.Data", "3.a.ii.", "decimal", 3, "Data"),
        ("IV. Rights", "IV.", "roman", 1, "Rights"),
        ("ii) rights", "ii)", "roman", 1, "rights"),
        ("(b) rights", "(b)", "letter", 1, "rights"),
        ("A. Scope", "A.", "letter", 1, "Scope"),
        ("Article 5 - Security", "Article 5", "word", 1, "Security"),
        ("Section IV: Sharing", "Section IV", "word", 1, "Sharing"),
    ],
)
def test_numbers(line: str, printed: str, kind: str, depth: int, rest: str) -> None:
    marker = number(line)
    assert marker is not None
    assert (marker.printed, marker.kind, marker.depth, line[marker.length :]) == (printed, kind, depth, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Data",
        "2024 was fine",
        "I agree",
        "a cookie",
        "(a data",
        "1]",
        "5%",
        "3rd parties",
        "10€",
        "e-mail",
        "vi",
    ],
)
def test_what_is_no_number(line: str) -> None:
    assert number(line) is None


@pytest.mark.parametrize(
    ("line", "mark", "rest"),
    [
        ("• x", "•", "x"),
        ("•x", "•", "x"),
        ("→ x", "→", "x"),
        ("✔️ x", "✔", "x"),
        ("- x", "-", "x"),
        ("o x", "o", "x"),
    ],
)
def test_bullets(line: str, mark: str, rest: str) -> None:
    marker = bullet(line)
    assert marker is not None
    assert (marker.printed, line[marker.length :]) == (mark, rest)


@pytest.mark.parametrize("line", ["-x", "one", "*bold*", "—", "•"])
def test_what_is_no_bullet(line: str) -> None:
    assert bullet(line) is None


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        ("1. a", "2. b", True),
        ("1. a", "3. b", False),
        ("1. a", "2) b", False),
        ("III. a", "IV. b", True),
        ("ix) a", "x) b", True),
        ("(h) a", "(i) b", True),
        ("(i) a", "(ii) b", True),
        ("2.1 a", "2.2 b", True),
        ("2.9 a", "3.10 b", False),
        ("A. a", "b. b", False),
    ],
)
def test_what_follows_what(first: str, second: str, follows: bool) -> None:
    before = number(first)
    after = number(second, before)
    assert before is not None
    assert after is not None
    assert after.follows(before) == follows


def test_the_number_of_a_heading() -> None:
    assert printed_number("2.1 Cookies") == "2.1"
    assert printed_number("Article 5 - Security") == "5"
    assert printed_number("Cookies") == ""


def test_a_letter_that_two_small_ones_are_written_for_is_a_letter_too() -> None:
    marker = number("İ) Data")
    assert marker is not None
    assert (marker.kind, marker.ordinal) == ("letter", 9)
