"""Packs are read whole, and everything that is wrong with one is told at once, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from policylint.frontends.markdown import MarkdownFrontend
from policylint.packs.checking import PackError
from policylint.packs.examples import outcomes
from policylint.packs.reading import read_pack

GOOD = """\
[pack]
name = "house"
version = "1.2"

[classes]
reader = ["the user", "the customer"]

[[rule]]
name = "third-person"
any = ["{reader} ... {keep}"]
topic = "retention"
severity = "info"
preview = true

[[rule.example]]
text = "The user keeps it."
finds = ["The user keeps"]
"""
REQUIREMENT = 'name = "house-law"\ntitle = "House law"\n[[requirement]]\nid = "a"\ntopic = "retention"\nseverity = "error"\n'


def wrong(folder: Path, text: str) -> list[str]:
    file = folder / "pack.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_pack(str(folder))
    return [str(one).removeprefix(f"{file}") for one in caught.value.problems]


def test_a_folder_gives_its_rules_examples_and_frameworks(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/more.toml").write_text(
        '[[rule]]\nname = "more"\nany = ["{reader}"]\n', encoding="utf-8"
    )
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks/law.toml").write_text(REQUIREMENT, encoding="utf-8")
    pack = read_pack(str(tmp_path))
    assert (pack.name, pack.version) == ("house", "1.2")
    assert [rule.info.name for rule in pack.rules] == ["third-person", "more"]
    info = pack.rules[0].info
    assert (info.severity, info.stability, info.topic) == ("info", "preview", "retention")
    assert [(one.finds, one.line) for one in pack.examples["third-person"]] == [(("The user keeps",), 15)]
    assert [one.name for one in pack.frameworks] == ["house-law"]


def test_every_mistake_is_told_with_its_line_and_a_hint(tmp_path: Path) -> None:
    text = (
        GOOD.replace("severity =", "severty =")
        .replace('"retention"', '"retenton"')
        .replace("the customer", "the ..99 x")
    )
    text = text.replace("{keep}", "{keeep}") + "\n[[rule]]\nkind = 'substitution'\nswap = {}\n"
    told = wrong(tmp_path, text)
    assert told[0].startswith(":6: reader: a gap of 99 words")
    assert ":12: rule third-person: severty: unknown key (did you mean 'severity'?)" in told
    assert any(one.startswith(":19: the key 'name' is missing") for one in told)
    assert any(one.startswith(":21: swap: must be a table of patterns") for one in told)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("{keep}", "{keeep}"), ":10: rule third-person: any: there is no class {keeep} at character 14"),
        (("{keep}", "("), ":10: rule third-person: any: "),
        (
            ('"retention"', '"retenton"'),
            ":11: rule third-person: topic: unknown topic 'retenton' (did you mean 'retention'?)",
        ),
        (('"info"', '"grave"'), ":12: rule third-person: severity: unknown severity 'grave'"),
        (("preview = true", "in = ['verse']"), ":13: rule third-person: in: unknown kind of passage 'verse'"),
        (
            ("preview = true", "message = 'see {this}'"),
            ":13: rule third-person: message: unknown field {this} (known: match)",
        ),
        (
            ("preview = true", "kind = 'existense'"),
            ":13: rule third-person: kind: unknown kind 'existense' (did you mean 'existence'?)",
        ),
        (("preview = true", "any = 7"), ":13: not valid TOML"),
        (("[pack]", "[pak]"), ":1: pak: unknown key"),
        (("finds =", "find ="), ":17: rule third-person: find: unknown key (did you mean 'finds'?)"),
        (("text = ", "path = "), ":15: rule third-person: the key 'text' is missing"),
        (
            ('reader = ["the user", "the customer"]', "reader = 7"),
            ":6: reader: must be a pattern or a list of patterns",
        ),
        (('"the customer"]', "7]"), ":6: reader: must be a pattern or a list of patterns"),
        (("preview = true", "kind = 'occurrence'"), ":8: rule third-person: neither max nor min is given"),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    told = wrong(tmp_path, GOOD.replace(*change))
    assert any(one.startswith(expected) for one in told), told


def test_a_name_is_given_once(tmp_path: Path) -> None:
    told = wrong(tmp_path, GOOD + '\n[[rule]]\nname = "third-person"\nany = ["x y"]\n')
    assert told == [":20: rule third-person: name: a rule named 'third-person' exists already"]


def test_a_folder_without_a_pack_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"no such file \(a pack is a folder with a pack.toml\)"):
        read_pack(str(tmp_path))


def test_a_broken_framework_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks/law.toml").write_text(
        REQUIREMENT.replace("retention", "retenton"), encoding="utf-8"
    )
    (tmp_path / "pack.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(PackError, match="unknown topic 'retenton'"):
        read_pack(str(tmp_path))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[classes]\nown = []\n", "the class {own} has no pattern"),
        ('[classes]\nown = ["a", "{own]\nb = "c"\n', "not valid TOML"),
        (f'[[rule]]\nname = "a"\nkind = "metric"\nmax = 1\nformula = "{"9" * 400}"\n', "too large"),
        (
            f'[[rule]]\nname = "a"\nkind = "metric"\nmax = {"9" * 400}\nformula = "words"\n',
            "must be a number",
        ),
        ('[[rule]]\nname = "a"\nkind = "metric"\nmax = nan\nformula = "words"\n', "must be a number"),
    ],
)
def test_what_would_fail_later_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert told in wrong(tmp_path, f'[pack]\nname = "house"\n{text}')[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "rule = 'third-person'\n[pack]\nname = 'house'\n",
            ":1: rule: must be a list of tables (write [[rule]])",
        ),
        (
            "rule = ['third-person']\n[pack]\nname = 'house'\n",
            ":1: rule: must be a list of tables (write [[rule]])",
        ),
        ("classes = ['reader']\n[pack]\nname = 'house'\n", ":1: classes: must be a table (write [classes])"),
    ],
)
def test_what_should_be_tables(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in wrong(tmp_path, text)


def test_a_class_is_defined_in_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    more = tmp_path / "rules/more.toml"
    more.write_text('[classes]\nreader = "the guest"\n', encoding="utf-8")
    (tmp_path / "pack.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_pack(str(tmp_path))
    assert str(caught.value) == f"{more}:2: reader: the class 'reader' is defined twice"


def test_a_pack_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_bytes(b"\xff")
    with pytest.raises(PackError, match=r"pack\.toml: not UTF-8 \(save it as UTF-8\)"):
        read_pack(str(tmp_path))
    (tmp_path / "pack.toml").unlink()
    (tmp_path / "pack.toml").mkdir()
    with pytest.raises(PackError, match=r"pack\.toml: cannot be read: "):
        read_pack(str(tmp_path))


def test_a_folder_for_a_vocabulary_may_be_empty(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "vocabulary").mkdir()
    assert read_pack(str(tmp_path)).detectors == ()


def test_examples_are_run_as_a_user_would(tmp_path: Path) -> None:
    """One that cannot be run is wrong, and says why."""

    class Breaking(MarkdownFrontend):
        def parse(self, source):
            raise RuntimeError("no such luck")

    (tmp_path / "pack.toml").write_text(GOOD + 'today = "soon"\n', encoding="utf-8")
    [outcome] = outcomes(read_pack(str(tmp_path)), [MarkdownFrontend()], [])
    assert outcome.wrong == "not a date: 'soon'"
    (tmp_path / "pack.toml").write_text(GOOD + 'today = "2026-11-27"\n', encoding="utf-8")
    [outcome] = outcomes(read_pack(str(tmp_path)), [MarkdownFrontend()], [])
    assert outcome.wrong == ""
    [outcome] = outcomes(read_pack(str(tmp_path)), [Breaking()], [])
    assert outcome.wrong == "front end markdown: RuntimeError: no such luck"
