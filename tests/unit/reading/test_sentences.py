from __future__ import annotations

import pytest

from policylint.reading.sentences import LONGEST, sentence_bounds


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_bounds(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "We share it with Acme Inc. and others.",
        "Acme Ltd. Stockholm keeps it.",
        "Acme Co. Ltd. is the controller.",
        "See Art. 6 GDPR and No. 12 of the list.",
        "Article 6 (1) lit. a GDPR is the basis.",
        "Art. 6 (1) (f) GDPR allows it.",
        "The EU-U.S. Privacy Shield is gone.",
        "Under Reg. (EU) 2016/679 you may object.",
        "Sec. 1798.100 of the Cal. Civ. Code applies.",
        "We use cookies, e.g. Analytics, and i.e. Statistics.",
        "The U.S. Government may ask for it.",
        "Call from 9 a.m. Eastern to 5 p.m. Eastern.",
        "It takes approx. 30 days.",
        "Ask Dr. Smith or Mr. J. Jones about it.",
        "Mail privacy@acme.example or see www.acme.example/a.b?c=D.html today.",
        "We keep it (see below. It is short.) for a year.",
        'You may write "Please delete it. Thanks." to us.',
        "You may write “Please delete it. Thanks.” to us.",
        "1. We collect data.",
        "IV. Your rights.",
        "12 Main St. Suite 500, Springfield.",
        "Cookies, pixels etc. are used.",
        "Version 2.0 of this notice.",
        "Effective Jan. 1, 2020 it changes.",
        "We use cookies\nand similar\nthings",
        "Heading without a point",
        "¿?",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Email us at a@b.com. Visit us.", ["Email us at a@b.com.", "Visit us."]),
        ("See www.acme.example. We answer.", ["See www.acme.example.", "We answer."]),
        ("We are Acme Inc. We sell shoes.", ["We are Acme Inc.", "We sell shoes."]),
        ("We are in the U.S. Your data may be too.", ["We are in the U.S.", "Your data may be too."]),
        ("We use cookies etc. You may refuse.", ["We use cookies etc.", "You may refuse."]),
        ("Do you sell data? No. We do not.", ["Do you sell data?", "No.", "We do not."]),
        ("Do we track? Yes! Often.", ["Do we track?", "Yes!", "Often."]),
        ("Users’ rights are here. It’s simple.", ["Users’ rights are here.", "It’s simple."]),
        ("‘We’ and ‘us’ are Acme. You’re you.", ["‘We’ and ‘us’ are Acme.", "You’re you."]),
        ("1) We ask. 2) You answer. 3) Done.", ["1) We ask.", "2) You answer.", "3) Done."]),
        ("We ask (see below). You answer.", ["We ask (see below).", "You answer."]),
        ("(We ask.) You answer.", ["(We ask.)", "You answer."]),
        ("We “share.” You agree.", ["We “share.”", "You agree."]),
        ("We ask.\nYou answer.", ["We ask.", "You answer."]),
        ("We ask.You answer.", ["We ask.", "You answer."]),
        ("We wait… You answer.", ["We wait…", "You answer."]),
        ("Grüße 😀 für Sie. Ünser Wort.", ["Grüße 😀 für Sie.", "Ünser Wort."]),
        ("  We ask.  \n You answer. ", ["We ask.", "You answer."]),
        ("We keep it 5 years. 2. We delete it.", ["We keep it 5 years.", "2. We delete it."]),
        ("我们收集数据。你可以拒绝。", ["我们收集数据。", "你可以拒绝。"]),
        ("An open ( bracket. It stays open. Yes.", ["An open ( bracket.", "It stays open.", "Yes."]),
    ],
)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentence_bounds(text) == ()


def test_offsets_count_characters_not_bytes() -> None:
    text = "𝒲e 😀 ask. Yöu answer."
    assert sentence_bounds(text) == ((0, 9), (10, 21))


def test_text_without_punctuation_is_cut_at_semicolons() -> None:
    part = "we collect the name and the address of each of the persons who write to us; "
    text = part * 60
    pieces = sentences(text)
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith(";") for piece in pieces)
    assert " ".join(pieces) == text.strip()


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 5000, "a, b, " * 1000])
def test_no_sentence_is_longer_than_the_limit(text: str) -> None:
    pieces = sentences(text)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_lone_surrogate_does_no_harm() -> None:
    assert sentences("We \ud800 ask. You answer.") == ["We \ud800 ask.", "You answer."]


@pytest.mark.parametrize("space", ["\xa0", "\u2003", "\u2028", " \u202f"])
def test_a_wide_space_before_a_full_stop_does_no_harm(space: str) -> None:
    text = f"We sell in the U.S{space}. Why? Because we may."
    assert sentences(text) == [f"We sell in the U.S{space}.", "Why?", "Because we may."]


@pytest.mark.parametrize(
    "text",
    [
        "Diese Fassung gilt ab dem 1. März 2026.",
        "Wir speichern Daten, z. B. Namen.",
        "Das geschieht nach Art. 6 Abs. 1 S. 1 lit. f DSGVO i. V. m. § 25 TDDDG.",
        "Name bzw. Firma und ggf. Anschrift werden gespeichert.",
    ],
)
def test_german_abbreviations_and_dates_end_no_sentence(text: str) -> None:
    assert sentence_bounds(text) == ((0, len(text)),)
