"""English keeps the contract that `policylint.testing` asks of languages, and the suite sees what does not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policylint.detectors.english import ENGLISH
from policylint.language import Subject
from policylint.testing import assert_language

SAMPLE = """# Privacy policy of Fernwood Ltd

We collect your name and address when you order from us, and we keep them for two years. We do not sell your data.
You may ask us to delete what we have on you at any time.
"""


def test_english_keeps_the_contract() -> None:
    assert_language(ENGLISH, [SAMPLE])


class Denying:
    """A stance that denies what it says nothing can deny."""

    def may_deny(self, text: str) -> bool:
        return False

    def polarity(self, text: str, start: int, end: int) -> Any:
        return "denied"

    def modality(self, text: str, start: int, end: int) -> Any:
        return "does"


class Unheard(Denying):
    def polarity(self, text: str, start: int, end: int) -> Any:
        return "perhaps"


class Unmarked(Denying):
    def may_deny(self, text: str) -> bool:
        return True

    def may_negate(self, chunk: str) -> bool:
        return False


def no_words(word: str) -> Collection[str]:
    return ()


def capitals(word: str) -> Collection[str]:
    return (word, word.upper())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": "eng"}, "no code of two lower-case letters"),
        ({"folder": "nowhere"}, "its vocabulary cannot be read|no vocabulary in"),
        ({"audiences": (("europe", "(eu"),)}, "the expression of 'europe' does not compile"),
        ({"subject": Subject(privacy=r"\bdatenschutz", personal_data="daten")}, "does not find the title 'Privacy policy"),
        ({"forms": no_words}, "`forms` of 'privacy' lacks the word itself"),
        ({"inflections": capitals}, "`inflections` of 'privacy' gives 'PRIVACY'"),
        ({"stance": Denying}, "is denied, and `may_deny` says that nothing is"),
        ({"stance": Unmarked}, "is denied, and `may_negate` says that no chunk can"),
        ({"stance": Unheard}, "polarity of .* is 'perhaps'"),
        ({"wordings": "nowhere.toml"}, "nowhere.toml: FileNotFoundError"),
        ({"code": "qq", "function_words": "qui quo"}, "a sample is told to be in 'en'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        assert_language(replace(ENGLISH, **changes), [SAMPLE], examples=1)


def test_what_is_stored_must_be_current(tmp_path: Path) -> None:
    (tmp_path / "cookies.toml").write_text(
        'family = "cookies"\n[[pattern]]\ntopic = "cookies"\nany = ["cookies"]\n'
    )
    (tmp_path / "compiled.json").write_text('{"digest": "old"}')
    with pytest.raises(AssertionError, match="make it anew"):
        assert_language(replace(ENGLISH, folder=str(tmp_path)), [SAMPLE], examples=1)
