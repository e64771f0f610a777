"""What the entries of a vocabulary disclose in context, and why they do not count: a small vocabulary, read as any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest

from policylint.detectors.english import ENGLISH
from policylint.detectors.phrasal import PhrasalDetector, disclosed
from policylint.detectors.wording import Worded
from policylint.disclosure import SETTERS, Disclosure
from policylint.engine.choosing import choose_frontend
from policylint.engine.understanding import understand
from policylint.host import load_parts
from policylint.phrases import matcher
from policylint.phrases.matcher import BLOCK
from policylint.source import Source

VOCABULARY = """
family = "small"

[[pattern]]
topics = ["retention", "cookies"]
any = ["keep~ it", "store~ it"]
with = [["cookie~"]]
unless = ["backup~", "archive~"]
not-under = ["jobs"]
confidence = "likely"

[[pattern]]
topic = "retention"
any = ["store~ it"]
polarity = "denied"

[[pattern]]
topic = "sharing.sale"
any = ["sell~ it", "sale of it"]
polarity = "void"

[[pattern]]
topic = "children"
any = ["child~"]
under = ["children"]

[[pattern]]
topic = "security.measures"
any = ["secure~"]
confidence = "possible"
"""


@pytest.fixture(scope="module", params=[True, False], ids=["native", "plain"])
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PhrasalDetector:
    if request.param and not matcher.NATIVE:
        pytest.skip("_field is not compiled here")
    folder = tmp_path_factory.mktemp("vocabulary")
    (folder / "small.toml").write_text(VOCABULARY, encoding="utf-8")
    detector = PhrasalDetector(replace(ENGLISH, folder=str(folder)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matcher, "NATIVE", request.param)
        assert detector.vocabulary.entries
    return detector


def found(small: PhrasalDetector, text: str) -> list[Disclosure]:
    source = Source("p.md", text)
    frontend = choose_frontend(source, load_parts().frontends)
    policy = understand(source, frontend, (), today=date(2026, 11, 27)).policy
    return list(small.detect(policy.document, policy.passages))


def told(small: PhrasalDetector, text: str) -> list[tuple[str, str, str, str]]:
    return [(d.topic, d.polarity, d.confidence, d.because) for d in found(small, text)]


def test_the_surest_entry_discloses_a_topic_whatever_stands_first(small: PhrasalDetector) -> None:
    assert told(small, "We store it in a cookie.\n") == [
        ("retention", "denied", "certain", "small: “store~ it”"),
        ("cookies", "stated", "likely", "small: “store~ it”"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We keep it.", "nothing in the passage ties it to the topic, such as “cookie”"),
        ("We keep it in a cookie, and in an archive.", "the passage also says “archive”"),
        ("May we keep it in a cookie?", "a question discloses nothing"),
        ("> We keep it in a cookie.\n\nSo we say.\n\nAnd mean.", "the words stand in a quotation"),
        ("# Jobs\n\nWe keep it in a cookie.", "the heading or introduction speaks of something else"),
    ],
)
def test_what_does_not_count_says_why(small: PhrasalDetector, text: str, reason: str) -> None:
    assert told(small, text) == [
        ("retention", "stated", "possible", reason),
        ("cookies", "stated", "possible", reason),
    ]


def test_the_first_reason_is_told(small: PhrasalDetector) -> None:
    assert {because for *_, because in told(small, "# Jobs\n\nDo we keep it in a backup?\n")} == {
        "a question discloses nothing"
    }
    assert {because for *_, because in told(small, "# Jobs\n\nWe keep it in a backup.\n")} == {
        "the passage also says “backup”"
    }


def test_a_document_that_is_mostly_quoted_is_read(small: PhrasalDetector) -> None:
    assert [one.confidence for one in found(small, "> We keep it in a cookie.\n")] == ["likely", "likely"]


def test_words_that_are_negated_disclose_nothing(small: PhrasalDetector) -> None:
    assert told(small, "We do not sell it.\n") == [
        ("sharing.sale", "stated", "possible", "the words are negated")
    ]
    assert told(small, "We do not sell it; the sale of it may come.\n") == [
        ("sharing.sale", "stated", "certain", "small: “sale of it”")
    ]


def test_a_topic_is_disclosed_once_in_a_passage(small: PhrasalDetector) -> None:
    assert told(small, "We may sell it. The sale of it is how we sell it.\n") == [
        ("sharing.sale", "stated", "certain", "small: “sell~ it”"),
        ("sharing.sale", "stated", "certain", "small: “sell~ it”"),
    ]


def test_what_never_counts_quotes_the_words(small: PhrasalDetector) -> None:
    assert told(small, "It is SECURED.\n") == [
        ("security.measures", "stated", "possible", "“SECURED” alone does not say it")
    ]


def test_disclosures_point_at_the_words_and_their_introduction(small: PhrasalDetector) -> None:
    text = "We may sell it:\n\n- if you sell it,\n- never else.\n"
    (said, item) = found(small, text)
    assert [text[span.start : span.end] for span in item.spans] == ["if you sell it,", "We may sell it:"]
    assert item.focus is not None
    assert text[item.focus.start : item.focus.end] == "sell it"
    assert (said.modality, said.text, len(said.spans)) == ("may", "We may sell it:", 1)


def test_contexts_hold_for_all_passages_below_them_and_no_others(small: PhrasalDetector) -> None:
    """Over several sheets, with the same text around some passages far apart."""
    about = "A child may ask.\n\n" + "Nothing is said in these words of ours.\n\n" * (BLOCK // 8)
    text = f"# Us\n\n## Children\n\n{about}## Others\n\n{about}## Children\n\n{about}"
    assert [one.span.start for one in found(small, text)] == [text.index("A child"), text.rindex("A child")]


def test_a_document_without_passages_discloses_nothing(small: PhrasalDetector) -> None:
    assert found(small, "") == []


WORDS = ("stated", "denied", "possible", "detected", ())


def disclosing(random: Random) -> tuple[Any, ...]:
    """What both ways of disclosing are given, all made up."""
    told = tuple((f"entry {number}", (None, "stated")[number % 2], "likely") for number in range(6))
    winners = [
        (number, "topic", random.randrange(6), random.randrange(9), 2, 900, random.choice((0, 0, 5)), 7, 4000)
        for number in sorted(random.choices(range(500), k=random.randint(0, 40)))
    ]

    def place(number: int) -> tuple[object, ...]:
        return f"passage {number}", (number,), f"text {number}", "", number % 3 == 0

    def denies(number: int, start: int, end: int) -> bool:
        return number % 2 == 0

    return winners, Disclosure, SETTERS, Worded, "weigher", told, place, denies, WORDS


def fields(found: list[Disclosure]) -> list[list[object]]:
    return [[setter.__get__(one) for setter in SETTERS] for one in found]


@pytest.mark.skipif(not matcher.NATIVE, reason="_field is not compiled here")
def test_both_ways_disclose_the_same() -> None:
    from policylint.phrases._field import disclose

    random, seen = Random(1), set()
    for _ in range(50):
        given = disclosing(random)
        native = fields(disclose(*given))
        assert native == fields(disclosed(*given))
        seen |= {(row[1], row[4]) for row in native}
    assert len(seen) == 4


@pytest.mark.skipif(not matcher.NATIVE, reason="_field is not compiled here")
@pytest.mark.parametrize(
    ("number", "wrong", "error"),
    [
        (0, [(0, "topic")], TypeError),
        (0, [(-1, "topic", 0, 0, 0, 0, 0, 0, 0)], ValueError),
        (0, [(0, "topic", 9, 0, 0, 0, 0, 0, 0)], IndexError),
        (2, SETTERS[:3], TypeError),
        (3, Disclosure, TypeError),
        (6, lambda number: 1 // 0, ZeroDivisionError),
        (6, lambda number: (number,), TypeError),
        (7, lambda *given: 1 // 0, ZeroDivisionError),
        (8, (), TypeError),
    ],
)
def test_what_cannot_be_disclosed_is_an_error(number: int, wrong: Any, error: type[Exception]) -> None:
    from policylint.phrases._field import disclose

    given = [*disclosing(Random(2))]
    given[5] = tuple((entry, None, sure) for entry, _, sure in given[5])
    given[0] = [(1, "topic", 0, 0, 0, 0, 0, 0, 0)]
    given[number] = wrong
    with pytest.raises(error):
        disclose(*given)
