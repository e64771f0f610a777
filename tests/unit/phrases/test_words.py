"""How text is cut into words."""

from __future__ import annotations

import pytest

from policylint.phrases.words import is_plain, key, normalise, tokens, without_clitic, word_spans

CHUNKS = {
    "(e-mail),": ["word:e", "word:mail"],
    "don’t": ["word:don't"],
    "users'": ["word:users"],
    "privacy@acme.example.": ["email:privacy@acme.example"],
    "https://acme.example/x?y=z).": ["url:https://acme.example/x?y=z"],
    "www.acme.example,": ["url:www.acme.example"],
    "acme.co.uk/privacy,": ["url:acme.co.uk/privacy"],
    "policy.We": ["word:policy", "word:We"],
    "1,000.50": ["number:1,000.50"],
    "2024,": ["year:2024"],
    "2024's": ["year:2024's"],
    "24-month": ["number:24", "word:month"],
    "12th": ["word:12th"],
    "6(1)(f)": ["number:6", "number:1", "word:f"],
    "U.S.": ["word:U", "word:S"],
    "_emphasis_": ["word:emphasis"],
    "session_id": ["word:session", "word:id"],
    "coo\u00adkies": ["word:cookies"],
    "ﬁnal": ["word:final"],
    "—": [],
}


@pytest.mark.parametrize("chunk", CHUNKS)
def test_the_words_of_a_chunk(chunk: str) -> None:
    assert [f"{kind}:{text}" for kind, text, _, _ in tokens(chunk)] == CHUNKS[chunk]


def test_words_are_found_where_they_stand() -> None:
    text = " a  (b) – don’t\n1,000 a"
    assert [text[start:end] for start, end in word_spans(text, 0, len(text))] == [
        "a",
        "b",
        "don’t",
        "1,000",
        "a",
    ]
    assert word_spans("abc abc", 4, 7) == [(4, 7)]


def test_keys() -> None:
    assert key("Don’T") == "don't"
    assert without_clitic("we'll") == "we"
    assert without_clitic("don't") == "don't"


def test_normalised_text_has_plain_punctuation() -> None:
    assert normalise("“It’s”\u00a0A–B…\t\u200bİ") == '"it\'s" a-b…  i'


@pytest.mark.parametrize(
    ("content", "plain"),
    [
        ("data", True),
        ("“don’t”\xa0– ever", True),
        ("café", False),
        ("ﬁtness", False),
        ("health\u00addata", False),
    ],
)
def test_usual_marks_leave_a_text_plain(content: str, plain: bool) -> None:
    assert is_plain(content) is plain
