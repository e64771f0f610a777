"""Tables that answer for each kind of data whether it is collected."""

from __future__ import annotations

import pytest

from policylint.testing import policy_of

TABLE = """# Privacy policy

## What we collect

This is what we collect about you, and what we do not collect, for the work that we do with it.

| Kind of data | Such as | {header} | Sold |
|---|---|---|---|
| Names | Your first and last name | {yes} | No |
| Biometrics | Fingerprints | {no} | No |
"""


def data(text: str) -> set[str]:
    return {
        value
        for one in policy_of(text, detect=True).about("collection")
        if one.polarity == "stated"
        for value in one.values("data")
    }


@pytest.mark.parametrize("header", ["Collected", "Do we collect it?", "Processed by us", "Applies"])
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("YES", "NO"), ("✓", "✗"), ("**Yes**", "not collected"), ("Collected.", "❌")])  # fmt: skip
def test_what_the_table_says_no_to_is_not_collected(header: str, yes: str, no: str) -> None:
    assert data(TABLE.format(header=header, yes=yes, no=no)) == {"name"}


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Shared", "Yes", "No"),
        ("Collected automatically", "Yes", "No"),
        ("Processed outside the EU", "Yes", "No"),
        ("Accessible to others", "Yes", "No"),
        ("Collected", "Yes", "No longer than we need them"),
        ("Collected", "From you", "No"),
        ("Collected", "Yes", "Yes"),
    ],
)
def test_another_question_or_answer_leaves_the_rows_as_they_are(header: str, yes: str, no: str) -> None:
    assert data(TABLE.format(header=header, yes=yes, no=no)) == {"name", "biometrics", "fingerprint"}


def test_the_answers_themselves_are_read() -> None:
    policy = policy_of(TABLE.format(header="Collected", yes="Yes", no="No"), detect=True)
    lines = [policy.document.source.position(one.span.start).line for one in policy.about("sharing.sale")]
    assert policy.status("sharing.sale") == "denied"
    assert lines == [9, 10]


def test_a_near_miss_says_why() -> None:
    policy = policy_of(TABLE.format(header="Collected", yes="Yes", no="No"), detect=True)
    reasons = {one.because for one in policy.candidates if one.topic.startswith("collection")}
    assert "the row of the table says no" in reasons


def test_every_answer_must_say_no() -> None:
    table = "# Privacy policy\n\n| Data | Do we collect it? | Processed by us |\n|---|---|---|\n| Names | Yes | No |\n| Biometrics | No | No |\n"
    refused = [one.own_text for one in policy_of(table).passages if one.refused]
    assert refused == ["Biometrics", "Biometrics No No"]


def test_rows_of_different_lengths() -> None:
    text = "# Privacy policy\n\nThis is what we collect about you when you use the site.\n\n<table><tr><th>What we collect</th><th>Collected</th></tr><tr><td>Fingerprints</td></tr><tr><td>Your name</td><td>No</td></tr></table>\n"
    assert data(text) >= {"fingerprint"}


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Yes, when you register", "No"),
        ("Yes (optional)", "No – we have no use for them"),
        ("Yes", "No, never."),
        ("Yes", "N/A"),
        ("Yes", "n. a."),
        ("Yes", "Not applicable"),
        ("Yes", "—"),
        ("Yes", "-"),
        ("✓", ""),
        ("✓", "x"),
        ("✓ if you register", "✗"),
        ("Yes", "X"),
        ("x", ""),
    ],
)
def test_answers_count_by_their_first_word_and_a_blank_is_none(yes: str, no: str) -> None:
    assert data(TABLE.format(header="Collected", yes=yes, no=no)) == {"name"}


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Yes", ""),
        ("Yes", "No, except where you unlock the app with them"),
        ("x", "x"),
        ("—", "N/A"),
        ("", ""),
        ("When you register", "—"),
    ],
)
def test_what_is_no_plain_answer_leaves_its_row_as_it_is(yes: str, no: str) -> None:
    assert data(TABLE.format(header="Collected", yes=yes, no=no)) == {"name", "biometrics", "fingerprint"}


def test_a_column_answers_if_most_cells_do() -> None:
    rows = (
        "| Location | Your precise location | Only if you allow it | No |\n| Photos | Pictures | No | No |\n"
    )
    found = data(TABLE.format(header="Collected", yes="Yes", no="No") + rows)
    assert found >= {"name", "precise-location"}
    assert not found & {"biometrics", "photo"}


def told(text: str) -> dict[str, str]:
    """What is said of sale, recipients, marketing, transfer and cookies."""
    policy = policy_of(f"# Privacy policy\n\n{text}\n", detect=True)
    topics = (
        "sharing.sale",
        "sharing.recipients",
        "purpose.marketing",
        "transfer",
        "cookies",
        "rights.erasure",
    )
    return {topic: status for topic in topics if (status := policy.status(topic)) in ("stated", "denied")}


@pytest.mark.parametrize(
    "header", ["Question | Answer", " | ", "What we are asked | Yes / no", "Topic | Our practice"]
)
@pytest.mark.parametrize("no", ["No", "No.", "**Never**", "Not at all", "None", "No, never", "We do not"])
def test_what_a_no_answers_is_denied(header: str, no: str) -> None:
    rows = f"| Do we sell your personal data? | {no} |\n| Do we transfer data outside the EU? | {no} |"
    assert told(f"| {header} |\n|---|---|\n{rows}") == {"sharing.sale": "denied", "transfer": "denied"}


@pytest.mark.parametrize("sold", ["my data", "my personal information", "any of my data to others"])
def test_readers_ask_in_their_own_words(sold: str) -> None:
    assert told(f"| Question | Answer |\n|---|---|\n| Do you sell {sold}? | No |") == {
        "sharing.sale": "denied"
    }


@pytest.mark.parametrize(
    "asked",
    ["Do you collect data of children?", "Do we knowingly collect information from children under 13?"],
)
def test_children_in_a_table_of_questions(asked: str) -> None:
    policy = policy_of(f"# Privacy\n\n| Question | Answer |\n|---|---|\n| {asked} | No |\n", detect=True)
    assert policy.status("children") == "denied"


def test_a_label_is_answered_like_a_question() -> None:
    label = "| | |\n|---|---|\n| Data sold | No |\n| Third-party advertising | None |\n| You can request deletion | Yes |"
    assert told(label) == {"sharing.sale": "denied", "rights.erasure": "stated"}
    assert told("- **Sold:** No\n- **Used for marketing:** never\n- **Tracking cookies:** None") == {
        "sharing.sale": "denied"
    }


def test_a_table_of_who_shares_for_what() -> None:
    table = "| Reasons for sharing | Does Heron Bank share? | Can you limit it? |\n|---|---|---|\n| For our marketing purposes, to offer our services to you | No | We do not share |"
    assert "purpose.marketing" not in told(table)


def test_an_item_is_answered_by_its_second_paragraph() -> None:
    policy = policy_of(
        "<h1>Privacy</h1><dl><dt>Do we sell your data?</dt><dd>No.</dd></dl>", format="html", detect=True
    )
    assert policy.status("sharing.sale") == "denied"


@pytest.mark.parametrize(
    "answer",
    [
        "Yes",
        "No, except to our buyers",
        "Only your e-mail address",
        "Nobody but us",
    ],
)
def test_more_than_a_no_is_no_denial(answer: str) -> None:
    assert (
        told(f"| Question | Answer |\n|---|---|\n| Do we sell your personal data? | {answer} |")[
            "sharing.sale"
        ]
        == "stated"
    )


def test_a_no_denies_no_kind_of_data_that_another_column_asks_about() -> None:
    table = "| Data | Shared |\n|---|---|\n| Your e-mail address, which we keep to sell advertising | No |"
    assert [one.own_text for one in policy_of(f"# Privacy policy\n\n{table}\n").passages if one.denied] == []


def test_a_no_to_a_no_is_left_alone() -> None:
    table = "| Question | Answer |\n|---|---|\n| We do not sell your personal data | No |"
    assert [one for one in policy_of(f"# Privacy policy\n\n{table}\n").passages if one.denied] == []


def test_a_line_that_ends_in_no_is_not_all_a_label() -> None:
    text = "We share data with: our bank. Whether we sell it: see below, the answer is no."
    assert [one for one in policy_of(f"# Privacy policy\n\n{text}\n").passages if one.denied] == []


def test_a_header_of_signs_alone_takes_no_time() -> None:
    """Tens of thousands of dashes are read at once, and not once from each of them."""
    header = "-" * 100_000
    assert told(f"| Practice | {header}no |\n|---|---|\n| Do we sell your data? | No |\n") == told(
        "| Practice | Answer |\n|---|---|\n| Do we sell your data? | No |\n"
    )


@pytest.mark.parametrize(
    "answer",
    [
        "Absolutely not",
        "Never, ever.",
        "Of course not",
        "Not at the moment",
        "Under no circumstances",
        "✗",
        "❌",
    ],
)
def test_a_no_in_other_words_denies_what_a_row_asks(answer: str) -> None:
    text = f"# Privacy policy\n\n| Question | Answer |\n|---|---|\n| Do you sell my data? | {answer} |\n"
    told = policy_of(text, detect=True).disclosures
    assert {(one.topic, one.polarity) for one in told} == {("sharing.sale", "denied")}


@pytest.mark.parametrize(
    "answer", ["n/a", "Not applicable", "Ask us", "–", "Not yet", "No later than next year"]
)
def test_a_row_that_gives_no_answer_says_nothing(answer: str) -> None:
    text = f"# Privacy policy\n\n| Question | Answer |\n|---|---|\n| Do you sell my data? | {answer} |\n"
    assert policy_of(text, detect=True).disclosures == ()


@pytest.mark.parametrize("header", ["Larkspur", "Larkspur Games", "**Larkspur**", "Us", "We"])
def test_under_the_organisations_own_name_a_no_denies(header: str) -> None:
    text = f"Larkspur Games Ltd sells tea. Larkspur keeps orders.\n\n| Practice | {header} |\n|---|---|\n| Sells data | No |\n"
    assert told(text) == {"sharing.sale": "denied"}


@pytest.mark.parametrize("header", ["Quill", "App", "Opt-out", "larkspur", "The website", "Larkspur 2"])
def test_under_another_name_it_does_not(header: str) -> None:
    text = (
        "Larkspur Games Ltd sells tea. The App stores orders. Larkspur keeps orders. The Website uses no cookies, and Opt-out is easy. Quill is a shop nearby."
        f"\n\n| Practice | {header} |\n|---|---|\n| Sells data | No |\n"
    )
    assert told(text)["sharing.sale"] == "stated"


def rights(text: str) -> dict[str, set[str]]:
    policy = policy_of(f"# Privacy policy\n\n{text}\n", detect=True)
    said: dict[str, set[str]] = {}
    for one in policy.disclosures:
        if one.topic.startswith("rights"):
            said.setdefault(one.topic, set()).add(one.polarity)
    return said


@pytest.mark.parametrize(
    "answer",
    [
        "No, the law makes us keep all of these invoices.",
        "No. We have no way to find out which of them is yours.",
        "Not yet: nobody has written that part of the program.",
        "You cannot. Accounts stay where they are for good.",
    ],
)
def test_a_question_in_a_heading_that_a_no_answers_gives_no_right(answer: str) -> None:
    assert "stated" not in rights(f"## Can I delete my account?\n\n{answer}").get("rights.erasure", ())


@pytest.mark.parametrize(
    "answer",
    [
        "No problem: press the button at the bottom of the page.",
        "No, but we block it, and nobody will look at it again.",
        "The button at the bottom of the page does that for you.",
        "Not only that: press the button at the bottom of the page.",
    ],
)
def test_any_other_answer_does_not_deny_it(answer: str) -> None:
    assert rights(f"## Can I delete my account?\n\n{answer}")["rights.erasure"] == {"stated"}


def test_a_question_that_is_answered_elsewhere_says_nothing() -> None:
    text = "\n\n".join(
        f"## {asked}\n\nWhat there is to say on this stands on another page."
        for asked in ("Do you sell my data?", "Do you use cookies?", "Do you share it with advertisers?")
    )
    assert told(text) == {}
