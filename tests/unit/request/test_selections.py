"""What is selected for each file: by the settings, by the configuration, and by what a policy itself names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from policylint.config.problems import ConfigError
from policylint.config.sources import Sources
from policylint.decisions import Settings, UnknownNameError
from policylint.frameworks.problems import FrameworkError
from policylint.host import Parts, load_parts
from policylint.inputs import STDIN
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.request import selections
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.request.selections import Selections, selected, validate_configs, with_framework_files
from policylint.testing import policy_of

TODAY = date(2026, 11, 27)
HOUSE = (
    'name = "house"\ntitle = "House"\nurl = "https://house.example"\nchecked = "2026-11-27"\n'
    '[[requirement]]\nid = "dnt"\ntopic = "dnt"\nseverity = "error"\nsection = "§ 1"\n'
    '[[requirement]]\nid = "gpc"\ntopic = "gpc"\nseverity = "error"\nsection = "§ 2"\nsince = "2027-01-01"\n'
)


@pytest.fixture
def parts() -> Parts:
    return load_parts(("rules", "frameworks", "reporters"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(here: Path, parts: Parts, config: str, asked: Asked | None = None) -> Selections:
    (here / "policylint.toml").write_text(config, encoding="utf-8")
    return Selections(Request((), TODAY), Settings(), parts, Plan(asked or Asked(), Sources()))


def names(found: Selections, path: str) -> set[str]:
    return {rule.info.name for rule in found.of(path)[1].rules}


def declaring(*frameworks: str) -> Policy:
    text = f'policy "Acme" {{\n  frameworks {", ".join(frameworks)}\n}}\n' if frameworks else "# Privacy\n"
    return policy_of(text, path="p.policy" if frameworks else "p.md")


def test_without_a_plan_the_settings_hold_for_every_file(parts: Parts) -> None:
    settings = Settings(select=("retention-vague",), frameworks=("gdpr",))
    request = Request((), TODAY, facts={"established-in": ("SE",)}, templates=("jinja",))
    found = Selections(request, settings, parts, None)
    found.prepare(["a.md"])
    (applied, one), (_, other) = found.of("a.md"), found.of("b.html")
    assert one is other
    assert (applied.settings, applied.facts, applied.templates) == (
        settings,
        request.facts,
        request.templates,
    )
    assert [rule.info.name for rule in one.rules] == ["retention-vague"]
    assert [framework.name for framework in one.frameworks] == ["floor", "gdpr"]
    assert found.used() == [one]


def test_what_is_unknown_is_told_before_anything_is_read(parts: Parts) -> None:
    parts.failures.append(Failure("plugin acme", "cannot be imported"))
    with pytest.raises(UnknownNameError, match=r"nosuch.*; plugin acme: cannot be imported"):
        Selections(Request((), TODAY), Settings(frameworks=("nosuch",)), parts, None).prepare([])


def test_files_that_the_configuration_treats_alike_share_a_selection(here: Path, parts: Parts) -> None:
    config = 'frameworks = ["ccpa"]\n[per-file-ignores]\n"b.md" = ["retention-vague"]\n'
    found = configured(here, parts, config)
    found.prepare(["a.md", "b.md", "c.md"])
    assert found.of("a.md")[1] is found.of("c.md")[1]
    assert names(found, "a.md") - names(found, "b.md") == {"retention-vague"}
    assert len(found.used()) == 2


def test_standard_input_goes_by_the_name_it_is_given(here: Path, parts: Parts) -> None:
    found = configured(here, parts, '[per-file-ignores]\n"given.md" = ["retention-vague"]\n')
    found.request = Request((STDIN,), TODAY, stdin_name="given.md")
    found.prepare([STDIN])
    assert sorted("retention-vague" in {rule.info.name for rule in one.rules} for one in found.used()) == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ('frameworks = ["nosuch"]\n', "nosuch"),
        ('ignore = ["nosuch-rule"]\n', "nosuch-rule"),
        ("[rules.retention-vague]\nnosuch = 1\n", "nosuch"),
        ("nosuch = 1\n", "nosuch"),
    ],
)
def test_what_is_wrong_in_a_configuration_is_told_first(
    here: Path, parts: Parts, config: str, told: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        configured(here, parts, config).prepare(["a.md"])
    assert any(told in str(problem) for problem in caught.value.problems)


def test_of_a_split_policy_each_rule_runs_that_runs_in_any_of_its_files(here: Path, parts: Parts) -> None:
    config = 'frameworks = ["gdpr"]\n[per-file-ignores]\n"a.md" = ["retention-vague"]\n"b.md" = ["stale-date", "retention-vague"]\n"c.md" = ["stale-date"]\n'
    found = configured(here, parts, config)
    found.prepare(["a.md", "b.md", "c.md"])
    selection, left_out = found.joined(["a.md", "b.md", "c.md"])
    assert left_out == {
        "a.md": {"retention-vague"},
        "b.md": {"retention-vague", "stale-date"},
        "c.md": {"stale-date"},
    }
    ran = [rule.info.name for rule in selection.rules]
    assert {"retention-vague", "stale-date"} <= set(ran)
    assert ran == [rule.info.name for rule in parts.rules if rule.info.name in set(ran)]
    assert selection.frameworks == found.of("a.md")[1].frameworks
    assert found.joined(["a.md"]) == (found.of("a.md")[1], {})


def test_rules_named_outright_in_any_file_of_a_split_policy_are(here: Path, parts: Parts) -> None:
    found = configured(here, parts, "", Asked(extend_select=("dnt-missing",)))
    found.prepare(["a.md", "b.md"])
    assert found.joined(["a.md", "b.md"])[0].named == {"dnt-missing"}


def test_a_policy_is_held_against_the_frameworks_it_names(parts: Parts) -> None:
    found = Selections(Request((), TODAY), Settings(), parts, None)
    selection, failures = found.with_own_frameworks(
        declaring("gdpr", "nosuch"), Settings(), found.of("p.policy")[1]
    )
    assert [framework.name for framework in selection.frameworks] == ["floor", "gdpr"]
    (failure,) = failures
    assert (failure.what, failure.path) == ("input", "p.policy:2:20")
    assert "nosuch" in failure.message


@pytest.mark.parametrize(
    ("declared", "asked"), [((), ()), ((), ("gdpr",)), (("gdpr",), ("ccpa",)), (("nosuch",), ("ccpa",))]
)
def test_flags_and_configuration_go_before_what_a_policy_names(
    parts: Parts, declared: Sequence[str], asked: tuple[str, ...]
) -> None:
    settings = Settings(frameworks=asked)
    found = Selections(Request((), TODAY), settings, parts, None)
    before = found.of("p")[1]
    assert found.with_own_frameworks(declaring(*declared), settings, before) == (before, [])


@pytest.mark.parametrize(("day", "kept"), [(date(2026, 12, 31), ["dnt"]), (date(2027, 1, 1), ["dnt", "gpc"])])
def test_frameworks_stand_as_on_the_day_of_the_law(
    here: Path, parts: Parts, day: date, kept: list[str]
) -> None:
    (here / "house.toml").write_text(HOUSE, encoding="utf-8")
    settings = Settings(frameworks=with_framework_files(("./house.toml",), parts))
    one = selected(Request((), TODAY, as_of=day), settings, parts)
    assert [need.id for need in one.frameworks[-1].requirements] == kept


def test_a_framework_file_is_loaded_once_by_whatever_path(here: Path, parts: Parts) -> None:
    (here / "house.toml").write_text(HOUSE, encoding="utf-8")
    (here / "link.toml").symlink_to("house.toml")
    before = len(parts.frameworks)
    given = with_framework_files(("gdpr", "./house.toml", str(here / "house.toml"), "./link.toml"), parts)
    assert given == ("gdpr", "house", "house", "house")
    (here / "house.toml").unlink()
    assert with_framework_files(("./house.toml",), parts) == ("house",)
    assert len(parts.frameworks) == before + 1


def test_frameworks_of_a_configuration_may_be_files(here: Path, parts: Parts) -> None:
    (here / "house.toml").write_text(HOUSE, encoding="utf-8")
    found = configured(here, parts, 'frameworks = ["house.toml"]\n')
    found.prepare(["a.md"])
    applied, selection = found.of("a.md")
    assert applied.settings.frameworks == ("house",)
    assert [framework.name for framework in selection.frameworks] == ["floor", "house"]


def test_a_framework_file_that_is_wrong_or_missing_is_named(here: Path, parts: Parts) -> None:
    (here / "bad.toml").write_text("name = 1\n", encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"bad\.toml"):
        with_framework_files(("./bad.toml", "./nosuch.toml"), parts)
    assert parts.framework_files == {}


def test_configurations_are_validated_all_of_them(here: Path) -> None:
    (here / "good.toml").write_text('frameworks = ["gdpr"]\nignore = ["stale-date"]\n', encoding="utf-8")
    (here / "typo.toml").write_text("selct = []\n", encoding="utf-8")
    (here / "name.toml").write_text('ignore = ["nosuch-rule"]\n', encoding="utf-8")
    assert validate_configs(["good.toml"]) == []
    with pytest.raises(ConfigError) as caught:
        validate_configs(["typo.toml", "good.toml", "name.toml"])
    told = " ".join(map(str, caught.value.problems))
    assert [name in told for name in ("selct", "nosuch-rule", "good.toml")] == [True, True, False]


def test_plugins_that_do_not_load_are_told_once(here: Path, parts: Parts) -> None:
    (here / "good.toml").write_text("", encoding="utf-8")
    parts.failures.append(Failure("plugin acme", "cannot be imported"))
    with mock.patch("policylint.host.load_parts", return_value=parts):
        assert validate_configs(["good.toml", "good.toml"]) == parts.failures


def test_what_a_run_found_is_kept_by_settings(parts: Parts) -> None:
    with mock.patch.object(selections, "selected", wraps=selected) as resolving:
        found = Selections(Request((), TODAY), Settings(), parts, None)
        found.prepare([])
        found.of("a.md"), found.of("b.md")
        assert found.held_against(Settings(), ["gdpr"]) is found.held_against(Settings(), ["gdpr"])
    assert resolving.call_count == len(found.used()) == 2
