"""`verify`: a report that anybody may have written is proved, or refused with reasons."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fuzzing.oracles import TODAY, hold
from fuzzing.reports import harmless
from fuzzing.texts import seeds
from policylint.config.sources import Sources
from policylint.request.loading import Request
from policylint.request.plan import Plan
from policylint.running.session import Session, open_session
from policylint.verification.reported import ReportError, read_report
from policylint.verification.showing import as_json, lines, verdict
from policylint.verification.verifying import verify


@cache
def folder() -> Path:
    """A folder with a policy, for all inputs of a run."""
    place = Path(mkdtemp(prefix="policylint-fuzz-"))
    atexit.register(rmtree, place, ignore_errors=True)
    (place / "fuzz.md").write_text(seeds("examples/fernwood-privacy.md")[0], encoding="utf-8")
    return place


@cache
def written() -> bytes:
    """The report on that policy."""
    command = [sys.executable, "-m", "policylint", "check", "--no-cache", "--isolated", "--exit-zero"]
    command += ["--today", TODAY.isoformat(), "--framework", "gdpr", "--output-format", "json", "fuzz.md"]
    return subprocess.run(command, cwd=folder(), capture_output=True, check=True).stdout


@cache
def _session() -> Session:
    return open_session(Plan(sources=Sources(isolated=True)), Request((), TODAY))


def report(data: bytes) -> None:
    """What is read of a report fits, and what comes of proving it is inert wherever it is shown."""
    try:
        reported = read_report(data, "r.json")
    except ReportError as error:
        hold("r.json" in str(error), "an error that does not name the file")
        return
    before = os.getcwd()  # noqa: PTH109
    os.chdir(folder())
    try:
        verified = verify(reported, _session(), ".")
    except ValueError as error:
        hold(bool(str(error)) and not isinstance(error, UnicodeError), f"refused by chance: {error!r}")
        return
    finally:
        os.chdir(before)
    json.loads(as_json(verified, "r.json"))
    harmless(lines(verified.differences), "verify")
    harmless(verdict(verified, "r.json"), "verify")
    hold(
        bool(verified.differences) or bool(verified.failures) or _same(data), "another report is proved, too"
    )


def _same(data: bytes) -> bool:
    """Whether a report tells of the same findings as the one that was written."""
    keys = ("rule", "path", "line", "column", "message", "severity", "fingerprint")
    told = [
        [[one[key] for key in keys] for one in json.loads(text)["diagnostics"]] for text in (data, written())
    ]
    return told[0] == told[1]
