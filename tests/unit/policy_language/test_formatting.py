from __future__ import annotations

import pytest

from policylint.policy_language.formatting import WIDTH, UnreadableError, format_text


def test_one_statement_a_line_two_blanks_a_level() -> None:
    text = 'policy "P"{updated 2026-04-01;data a   [name,email-address];purpose p {uses a\nbasis   consent}}'
    assert format_text(text) == (
        'policy "P" {\n'
        "  updated 2026-04-01\n"
        "  data a [name, email-address]\n"
        "  purpose p {\n"
        "    uses a\n"
        "    basis consent\n"
        "  }\n"
        "}\n"
    )


def test_a_block_of_one_statement_stays_on_its_line_if_it_fits() -> None:
    short = 'policy "P" {\n  dpo "D" {\n    email "d@acme.test"\n  }\n}\n'
    assert '  dpo "D" { email "d@acme.test" }\n' in format_text(short)
    long = short.replace("d@acme", "d" * WIDTH)
    assert format_text(long) == long


def test_comments_stay_where_they_stand() -> None:
    text = (
        "# top\n\n"
        'policy "P" {  # opening\n'
        "  # own\n"
        "  data a [\n"
        "    # first\n"
        "    name,  # the name\n"
        "    email-address\n"
        "    # last\n"
        "  ]  # after\n"
        "  sale none  # hm\n\n"
        "  # alone\n"
        "}\n"
        "# end\n"
    )
    assert format_text(text) == text


def test_a_comment_between_the_values_of_a_line_goes_above_it() -> None:
    assert format_text("a {\nuses b, # why\n  c\nd\n}") == "a {\n  # why\n  uses b, c\n  d\n}\n"


def test_a_comment_without_a_blank_gets_one() -> None:
    assert format_text("#x\n#\n#   y  \n") == "# x\n#\n# y\n"


def test_blank_lines_are_kept_one_at_a_time() -> None:
    assert format_text("\n\na {\n\n\n  b\n\n\n  c\n  d\n\n}\n\n\n") == "a {\n  b\n\n  c\n  d\n}\n"


def test_a_long_list_is_filled_line_by_line() -> None:
    values = ", ".join(f"value-number-{'x' * n}" for n in range(1, 20))
    lines = format_text(f"a [{values}]").splitlines()
    assert lines[0] == "a ["
    assert lines[-1] == "]"
    assert all(len(line) <= WIDTH for line in lines)
    assert len(lines[1]) > WIDTH - 40


def test_strings_are_quoted_with_as_few_backslashes_as_can_be() -> None:
    assert format_text(r'a "b\c \" \\ \d"') == 'a "bc \\" \\\\ d"\n'


def test_line_ends_are_those_of_the_file() -> None:
    assert format_text("a\r\nb {\r\n}\r\n") == "a\r\nb {}\r\n"


@pytest.mark.parametrize("text", ["", "\n\n", " ; ;\n"])
def test_nothing_stays_nothing(text: str) -> None:
    assert format_text(text) == ""


def test_words_without_a_meaning_are_laid_out_as_well() -> None:
    assert format_text("zebra  7 , 8") == "zebra 7, 8\n"


@pytest.mark.parametrize("text", ['a "b', "a {", "}", "a [b", "a §"])
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        format_text(text)
    assert caught.value.problems
