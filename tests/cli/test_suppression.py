"""Suppression as users meet it: comments, the file beside a document, and writing comments."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

POLICY = """# Privacy policy

We collect your name and your e-mail address when you register.

### Cookies

We use cookies for the following purposes:
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", "check", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.md").write_text(POLICY, encoding="utf-8")
    return tmp_path


def test_add_ignore_silences_everything_and_leaves_the_text_alone(folder: Path) -> None:
    before = (folder / "p.md").read_bytes()
    assert run(folder, "p.md").returncode == 1
    assert run(folder, "--add-ignore", "--because", "we know", "p.md").returncode == 0
    done = run(folder, "p.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert "Suppressed: " in done.stderr
    text = (folder / "p.md").read_text(encoding="utf-8")
    assert "<!-- policylint: ignore-file[" in text
    assert "### Cookies <!-- policylint: ignore[heading-level-jump] because we know -->" in text
    assert run(folder, "--no-inline", "p.md").returncode == 1
    shown = run(folder, "--show-suppressed", "p.md").stdout
    assert "heading-level-jump" in shown
    assert "(suppressed by a comment: we know)" in shown
    kept = [line for line in text.encode().splitlines() if b"policylint" not in line and line]
    assert set(kept) <= set(before.splitlines())


def test_the_file_beside_a_document(folder: Path) -> None:
    (folder / "p.txt").write_text(
        "Privacy policy\n\nWe collect your name when you register.\n", encoding="utf-8"
    )
    beside = folder / "p.txt.policylint.toml"
    beside.write_text(
        '[[ignore]]\nrule = "dnt-missing"\nbecause = "no tracking"\n'
        '[[ignore]]\nrule = "stale-date"\n[[ignore]]\nrule = "gpc-missing"\nuntil = 2020-01-01\n'
    )
    done = run(folder, "--select", "dnt-missing,stale-date,suppression", "p.txt")
    assert "dnt-missing" not in done.stdout
    assert "no finding of stale-date here (p.txt.policylint.toml:4)" in done.stdout
    assert "suppression of gpc-missing ended on 2020-01-01" in done.stdout
    beside.write_text('[[ignore]]\nrule = "dnt-mising"\nwhy = "x"\n')
    done = run(folder, "p.txt")
    assert done.returncode == 2
    assert "p.txt.policylint.toml:2: ignore[0].rule: unknown rule 'dnt-mising'" in done.stderr
    assert "p.txt.policylint.toml:3: ignore[0].why: unknown key" in done.stderr


def test_machine_formats_show_what_is_suppressed_only_if_asked(folder: Path) -> None:
    run(folder, "--add-ignore", "p.md")
    for name, where in (("json", "suppressed"), ("sarif", "suppressions")):
        quiet = run(folder, "--output-format", name, "p.md").stdout
        shown = run(folder, "--output-format", name, "--show-suppressed", "p.md").stdout
        assert f'"{where}"' not in quiet
        assert f'"{where}"' in shown
        json.loads(shown)


@pytest.mark.parametrize("reason", ["known --> <b>x</b>", "two\nlines"])
def test_a_reason_that_would_end_its_comment_is_refused(folder: Path, reason: str) -> None:
    before = (folder / "p.md").read_bytes()
    done = run(folder, "--add-ignore", "--because", reason, "p.md")
    assert done.returncode == 2
    assert "nothing that ends a comment" in done.stderr
    assert (folder / "p.md").read_bytes() == before


def test_what_has_no_comments_is_told_where_to_write(folder: Path) -> None:
    (folder / "p.txt").write_text(
        "Privacy policy\n\nWe collect your name when you register.\n", encoding="utf-8"
    )
    before = {one: one.read_bytes() for one in folder.iterdir()}
    done = run(folder, "--select", "dnt-missing", "--add-ignore", "p.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "p.txt: plain text has no comments; write p.txt.policylint.toml" in done.stderr
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


def test_comments_are_written_into_a_file_in_its_own_encoding_or_not_at_all(folder: Path) -> None:
    page = (
        '<meta charset="windows-1252"><h1>Privacy policy</h1>\n<p>We collect your name, caf\u00e9 {}.</p>\n'
    )
    (folder / "p.html").write_bytes(page.format("\u00e9").encode("cp1252"))
    done = run(folder, "--select", "dnt-missing", "--add-ignore", "--because", "caf\u00e9", "p.html")
    assert (done.returncode, done.stderr) == (0, "p.html: 1 suppressed\n")
    text = (folder / "p.html").read_bytes().decode("cp1252")
    assert text == "<!-- policylint: ignore-file[dnt-missing] because caf\u00e9 -->\n\n" + page.format(
        "\u00e9"
    )
    done = run(folder, "--select", "gpc-missing", "--add-ignore", "--because", "\u0416", "p.html")
    assert done.returncode == 2
    assert "p.html: " in done.stderr
    assert (folder / "p.html").read_bytes().decode("cp1252") == text


MDX = """import Company from './company'

# Privacy policy of <Company/>

{/* policylint: ignore[dangling-reference] because the section is a component */}
We use cookies as described in Section 7.

### Cookies

We share your data as described in Section 9. {/* policylint: ignore[dangling-reference] */}
"""


def test_comments_of_mdx_are_heeded_and_written(tmp_path: Path) -> None:
    (tmp_path / "p.mdx").write_text(MDX, encoding="utf-8")
    some = (
        "--select",
        "dangling-reference,placeholder-text,heading-level-jump,suppression",
        "--preview",
    )
    done = run(tmp_path, *some, "p.mdx")
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["heading-level-jump"], done.stdout
    assert "2 by comments" in done.stderr
    assert "dangling-reference" in run(tmp_path, *some, "--no-inline", "p.mdx").stdout
    assert run(tmp_path, "--add-ignore", "p.mdx").returncode == 0
    written = (tmp_path / "p.mdx").read_text(encoding="utf-8")
    assert "### Cookies {/* policylint: ignore[heading-level-jump] */}" in written
    assert "{/* policylint: ignore-file[" in written
    assert "<!--" not in written
    assert run(tmp_path, "p.mdx").stdout == ""


def test_a_comment_of_mdx_may_name_many_rules(tmp_path: Path) -> None:
    (tmp_path / "p.mdx").write_text(MDX, encoding="utf-8")
    assert run(tmp_path, "--add-ignore", "--select", "ALL", "p.mdx").returncode == 0
    written = (tmp_path / "p.mdx").read_text(encoding="utf-8")
    assert max(map(len, written.splitlines())) > 1000
    assert run(tmp_path, "--select", "ALL", "p.mdx").stdout == ""
