"""Pages on the command line: findings, suppression, fixes and the encoding that a page declares."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Acme</title></head><body><nav><a href="/">[Company Name]</a></nav>
<main><h1>Privacy policy</h1><p>We are [Company Name] and collect your personal data.</p><p>We keep it&nbsp;for
 <b>seven</b> years.</p><h4>Cookies &amp; tags</h4>
<p>We use cookies for the following purposes:</p>
</main></body></html>
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_findings_stand_at_their_place_and_menus_are_not_read(folder: Path) -> None:
    done = run(
        folder, "check", "--select", "placeholder-text,heading-level-jump", "--output-format", "concise", "."
    )
    assert done.returncode == 1
    places = [line.split()[0] for line in done.stdout.splitlines()]
    assert places == ["p.html:3:40:", "p.html:4:29:"]


def test_all_that_is_found_can_be_suppressed_in_a_comment_or_a_file_beside(folder: Path) -> None:
    assert run(folder, "check", "p.html").returncode == 1
    assert run(folder, "check", "--add-ignore", "--because", "old", "p.html").returncode == 0
    text = (folder / "p.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>\n<!-- policylint: ignore-file[")
    assert "personal data. <!-- policylint: ignore[placeholder-text] because old --></p><p>" in text
    assert "tags <!-- policylint: ignore[heading-level-jump] because old --></h4>" in text
    assert run(folder, "check", "p.html").returncode == 0
    (folder / "p.html").write_text(PAGE, encoding="utf-8")
    (folder / "p.html.policylint.toml").write_text(
        '[[ignore]]\nrule = "placeholder-text"\nbecause = "known"\n'
    )
    assert "placeholder-text" not in run(folder, "check", "p.html").stdout


def test_a_baseline_survives_new_mark_up(folder: Path) -> None:
    assert run(folder, "baseline", "write", "p.html").returncode == 0
    changed = PAGE.replace("[Company Name] and", "<em>[Company\nName]</em>&#32;and").replace(
        "<h4>", "\n\n<h4 class=x>"
    )
    (folder / "p.html").write_text(changed, encoding="utf-8")
    assert run(folder, "check", "p.html").returncode == 0


def test_fixes_change_the_tags_and_nothing_else(folder: Path) -> None:
    done = run(folder, "check", "--select", "heading-level-jump", "--fix", "--unsafe-fixes", "p.html")
    assert "Fixed 1" in done.stderr + done.stdout
    expected = PAGE.replace("<h4>", "<h2>").replace("</h4>", "</h2>")
    assert (folder / "p.html").read_text(encoding="utf-8") == expected


def test_a_page_in_the_encoding_that_it_declares_is_read_and_written_in_it(folder: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="ISO-8859-1">').replace("seven", "“sieben” für")
    (folder / "p.html").write_bytes(page.encode("cp1252"))
    done = run(
        folder, "check", "--select", "unreadable-text,heading-level-jump", "--fix", "--unsafe-fixes", "p.html"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    expected = page.replace("<h4>", "<h2>").replace("</h4>", "</h2>")
    assert (folder / "p.html").read_bytes() == expected.encode("cp1252")
    (folder / "p.html").write_bytes(PAGE.replace("seven", "f\xfcr").encode("latin-1"))
    done = run(folder, "check", "--select", "unreadable-text", "p.html")
    assert "1 byte could not be read" in done.stdout


def test_a_page_from_standard_input_is_known_by_its_beginning(folder: Path) -> None:
    done = warm.run(
        [sys.executable, "-m", "policylint", "parse", "-"],
        input=PAGE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "h1 html  Privacy policy" in done.stdout


def test_template_languages_are_named_in_the_configuration(folder: Path) -> None:
    (folder / "p.html").write_text(
        "<h1>Privacy policy</h1><p>We are {{company}}.<% if a > b %> Write to {{ x }}.<% end %>"
    )
    asked = (
        "check",
        "--select",
        "placeholder-text,controller-contact-missing",
        "--output-format",
        "concise",
        "p.html",
    )
    assert run(folder, *asked).stdout.count("placeholder-text") == 2
    (folder / "policylint.toml").write_text(
        '[[override]]\nfiles = ["*.html"]\ntemplates = ["liquid", "erb"]\n'
    )
    assert run(folder, *asked).stdout == ""
    (folder / "policylint.toml").write_text('templates = ["jinga"]\n')
    done = run(folder, *asked)
    assert done.returncode == 2
    assert "policylint.toml:1: templates" in done.stderr
    assert "did you mean" in done.stderr
    assert "jinja" in done.stderr


def test_what_is_kept_of_a_run_is_not_used_under_other_template_languages(folder: Path) -> None:
    (folder / "p.html").write_text("<h1>Privacy policy</h1><p>We are {{company}} and sell tea.</p>")
    asked = ("check", "--select", "placeholder-text", "--cache-dir", str(folder / "kept"), "p.html")
    assert "placeholder-text" in run(folder, *asked).stdout
    (folder / "policylint.toml").write_text('templates = ["liquid"]\n')
    assert run(folder, *asked).stdout == ""
