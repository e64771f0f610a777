"""The phrase-pattern language as its users see it: what a pattern finds in a passage."""

from __future__ import annotations

import pytest

from policylint.phrases import matcher
from policylint.phrases.compilation import compile_patterns
from policylint.phrases.matcher import PatternSet

CLASSES = {
    "we": ["(we|us)", "our company"],
    "keep": ["(keep~|retain~|store~)", "hold~ on to"],
    "data": ["(personal|your) (data|information)", "data about you"],
    "unit": ["(day~|month~|year~)"],
    "duration": ["{number} {unit}", "(one|two|three) {unit}"],
}

FOUND = [
    # words and their forms
    ("cookies", "We use Cookies.", "Cookies"),
    ("we", "So do we, too", "we"),
    ("we use", "we'll use it", "we'll use"),
    ("company data", "the company's data", "company's data"),
    ("users data", "all users' data", "users' data"),
    ("don't sell", "We don’t sell", "don’t sell"),
    ("e-mail address", "your email address", "email address"),
    ("e-mail address", "your e-mail address", "e-mail address"),
    ("e-mail address", "your e mail address", "e mail address"),
    ("up-to-date", "kept up to-date", "up to-date"),
    ("keep~", "is kept here", "kept"),
    ("party~", "third parties", "parties"),
    ("e-mail~", "several emails", "emails"),
    ("identif*", "personally identifiable", "identifiable"),
    ("coll*", "the coll", "coll"),
    # spelling
    ("organisation", "an organization", "organization"),
    ("anonymize~", "once anonymised", "anonymised"),
    ("behaviour", "your behavior", "behavior"),
    ("cancelled", "was canceled", "canceled"),
    ("fulfil~", "is fulfilled", "fulfilled"),
    # alternatives, optional words, gaps
    ("(personal data|information) is", "the personal data is", "personal data is"),
    ("your [personal] data", "your data", "your data"),
    ("your [personal|own] data", "your own data", "your own data"),
    ("keep~ ..2 data", "keep all your data", "keep all your data"),
    ("keep~ ... year~", "keep it for as long as two years", "keep it for as long as two years"),
    ("a (b [c]|d (e|f)) g", "a d f g", "a d f g"),
    # classes
    (
        "{we} ... {keep} {data}",
        "Our company never stores “personal data”",
        "Our company never stores “personal data",
    ),
    (
        "{keep} {data} ... {duration}",
        "holds on to your data for 12 months",
        "holds on to your data for 12 months",
    ),
    ("in {year}", "in 1,999 or in 2024, perhaps", "in 2024"),
    ("{number} {unit}", "for 1,000.5 days", "1,000.5 days"),
    ("at {email}", "at privacy@acme.example.", "at privacy@acme.example"),
    ("see {url}", "see https://acme.example/privacy?x=1).", "see https://acme.example/privacy?x=1"),
    ("see {url}", "see acme.com/privacy.", "see acme.com/privacy"),
    ("{Name} ltd", "by acme ltd, or Acme Ltd", "Acme Ltd"),
    ("the {any} data", "the very data", "the very data"),
    # case
    ('"US" law', "tell us law; US law", "US law"),
    ('our "DPO"', "our DPO’s address", "our DPO’s"),
    # exclusions
    ("we !(do not|never) sell~", "we never sell; we sell", "we sell"),
    ("sell~ !your", "sell your, sold our", "sold"),
    ("<!not sold", "not sold, but sold", "sold"),
    ("<!(be|no longer) kept", "no longer kept, be kept, are kept", "kept"),
    ("we ..3 <!not sell", "we do not sell, we do sell", "we do sell"),
    # edges
    ("^ cookies", "“Cookies” are used", "Cookies"),
    ("sold $", "sold or not sold!)", "sold"),
    # punctuation
    ("personal data", "personal/data", "personal/data"),
    ("name address", "name (address)", "name (address"),
    ("opt out", "opt–out", "opt–out"),
    ("6 1 f", "Article 6(1)(f) GDPR", "6(1)(f"),
    ("session_id", "a session_id cookie", "session_id"),
    ("cookies", "_cookies_", "cookies"),
    # what extractors leave
    ("financial cookies", "ﬁnancial coo\u00adkies", "ﬁnancial coo\u00adkies"),
    ("your data", "your\u00a0data", "your\u00a0data"),
    ("cafés", "two cafe\u0301s", "cafe\u0301s"),
]

MISSED = [
    ("store~", "our storefront"),
    ("us~", "we used it"),
    ("can sell", "we can't sell"),
    ("keep", "is kept"),
    ("organisation", "reorganisation"),
    ("filled", "it is filed"),
    ("keep~ ..2 data", "keep all of your data"),
    ("your data", "your personal data"),
    ("{Name} ltd", "acme ltd"),
    ('"US"', "tell us"),
    ("{year}", "about 1850 or 12024"),
    ("^ cookies", "Our cookies"),
    ("sold $", "sold here"),
    ("don't sell", "do not sell"),
    ("e-mail", "the mail"),
    ("{number}", "twelve"),
    ("{email}", "privacy@acme"),
]


@pytest.fixture(params=[True, False], ids=["native", "plain"], autouse=True)
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and not matcher.NATIVE:
        pytest.skip("_field is not compiled here")
    monkeypatch.setattr(matcher, "NATIVE", request.param)


def only(pattern: str) -> PatternSet:
    return compile_patterns([pattern], CLASSES)


@pytest.mark.parametrize(("pattern", "text", "expected"), FOUND)
def test_found(pattern: str, text: str, expected: str) -> None:
    patterns = only(pattern)
    (sheet,) = patterns.sheets([(text, 0)])
    assert sheet.matching(patterns.triggers) == [(0, sheet.all)]
    found = patterns.search(0, text)
    assert found is not None
    assert text[slice(*found)] == expected


@pytest.mark.parametrize(("pattern", "text"), MISSED)
def test_missed(pattern: str, text: str) -> None:
    patterns = only(pattern)
    assert patterns.search(0, text) is None


def texts(pattern: str, text: str, own: int = 0, anywhere: bool = False) -> list[str]:
    patterns = only(pattern)
    return [text[start:end] for start, end in patterns.search_all(0, text, own, anywhere)]


def test_all_matches_do_not_overlap() -> None:
    assert texts("data ..2 data", "data data, data; no data") == ["data data", "data; no data"]


def test_optional_words_are_taken_and_gaps_kept_short() -> None:
    assert texts("your data [and name]", "your data and name") == ["your data and name"]
    assert texts("we ... data", "we keep data and more data") == ["we keep data"]
    assert texts("(data|data and name)", "data and name") == ["data and name"]


class TestIntroducedPassage:
    text = "We share data with partners: our banks and partners"
    own = text.index("our banks")

    def test_a_match_reaches_into_the_own_words(self) -> None:
        assert texts("share~ ..10 partners", self.text, self.own) == [
            "share data with partners: our banks and partners"
        ]

    def test_a_match_in_the_introduction_alone_belongs_to_another_passage(self) -> None:
        assert texts("share~ data", self.text, self.own) == []
        assert texts("share~ data", self.text, self.own, anywhere=True) == ["share data"]
        assert texts("partners", self.text, self.own) == ["partners"]

    def test_the_beginning_is_that_of_the_own_words_or_of_all(self) -> None:
        assert texts("^ our banks", self.text, self.own) == ["our banks"]
        assert texts("^ we share", self.text, self.own, anywhere=True) == ["We share"]
        assert texts("^ we ... banks", self.text, self.own) == ["We share data with partners: our banks"]
        assert texts("^ data", self.text, self.own) == []

    def test_what_stands_before_the_own_words_still_excludes(self) -> None:
        assert texts("<!partners our banks", self.text, self.own) == []


def test_only_triggers_are_candidates() -> None:
    patterns = compile_patterns(["keep~", "data"], triggers=[1])
    (sheet,) = patterns.sheets([("we keep data", 0)])
    assert sheet.matching(patterns.triggers) == [(1, sheet.all)]
    assert sheet.first(0, 0) == (1, 2)


def test_an_often_tried_pattern_finds_the_same() -> None:
    sources = ["{we} ..2 {keep}", "^ we ... data $", "{Name} ... data", "<!(never) {keep} !(no|any) {data}"]
    patterns = compile_patterns(sources, CLASSES)
    passages = [
        "We never keep data",
        "we keep your data",
        "so Acme and us hold on to no data",
        "never keep your data",
    ]
    rounds = [
        [patterns.search_all(number, text) for text in passages for number in range(4)] for _ in range(40)
    ]
    assert all(found == rounds[0] for found in rounds)
    assert any(rounds[0])


def test_no_passage_takes_long() -> None:
    hostile = "we share data and " * 30_000
    patterns = compile_patterns(
        ["we ... share ... data ... we ... share ... with ... nobody", "(we ..12 share ..12 x)"]
    )
    assert patterns.search(1, hostile + "with nobody x") is not None
    assert patterns.search(0, hostile + "with nobody x") is not None
    assert patterns.search_all(0, hostile) == []


def test_a_long_run_of_letters_or_dots_takes_no_time() -> None:
    patterns = compile_patterns(["{email}", "{url}", "a* zebra"])
    for unit in ("a.", "a", "a@", ".", "1,000", "www.", "a.b-", "x.com."):
        assert patterns.search(2, unit * (60_000 // len(unit))) is None


def test_a_prepared_passage_tells_its_words_and_plain_text() -> None:
    (sheet,) = only("x").sheets([("“We’ll”\tsee…", 8)])
    (prepared,) = sheet.passages
    assert prepared.text == '"we\'ll" see…'
    assert prepared.words == [(1, 6), (8, 11)]


def test_words_of_a_passage_stand_at_the_same_place_for_all_patterns() -> None:
    first, second = only("tea"), only("green tea")
    content = "We sell: green tea, dried"
    for own in (0, 9, 8):
        assert first.search(0, content, own, anywhere=True) == (15, 18)
        assert second.search_all(0, content, own, anywhere=True) == [(9, 18)]
