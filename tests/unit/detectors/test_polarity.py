from __future__ import annotations

import pytest

from policylint.detectors.polarity import modality, polarity


def said(sentence: str, words: str) -> str:
    text = sentence.lower()
    start = text.index(words)
    return polarity(text, start, start + len(words))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("We do not sell your personal data", "sell your personal data"),
        ("We don't ever share it", "share it"),
        ("We never rent your details to anyone", "rent your details"),
        ("Your data is not sold", "data is not sold"),
        ("No personal data is transferred abroad", "data is transferred"),
        ("Neither we nor our partners use cookies", "use cookies"),
        ("We cannot and will not sell it", "sell it"),
        ("Under no circumstances do we sell data", "sell data"),
        ("If you write to us, we do not keep your letter", "keep your letter"),
        ("There is no automated decision-making", "automated decision-making"),
        ("We do not share your data when you register", "share your data when you register"),
        ("The app does not: record your calls", "record your calls"),
        ("This data: is never passed on to anyone", "data: is never passed on"),
        ("See below. The browser extension: does not use cookies", "extension: does not use cookies"),
        ("We don’t: sell data; rent data", "sell data"),
        ("Nowhere on the site do we collect data from children", "collect data from children"),
        (
            "We do not share your name (or your address) with anyone",
            "share your name (or your address) with anyone",
        ),
        ("We do not share data that you give us with anyone", "share data that you give us with anyone"),
        (
            "We do not share your data with anyone except where the law requires it",
            "share your data with anyone",
        ),
    ],
)
def test_denied(sentence: str, words: str) -> None:
    assert said(sentence, words) == "denied"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("We share your data with couriers", "share your data"),
        ("We not only collect names but also share them", "share them"),
        ("We do not need your name, but we collect your address", "collect your address"),
        ("If you do not agree, we delete your account", "delete your account"),
        ("Whether or not you register, we use cookies", "use cookies"),
        ("We do not sell data: we keep it", "we keep it"),
        ("We collect, where you are: if not at home, your place", "collect, where you are: if not at home"),
        ("We keep it for no longer than two years", "keep it for no longer than two years"),
        ("We use cookies that do not identify you, and we share statistics", "share statistics"),
        ("Although we are not required to, we appoint an officer", "appoint an officer"),
        ("If it is a work address (we are not talking about private ones) we share it", "share it"),
        ("At work (we do not mean Webmail or Yahoo Mail) we share it", "yahoo mail) we share it"),
        ("We share it (but not your name) with couriers", "share it (but not your name) with couriers"),
        (
            "Information that does not identify you may be shared with partners",
            "information that does not identify you may be shared",
        ),
        (
            "We do not share your data with anyone except our couriers",
            "share your data with anyone except our couriers",
        ),
        (
            "If we cannot settle your concern, you can complain to the office",
            "your concern, you can complain",
        ),
        ("If we cannot settle it, you can complain to the office", "you can complain"),
        ("This does not affect your right to complain", "right to complain"),
        ("This policy does not cover how the bank uses your data", "uses your data"),
        ("If you do not want a parcel and would rather call, call us", "call us"),
        ("You do not need an account and we do not ask for one, but we keep your letter", "keep your letter"),
        ("Users who do not opt out are shown advertising", "users who do not opt out are shown advertising"),
    ],
)
def test_stated(sentence: str, words: str) -> None:
    assert said(sentence, words) == "stated"


def test_modality() -> None:
    assert modality("we may share your data", 7, 22) == "may"
    assert modality("we share your data", 3, 18) == "does"
