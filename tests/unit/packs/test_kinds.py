"""Each kind of rule that a pack may hold, on texts: what is underlined, what is said, and what a fix writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.fixing.edits import apply
from policylint.packs.checking import PackError
from policylint.packs.formula import Formula, FormulaError
from policylint.packs.reading import read_pack
from policylint.testing import Found, check_rule


def found(folder: Path, rule: str, text: str, **more: object) -> list[Found]:
    """What one rule, written in TOML, finds."""
    file = folder / "house.toml"
    file.write_text(f'[pack]\nname = "house"\n\n[[rule]]\nname = "mine"\n{rule}\n', encoding="utf-8")
    (read,) = read_pack(str(file)).rules
    return check_rule(read, text, **more)


def underlined(folder: Path, rule: str, text: str, **more: object) -> list[str]:
    return [one.source for one in found(folder, rule, text, **more)]


def test_existence_underlines_each_match_whatever_markup_stands_between(tmp_path: Path) -> None:
    [one, two] = found(
        tmp_path,
        'any = ["the user~"]\nmessage = "not “{match}”"\nhelp = "write “you”"',
        "# Privacy\n\n**The** user agrees.\n\n- the users' data\n",
    )
    assert (one.source, one.message, one.help) == ("The** user", "not “The user”", "write “you”")
    assert two.source == "the users"


def test_a_longer_match_stands_for_those_inside_it(tmp_path: Path) -> None:
    rule = 'any = ["personal data", "data", "data breach"]'
    assert underlined(tmp_path, rule, "Personal data and a data breach.") == ["Personal data", "data breach"]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("", ["tea", "tea", "tea", "tea"]),
        ('in = ["heading"]', ["Tea"]),
        ('under = ["cookie~"]', ["tea"]),
        ('not-under = ["cookie~"]', ["tea", "tea", "tea"]),
        ('with = ["{number}"]', ["tea"]),
        ('unless = ["{number}", "cookie~"]', ["tea", "tea"]),
    ],
)
def test_the_scope_says_where_a_match_counts(tmp_path: Path, scope: str, expected: list[str]) -> None:
    text = "# Tea\n\nWe sell tea.\n\n- tea for 2\n\n## Cookies\n\nEat a cookie with tea.\n\n## Else\n\nMore tea.\n\n> Their tea.\n"
    assert underlined(tmp_path, f'any = ["tea"]\n{scope}', text) == expected


def test_a_topic_limits_a_rule_to_the_passages_that_disclose_it(tmp_path: Path) -> None:
    text = "# Privacy policy\n\nAs needed, we sing.\n\nWe keep your data as long as needed for the order.\n"
    rule = 'any = ["needed"]\ntopics = ["retention"]'
    [one] = found(tmp_path, rule, text, detect=True)
    assert one.position.line == 5


def test_substitution_keeps_a_capital_and_its_fix_is_right(tmp_path: Path) -> None:
    text = "Prior to this we utilise tea. PRIOR TO that, too.\n"
    all_ = found(
        tmp_path,
        'kind = "substitution"\nswap = { "prior to" = "before", "utilise" = "use" }\nfix = "unsafe"',
        text,
    )
    edits = [edit for one in all_ if one.finding.fix for edit in one.finding.fix.edits]
    assert apply(text, edits) == "Before this we use tea. before that, too.\n"
    assert {one.finding.fix.applicability for one in all_ if one.finding.fix} == {"unsafe"}


def test_markup_inside_a_match_is_not_replaced(tmp_path: Path) -> None:
    [one] = found(
        tmp_path, 'kind = "substitution"\nswap = { "prior to" = "before" }', "We sing **prior** to tea.\n"
    )
    assert one.finding.fix is None


def test_occurrence_points_at_the_first_that_is_too_many(tmp_path: Path) -> None:
    [one] = found(
        tmp_path,
        'kind = "occurrence"\nany = ["tea"]\nmax = 1',
        "# Privacy\n\nWe sell tea. We like more tea. And tea.\n",
    )
    assert (one.position.line, one.position.column) == (3, 27)
    assert one.message == "3 times in this document, and should be at most 1"


def test_occurrence_counts_words_without_patterns(tmp_path: Path) -> None:
    rule = 'kind = "occurrence"\nextent = "passage"\nmax = 3'
    assert underlined(tmp_path, rule, "One two three. One two three four.\n") == ["One two three four."]


def test_what_should_stand_there_is_missed_in_english_only(tmp_path: Path) -> None:
    rule = 'kind = "occurrence"\nany = ["our promise"]\nmin = 1'
    assert underlined(
        tmp_path, rule, "# Privacy policy\n\nWe keep your personal data for one year only.\n"
    ) == ["Privacy policy"]
    german = "# Datenschutz\n\nWir verarbeiten Ihre Daten nur, soweit es nötig ist, und löschen sie danach wieder.\n"
    assert underlined(tmp_path, rule, german) == []


def test_repetition_reports_the_second_and_takes_it_out(tmp_path: Path) -> None:
    text = "We keep the\nthe data that that is ours. Yes, yes.\n"
    [one] = found(tmp_path, 'kind = "repetition"', text)
    assert (one.source, one.position.line) == ("the", 2)
    assert one.finding.fix is not None
    assert apply(text, one.finding.fix.edits) == "We keep the data that that is ours. Yes, yes.\n"


def test_consistency_reports_the_rarer_way_beside_the_commoner(tmp_path: Path) -> None:
    rule = 'kind = "consistency"\neither = [["personal data", "personal information"]]'
    text = "We keep personal information first. We keep personal data, personal data.\n"
    [one] = found(tmp_path, rule, text)
    assert one.source == "personal information"
    assert [text[place.span.start : place.span.end] for place in one.related] == ["personal data"]
    assert underlined(tmp_path, rule, "Personal data, personal data.\n") == []


@pytest.mark.parametrize(("extent", "expected"), [("section", ["cookie banner"]), ("document", [])])
def test_conditional_wants_the_second_in_the_same_extent(
    tmp_path: Path, extent: str, expected: list[str]
) -> None:
    rule = f'kind = "conditional"\nfirst = ["cookie banner"]\nthen = ["settings page"]\nextent = "{extent}"'
    text = "# Privacy\n\n## A\n\nUse the cookie banner. The cookie banner is fine.\n\n## B\n\nSee our settings page.\n"
    assert underlined(tmp_path, rule, text) == expected


def test_metric_reports_sections_beyond_the_limit(tmp_path: Path) -> None:
    rule = 'kind = "metric"\nformula = "words / sentences"\nmax = 5\nleast-words = 4\nmessage = "{value} words a sentence"'
    text = "# Privacy\n\n## Short\n\nWe sell tea here. We like it.\n\n## Long\n\nWe sell very much tea here every day.\n"
    [one] = found(tmp_path, rule, text)
    assert (one.source, one.message) == ("Long", "8.0 words a sentence")


NAMES = frozenset({"words", "sentences"})


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os')",
        "words.real",
        "words ** 9",
        "(lambda: 1)()",
        "[1]",
        "'a'",
        "True",
        "nothing",
        "1 +",
        "(" * 99 + "1" + ")" * 99 + " + x",
        "1" * 501,
    ],
)
def test_a_formula_is_arithmetic_and_nothing_else(source: str) -> None:
    with pytest.raises(FormulaError):
        Formula.of(source, NAMES)


@given(st.text(alphabet="words+-*/(). 0123456789sentc_'[]", max_size=40))
def test_any_formula_is_refused_or_gives_a_number(source: str) -> None:
    try:
        formula = Formula.of(source, NAMES)
    except FormulaError:
        return
    assert isinstance(formula.value({"words": 3.0, "sentences": 0.0}), float)


def test_a_pack_without_mistakes_is_needed_for_rules(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="the key 'any' is missing"):
        found(tmp_path, 'kind = "existence"', "x")


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("-words", -6.0),
        ("+words - -1", 7.0),
        ("2 * (words + sentences) / 4", 4.0),
        (" words / 0 ", 0.0),
        ("0.39 * (words / sentences)", 0.39 * 3),
    ],
)
def test_what_a_formula_comes_to(source: str, value: float) -> None:
    assert Formula.of(source, NAMES).value({"words": 6.0, "sentences": 2.0}) == value


def test_a_formula_may_not_be_nested_too_deep() -> None:
    assert Formula.of("-" * 50 + "words", NAMES).value({"words": 1.0}) == 1.0
    with pytest.raises(FormulaError, match="nested too deep"):
        Formula.of("-" * 51 + "words", NAMES)


def test_a_metric_with_no_formula_is_told_and_gives_no_rule(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="formula: not a formula"):
        found(tmp_path, 'kind = "metric"\nformula = "words +"\nmax = 1', "x")


def test_a_metric_leaves_short_stretches_alone(tmp_path: Path) -> None:
    rule = 'kind = "metric"\nformula = "words"\nmin = 90\nextent = "document"\nleast-words = {}'
    assert underlined(tmp_path, rule.format(5), "# Tea\n\nWe sell tea here.\n") == []
    assert underlined(tmp_path, rule.format(2), "# Tea\n\nWe sell tea here.\n") == ["Tea"]


def test_what_is_written_as_wanted_is_not_substituted(tmp_path: Path) -> None:
    rule = 'kind = "substitution"\nswap = { "e-mail" = "e-mail" }'
    assert underlined(tmp_path, rule, "Our e-mail. E-mail. E-MAIL.\n") == ["E-MAIL"]


def test_an_empty_document_is_no_stretch(tmp_path: Path) -> None:
    rule = 'kind = "occurrence"\nany = ["our promise"]\nmin = 1'
    assert underlined(tmp_path, rule, "") == []


def test_between_its_limits_occurrence_says_nothing(tmp_path: Path) -> None:
    rule = 'kind = "occurrence"\nany = ["tea"]\nmin = 1\nmax = 2\nextent = "section"'
    text = (
        "# Privacy policy\n\n## One\n\nWe sell tea to all who come to our shop.\n\n## None\n\nWe keep your personal data in our shop.\n\n"
        "## Many\n\nThis is tea, and that is tea, and this is more tea for you.\n"
    )
    assert underlined(tmp_path, rule, text) == ["None", "tea"]
