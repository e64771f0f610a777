"""The same bytes whatever the hash seed, the locale, the time zone, the number of processes and the order of paths."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

POLICY = "# Privacy policy\n\nWe collect your name, and share it with Acme Analytics. We keep it as long as necessary.\n\n#### Cookies {}\n\nÄrger: we set cookies.\n"
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Pago_Pago"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "tr_TR.UTF-8", "TZ": "UTC"},
)


@pytest.mark.parametrize("form", ["json", "sarif", "html", "concise"])
def test_the_bytes_are_the_same_in_any_environment(tmp_path: Path, form: str) -> None:
    names = [f"{number}.md" for number in range(4)]
    for name in names:
        (tmp_path / name).write_text(POLICY.format(name), encoding="utf-8", newline="\n")
    outputs = set()
    for number, own in enumerate(ENVIRONMENTS):
        paths = (names, names[::-1], ["."])[number]
        done = subprocess.run(
            [sys.executable, "-m", "policylint", "check", "--no-cache", "-q", "--today", "2026-11-27", "-j", str(number + 1),
             "--framework", "gdpr", "--output-format", f"{form}=report", *paths],
            cwd=tmp_path, capture_output=True, check=False, env={**os.environ, **own},
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        report = (tmp_path / "report").read_bytes()
        (tmp_path / "report").unlink()
        outputs.add(report.replace(b"./", b"") if form == "concise" else report)
    assert len(outputs) == 1
