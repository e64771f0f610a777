"""Every wrong pattern is refused with the place and a hint."""

from __future__ import annotations

import pytest

from policylint.phrases.compilation import compile_patterns
from policylint.phrases.errors import PhraseError, did_you_mean

CLASSES = {
    "data": ["your data"],
    "circle": ["the {round}"],
    "round": ["a {circle}"],
    "wide": ["a ..24 b ..24 c"],
    "edge": ["a ..2 b", "c"],
}

WRONG = [
    ("", 0, "an empty alternative"),
    ("a (b", 4, "the pattern ends too early"),
    ("a b)", 3, "unexpected `)`"),
    ("a ]", 2, "unexpected `]`"),
    ("a ~", 2, "unexpected `~`"),
    ("a .. b", 2, "unexpected `.`"),
    ("a ....", 2, "unexpected `.`"),
    ("a ..25 b", 2, "a gap of 25 words"),
    ("a ..0 b", 2, "a gap of 0 words"),
    ("a ... ", 2, "a gap at the edge"),
    ("..2 a", 0, "a gap at the edge"),
    ("(a|)", 0, "an empty alternative"),
    ("a !", 3, "the pattern ends too early"),
    ("[a]", 0, "the pattern needs no word at all"),
    ("!a", 0, "the pattern needs no word at all"),
    ("a ^ b", 2, "`^` not at the beginning"),
    ("a $ b", 2, "`$` not at the end"),
    ("a ![b]", 2, "this excludes everything"),
    ("<!(a ..2 b) c", 0, "`<!` needs plain words"),
    ("<![a] c", 0, "this excludes everything"),
    ('"…" a', 0, "no word"),
    ("keep {dta}", 5, "there is no class {dta}"),
    ("{any} {Name}", 0, "the pattern names no word"),
    ("{wide} {wide} {wide} d", 0, "it may span 154 words"),
    ("a" * 4001, 4000, "the pattern is too long"),
    ("(" * 21 + "a" + ")" * 21, 19, "nested too deeply"),
]


def refusal(pattern: str, classes: dict[str, list[str]] | None = None) -> PhraseError:
    with pytest.raises(PhraseError) as caught:
        compile_patterns(
            [pattern], {name: CLASSES[name] for name in ("data", "wide", "edge")} | (classes or {})
        )
    return caught.value


@pytest.mark.parametrize(("pattern", "offset", "message"), WRONG, ids=[case[0][:20] for case in WRONG])
def test_a_wrong_pattern_is_refused(pattern: str, offset: int, message: str) -> None:
    error = refusal(pattern)
    assert (error.message, error.offset) == (message, offset)
    assert error.hint


def test_the_hint_names_the_class_that_was_meant() -> None:
    assert refusal("keep {dta}").hint == "did you mean `data`?"
    assert did_you_mean("xyz", ["data"]) == ""


def test_the_text_of_an_error_says_everything() -> None:
    assert (
        str(refusal("a ..25 b"))
        == "a gap of 25 words at offset 2 of `a ..25 b` (a gap may have 1 to 24 words)"
    )


def test_a_class_may_not_use_itself() -> None:
    error = refusal("a", {name: CLASSES[name] for name in ("circle", "round")})
    assert error.message == "the class {circle} uses itself"
    assert error.hint == "circle > round > circle"


def test_classes_may_not_explode() -> None:
    doubling = {f"c{number}": [f"{{c{number + 1}}} {{c{number + 1}}}"] for number in range(30)} | {
        "c30": ["a"]
    }
    assert "words" in refusal("{c0}", doubling).message
    nested = {f"c{number}": [f"{{c{number + 1}}}"] for number in range(100)} | {"c100": ["a b"]}
    assert refusal("{c0}", nested).message == "classes nested too deeply"
    many = {"many": [f"({'|'.join(f'w{number} x' for number in range(60))})"]}
    assert refusal("<!({many} {many}) a", many).message == "too many alternatives after `<!`"
