from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from policylint.run_record import (
    ConfigurationRecord,
    InputRecord,
    RulesRecord,
    RunRecord,
    SettingsRecord,
    ToolRecord,
)
from policylint.verification import reported
from policylint.verification.reported import ReportError, read_report

SHA = "0" * 64
MAIN, PART = InputRecord("p.md", SHA, 1, part_of="p.md"), InputRecord("q.md", SHA, 1, part_of="p.md")
RECORD = RunRecord(
    ToolRecord("0.1.0", SHA), (), (), RulesRecord(), (), (), "2026-01-02", "2026-01-03", None, True,
    ConfigurationRecord("none"), (SettingsRecord(),), (MAIN, PART),
)  # fmt: skip
FINDING = {"rule": "r", "path": "p.md", "message": "m", "severity": "info", "fingerprint": "f", "line": 1, "column": 1}  # fmt: skip


def written(record: RunRecord = RECORD, encoding: str = "utf-8", **more: Any) -> bytes:
    content = {"schema_version": 1, "diagnostics": [FINDING], "coverage": [], "run": asdict(record), **more}
    return json.dumps(content).encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_report_is_read_as_shells_write_it(encoding: str) -> None:
    found = read_report(written(encoding=encoding), "r.json")
    assert (found.record, found.findings, found.coverage, found.suppressed) == (RECORD, (FINDING,), (), None)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (replace(RECORD, today="2026-13-01"), "run.today: must be a date"),
        (replace(RECORD, as_of="yesterday"), "run.as_of: must be a date"),
        (replace(RECORD, settings=()), "run.inputs[0].settings: there are 0 settings"),
        (replace(RECORD, inputs=(replace(MAIN, settings=-1),)), "run.inputs[0].settings: there are 1 settings"),
        (replace(RECORD, inputs=(PART,)), "run.inputs[0].part_of: must be the path of the main file"),
        (replace(RECORD, inputs=(MAIN, PART, PART)), "run.inputs[2].path: is no path of an input"),
        (replace(RECORD, inputs=(replace(MAIN, path="a\0b"),)), "run.inputs[0].path: is no path of an input"),
        (replace(RECORD, inputs=(InputRecord("-", SHA, 1),)), "run.inputs[0].path: is no path of an input"),
        (
            replace(RECORD, inputs=(InputRecord("a", SHA, 1, stdin=True), InputRecord("b", SHA, 1, stdin=True))),
            "run.inputs: standard input is read once",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_its_place(record: RunRecord, told: str) -> None:
    with pytest.raises(ReportError) as error:
        read_report(written(record), "r.json")
    assert str(error.value).startswith(f"r.json: {told}")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"diagnostics": {}}, "diagnostics: must be a list"),
        ({"diagnostics": [1]}, "diagnostics[0]: must be an object"),
        ({"diagnostics": [{**FINDING, "line": "1"}]}, "diagnostics[0].line: must be a whole number"),
        ({"suppressed": [{**FINDING, "rule": None}]}, "suppressed[0].rule: must be a string"),
        ({"coverage": [{}]}, "coverage[0].path: must be a string"),
        ({"schema_version": True}, "has schema version True"),
        ({"failures": [{"what": "rule x"}]}, "tells of a run that did not run properly"),
    ],
)
def test_findings_must_be_findings(more: dict[str, Any], told: str) -> None:
    with pytest.raises(ReportError) as error:
        read_report(written(**more), "r.json")
    assert str(error.value).startswith(f"r.json: {told}")


def test_a_report_of_any_size_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reported, "LARGEST", 1 << 20)
    with pytest.raises(ReportError, match=r"r\.json: is larger than 1 MiB"):
        read_report(b" " * ((1 << 20) + 1), "r.json")


def test_a_number_of_a_million_digits_is_no_traceback() -> None:
    with pytest.raises(ReportError):
        read_report(b'{"schema_version": ' + b"1" * 1_000_000 + b"}", "r.json")
