"""Keys of findings: baselines hold them for years, so they stay what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.baselines.fingerprints import digest, fingerprint, normalised
from policylint.diagnostics import Finding
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
from policylint.testing import policy_of

ODD = RuleInfo("odd", "quality", "", Documentation("", "", (), (), ""))
TEXT = "# Privacy policy\n\n## Who  GETS it\n\nWe share **Your** data. We sell it.\n\n<!-- remark -->\n"


def key(start: int, end: int, info: RuleInfo = ODD) -> str:
    return fingerprint(policy_of(TEXT), info, Finding("m", Span(start, end)))


def test_a_key_is_made_of_the_rule_the_sentence_and_the_headings_above_it() -> None:
    at = TEXT.index("share")
    assert key(at, at + 5) == digest("odd", "we share your data.", "privacy policy", "who gets it")


def test_of_two_sentences_that_touch_the_one_that_begins_there_counts() -> None:
    text = "**We share it.**We sell it.\n"
    at = text.index("We sell")
    made = fingerprint(policy_of(text), ODD, Finding("m", Span(at, at + 4)))
    assert made == digest("odd", "we sell it.")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We share", "7a4b0183a37ac7ec1809"),
        ("We sell", "2732d4854ea8d1fbc6ce"),
        ("<!-- remark -->", "4e10f3b65d908c66b3fb"),
    ],
)
def test_keys_in_baselines_that_are_already_written_still_count(words: str, expected: str) -> None:
    at = TEXT.index(words)
    assert key(at, at + len(words)) == expected


def test_where_no_sentence_is_the_key_is_made_of_the_words_themselves() -> None:
    at = TEXT.index("<!-- remark -->")
    assert key(at, at + 15) == digest("odd", "<!-- remark -->")


def test_a_sentence_begins_with_its_first_letter_and_ends_before_the_next() -> None:
    first, second = TEXT.index("We share"), TEXT.index("We sell")
    assert key(first, first + 2) == key(first + 10, first + 12)
    assert key(second, second + 2) != key(second - 2, second - 1)
    assert key(second, second + 2) == key(second + 5, second + 6)


def test_an_absence_is_known_by_its_rule() -> None:
    absent = replace(ODD, reports_absence=True)
    assert key(0, 1, absent) == key(30, 31, absent) == digest("odd")


def test_words_are_compared_without_case_and_space() -> None:
    assert normalised("  We\n SHARE\tit ") == "we share it"


def test_any_text_has_a_digest_and_parts_do_not_run_together() -> None:
    assert len(digest("\ud800")) == 20
    assert digest("a", "b") != digest("ab") != digest("a b")
    assert digest("a\ud800") == digest("a?")
