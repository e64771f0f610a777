"""Word forms: what `word~` and a plain word stand for."""

from __future__ import annotations

import pytest

from policylint.phrases.spelling import inflections, spellings

PAIRS = """
organise/organize organisation/organization anonymised/anonymized analyse/analyze behaviour/behavior
favourites/favorites honoured/honored colour/color licence/license defence/defense practise/practice
catalogue/catalog dialogue/dialog programme/program judgement/judgment acknowledgement/acknowledgment
fulfil/fulfill fulfilment/fulfillment enrolment/enrollment centre/center metres/meters centred/centered
cancelled/canceled labelling/labeling travellers/travelers enquiry/inquiry enquiries/inquiries
ageing/aging towards/toward amongst/among whilst/while authorise/authorize
"""


@pytest.mark.parametrize("pair", PAIRS.split())
def test_british_and_american_spelling_are_one(pair: str) -> None:
    british, american = pair.split("/")
    assert {british, american} <= spellings(british) & spellings(american)


@pytest.mark.parametrize("word", ["your", "hour", "four", "filed", "filled", "called", "data", "this"])
def test_words_spelt_alike_have_one_form(word: str) -> None:
    assert spellings(word) == {word}


FORMS = {
    "store": "stores stored storing",
    "use": "uses used using",
    "share": "shares shared sharing",
    "process": "processes processed processing",
    "stop": "stops stopped stopping",
    "transfer": "transfers transferred transferring",
    "submit": "submits submitted submitting",
    "visit": "visits visited visiting",
    "equip": "equips equipped equipping",
    "party": "parties",
    "copy": "copies copied copying",
    "disclose": "discloses disclosed disclosing",
    "organise": "organizes organised organizing",
    "cancel": "cancelled canceled cancelling canceling",
    "keep": "keeps kept keeping",
    "hold": "holds held holding",
    "sell": "sells sold selling",
    "send": "sends sent sending",
    "give": "gives gave given giving",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "write": "writes wrote written writing",
    "lose": "loses lost losing",
    "set": "sets set setting",
    "be": "am is are was were been being",
    "have": "has had having",
    "do": "does did done doing",
    "agree": "agrees agreed agreeing",
    "child": "children",
    "person": "people persons",
    "criterion": "criteria",
    "behaviour": "behaviors behaviours",
    "box": "boxes",
    "photo": "photos",
    "die": "dying",
}


@pytest.mark.parametrize("word", FORMS)
def test_inflected_forms(word: str) -> None:
    assert {word, *FORMS[word].split()} <= inflections(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("store", "storefront"),
        ("stop", "stoped"),
        ("be", "bed"),
        ("see", "seed"),
        ("keep", "keeped"),
        ("us", "used"),
    ],
)
def test_other_words_are_no_forms(word: str, other: str) -> None:
    assert other not in inflections(word)
