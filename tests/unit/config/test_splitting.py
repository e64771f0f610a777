"""`[[policy]]`: which files it means, and what can be wrong with it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from policylint.config.effective import policy_of, values_for
from policylint.config.finding import forget
from policylint.config.loading import load, read_settings
from policylint.config.problems import ConfigError
from policylint.config.showing import shown_for
from policylint.config.sources import Sources


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a [b]"
    for name in ("privacy.md", "cookies.md", "eu/de.md", "eu/fr.md", "eu/.hidden.md", "all.policy"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    (folder / "eu" / "de.md.policylint.toml").write_text("")
    monkeypatch.chdir(folder)
    forget()


def problems(text: str) -> list[str]:
    Path("policylint.toml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in load(Path("policylint.toml"))[1]]


def files(listed: str) -> list[str]:
    Path("policylint.toml").write_text(f"[[policy]]\nfiles = {listed}\n", encoding="utf-8")
    config, wrong = load(Path("policylint.toml"))
    assert wrong == []
    return [Path(file).relative_to(Path.cwd()).as_posix() for file in config.get("policy")[0].files]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("'privacy.md'", ["privacy.md"]),
        ("['privacy.md', 'cookies.md']", ["privacy.md", "cookies.md"]),
        ("['cookies.md', '*.md']", ["cookies.md", "privacy.md"]),
        ("['./privacy.md', 'eu/*']", ["privacy.md", "eu/de.md", "eu/fr.md"]),
        ("['privacy.md', '**/[df]?.md']", ["privacy.md", "eu/de.md", "eu/fr.md"]),
    ],
)
def test_names_and_patterns_in_order_each_file_once(listed: str, expected: list[str]) -> None:
    assert files(listed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("policy = 1", "1: policy: must be an array of tables (write [[policy]])"),
        ("[[policy]]\nname = 'x'", "1: policy[0]: lacks files, those that make the policy together"),
        ("[[policy]]\nfiles = ['privacy.md',\n'cookis.md']", "3: policy.files: no such file: cookis.md (did you mean 'cookies.md'?)"),
        ("[[policy]]\nfiles = 'us/*.md'", "2: policy.files: no file matches us/*.md"),
        ("[[policy]]\nfiles = 'eu'", "2: policy.files: eu is a folder (name its files, such as eu/*.md)"),
        ("[[policy]]\nfiles = ['privacy.md', 'all.policy']", "2: policy.files: all.policy is a declaration, which stands alone"),
        (
            "[[policy]]\nfiles = 'privacy.md'\n[[policy]]\nname = 'Two'\nfiles = '*.md'",
            "3: policy.files: privacy.md is part of another policy already (policylint.toml:1)",
        ),
        (
            "[[policy]]\nname = 'One'\nfiles = 'privacy.md'\n[[policy]]\nname = 'One'\nfiles = 'cookies.md'",
            "4: policy.name: another policy is called 'One' (policylint.toml:1)",
        ),
        ("[[policy]]\nfiles = 'privacy.md'\nfail-level = 'error'", "3: policy[0].fail-level: unknown key (it holds for a whole run"),
        ("[[policy]]\nfiles = 'privacy.md'\nnmae = 'x'", "3: policy[0].nmae: unknown key (did you mean 'name'?)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text: str, expected: str) -> None:
    (told,) = problems(text)
    assert told.startswith(f"policylint.toml:{expected}")


def test_values_hold_for_every_file_and_have_the_last_word() -> None:
    text = (
        "frameworks = ['gdpr']\nignore = ['a']\n[[override]]\nfiles = ['*.md']\nframeworks = ['ccpa']\n"
        "[[policy]]\nname = 'Site'\nfiles = ['privacy.md', 'eu/de.md']\nframeworks = ['uk']\nignore = ['b']\n"
        "facts = { sells-data = true }\n"
    )
    assert problems(text) == []
    config, _ = load(Path("policylint.toml"))
    inside, outside = values_for(config, "eu/de.md"), values_for(config, "cookies.md")
    assert (inside["frameworks"], inside["ignore"], "policy" in inside) == (("uk",), ("a", "b"), False)
    assert inside["facts"]
    assert outside["frameworks"] == ("ccpa",)
    assert policy_of(config, "cookies.md") is None
    shown = shown_for(config, "eu/de.md").splitlines()
    assert shown[1:4] == [
        '# part of the policy "Site" (policylint.toml:6):', "#   privacy.md", "#   eu/de.md"
    ]  # fmt: skip


def test_a_file_for_which_another_configuration_is_the_closest_is_no_part() -> None:
    Path("eu/policylint.toml").write_text("floor = false\n")
    Path("policylint.toml").write_text("[[policy]]\nfiles = ['privacy.md', 'eu/de.md']\n")
    with pytest.raises(ConfigError, match=r"another configuration holds for eu/de\.md: eu/policylint\.toml"):
        Sources().config_for("privacy.md")
    assert Sources(named="policylint.toml").config_for("eu/de.md").get("policy")


def test_policies_of_extended_files_count_too_and_must_not_clash() -> None:
    Path("base.toml").write_text("[[policy]]\nfiles = ['privacy.md']\n")
    assert problems("extend = 'base.toml'\n[[policy]]\nfiles = ['cookies.md']\n") == []
    (told,) = problems("extend = 'base.toml'\n[[policy]]\nfiles = ['*.md']\n")
    assert told == (
        "policylint.toml:2: policy.files: privacy.md is part of another policy already (base.toml:1)"
    )


def test_the_command_line_can_say_it_too() -> None:
    config, wrong = read_settings(["policy = [{files = ['privacy.md', 'cookies.md']}]"], Path.cwd())
    assert wrong == []
    assert len(config.get("policy")[0].files) == 2


def test_no_pattern_of_files_takes_long_in_deep_folders() -> None:
    Path("a/" * 60).mkdir(parents=True)
    started = time.process_time()
    assert problems(f"[[policy]]\nfiles = ['{'**/' * 40}privacy.md']\n") == []
    (told,) = problems(f"[[policy]]\nfiles = ['{'a/**/' * 12}x.md']\n")
    assert "no file matches" in told
    (told,) = problems(f"[[policy]]\nfiles = ['{'*/' * 2100}x.md']\n")
    assert "a pattern of more than 4,000 characters" in told
    for name in ("a" * 300, "a/" * 3000):
        (told,) = problems(f"[[policy]]\nfiles = ['{name}']\n")
        assert told.startswith("policylint.toml:2: policy.files: no such file: ")
    assert time.process_time() - started < 1
