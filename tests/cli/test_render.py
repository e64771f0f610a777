"""`policylint render` as users meet it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import warm

GOOD = """policy "Acme Privacy Notice" {
  updated 2026-04-01
  frameworks gdpr
  controller "Acme AB" { email "privacy@acme.example" }
}
"""


def run(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        input=stdin,
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "acme.policy").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.policy").write_text(GOOD.replace("email", "emial"), encoding="utf-8")
    (tmp_path / "notice.md").write_text("# Privacy policy\n\nWe collect your name.\n", encoding="utf-8")
    return tmp_path


def test_the_notice_goes_to_standard_output_or_to_a_file(folder: Path) -> None:
    printed = run("render", "acme.policy", "--to", "markdown", cwd=folder)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "It is our notice under GDPR." in printed.stdout
    written = run("render", "-", "--to", "markdown", "-o", "out.md", cwd=folder, stdin=GOOD)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    assert (folder / "out.md").read_text(encoding="utf-8") == printed.stdout
    page = run("render", "acme.policy", "--to", "html", "-o", "out.md", cwd=folder)
    assert page.returncode == 0
    assert (folder / "out.md").read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")


def test_a_declaration_with_errors_gives_no_notice_and_shows_them(folder: Path) -> None:
    done = run("render", "bad.policy", "--to", "markdown", "-o", "out.md", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bad.policy:4:26: error unknown-statement" in done.stderr
    assert "Did you mean email?" in done.stderr
    assert not (folder / "out.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nothing.policy",), "nothing.policy: no such file"),
        (("notice.md",), "notice.md: is not in the policy language"),
        ((".",), ".: is a directory; name a file"),
        (("acme.policy", "-o", "acme.policy"), "acme.policy: is what is read"),
        (("acme.policy", "-o", "no/such/folder.md"), "no/such/folder.md: No such file"),
        (("acme.policy", "--template", "nowhere"), "nowhere: is no directory of templates"),
    ],
)
def test_what_cannot_be_done_is_said_and_exits_with_2(
    folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run("render", *arguments, "--to", "markdown", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"policylint: {message}")
    assert "Traceback" not in done.stderr
    assert (folder / "acme.policy").read_text(encoding="utf-8") == GOOD


def test_binary_input_is_an_error_and_no_traceback(folder: Path) -> None:
    (folder / "x.policy").write_bytes(bytes(range(256)) * 4)
    done = run("render", "x.policy", "--to", "html", cwd=folder)
    assert done.returncode == 2
    assert "x.policy" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_template_is_named(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "page.html").write_text("<p>\n{{ nothing }}</p>", encoding="utf-8")
    done = run("render", "acme.policy", "--to", "html", "--template", "mine", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"policylint: {Path('mine') / 'page.html'}:2: 'nothing' is undefined")


@pytest.mark.parametrize(("name", "form"), [("render", "markdown"), ("export", "json")])
def test_bytes_that_are_no_text_stop_the_work(folder: Path, name: str, form: str) -> None:
    (folder / "bytes.policy").write_bytes(GOOD.encode().replace(b"Acme AB", b"Acm\xe9 AB"))
    done = run(name, "bytes.policy", "--to", form, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "bytes.policy:4:18: error unreadable-text not UTF-8 text" in done.stderr
