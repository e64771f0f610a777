"""Suppressions in a file beside a document: how it is read, and what it silences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policylint.config.problems import ConfigError, ConfigProblem
from policylint.coverage import Coverage
from policylint.diagnostics import Finding
from policylint.policy import Policy
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
from policylint.suppression.sidecars import Entry, read_sidecar, suppress_beside
from policylint.testing import policy_of

NAMES = {"odd": "odd", "strange": "odd", "old": "old"}
TEXT = "# Privacy\n\nSome bad   text. A good one.\n\nMore bad text.\n"


class StubRule:
    def __init__(self, name: str, *, absence: bool = False, group: str = "quality") -> None:
        documentation = Documentation("", "", (), (), "")
        self.info = RuleInfo(name, group, "", documentation, reports_absence=absence)

    def check(self, policy):
        return ()


ODD, OLD = StubRule("odd"), StubRule("old")
EXPIRED = StubRule("expired-suppression", group="suppression")
UNUSED = StubRule("unused-suppression", group="suppression")


def read(tmp_path: Path, text: str) -> tuple[Entry, ...]:
    (tmp_path / "p.txt.policylint.toml").write_text(text, encoding="utf-8")
    return read_sidecar(str(tmp_path / "p.txt"), NAMES)


def test_entries_are_read_with_their_lines_and_rules_by_their_own_name(tmp_path: Path) -> None:
    entries = read(
        tmp_path,
        "# known\n[[ignore]]\nrule = 'strange'\ntext = 'bad text'\nbecause = 'ünders'\nuntil = 2027-01-31\nowner = 'legal'\n\n"
        "[[ignore]]\nrule = 'old'\n",
    )
    file = str(tmp_path / "p.txt.policylint.toml")
    assert entries == (
        Entry("odd", file, 2, "bad text", "ünders", date(2027, 1, 31), "legal"),
        Entry("old", file, 9),
    )


def test_where_there_is_no_file_nothing_is_suppressed(tmp_path: Path) -> None:
    assert read_sidecar(str(tmp_path / "p.txt"), NAMES) == ()
    assert read(tmp_path, "") == ()


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("x = 1\n[[ignore]]\nrule = 'odd'\n", [":1: x: unknown key (write [[ignore]])"]),
        ("\nignore = 1\n", [":2: ignore: write [[ignore]]"]),
        ("ignore = ['odd']\n", [":1: ignore: write [[ignore]]"]),
        ("[ignore]\nrule = 'odd'\n", [":1: ignore: write [[ignore]]"]),
        ("[[ignore]]\ntext = 'x'\n", [":1: ignore[0].rule: is missing"]),
        (
            "[[ignore]]\nrule = 'strnge'\n",
            [":2: ignore[0].rule: unknown rule 'strnge' (did you mean 'strange'?)"],
        ),
        (
            "[[ignore]]\nrule = 'nothing'\n",
            [":2: ignore[0].rule: unknown rule 'nothing' (`policylint rule --all` lists them)"],
        ),
        (
            "[[ignore]]\nrule = 'odd'\n[[ignore]]\nrule = 'odd'\nbecuase = 'x'\nwhatever = 1\n",
            [
                ":5: ignore[1].becuase: unknown key (did you mean 'because'?)",
                ":6: ignore[1].whatever: unknown key (known: rule, text, because, until, owner)",
            ],
        ),
        (
            "[[ignore]]\nrule = 'odd'\nuntil = '2027-01-01'\n",
            [":3: ignore[0].until: '2027-01-01' is not a date (write until = 2027-01-01, without quotes)"],
        ),
        (
            "[[ignore]]\nrule = 'odd'\nuntil = 2027-01-01T10:00:00\n",
            [":3: ignore[0].until: datetime.datetime(2027, 1, 1, 10, 0) is not a date (write until = 2027-01-01, without quotes)"],
        ),
        ("[[ignore]]\nrule = 'odd'\ntext = 1\n", [":3: ignore[0].text: must be a string"]),
        ("[[ignore]]\nrule = 1\n", [":2: ignore[0].rule: must be a string"]),
        ("[[ignore]]\nrule = ['odd']\n", [":2: ignore[0].rule: must be a string"]),
    ],
)  # fmt: skip
def test_all_that_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, problems: list[str]) -> None:
    with pytest.raises(ConfigError) as error:
        read(tmp_path, text)
    file = str(tmp_path / "p.txt.policylint.toml")
    assert [str(one) for one in error.value.problems] == [f"{file}{problem}" for problem in problems]


def test_a_file_that_is_no_toml_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"p\.txt\.policylint\.toml:2: not valid TOML: .+") as error:
        read(tmp_path, "\n[[ignore]\n")
    assert error.value.problems[0].key == ""
    (tmp_path / "p.txt.policylint.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError) as error:
        read_sidecar(str(tmp_path / "p.txt"), NAMES)
    (problem,) = error.value.problems
    file = str(tmp_path / "p.txt.policylint.toml")
    assert (problem.file, problem.line, problem.key) == (file, 0, "")
    assert "can't decode byte 0xff" in str(problem)
    with (tmp_path / "p.txt.policylint.toml").open("wb") as large:
        large.truncate(17 << 20)
    with pytest.raises(ConfigError) as error:
        read_sidecar(str(tmp_path / "p.txt"), NAMES)
    assert list(error.value.problems) == [ConfigProblem(file, 0, "", "is larger than 16 MiB")]


def entry(rule: str = "odd", line: int = 1, **more: object) -> Entry:
    return Entry(rule, "folder/p.txt.policylint.toml", line, **more)  # type: ignore[arg-type]


def bads(policy: Policy) -> list[tuple[StubRule, Finding]]:
    text = policy.document.source.text
    return [(ODD, Finding("m", Span(at, at + 3))) for at in range(len(text)) if text.startswith("bad", at)]


def silenced(*entries: Entry, ran=(ODD, OLD, EXPIRED, UNUSED), policy: Policy | None = None):
    """For each `bad` the reason for which it is silenced, and what is said about the entries."""
    policy = policy or policy_of(TEXT)
    found = bads(policy)
    result = suppress_beside(policy, entries, found, ran)
    said = [f"{rule.info.name}: {finding.message}" for rule, finding in result.own]
    assert {(finding.span.start, finding.span.end) for _, finding in result.own} <= {(0, 0)}
    return [result.reasons.get(("odd", finding)) for _, finding in found], said


def test_an_entry_silences_its_rule_in_the_whole_document() -> None:
    assert silenced(entry(because="we know")) == (["we know", "we know"], [])
    assert silenced(entry("old")) == (
        [None, None],
        ["unused-suppression: nothing is suppressed: no finding of old here (p.txt.policylint.toml:1)"],
    )


def test_sentences_that_touch_are_kept_apart() -> None:
    touching = policy_of("**A bad one.**A bad two.\n")
    assert silenced(entry(text="one", because="y"), policy=touching) == (["y", None], [])
    start = touching.document.source.text.index("A bad two")
    finding = Finding("m", Span(start, start + 9))
    kept = suppress_beside(touching, [entry(text="one")], [(ODD, finding)], (ODD,)).reasons
    assert kept == {}


def test_with_a_text_it_silences_only_sentences_that_hold_it_however_they_are_spaced() -> None:
    assert silenced(entry(text="Some\nbad text", because="y")) == (["y", None], [])
    assert silenced(entry(text="Good one")) == (
        [None, None],
        ["unused-suppression: nothing is suppressed: no finding of odd here (p.txt.policylint.toml:1)"],
    )
    assert silenced(entry(text="More bad")) == ([None, ""], [])


def test_a_sentence_goes_from_its_first_letter_to_the_next_sentence() -> None:
    policy = policy_of("# Privacy\n\nbad one. bad two.\n")
    assert silenced(entry(text="bad one"), policy=policy)[0] == ["", None]
    assert silenced(entry(text="bad two"), policy=policy)[0] == [None, ""]
    close = policy_of("# Privacy\n\nEins.bad two.\n\n- one\n- bad two\n")
    assert silenced(entry(text="one"), policy=close)[0][-1] is None


def test_where_no_sentence_is_the_text_of_the_finding_itself_counts() -> None:
    assert silenced(entry(text="bad"), policy=policy_of("Text.\n\n```\nbad\n```\n")) == ([""], [])
    assert silenced(entry(text="Text"), policy=policy_of("Text.\n\n```\nbad\n```\n"))[0] == [None]


def test_the_first_of_several_entries_gives_the_reason_and_all_of_them_are_used() -> None:
    assert silenced(entry(because="one"), entry(line=2, because="two")) == (["one", "one"], [])


def test_an_entry_holds_to_the_end_of_its_last_day() -> None:
    today = entry(until=date(2026, 11, 22))
    past = entry(line=7, until=date(2026, 11, 21))
    assert silenced(today) == (["", ""], [])
    assert silenced(past, entry(line=9)) == (
        ["", ""],
        ["expired-suppression: suppression of odd ended on 2026-11-21 (p.txt.policylint.toml:7)"],
    )


def test_an_expired_entry_does_not_hide_those_that_follow() -> None:
    found, said = silenced(entry(until=date(2026, 11, 21)), entry("old"), entry(because="y"))
    assert found == ["y", "y"]
    assert len(said) == 2


@pytest.mark.parametrize("ran", [(ODD, OLD), (ODD, UNUSED), (ODD, EXPIRED)])
def test_what_did_not_run_says_nothing(ran: tuple[StubRule, ...]) -> None:
    entries = (entry(until=date(2026, 11, 21)), entry("old", 2))
    said = silenced(*entries, ran=ran)[1]
    assert [line.partition(":")[0] for line in said] == (["expired-suppression"] if EXPIRED in ran else [])


def test_an_entry_for_an_absence_is_unused_only_where_silence_proves_something() -> None:
    absent = StubRule("old", absence=True)
    ran = (ODD, absent, UNUSED)
    read = replace(policy_of(TEXT), coverage=Coverage("en", True, True, 3, 3))
    foreign = replace(read, coverage=Coverage("de", False, True, 3, 0))
    assert len(silenced(entry("old"), ran=ran, policy=read)[1]) == 1
    assert silenced(entry("old"), ran=ran, policy=foreign)[1] == []
    assert len(silenced(entry("old"), ran=(ODD, OLD, UNUSED), policy=foreign)[1]) == 1


@pytest.mark.parametrize("value", ["[]", "{ a = 1 }", "1", "2026-01-01"])
def test_a_rule_that_is_no_string(tmp_path: Path, value: str) -> None:
    (tmp_path / "p.txt.policylint.toml").write_text(f"[[ignore]]\nrule = {value}\n")
    with pytest.raises(ConfigError, match=r"ignore\[0\]\.rule: must be a string"):
        read_sidecar(str(tmp_path / "p.txt"), {"stale-date": "stale-date"})
