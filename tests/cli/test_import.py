"""`policylint import` as users meet it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import warm

NOTICE = "# Privacy policy\n\nAcme AB is the controller of your personal data. We do not sell your personal data.\n"


def run(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        input=stdin,
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_draft_goes_to_a_file_or_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    written = run("import", "notice.md", "-o", "draft.policy", cwd=tmp_path)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    shown = run("import", "-", "--stdin-filename", "notice.md", cwd=tmp_path, stdin=NOTICE)
    assert shown.stdout == (tmp_path / "draft.policy").read_text(encoding="utf-8")
    assert "sale none" in shown.stdout
    assert run("fmt", "--check", "draft.policy", cwd=tmp_path).returncode == 0
    assert run("drift", "draft.policy", "notice.md", cwd=tmp_path).stdout == ""


def test_a_draft_somebody_may_have_worked_on_is_kept(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "draft.policy").write_text("mine", encoding="utf-8")
    done = run("import", "notice.md", "-o", "draft.policy", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "policylint: draft.policy: exists; --force writes over it\n"
    assert (tmp_path / "draft.policy").read_text(encoding="utf-8") == "mine"
    assert run("import", "notice.md", "-o", "draft.policy", "--force", cwd=tmp_path).returncode == 0
    assert "sale none" in (tmp_path / "draft.policy").read_text(encoding="utf-8")


def test_a_notice_in_several_files_gives_one_draft_with_the_file_of_each_evidence(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(
        NOTICE.replace("We do not sell your personal data.", ""), encoding="utf-8"
    )
    (tmp_path / "sale.md").write_text("# Selling\n\nWe do not sell your personal data.\n", encoding="utf-8")
    named = run("import", "notice.md", "sale.md", cwd=tmp_path)
    assert "A draft made from notice.md, sale.md," in named.stdout
    assert '# sale.md, line 3: "We do not sell your personal data."' in named.stdout
    (tmp_path / "policylint.toml").write_text(
        '[[policy]]\nfiles = ["notice.md", "sale.md"]\n', encoding="utf-8"
    )
    one = run("import", "notice.md", cwd=tmp_path)
    assert one.stdout == named.stdout
    assert "read as well, as parts of the same notice: sale.md" in one.stderr


def test_what_cannot_be_drafted_from_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.policy").write_text('policy "A" {\n}\n', encoding="utf-8")
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    for arguments, message in (
        (("a.policy",), "is a declaration"),
        (("none.md",), "none.md"),
        (("notice.md", "-o", "notice.md"), "is what is read"),
        (("notice.md", "-o", "no/such/draft.policy"), "no/such/draft.policy"),
    ):
        done = run("import", *arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert message in done.stderr
        assert "Traceback" not in done.stderr
    assert (tmp_path / "notice.md").read_text(encoding="utf-8") == NOTICE


def test_tilt_without_a_date_is_refused_by_the_name_of_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.policy").write_text('policy "A" {\n  controller "Acme AB"\n}\n', encoding="utf-8")
    done = run("export", "a.policy", "--to", "tilt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a.policy: TILT requires a date: declare `updated`" in done.stderr
