from __future__ import annotations

from pathlib import Path

import pytest

from policylint.config.effective import values_for
from policylint.config.finding import config_of, forget
from policylint.config.loading import load, read_settings
from policylint.config.names import unknown_names
from policylint.config.showing import shown_for
from policylint.config.toml import TomlError, parse
from policylint.config.version_ranges import holds


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    forget()


def write(name: str, text: str) -> Path:
    path = Path(name).absolute()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def problems(text: str, name: str = "policylint.toml") -> list[str]:
    return [str(problem) for problem in load(write(name, text))[1]]


def values(text: str, path: str = "a.md") -> dict:
    config, wrong = load(write("policylint.toml", text))
    assert wrong == []
    return values_for(config, path)


def test_everything_wrong_is_told_at_once_with_its_line() -> None:
    told = problems(
        'select = ["a", 1]\nflor = true\nfail-level = "eror"\n[facts]\nsells-dta = true\n'
        '[severity]\nx = "grave"\n[[override]]\nignore = []\nfail-level = "error"\n'
    )
    assert [line.split(": ")[:2] for line in told] == [
        ["policylint.toml:1", "select[1]"],
        ["policylint.toml:2", "flor"],
        ["policylint.toml:3", "fail-level"],
        ["policylint.toml:5", "facts.sells-dta"],
        ["policylint.toml:7", "severity.x"],
        ["policylint.toml:8", "override[0]"],
        ["policylint.toml:10", "override[0].fail-level"],
    ]
    assert "did you mean 'floor'?" in told[1]
    assert "did you mean 'error'?" in told[2]
    assert "sells-data" in told[3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = \n", "policylint.toml:1: not valid TOML"),
        ("floor = 'no'\n", "policylint.toml:1: floor: must be true or false"),
        ("facts = 1\n", "policylint.toml:1: facts: must be a table"),
        ("[override]\nfiles = 'x'\n", "write [[override]]"),
        ("severity = 'error'\n", "policylint.toml:1: severity: must be a table, not 'error'"),
        (
            "per-file-ignores = ['old/']\n",
            "policylint.toml:1: per-file-ignores: must be a table, not ['old/']",
        ),
        ("rules = 1\n", "policylint.toml:1: rules: must be a table, not 1"),
        ("[rules]\nstale-date = 12\n", "policylint.toml:2: rules.stale-date: must be a table, not 12"),
        ("baseline = 1\n", "policylint.toml:1: baseline: must be a string, not 1"),
        ("no-floor = true\n", "write floor = false"),
        ('plugins = ["acme"]\n', "those that --plugin names; a configuration loads none"),
        ("required-version = '>=99'\n", "policylint.toml:1: required-version: needs policylint >=99"),
        ("required-version = 'new'\n", "not a range of versions"),
        ("\nextend = 'gone.toml'\n", "policylint.toml:2: extend: no such file: gone.toml"),
    ],
)
def test_one_mistake(text: str, expected: str) -> None:
    (told,) = problems(text)
    assert expected in told


def test_a_file_that_is_no_text_is_a_problem() -> None:
    Path("policylint.toml").write_bytes(b"\xff\xfe\x00")
    (problem,) = load(Path("policylint.toml"))[1]
    assert "UTF-8" in str(problem)


def test_the_closest_file_holds_and_no_other() -> None:
    write("policylint.toml", "floor = false\n")
    inner = write("site/pyproject.toml", "[tool.policylint]\npreview = true\n")
    write("site/deep/pyproject.toml", "[tool.other]\nx = 'policylint'\n")
    assert config_of("site/deep/a.md") == inner
    assert load(inner)[0].values == {"preview": True}
    first = write("site/.policylint.toml", "")
    forget()
    assert config_of("site/deep/a.md") == first


def test_problems_in_pyproject_have_their_own_keys_and_lines() -> None:
    told = problems("[project]\nname = 'x'\n[tool.policylint]\nflor = 1\n", "pyproject.toml")
    assert told[0].startswith("pyproject.toml:4: tool.policylint.flor: unknown key")


def test_extended_files_come_first_tables_join_and_lists_are_replaced() -> None:
    write("base/base.toml", "select = ['a']\nextend-select = ['x']\n[severity]\na = 'error'\nb = 'info'\n")
    told = values("extend = 'base/base.toml'\nselect = ['b']\nextend-select = ['y']\n[severity]\nb = 'off'\n")
    assert told == {
        "select": ("b",), "extend-select": ("x", "y"), "severity": {"a": "error", "b": "off"},
    }  # fmt: skip


def test_many_files_that_extend_each_other_are_read_once_each_and_not_too_deep() -> None:
    for number in range(40):
        write(f"c{number}.toml", f"extend = ['c{number + 1}.toml', 'c{number + 1}.toml']\n")
    write("c40.toml", "select = ['a']\n")
    assert values("extend = 'c0.toml'\n") == {"select": ("a",)}
    for number in range(100):
        write(f"d{number}.toml", f"extend = 'd{number + 1}.toml'\n")
    (told,) = problems("extend = 'd0.toml'\n")
    assert "extend: is the last of more than 50 files" in told


@pytest.mark.parametrize("text", ["a{} = 1\n", "[a{}]\n", "b = {{a{} = 1}}\n"])
def test_a_key_of_very_many_parts_is_refused(text: str) -> None:
    (told,) = problems("\n" + text.format(".a" * 50_000))
    assert "policylint.toml:2: not valid TOML: a key of more than 100 parts" in told


@pytest.mark.parametrize(
    "text",
    [
        "because = '{}'\n", 'because = """\n{} = 1\n[{}]\n"""\n', "because = '{} = 1'\n", "# {} = 1\n",
        "because = [\n  [" + ", ".join(["1.5"] * 200) + "],\n]\n",
    ],
)  # fmt: skip
def test_dots_in_strings_numbers_and_comments_are_no_parts_of_keys(text: str) -> None:
    assert parse(text.replace("{}", "a.b" * 500)) is not None


@pytest.mark.parametrize(
    "before", ['x = """a"""""\n', "x = '\"'\n", 'x = "\\""\n', "# it's\n", "x = '''a''''\n", "\n"]
)
def test_a_key_of_very_many_parts_is_found_behind_any_string(before: str) -> None:
    with pytest.raises(TomlError, match="a key of more than 100 parts") as told:
        parse(before + '"a.b"' + " . a" * 100 + " = 1\n")
    assert told.value.line == 2


def test_a_circle_of_extended_files_is_an_error() -> None:
    write("b.toml", "extend = 'policylint.toml'\n")
    (told,) = problems("extend = 'b.toml'\n")
    assert "b.toml:1: extend: goes in a circle: policylint.toml → b.toml → policylint.toml" in told


def test_patterns_count_from_the_file_they_are_written_in() -> None:
    write("base/base.toml", "[per-file-ignores]\n'/x.md' = ['a']\n")
    text = "extend = 'base/base.toml'\nignore = ['z']\n"
    assert values(text, "x.md")["ignore"] == ("z",)
    assert values(text, "base/x.md")["ignore"] == ("z", "a")


def test_overrides_hold_for_their_files_and_the_last_one_wins() -> None:
    text = """
frameworks = ["caloppa"]
facts = { sells-data = true }
[[override]]
files = ["eu/*"]
frameworks = ["gdpr"]
ignore = ["a"]
[[override]]
files = ["eu/old.md"]
frameworks = []
facts = { sells-data = false }
"""
    assert values(text)["frameworks"] == ("caloppa",)
    assert values(text, "eu/new.md")["frameworks"] == ("gdpr",)
    old = values(text, "eu/old.md")
    assert (old["frameworks"], old["facts"], old["ignore"]) == ((), {"sells-data": False}, ("a",))


def test_frameworks_of_ones_own_are_found_beside_the_file_and_other_names_are_checked() -> None:
    config, _ = load(write("conf/policylint.toml", "frameworks = [\n'law.toml', 'gdrp']\n"))
    assert config.values["frameworks"] == (str(Path("conf/law.toml").absolute()), "gdrp")
    (problem,) = unknown_names([config], {"ALL"}, {"gdpr"})
    assert str(problem) == (
        "conf/policylint.toml:2: frameworks: unknown framework 'gdrp' (did you mean 'gdpr'?)"
    )


def test_pairs_of_the_command_line() -> None:
    config, wrong = read_settings(["floor=false", "facts.sells-data=true"], Path.cwd())
    assert (config.values, wrong) == ({"floor": False, "facts": {"sells-data": True}}, [])
    _, (problem,) = read_settings(["fail-level=error"], Path.cwd())
    assert "strings need quotes" in str(problem)


def test_show_is_toml_that_gives_the_same_values_again() -> None:
    text = "ignore = ['a']\nfloor = false\n[severity]\na = 'error'\n[facts]\nestablished-in = ['SE']\n"
    config, _ = load(write("policylint.toml", text))
    shown = shown_for(config, "a.md")
    assert "floor = false  # policylint.toml:2" in shown
    again, wrong = load(write("again.toml", shown))
    assert (again.values, wrong) == (config.values, [])


@pytest.mark.parametrize(
    ("version", "required", "expected"),
    [
        ("0.1.0", ">=0.1,<1", True),
        ("1.0", "<1", False),
        ("1.2.3", "~=1.2", True),
        ("2.0", "~=1.2", False),
        ("1.0.0", "==1", True),
        ("1.0", "!=1.0", False),
        ("1.1", ">1.0.9", True),
        ("1.1.dev3", "<=1.1", True),
    ],
)
def test_version_ranges(version: str, required: str, expected: bool) -> None:
    assert holds(version, required) is expected


def test_whatever_is_configured_is_shown_as_toml_that_gives_it_again() -> None:
    text = (
        "packs = ['house']\nexclude = ['a\"b']\nseverity = { 'grün' = 'error' }\n"
        "[rules.'a b.c']\nyears = 2\n[facts]\noffers-to = ['SE']\n"
    )
    config, wrong = load(write("policylint.toml", text))
    assert wrong == []
    again, wrong = load(write("again.toml", shown_for(config, "a.md")))
    assert wrong == []
    assert again.values.keys() == config.values.keys()
    assert [path for path, _ in again.values["packs"]] == [str(Path("house").absolute())]
    assert (again.values["rules"], again.values["severity"]) == (
        {("a b.c", "years"): 2},
        {"grün": "error"},
    )


def test_a_table_or_a_date_is_no_value_of_an_option() -> None:
    told = problems("[rules.stale-date]\nmonths = 2026-01-01\n[detectors.x]\ny = { z = 1 }\n")
    assert [line.split(": ")[:2] for line in told] == [
        ["policylint.toml:2", "rules.stale-date.months"],
        ["policylint.toml:4", "detectors.x.y"],
    ]
    assert "must be true or false, a number, a string or a list of strings" in told[0]


def test_an_empty_string_is_no_name() -> None:
    assert "must be a string that is not empty" in problems("select = ''\n")[0]
