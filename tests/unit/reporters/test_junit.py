"""What build services make of the format `junit`: which cases fail, which are skipped, which pass."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

import pytest

from policylint.coverage import Coverage
from policylint.diagnostics import Diagnostic, Finding, Severity
from policylint.reporter import Failure, Report, Style
from policylint.reporters.junit import render
from policylint.source import Source, Span

READ = Coverage("en", True, True, 4, 2)
SOURCE = Source("p.md", "We sell tea.\n")


def suite(levels: Sequence[Severity], *failures: Failure) -> tuple[ET.Element, ET.Element]:
    found = tuple(
        Diagnostic("tea-named", level, Finding("tea is named", Span(8, 11), help="write “cha”"), SOURCE)
        for level in levels
    )
    root = ET.fromstring(render(Report(found, (("p.md", READ),), failures), Style()))
    [only] = root
    return root, only


def outcomes(only: ET.Element) -> list[tuple[str, str]]:
    return [
        (part.tag, part.get("type", "")) for case in only for part in (list(case) or [ET.Element("passed")])
    ]


@pytest.mark.parametrize(
    ("levels", "expected", "failures"),
    [
        (["error", "info", "warning"], [("failure", "error"), ("skipped", "info"), ("failure", "warning")], "2"),
        (["info", "info"], [("passed", ""), ("skipped", "info"), ("skipped", "info")], "0"),
        (["warning"], [("failure", "warning")], "1"),
        ([], [("passed", "")], "0"),
    ],
)  # fmt: skip
def test_info_fails_no_build(levels: list[Severity], expected: list[tuple[str, str]], failures: str) -> None:
    root, only = suite(levels)
    assert outcomes(only) == expected
    assert root.get("failures") == only.get("failures") == failures
    assert root.get("tests") == only.get("tests") == str(len(expected))
    assert only.get("skipped") == (str(levels.count("info")) if "info" in levels else None)


def test_a_skipped_case_says_all_that_a_failed_one_says() -> None:
    (_, failed), (_, skipped) = suite(["error"]), suite(["info"])
    failure, info = failed.find("testcase/failure"), skipped.find("testcase/skipped")
    assert failure is not None
    assert info is not None
    assert (info.get("message"), info.text) == (failure.get("message"), failure.text)
    assert info.text == "p.md:1:9 write “cha”"


def test_what_did_not_run_is_an_error_beside_them() -> None:
    root, only = suite(["info"], Failure("rule tea", "ValueError: x", "p.md"))
    assert outcomes(only) == [("passed", ""), ("skipped", "info"), ("error", "failure")]
    assert (root.get("errors"), root.get("tests")) == ("1", "3")
