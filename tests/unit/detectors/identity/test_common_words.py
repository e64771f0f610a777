from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.concordance import Concordance
from policylint.concordance.bits import all_in
from policylint.detectors.identity.acting import _ACTING, acting_in, actors
from policylint.detectors.identity.common_words import DEEDS, may_name_in
from policylint.detectors.identity.names import Names, may_be_in
from policylint.detectors.identity.phrases import DOES
from policylint.passages import Passage
from policylint.testing import policy_of
from policylint.testing.samples import samples


def found_in(texts: list[str]) -> tuple[set[int], set[int]]:
    """The numbers of the texts in which a name may stand, and of those in which one may act, as C finds them."""
    pytest.importorskip("policylint.concordance._scan")
    list(Concordance(["early"]).holding((("early",),)))
    naming, doing = may_name_in(Concordance(texts), texts)
    return set(all_in(naming)), set(all_in(doing))


def deeds() -> Iterator[str]:
    """What organisations do."""
    pattern = re.compile(DOES)
    for sample in samples(pattern, 100):
        yield from (match[0] for match in pattern.finditer(sample))


def acts(passage: Passage) -> bool:
    content = passage.text.content
    places = acting_in(Concordance([content]), [content], [0]).get(0, [])
    return any(actors(passage, Names((passage,)), False, places))


_PIECES = st.sampled_from(
    ["We", "we", "Acme", "US", "I", "I’m", "It’s", "data’s", "customers'", "Customer's", "Data", "the", "inc", "inc.", "plc", "(Corp)",
     "corp", "acme.com", "e.g.", "U.S.", "2024", "3.5", "4th", "2024’s", "E-mail", "Wi-Fi", "FireFox", "iOS", "AT&T", "Yahoo!", "...", "’",
     "'", "“Cookies”", "s", "x/Or", "and/or", "Foo_", "é", "Ärzte", "×", "\u2003", "\u2028", "\xa0", "©", "…", "–", "(", ")", ";", "_",
     "\x00", "\ud800", "notwithstandingnotwithstandingnotwithstanding", "collects", "may", "kindly", "our personal data"]
)  # fmt: skip


@given(st.lists(st.lists(_PIECES | st.sampled_from(" .,-'’"), max_size=9).map("".join), max_size=20))
def test_no_text_is_left_out_in_which_a_name_may_stand(texts: list[str]) -> None:
    naming, doing = found_in(texts)
    assert naming >= {number for number, text in enumerate(texts) if may_be_in(text)}
    assert naming >= doing


@given(st.lists(_PIECES, max_size=9).map(" ".join))
def test_no_text_is_left_out_in_which_a_name_acts(text: str) -> None:
    for passage in policy_of(f"{text} collects our personal data").passages:
        if acts(passage):
            assert found_in([passage.text.content])[1] == {0}


@pytest.mark.parametrize(
    "written", ["Acme Tea", "acme.com", "Acme inc.", "Acme Company (“we”)", "Acme (the shop)", "Acme B.V."]
)
def test_a_name_that_acts(written: str) -> None:
    for text in deeds():
        content = f"Here {written} {text} your data"
        assert _ACTING.search(content)
        assert found_in([content]) == ({0}, {0}), content


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We collect your data.", ({}, {})),
        ("This is what we ask of Acme.", ({0}, {})),
        ("Acme collects data.", ({0}, {0})),
        ("Acme gladly answers.", ({0}, {0})),
        ("Cookies are data of the 3rd kind.", ({0}, {})),
        ("The 12 policies, and 3.5, are ours.", ({}, {})),
        ("It’s our Data’s policy.", ({}, {})),
        ("", ({}, {})),
    ],
)
def test_common_words_and_numbers_name_nobody(text: str, found: tuple[set[int], set[int]]) -> None:
    assert found_in([text]) == (set(found[0]), set(found[1]))


def test_what_organisations_do_begins_with_the_words_that_are_looked_for() -> None:
    for text in deeds():
        first = text.split()[0]
        assert first in DEEDS or first.endswith("ly"), text


def test_without_the_search_in_c_every_text_may_name_somebody() -> None:
    class NotScanned:
        scanned = False

    assert may_name_in(NotScanned(), ["a", "b"]) == (3, 3)  # type: ignore[arg-type]


def test_what_is_no_text_is_refused() -> None:
    scan = pytest.importorskip("policylint.concordance._scan")
    for texts in (("a",), [b"A"], [None]):
        with pytest.raises(TypeError):
            scan.Words({"a": 1}).names(texts)
