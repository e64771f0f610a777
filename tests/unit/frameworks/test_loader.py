from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.framework import Framework
from policylint.frameworks.loader import FrameworkError, Problem, load
from policylint.law.condition import States

HEAD = 'name = "mini"\ntitle = "Mini"\n'
GOOD = (
    HEAD
    + """\
summary = "A small one."
url = "https://law.example/act"
checked = "2026-01-31"

[[requirement]]
id = "keeping"
topic = "retention"
severity = "error"
section = "Art. 1"

[[requirement]]
id = "signals"
any_of = ["dnt", "gpc"]
when = ["cookies"]
severity = "info"
section = "Art. 2"
url = "https://law.example/other"
checked = "2026-02-01"
note = "Where there are cookies."

[[requirement]]
id = "doubtful"
rule = "stale-date"
severity = "warning"
section = "Art. 3"
grade = "K"
since = "2026-01-01"
until = "2027-01-01"
"""
)


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(FrameworkError) as caught:
        load(text, "mini.toml")
    return caught.value.problems


def requirement(*lines: str) -> str:
    return HEAD + "[[requirement]]\n" + "\n".join(lines) + "\n"


def the_problem(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def test_a_framework_is_read_with_all_its_fields() -> None:
    mini = load(GOOD, "mini.toml")
    assert isinstance(mini, Framework)
    assert (mini.name, mini.title, mini.summary) == ("mini", "Mini", "A small one.")
    keeping, signals, doubtful = mini.requirements
    assert (keeping.topic, keeping.topics, keeping.severity) == ("retention", ("retention",), "error")
    assert (signals.topics, signals.when, signals.note) == (
        ("dnt", "gpc"),
        States("cookies"),
        "Where there are cookies.",
    )
    assert (doubtful.rule, doubtful.grade, doubtful.verified) == ("stale-date", "K", False)
    assert (doubtful.since, doubtful.until) == ("2026-01-01", "2027-01-01")


def test_link_and_date_at_the_top_hold_where_a_requirement_says_nothing() -> None:
    keeping, signals, doubtful = load(GOOD, "mini.toml").requirements
    assert (keeping.url, keeping.checked) == ("https://law.example/act", "2026-01-31")
    assert (signals.url, signals.checked) == ("https://law.example/other", "2026-02-01")
    assert (doubtful.url, doubtful.checked) == ("https://law.example/act", "")


def test_bad_toml_is_told_with_its_line() -> None:
    problem = the_problem(HEAD + "summary = oops\n")
    assert problem.line == 3
    assert "not valid TOML" in problem.message


def test_toml_that_breaks_off_is_told_too() -> None:
    assert the_problem(HEAD + '[[requirement]]\nid = "x').file == "mini.toml"


MISTAKES = """
topc = "dnt"; note = "n" | 6 | topc | unknown key | did you mean topic?
xyzzy = 1; note = "n" | 6 | xyzzy | unknown key |
topic = "retentoin" | 6 | topic | unknown topic 'retentoin' | did you mean retention?
any_of = ["dnt", "quux"] | 6 | any_of | unknown topic 'quux' |
any_of = [1] | 6 | any_of | unknown topic 1 |
topic = "dnt"; when = ["cookie"] | 7 | when | unknown topic 'cookie' | did you mean cookies?
topic = ["dnt"] | 6 | topic | must be a string |
any_of = "dnt" | 6 | any_of | must be a list of strings |
topic = "dnt"; grade = "A" | 7 | grade | unknown grade 'A' | V, V2 or K
topic = "dnt"; any_of = ["gpc"] | 7 | any_of | topic and any_of together | give one of them
when = ["cookies"] | 3 | | nothing to judge it by | a note that says why not
topic = "dnt"; url = "law.example" | 7 | url | not a link: 'law.example' | begin with https://
topic = "dnt"; checked = "May" | 7 | checked | not a date: 'May' | write YYYY-MM-DD
topic = "dnt"; grade = "K"; checked = "2026-01-01" | 8 | checked | a date, though | drop one of them
topic = "dnt"; since = "soon" | 7 | since | not a date: 'soon' | write YYYY-MM-DD
topic = "dnt"; since = "2026-02-01"; until = "2026-01-01" | 8 | until | not after since |
any_of = [] | 3 | | nothing to judge it by | a note that says why not
"""


@pytest.mark.parametrize("case", MISTAKES.strip().splitlines())
def test_each_mistake_is_told_with_line_key_and_hint(case: str) -> None:
    written, line, key, words, hint = (part.strip() for part in case.split("|"))
    problem = the_problem(requirement('id = "a"', 'severity = "info"', *written.split("; ")))
    assert (problem.line, problem.key) == (int(line), key)
    assert words in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("lines", "line", "key", "words"),
    [
        (('id = "a"',), 3, "severity", "missing"),
        (('severity = "info"',), 3, "id", "missing"),
        (('id = "a"', 'severity = "fatal"'), 5, "severity", "unknown severity 'fatal'"),
        (('id = "A b"', 'severity = "info"'), 4, "id", "'A b' is not a name"),
    ],
)
def test_every_requirement_has_an_id_and_a_severity(
    lines: tuple[str, ...], line: int, key: str, words: str
) -> None:
    problem = the_problem(requirement(*lines, 'topic = "dnt"'))
    assert (problem.line, problem.key) == (line, key)
    assert words in problem.message
    assert problem.hint


def test_all_mistakes_are_told_at_once_from_top_to_bottom() -> None:
    text = 'name = "Bad name"\n[[requirement]]\nid = "a"\nseverity = "no"\ntopic = "nope"\nextra = 1\n'
    found = problems(text)
    assert [(problem.line, problem.key) for problem in found] == [
        (1, "title"),
        (1, "name"),
        (4, "severity"),
        (5, "topic"),
        (6, "extra"),
    ]
    with pytest.raises(FrameworkError, match=r"mini\.toml:4: severity: unknown severity 'no' \(error, "):
        load(text, "mini.toml")


def test_the_second_of_two_equal_ids_is_told_with_the_first() -> None:
    one = '[[requirement]]\nid = "a"\nseverity = "info"\ntopic = "dnt"\n'
    problem = the_problem(HEAD + one + one)
    assert (problem.line, problem.key, problem.hint) == (8, "id", "first on line 4")


def test_a_framework_without_requirements_is_refused() -> None:
    assert "at least one" in the_problem(HEAD).message


def test_a_single_table_is_not_a_list_of_requirements() -> None:
    assert the_problem(HEAD + '[requirement]\nid = "a"\n').hint == "write [[requirement]]"


def test_a_key_inside_a_long_string_is_not_mistaken_for_one() -> None:
    summary = 'summary = """\nseverity = none of it\n"""\n'
    text = HEAD + summary + '[[requirement]]\nid = "a"\nseverity = "x"\ntopic = "dnt"\n'
    assert the_problem(text).line == 8


def test_a_problem_reads_as_one_line() -> None:
    assert str(Problem("f.toml", 3, "topic", "unknown topic 'x'", "did you mean y?")) == (
        "f.toml:3: topic: unknown topic 'x' (did you mean y?)"
    )
    assert str(Problem("f.toml", 3, "", "odd")) == "f.toml:3: odd"


@given(st.text(max_size=200))
def test_no_text_escapes_as_another_error(text: str) -> None:
    with pytest.raises(FrameworkError) as caught:
        load(f"{text}\nrequirement = 1\n", "any.toml")
    assert caught.value.problems
    assert all(problem.line >= 1 for problem in caught.value.problems)


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "a." * 3000 + "b = 1"])
def test_what_no_reader_of_toml_takes_is_told(text: str) -> None:
    assert "not valid TOML" in the_problem(text).message


def test_many_problems_are_told_in_no_time() -> None:
    started = time.process_time()
    assert len(problems(HEAD + "[[requirement]]\nid = 1\n" * 2000)) > 2000
    assert time.process_time() - started < 1
