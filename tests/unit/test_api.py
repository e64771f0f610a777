"""The Python API: what a program that uses policylint may rely on."""

from __future__ import annotations

import inspect
import json
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import policylint
from policylint import Linter, api

TODAY = date(2026, 11, 27)
POLICY = """# Privacy policy

We collect your name and keep it for two years. TBD

<!-- policylint: ignore[placeholder-text] because it is written later -->
TBD
"""


def test_importing_it_loads_nothing() -> None:
    code = "import sys, policylint; print(*[m for m in sys.modules if m.startswith('policylint')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["policylint"]


def test_every_public_name_is_there_and_nothing_else() -> None:
    assert all(getattr(policylint, name) is not None for name in policylint.__all__)
    assert set(policylint.__all__) <= set(dir(policylint))
    assert set(api.__all__) <= set(policylint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'chekc_text'"):
        policylint.chekc_text  # noqa: B018


def test_a_diagnostic_says_where_what_and_who_asks_for_it() -> None:
    report = policylint.check_text(POLICY, path="en/privacy.md", frameworks=["gdpr"], today=TODAY)
    (found,) = [one for one in report.diagnostics if one.rule == "placeholder-text"]
    assert (found.path, found.line, found.column, found.end_line, found.end_column) == (
        "en/privacy.md", 3, 49, 3, 52,
    )  # fmt: skip
    assert (found.text, found.severity) == ("TBD", "error")
    assert found.message
    missing = next(one for one in report.diagnostics if one.rule == "rights-access-missing")
    assert {one.framework for one in missing.citations} == {"GDPR"}
    assert report.failures == ()
    assert report.frameworks == ("floor", "gdpr")


def test_comments_suppress_and_can_be_set_aside() -> None:
    def found(linter: Linter) -> int:
        return len(linter.check_text(POLICY).diagnostics)

    assert found(Linter(select=["placeholder-text"])) == 1
    assert found(Linter(select="placeholder-text", suppressions=False)) == 2


def test_a_text_is_checked_as_its_file_is(tmp_path: Path) -> None:
    file = tmp_path / "privacy.md"
    file.write_text(POLICY, encoding="utf-8")
    asked: dict[str, Any] = {"frameworks": ["ccpa"], "ignore": ["quality"], "today": TODAY}
    of_text = policylint.check_text(POLICY, path=str(file), **asked)
    assert of_text == policylint.check_paths(file, **asked)
    assert of_text == policylint.check_paths([tmp_path], **asked)
    assert of_text.diagnostics


def test_what_cannot_be_read_is_a_failure_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_text(POLICY, encoding="utf-8")
    report = policylint.check_paths([tmp_path / "privacy.md", tmp_path / "pirvacy.md"])
    assert report.diagnostics
    assert [one.path for one in report.failures] == [str(tmp_path / "pirvacy.md")]


def test_configuration_holds_only_where_it_is_asked_for(tmp_path: Path) -> None:
    policy = tmp_path / "privacy.md"
    policy.write_text(POLICY, encoding="utf-8")
    config = tmp_path / "policylint.toml"
    config.write_text('select = ["placeholder-text"]\n', encoding="utf-8")
    rules = {one.rule for one in policylint.check_paths(policy).diagnostics}
    assert rules > {"placeholder-text"}
    for asked in ({"discover_config": True}, {"config": config}):
        assert {one.rule for one in policylint.check_paths(policy, **asked).diagnostics} == {  # type: ignore[arg-type]
            "placeholder-text"
        }
    by_text = Linter(discover_config=True).check_text(POLICY, path=str(policy))
    assert {one.rule for one in by_text.diagnostics} == {"placeholder-text"}


def test_a_file_beside_a_text_counts_only_with_discover_config(tmp_path: Path) -> None:
    policy = tmp_path / "privacy.md"
    (tmp_path / "privacy.md.policylint.toml").write_text(
        '[[ignore]]\nrule = "placeholder-text"\n', encoding="utf-8"
    )
    plain, project = (
        Linter(select="placeholder-text"),
        Linter(select="placeholder-text", discover_config=True),
    )
    assert len(plain.check_text(POLICY, path=str(policy)).diagnostics) == 1
    assert len(project.check_text(POLICY, path=str(policy)).diagnostics) == 0


def test_disclosures_come_in_order_with_their_attributes() -> None:
    found = policylint.disclosures(POLICY)
    assert [one.topic for one in found] == ["collection.data-categories", "retention.period"]
    (period,) = policylint.disclosures(POLICY, topic="retention")
    assert period.values("period") == ("P2Y",)
    assert POLICY[period.span.start : period.span.end].endswith("two years.")


def test_an_assessment_has_a_state_for_each_requirement() -> None:
    states = {one.requirement.id: one for one in policylint.assess(POLICY, frameworks="gdpr").states}
    assert states["retention"].state == "met"
    assert states["retention"].disclosures[0].topic == "retention.period"
    assert states["access"].state == "missing"


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"frameworks": ["gdrp"]}, policylint.UnknownNameError, "did you mean 'gdpr'"),
        ({"select": ["retention-mising"]}, policylint.UnknownNameError, "did you mean 'retention-missing'"),
        ({"facts": {"sells-data": "perhaps"}}, policylint.FactError, "neither yes nor no"),
        ({"format": "papyrus"}, ValueError, "unknown format 'papyrus'"),
        ({"config": "nowhere.toml"}, ValueError, "no such configuration file"),
        ({"packs": ["nowhere"]}, policylint.ConfigError, "nowhere"),
        ({"frameworks": ["./nowhere.toml"]}, policylint.FrameworkError, "nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_at_once(
    asked: dict[str, Any], error: type[ValueError], message: str
) -> None:
    assert issubclass(error, ValueError)
    with pytest.raises(error, match=message):
        Linter(**asked)


def test_facts_and_the_date_of_the_law_decide_what_is_asked_for() -> None:
    def missing(**asked: Any) -> set[str]:
        report = policylint.check_text(POLICY, frameworks=["gdpr"], today=TODAY, **asked)
        return {one.rule for one in report.diagnostics}

    assert "dpo-contact-missing" in missing(facts={"has-dpo": True})
    assert "dpo-contact-missing" not in missing(facts={"has-dpo": "no"})


def test_a_linter_sees_a_new_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> date:
            return date(2031, 1, 1)

    linter = Linter(select="stale-date")
    text = "# Privacy policy\n\nLast updated: 2026-11-01. We collect your name.\n"
    assert not linter.check_text(text).diagnostics
    monkeypatch.setattr("policylint.linter.date", Later)
    assert [one.text for one in linter.check_text(text).diagnostics] == ["2026-11-01"]


def test_offsets_count_the_code_points_of_the_text_that_was_given() -> None:
    text = "\ufeff# Privacy policy 😀\r\n\r\n\ud800 TBD\r\n"
    (found,) = policylint.check_text(text, select=["placeholder-text"]).diagnostics
    assert text[found.finding.span.start : found.finding.span.end] == found.text == "TBD"


def test_threads_get_what_one_thread_gets() -> None:
    linter = Linter(frameworks=["gdpr"], today=TODAY)
    texts = [POLICY.replace("two years", f"{number} months") for number in range(2, 14)]
    expected = [linter.check_text(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(linter.check_text, texts)) == expected


def test_a_broken_detector_is_a_failure_of_the_report_and_an_error_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_tea.py").write_text(
        "from policylint.hookspecs import hookimpl\n"
        "class Tea:\n"
        "    name, topics = 'tea', frozenset({'retention'})\n"
        "    def detect(self, document, passages):\n"
        "        raise OSError('dry')\n"
        "@hookimpl\n"
        "def policylint_detectors():\n"
        "    return [Tea()]\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    linter = Linter(plugins=["broken_tea"])
    (failure,) = linter.check_text(POLICY).failures
    assert (failure.what, failure.message) == ("detector tea (plugin broken_tea)", "OSError: dry")
    for method in (linter.disclosures, linter.assess):
        with pytest.raises(policylint.IncompleteError, match="OSError: dry") as raised:
            method(POLICY)
        assert raised.value.failures[0].what == "detector tea (plugin broken_tea)"


def test_a_plugin_that_does_not_load_is_among_the_failures() -> None:
    linter = Linter(plugins=["no_such_plugin_at_all"])
    assert [one.what for one in linter.failures] == ["plugin no_such_plugin_at_all"]
    assert linter.check_text(POLICY).failures == linter.failures


def test_the_functions_take_what_a_linter_takes() -> None:
    known = inspect.signature(Linter).parameters
    for function in (api.check_text, api.check_paths, api.assess):
        own = {"text", "path", "paths"}
        for name, parameter in inspect.signature(function).parameters.items():
            if name not in own:
                assert (parameter.default, parameter.annotation) == (
                    known[name].default,
                    known[name].annotation,
                )


def test_what_comes_back_can_be_pickled() -> None:
    linter = Linter(frameworks=["gdpr"], today=TODAY)
    for result in (linter.check_text(POLICY), linter.disclosures(POLICY), linter.assess(POLICY)):
        assert pickle.loads(pickle.dumps(result)) == result


def test_a_report_in_any_format() -> None:
    report = policylint.check_text(POLICY, select="placeholder-text")
    assert policylint.render(report).startswith("policy.md:3:49: error placeholder-text")
    assert len(json.loads(policylint.render(report, "json"))["diagnostics"]) == 1
    with pytest.raises(ValueError, match="unknown output format 'papyrus'; known: "):
        policylint.render(report, "papyrus")


def test_a_configuration_that_was_written_meanwhile_is_found_by_the_next_linter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def rules() -> set[str]:
        linter = Linter(discover_config=True)
        return {
            found.rule for found in linter.check_text("# Privacy policy\n\nTBD\n", path="a.md").diagnostics
        }

    assert "placeholder-text" in rules()
    Path("policylint.toml").write_text('ignore = ["placeholder-text"]\n', encoding="utf-8")
    assert "placeholder-text" not in rules()
