"""Whatever was asked for, a run that is done again at once is the same, and a report read back is what was written."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policylint.config.sources import Sources
from policylint.frameworks import builtin_frameworks
from policylint.law.facts import read_facts
from policylint.reporter import Style
from policylint.reporters.json_document import render
from policylint.request.loading import Request
from policylint.request.plan import Asked, Plan
from policylint.rules import builtin_rules
from policylint.running.session import Session, open_session
from policylint.verification.reported import ReportError, read_report
from policylint.verification.verifying import verify

PARTS = (
    "# Privacy policy\n\n",
    "Last updated: 1 May 2020\n\n",
    "We collect your name and e-mail address.\n\n",
    "We do not share your data. We share your address with couriers.\n\n",
    "We keep it for ⟨seven⟩ years\r\n\r\n",
    "#### Cookies\n\n- \n- two cookies [here](#nowhere)\n\n",
    "<!-- policylint: ignore[stale-date] because it is old -->\n",
    "Ärger 🍪 by using this site you consent to everything.\n\n",
)
RULES = sorted(rule.info.name for rule in builtin_rules())
SELECTORS = st.lists(st.sampled_from([*RULES, "ALL", "missing", "quality", "gdpr"]), max_size=3, unique=True).map(tuple)  # fmt: skip
ASKED = st.builds(
    Asked,
    select=SELECTORS,
    extend_select=SELECTORS,
    ignore=SELECTORS,
    frameworks=st.lists(st.sampled_from([one.name for one in builtin_frameworks()][1:]), max_size=2, unique=True).map(tuple),
    floor=st.none() | st.booleans(),
    preview=st.none() | st.booleans(),
    min_severity=st.sampled_from([None, "error", "warning"]),
    min_confidence=st.sampled_from([None, "certain", "likely"]),
    facts=st.sampled_from([{}, read_facts({"sells-data": "no", "established-in": "SE,US-CA"})]),
)  # fmt: skip
FILES = st.dictionaries(
    st.sampled_from(["a.md", "b.txt", "ü b.html", "c/d.md", "e.policy"]),
    st.lists(st.sampled_from(PARTS), max_size=5).map("".join),
    min_size=1,
    max_size=3,
)


def session_of(asked: Asked, today: date, **more: object) -> Session:
    request = replace(Request((), today), **more)  # type: ignore[arg-type]
    return open_session(Plan(asked, Sources(isolated=True)), request)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(ASKED, FILES, st.dates(date(2019, 1, 1), date(2030, 1, 1)), st.booleans(), st.booleans())
def test_a_run_that_is_done_again_is_the_same(
    asked: Asked, files: dict[str, str], today: date, inline: bool, shown: bool
) -> None:
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for name, text in files.items():
                Path(name).parent.mkdir(exist_ok=True)
                Path(name).write_bytes(text.encode("utf-8"))
            session = session_of(asked, today, inline=inline, show_suppressed=shown, recorded=True)
            report = session.check(list(files))
            assert not report.failures
            reported = read_report(render(report, Style()).encode("ascii"), "report.json")
            assert reported.record == report.record
            verified = verify(reported, session_of(Asked(), date(2000, 1, 1)), ".")
        finally:
            os.chdir(here)
    assert (verified.problem, verified.failures, verified.differences) == ("", (), ())
    assert (verified.findings, verified.policies) == (len(report.diagnostics), len(files))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_bytes_that_are_no_report_are_told(data: bytes) -> None:
    with pytest.raises(ReportError, match=r"\Areport\.json"):
        read_report(data, "report.json")
