"""The same bytes whatever the hash seed, the locale, the time zone, the processes, the order of paths, and how lines end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from policylint.reporters import policylint_reporters

POLICY = "# Privacy policy\n\nWe collect your name, and share it with Acme Analytics. We keep it as long as necessary.\n\n#### Cookies {}\n\nÄrger: we set cookies.\n"
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Pago_Pago"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "tr_TR.UTF-8", "TZ": "UTC"},
)
FORMS = sorted(one.name for one in policylint_reporters())
TEXTS = {
    "a.md": "# Privacy policy\n\nLast updated: 1 May 2020\n\nWe collect your name and\nyour address. We collect:\n\n#### Cookies\n\nSee section 9. [here](#no)\n\n```\ncode\n```\n\n<!-- policylint: ignore[nothing] -->\n",
    "b.txt": "Privacy policy\n\nLast updated: 1 May 2020\n\n1. Data\n\nWe collect your name and\nyour address, such as:\n\n2. Cookies\n\nWe do not share data.\nWe share data with couriers.\n",
    "c.html": "<!DOCTYPE html>\n<html>\n<h1>Privacy\npolicy</h1>\n<p>Last updated: 1 May 2020\n<p>We collect your name and\nyour address:</p>\n<pre>\n[Company]\n</pre>\n<h4>Cookies</h4>\n",
    "d.policy": 'policy "Shop" {\n  controller "Acme" {\n    email "x@acme.example"\n  }\n  data name\n  purpose orders {\n    uses nothing-declared\n  }\n}\n',
}  # fmt: skip


def check(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "policylint",
            "check",
            "--no-cache",
            "-q",
            "--today",
            "2026-11-27",
            *arguments,
        ],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_bytes_are_the_same_in_any_environment(tmp_path: Path) -> None:
    names = [f"{number}.md" for number in range(4)]
    for name in names:
        (tmp_path / name).write_text(POLICY.format(name), encoding="utf-8", newline="\n")
    written: dict[str, set[bytes]] = {form: set() for form in FORMS}
    for number, own in enumerate(ENVIRONMENTS):
        paths = (names, names[::-1], ["."])[number]
        outputs = [part for form in FORMS for part in ("--output-format", f"{form}={form}.report")]
        done = check(tmp_path, "-j", str(number + 1), "--framework", "gdpr", *outputs, *paths, **own)
        assert done.returncode == 1, done.stderr
        for form in FORMS:
            report = tmp_path / f"{form}.report"
            written[form].add(report.read_bytes().replace(b"./", b""))
            report.unlink()
    assert [form for form in FORMS if len(written[form]) != 1] == []


def test_the_same_is_found_however_lines_end(tmp_path: Path) -> None:
    found: dict[str, list[Any]] = {}
    for end in ("\n", "\r\n"):
        folder = tmp_path / str(len(end))
        folder.mkdir()
        for name, text in TEXTS.items():
            (folder / name).write_bytes(text.replace("\n", end).encode("utf-8"))
        done = check(folder, "--select", "ALL", "--framework", "gdpr", "--output-format", "json", *TEXTS)
        assert done.returncode == 1, done.stderr
        report = json.loads(done.stdout)
        places = (
            "path",
            "rule",
            "line",
            "column",
            "end_line",
            "end_column",
            "message",
            "severity",
            "fingerprint",
        )
        found[end] = [[one[key] for key in places] for one in report["diagnostics"]]
        assert {one["path"] for one in report["diagnostics"]} == set(TEXTS)
    assert found["\n"] == found["\r\n"]


def test_no_line_end_is_turned_into_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    from policylint import cli

    bytes_ = io.BytesIO()
    stream = io.TextIOWrapper(bytes_, encoding="utf-8", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stream)
    cli._use_utf8()
    sys.stdout.write("a\nb\n")
    sys.stdout.flush()
    assert bytes_.getvalue() == b"a\nb\n"
