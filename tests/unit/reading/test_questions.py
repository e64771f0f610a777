"""Questions that a yes or a no answers, as sentences."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.reading.questions import declared
from policylint.testing import policy_of
from policylint.text import Text


def said(question: str, yes: bool) -> str | None:
    text = declared(Text(question, 0), yes)
    return None if text is None else text.content


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("Do you sell my data?", "We sell your data", "We do not sell your data"),
        ("3. Do we sell your data?", "We sell your data", "We do not sell your data"),
        ("Do you use cookies?", "We use cookies", "We do not use cookies"),
        ("Is my data sent abroad?", "Your data is sent abroad", "Your data is not sent abroad"),
        ("Can I ask you to delete it?", "You can ask us to delete it", "You can not ask us to delete it"),
        ("Does the app track me?", "The app does track you", "The app does not track you"),
        ("Is any of my data sold?", "Any of your data is sold", "None of your data is sold"),
        ("Have you ever sold data?", "We have ever sold data", "We have not ever sold data"),
    ],
)
def test_an_answer_makes_a_sentence_of_a_question(question: str, yes: str, no: str) -> None:
    assert (said(question, True), said(question, False)) == (yes, no)


@pytest.mark.parametrize(
    "question",
    [
        "Do you have to provide your data?",
        "Can you opt out?",
        "Are you under 13?",
        "Do we sell my data?",
        "How do you use my data?",
        "Is it sold?",
        "Do you sell my data? Really?",
        "Data sold",
        "?",
    ],
)
def test_where_nobody_can_tell_who_is_meant_nothing_is_said(question: str) -> None:
    assert said(question, True) is None


@given(
    st.sampled_from(["Do you ", "Is my data ", "Can I ", "do the app "]), st.text(max_size=30), st.booleans()
)
def test_each_character_stands_in_the_question(lead: str, rest: str, yes: bool) -> None:
    question = Text(f"{lead}{rest}?", 7)
    text = declared(question, yes)
    if text is None:
        return
    spans = [text.span(index, index + 1) for index in range(len(text))]
    assert all(question.source.contains(span) for span in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)


def told(text: str) -> list[tuple[str, str, str]]:
    policy = policy_of(f"# Privacy policy\n\n{text}\n", detect=True)
    source = policy.document.source
    return [
        (one.topic, one.polarity, source.slice(one.spans[0]))
        for one in policy.disclosures
        if one.topic in ("sharing.sale", "sharing.recipients", "cookies")
    ]


@pytest.mark.parametrize(
    "no", ["No.", "Never.", "No, never.", "No, we do not.", "No – we would never do that.", "Not at all."]
)
def test_a_heading_that_asks_is_denied_by_the_paragraph_under_it(no: str) -> None:
    text = f"### Do you sell my personal information?\n\n{no}"
    assert told(text) == [("sharing.sale", "denied", text[4:])]


@pytest.mark.parametrize("yes", ["Yes.", "Yes, for a session.", "Yes!"])
def test_a_heading_that_asks_is_stated_by_the_paragraph_under_it(yes: str) -> None:
    assert told(f"### Do you use cookies?\n\n{yes} More follows.") == [
        ("cookies", "stated", f"Do you use cookies?\n\n{yes}")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Do you sell my data? No.",
        "**Do you sell my data?** No.",
        "- Do you sell my data? No.",
        "**Do you sell my data?**\n\nNo, never.",
        "| Q | A |\n|---|---|\n| Do you sell my data? | No |",
    ],
)
def test_answers_are_read_wherever_they_stand(text: str) -> None:
    assert {(topic, polarity) for topic, polarity, _ in told(text)} == {("sharing.sale", "denied")}


def test_a_table_need_not_name_who_receives() -> None:
    table = "| Topic | Answer |\n|---|---|\n| Do you share my information? | No |"
    assert told(table)[0] == ("sharing.recipients", "denied", "Do you share my information?")


@pytest.mark.parametrize(
    "answer",
    [
        "No account is needed to read this.",
        "No. 5 of the terms says more.",
        "No. However, we lend it.",
        "No, but we lend it.",
        "No, we only lend it.",
        "It depends. No.",
        "Yes and no.",
        "Nobody knows.",
        "",
    ],
)
def test_what_is_no_plain_answer_denies_and_states_nothing(answer: str) -> None:
    assert told(f"### Do you sell my personal information?\n\n{answer}") == []
    assert told(f"Do you sell my personal information? {answer}") == []


@pytest.mark.parametrize("piece", ["you ", "my data and you ", "if you do "])
def test_a_question_of_many_pronouns_takes_time_in_proportion_to_its_length(piece: str) -> None:
    question = f"Do you share {piece * 8_000}?"
    start = time.perf_counter()
    assert (said(question, yes=False) or "").startswith("We do not share ")
    assert time.perf_counter() - start < 5
