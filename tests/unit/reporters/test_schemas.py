"""Every format for machines keeps to its schema: on reports made by hand, and on a real run over difficult files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema

from policylint.baselines.baseline import baseline_of, without_known
from policylint.decisions import Settings
from policylint.host import load_parts
from policylint.reporter import Report, Style
from policylint.reporters import policylint_reporters
from policylint.request.loading import Request
from policylint.running.run import check

HERE = Path(__file__).parent / "schemas"
REPORTERS = {reporter.name: reporter for reporter in policylint_reporters()}
OWN = json.loads(files("policylint.reporters").joinpath("report.schema.json").read_text(encoding="utf-8"))
JSON_SCHEMAS: dict[str, dict[str, Any]] = {
    "json": OWN,
    "jsonl": {"$ref": "#/$defs/diagnostic", "$defs": OWN["$defs"]},
    "gitlab": json.loads((HERE / "gitlab.schema.json").read_text(encoding="utf-8")),
    "rdjson": json.loads((HERE / "rdjson.schema.json").read_text(encoding="utf-8")),
    "sarif": json.loads((HERE / "sarif.schema.json").read_text(encoding="utf-8")),
}
ODD = "\u202eesrever\u202c 👩‍👩‍👧 \x1b[31mred\x1b[0m ]]> <script>alert(1)</script> ::error::x %0A =HYPERLINK(1) \x00 \ufffe"
FILES = {
    "shop/privacy.md": "# Privacy policy\n\nWe collect your name. We never sell your data. We sell your data to "
    "partners.\n\nWe keep it for [PERIOD].\n\nWe collect the following:\n\n#### Cookies\n\n"
    "<!-- policylint: ignore[placeholder-text] because it is filled in on the day -->\nWe use cookies until [DATE].\n",
    "shop/odd ü#.md": f"# Privacy policy\n\nWe collect {ODD} and your [NAME].\n\n##### {ODD}\n\nWe share {ODD}.\n",
    "välkommen.txt": "Integritetspolicy\r\n\r\nVi samlar in ditt namn och din e-postadress när du handlar hos oss.\r\n",
    "empty.md": "",
}


@pytest.fixture(scope="module")
def rich() -> Report:
    """Several files and laws, fixes, related places, absences, suppressions of two kinds, a failure, odd characters."""
    contents = {path: text.encode("utf-8") for path, text in FILES.items()}
    request = Request((*contents, "gone.md"), date(2026, 11, 22), contents=contents, show_suppressed=True)
    report = check(
        request, Settings(select=("ALL",), frameworks=("gdpr", "ccpa"), preview=True), load_parts()
    )
    known = baseline_of([one for one in report.diagnostics if one.rule == "dnt-missing"], report.root)
    report, _ = without_known(report, known)
    return report


def test_the_run_has_all_that_formats_must_show(rich: Report) -> None:
    findings = [one.finding for one in rich.diagnostics]
    assert {one.severity for one in rich.diagnostics} == {"error", "warning", "info"}
    assert {one.kind for one in rich.suppressed} == {"inline", "baseline"}
    assert any(finding.related for finding in findings)
    assert {finding.fix.applicability for finding in findings if finding.fix} >= {"unsafe", "display"}
    assert any(coverage.reason for _, coverage in rich.coverage)
    assert {one.path for one in rich.failures} >= {"gone.md"}
    assert {one.confidence for one in rich.diagnostics} >= {"certain", "likely"}


@pytest.mark.parametrize("name", JSON_SCHEMAS)
@pytest.mark.parametrize("shown", [True, False])
def test_json_of_a_real_run(rich: Report, name: str, shown: bool) -> None:
    text = REPORTERS[name].render(replace(rich, show_suppressed=shown), Style())
    validator = jsonschema.validators.validator_for(JSON_SCHEMAS[name])(JSON_SCHEMAS[name])
    for one in text.splitlines() if name == "jsonl" else [text]:
        validator.validate(json.loads(one))


@pytest.mark.parametrize("name", ["json", "jsonl", "gitlab", "rdjson"])
@pytest.mark.parametrize("report", ["none", "one", "shop", "world", "many", "failed", "silent"])
def test_json_of_reports_made_by_hand(reports: dict[str, Report], name: str, report: str) -> None:
    validator = jsonschema.Draft202012Validator(JSON_SCHEMAS[name])
    text = REPORTERS[name].render(reports[report], Style())
    for one in text.splitlines() if name == "jsonl" else [text]:
        validator.validate(json.loads(one))


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml(rich: Report, reports: dict[str, Report], name: str) -> None:
    schema = xmlschema.XMLSchema10(str(HERE / f"{name}.xsd"))
    for report in (rich, *reports.values()):
        schema.validate(REPORTERS[name].render(report, Style()))


def test_sarif_has_the_fixes_that_may_be_applied_and_no_other(rich: Report) -> None:
    [run] = json.loads(REPORTERS["sarif"].render(rich, Style()))["runs"]
    fixable = [
        one for one in rich.diagnostics if one.finding.fix and one.finding.fix.applicability != "display"
    ]
    fixes = [result["fixes"] for result in run["results"] if "fixes" in result]
    assert len(fixes) == len(fixable) > 0
    [first], diagnostic = fixes[0], fixable[0]
    assert diagnostic.finding.fix is not None
    start = diagnostic.source.position(diagnostic.finding.fix.edits[0].span.start)
    region = first["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert (region["startLine"], region["startColumn"]) == (start.line, start.column)


def test_sarif_rules_name_the_laws_that_ask_for_them(rich: Report) -> None:
    [run] = json.loads(REPORTERS["sarif"].render(rich, Style()))["runs"]
    [rule] = [one for one in run["tool"]["driver"]["rules"] if one["id"] == "retention-missing"]
    assert "GDPR" in {citation["framework"] for citation in rule["properties"]["citations"]}
    assert rule["helpUri"].startswith("https://")
