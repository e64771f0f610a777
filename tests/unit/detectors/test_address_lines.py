from __future__ import annotations

from policylint.concordance import Concordance
from policylint.detectors import address_lines
from policylint.testing import policy_of


def test_short_lines_of_a_section_are_joined() -> None:
    policy = policy_of(
        "# Contact\n\nAcme Ltd\n\n12 Mill Lane\n\nOxford OX4 1AB\n\nWe answer within a month.\n"
    )
    (lines,) = address_lines.runs(policy.passages, range(len(policy.passages)))
    assert lines.content == "Acme Ltd\n12 Mill Lane\nOxford OX4 1AB\n"
    street = lines.content.index("12 Mill")
    assert policy.passages[lines.passage_at(street)].own_text == "12 Mill Lane"


def test_sentences_are_no_lines() -> None:
    policy = policy_of("# Contact\n\nWe sell tea.\n\nYou can write to us.\n")
    assert list(address_lines.runs(policy.passages, range(len(policy.passages)))) == []


def test_only_runs_around_the_passages_asked_for_are_given() -> None:
    lines = "\n\n".join(["Acme Ltd", "12 Mill Lane", "Oxford OX4 1AB"])
    policy = policy_of(f"# Contact\n\n{lines}\n\n## Tea\n\nBlack\n\nGreen\n")
    (street,) = [n for n, passage in enumerate(policy.passages) if passage.text.content == "12 Mill Lane"]
    (found,) = address_lines.runs(policy.passages, [street])
    assert found.content == "Acme Ltd\n12 Mill Lane\nOxford OX4 1AB\n"
    assert len(list(address_lines.runs(policy.passages, range(len(policy.passages))))) == 2
    assert list(address_lines.runs(policy.passages, [])) == []


def test_many_lines_are_joined_ten_by_ten() -> None:
    policy = policy_of("# Team\n\n" + "\n\n".join(f"Person {number}" for number in range(21)) + "\n")
    found = list(address_lines.runs(policy.passages, range(len(policy.passages))))
    assert [lines.content.count("\n") for lines in found] == [10, 10]


def test_glued_words_are_set_apart_but_not_in_addresses_of_the_web() -> None:
    content = "12 Mill LaneOxford, see acmeShop@mailBox.test"
    places = address_lines.glued_in([content], [0])[0]
    words = address_lines.loosened(content, places)
    assert words == "12 Mill Lane Oxford, see acmeShop@mailBox.test"
    assert address_lines.original(words.index("Oxford"), places) == len("12 Mill Lane")


def test_an_address_of_glued_lines_is_found_where_it_stands() -> None:
    content = "Acme Trust500 Howard StreetSan Francisco, CA 94105United States"
    (found,) = address_lines.glued(content, address_lines.glued_in([content], [0])[0])
    assert content[found.start : found.end].startswith("500 Howard StreetSan Francisco, CA 94105")


def test_a_label_makes_an_address_of_what_follows() -> None:
    (found,) = address_lines.labelled(
        "Postal address: Dlouhá 13/66 Praha, Czech Republic. E-mail: x@acme.test"
    )
    assert found.value.startswith("Dlouhá 13/66 Praha")


def test_a_label_before_other_words_does_not() -> None:
    assert list(address_lines.labelled("Postal address: so that 2 parcels can reach you quickly")) == []


def test_only_texts_with_a_number_are_looked_into() -> None:
    contents = [
        "Post: 3 Mill Lane",
        "Post: ٣ Mill Lane",
        "Post: “Mill Lane”",
        "Post: One Mill Lane",
        "3 teas",
    ]
    assert address_lines.numbered(Concordance(contents), contents) == [0, 1, 3, 4]
