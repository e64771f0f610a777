"""Entries weighed by the compiled module and in plain Python: they give the same, and what does not belong together is refused."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pytest
from leaks import left_behind

from policylint.detectors.audience import audiences
from policylint.detectors.contexts import Contexts
from policylint.detectors.english import AUDIENCES, ENGLISH
from policylint.detectors.weighing import Weigher, Winner
from policylint.passages import Passage
from policylint.phrases import matcher
from policylint.phrases.compilation import compile_patterns
from policylint.phrases.matcher import PatternSet
from policylint.phrases.reading import read_classes
from policylint.phrases.vocabulary import Entry, Vocabulary
from policylint.testing.builders import policy_of

pytestmark = pytest.mark.skipif(not matcher.NATIVE, reason="_field is not compiled here")

SOURCES = (
    "data",
    "cookie~",
    "we ...3 share~",
    "not",
    "^ we",
    "sell~ (data|it)",
    "for years",
    "right~",
    "$",
    "no",
)
WORDS = [
    "we",
    "you",
    "share",
    "not",
    "sell",
    "data",
    "it",
    "cookies",
    "for",
    "years",
    "the",
    "rights",
    "and",
    "never",
    "unless",
    "no",
    "store",
]
TOPICS = ("sharing", "cookies", "rights", "retention")


@cache
def patterns() -> PatternSet:
    return compile_patterns([one for one in SOURCES if one != "$"], read_classes())


def entries(random: Random) -> tuple[Entry, ...]:
    numbers = range(len(patterns()))

    def some(most: int) -> tuple[int, ...]:
        return tuple(random.choices(numbers, k=random.randint(0, most)))

    def entry() -> Entry:
        return Entry(
            tuple(random.sample(TOPICS, random.randint(1, 2))),
            (*some(1), random.choice(numbers)),
            tuple((*some(1), random.choice(numbers)) for _ in range(random.choice((0, 0, 0, 1, 2)))),
            some(random.choice((0, 0, 1))),
            some(random.choice((0, 0, 2))),
            some(random.choice((0, 0, 1))),
            tuple(random.sample(("sentence", "item", "row", "heading", "other"), random.randint(1, 5))),
            random.choice(("auto", "stated", "denied", "void", "void")),
            random.choice(("certain", "likely", "possible")),
        )

    every = Entry(("other",), tuple(numbers), confidence="possible")
    return (*(entry() for _ in range(random.randint(1, 12))), every)


def document(random: Random) -> str:
    def said(end: str = ".", most: int = 9) -> str:
        return " ".join(random.choices(WORDS, k=random.randint(1, most))).capitalize() + end

    def block() -> str:
        return random.choice(
            (
                f"## {said('')}",
                f"{said()} {said('?')} {said()}",
                f"> {said()} {said('?')}",
                f"{said(':')}\n\n- {said('')}\n- {said('?')}\n- {said()}\n- {said('')}: no",
                f"| {said('')} | Collected |\n|---|---|\n| {said('')} | no |\n| {said('')} | no |\n| {said('')} | {said('', 60)} |",
            )
        )

    return "\n\n".join(["# Privacy policy", *(block() for _ in range(random.randint(1, 12)))]) + "\n"


def weighed(weigher: Weigher, passages: tuple[Passage, ...], read_quotes: bool) -> list[Winner]:
    contexts = Contexts(patterns(), passages, audiences(AUDIENCES))
    winners = weigher.weighing(contexts, passages, read_quotes)
    done, found = 0, []
    marked = getattr(weigher.stance, "may_negate", None)
    for sheet in patterns().each_sheet([(one.text.content, one.own) for one in passages], marked):
        found += [(done + one[0], *one[1:]) for one in winners(sheet, done)]
        done += len(sheet.passages)
    return found


class Plain(Weigher):
    """Never weighs by the compiled module."""

    def _around(self, contexts: Contexts) -> None:
        return None


@pytest.mark.parametrize("block", [8192, 40])
def test_both_ways_give_the_same(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With sheets so short too that there are several, and passages and headings that do not fit on one."""
    monkeypatch.setattr(matcher, "BLOCK", block)
    random, whys = Random(block), set()
    for _ in range(120):
        vocabulary = Vocabulary(entries(random), patterns())
        passages = policy_of(document(random)).passages
        read_quotes = random.random() < 0.3
        native = weighed(Weigher(vocabulary, ENGLISH.stance()), passages, read_quotes)
        assert native == weighed(Plain(vocabulary, ENGLISH.stance()), passages, read_quotes)
        whys |= {one[6] for one in native}
    assert whys == set(range(10))


class Failing:
    """A stance that cannot say anything."""

    def may_deny(self, text: str) -> bool:
        raise LookupError(text)

    polarity = modality = may_deny


def test_what_the_language_raises_is_raised() -> None:
    vocabulary = Vocabulary((Entry(("sale",), tuple(range(len(patterns()))), polarity="void"),), patterns())
    failing: Any = Failing()
    for way in (Weigher, Plain):
        with pytest.raises(LookupError, match="we sell data"):
            weighed(way(vocabulary, failing), policy_of("# Policy\n\nWe sell data.\n").passages, False)


ROW = (0, 1, False, False, -1, -1, (0,), (0,), (), ())


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([ROW], TypeError),
        ((list(ROW),), TypeError),
        ((ROW[:-1],), TypeError),
        (((3, *ROW[1:]),), ValueError),
        (((0, 16, *ROW[2:]),), ValueError),
        (((*ROW[:4], 1, *ROW[5:]),), ValueError),
        (((*ROW[:6], (1,), *ROW[7:]),), IndexError),
        (((*ROW[:7], (99,), *ROW[8:]),), IndexError),
        (((*ROW[:7], ("0",), *ROW[8:]),), TypeError),
        (((*ROW[:9], ((),)),), ValueError),
        (((*ROW[:9], (0,)),), TypeError),
    ],
)
def test_what_are_no_entries_is_refused(rows: Any, error: Any) -> None:
    from policylint.phrases._field import Entries

    with pytest.raises(error):
        Entries(patterns().program, ("sale",), ((0,),), rows)


def test_what_does_not_belong_together_is_refused() -> None:
    from policylint.phrases._field import Around, Entries

    known = Entries(patterns().program, ("sale",), ((0,),), (ROW,))
    (sheet,) = patterns().sheets([("we sell data", 0)])
    (other,) = compile_patterns(SOURCES[:1], read_classes()).sheets([("we sell data", 0)])
    field, foreign = (one.field for one in (sheet, other))  # type: ignore[attr-defined]
    runs: Any
    for runs in (((0, 1, (1,)),), ((2, 1, ()),), ((0, 2, ()), (1, 3, ())), ([0, 1, ()],), ((0, 1, [0]),)):
        with pytest.raises((IndexError, ValueError, TypeError)):
            Around(known, (field,), runs)
    with pytest.raises(ValueError, match="same program"):
        Around(known, (foreign,), ())
    around = Around(known, (field,), ((0, 1, (0,)),))

    def weigh(kinds: bytes = b"\1", silent: bytes = b"\0", first: int = 0, entries: Any = known) -> Any:
        return field.weigh(entries, around, first, kinds, silent, bool, bool)

    assert weigh() == [(0, "sale", 0, 0, 8, 12, 0, 0, 0)]
    for wrong in (
        {"kinds": b""},
        {"kinds": b"\x10"},
        {"silent": b"\5"},
        {"silent": b""},
        {"first": -1},
        {"entries": Entries(patterns().program, ("sale",), (), (ROW,))},
    ):
        with pytest.raises(ValueError, match=r"kind of passage|belong together"):
            weigh(**wrong)  # type: ignore[arg-type]


def test_nothing_is_left_behind() -> None:
    vocabulary = Vocabulary(entries(Random(3)), patterns())
    passages = policy_of(document(Random(3))).passages
    failing = Weigher(
        Vocabulary((Entry(("sale",), tuple(range(len(patterns()))), polarity="void"),), patterns()), Failing()
    )  # type: ignore[arg-type]

    def run() -> None:
        weighed(Weigher(vocabulary, ENGLISH.stance()), passages, False)
        with pytest.raises(LookupError):
            weighed(failing, policy, False)

    policy = policy_of("# Policy\n\nWe sell data.\n").passages
    memory, references = left_behind(run, 60)
    assert memory < 4_000
    assert references < 30
