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
import warm

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
    return warm.run(
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


DECLARED = 'policy "Bücher" {\n  language en\n  updated 2026-05-01\n  controller "Bücher AG" {\n    email "x@buecher.example"\n  }\n  data name "your name" [name]\n}\n'
PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""An environment in which Python takes streams and names of files for ASCII."""


@pytest.mark.parametrize("form", ["full", "html", "json"])
def test_what_is_printed_into_a_pipe_is_the_same_whatever_the_encoding_of_the_system(
    tmp_path: Path, form: str
) -> None:
    (tmp_path / "a.md").write_text(POLICY.format("für 日本"), encoding="utf-8", newline="\n")
    printed = [
        check(tmp_path, "--select", "ALL", "--output-format", form, "a.md", PYTHONIOENCODING="", **own)
        for own in (PLAIN, {"LC_ALL": "C.UTF-8"})
    ]
    assert printed[0].stdout == printed[1].stdout
    assert printed[0].stderr == printed[1].stderr
    assert b"\\xe4" not in printed[0].stdout
    printed[0].stdout.decode("utf-8")


@pytest.mark.parametrize("own", ["cp1252", "utf-16", "cp932", "ascii"])
def test_a_pipe_gets_utf_8_where_the_system_has_another_encoding(
    monkeypatch: pytest.MonkeyPatch, own: str
) -> None:
    from policylint import cli

    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding=own, newline="\r\n"))
    cli._use_utf8()
    for stream in (sys.stdout, sys.stderr):
        stream.write("für 日本 \udcff\n")
        stream.flush()
        assert stream.buffer.getvalue() == "für 日本 \\udcff\n".encode()  # type: ignore[attr-defined]


def test_who_asks_for_an_encoding_gets_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Privacy für 日本\n\n#### Ärger\n", encoding="utf-8", newline="\n")
    asked = ("--select", "heading-level-jump", "--output-format", "full", "a.md")
    printed = check(tmp_path, *asked, PYTHONIOENCODING="cp1252").stdout
    assert "Ärger".encode("cp1252") in printed
    assert "Ärger".encode() in check(tmp_path, *asked, PYTHONIOENCODING="").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--select", "ALL", "--framework", "gdpr", "--fix", "--unsafe-fixes", "."),
        ("check", "--add-ignore", "a.md"),
        ("baseline", "write", "."),
        ("check", "--output-format", "json=report.json", "a.md"),
        ("coverage", "a.md"),
        ("disclosures", "a.md"),
        ("diff", "a.md", "e.policy"),
        ("drift", "e.policy", "a.md"),
        ("render", "--to", "html", "e.policy"),
        ("export", "--to", "tilt", "e.policy"),
        ("fmt", "e.policy"),
        ("config", "show"),
        ("init",),
        ("new", "pack", "house"),
        ("rule", "--all"),
        ("frameworks",),
    ],
    ids=lambda given: given[0],
)
def test_nothing_is_read_or_written_in_the_encoding_of_the_system(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    (tmp_path / "e.policy").write_text(DECLARED, encoding="utf-8", newline="\n")
    done = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-m", "policylint", *arguments],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "POLICYLINT_CACHE_DIR": str(tmp_path / "cache")},
    )  # fmt: skip
    assert "EncodingWarning" not in done.stderr
    assert "internal error" not in done.stderr
    assert done.returncode in (0, 1), done.stderr
