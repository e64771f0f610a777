from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, replace

import pytest

from policylint.reporter import Report, Style
from policylint.reporters import policylint_reporters
from policylint.run_record import ConfigurationRecord, RulesRecord, RunRecord, ToolRecord


def test_formats_and_which_are_for_machines():
    assert {reporter.name: reporter.machine for reporter in policylint_reporters()} == {
        "full": False,
        "concise": False,
        "json": True,
        "jsonl": True,
        "github": True,
        "sarif": True,
        "grouped": False,
        "gitlab": True,
        "junit": True,
        "rdjson": True,
        "checkstyle": True,
        "markdown": True,
        "html": True,
    }


def test_formats_are_imported_when_used(unmeasured):
    code = (
        "import sys, policylint.reporters as r; r.policylint_reporters();"
        "print([m for m in sys.modules if m.startswith('policylint.reporters.')], 'json' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=unmeasured, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[] False"


@pytest.mark.parametrize("name", ["full", "concise", "jsonl", "github"])
def test_no_findings_no_output(name):
    reporter = next(reporter for reporter in policylint_reporters() if reporter.name == name)
    assert reporter.render(Report(()), Style()) == ""


def test_json_shape(reports):
    reporter = next(reporter for reporter in policylint_reporters() if reporter.name == "json")
    plain = json.loads(reporter.render(reports["shop"], Style()))
    assert list(plain) == ["schema_version", "diagnostics", "coverage"]
    failed = json.loads(reporter.render(reports["failed"], Style()))
    assert [(one["what"], one["path"]) for one in failed["failures"]] == [
        ("rule retention-missing", "shop/privacy.md"),
        ("plugin acme 1.0", None),
    ]


def test_only_a_format_that_shows_the_record_asks_for_one(reports):
    assert [one.name for one in policylint_reporters() if getattr(one, "shows_record", False)] == ["json"]
    record = RunRecord(
        ToolRecord("0.1.0", "0" * 64), (), (), RulesRecord(("x",), "1" * 64), (), (), "2026-01-02", "2026-01-02", None,
        True, ConfigurationRecord("none"), (), (),
    )  # fmt: skip
    reporters = {one.name: one for one in policylint_reporters()}
    told = replace(reports["shop"], record=record)
    shown = json.loads(reporters["json"].render(told, Style()))
    assert list(shown) == ["schema_version", "diagnostics", "coverage", "run"]
    assert shown["run"] == json.loads(json.dumps(asdict(record)))
    for name, reporter in reporters.items():
        if name != "json":
            assert reporter.render(told, Style()) == reporter.render(reports["shop"], Style())
