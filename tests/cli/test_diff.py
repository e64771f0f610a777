"""`policylint diff` as users meet it: two versions of a policy, in any format."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import warm

OLD = """# Privacy policy

Acme AB (“we”) is the controller of your personal data. Write to privacy@acme.example.

We do not sell your personal data. We keep your order records for six years. You may object to the processing.
"""
NEW = """# Privacy policy

Acme AB (“we”) is the controller of your personal data. Write to privacy@acme.example.

We sell your personal data to insurers. Your order records are kept for ten years. We use cookies.
"""


def run(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return warm.run(
        [sys.executable, "-m", "policylint", "diff", *arguments],
        cwd=folder, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return tmp_path


def test_what_came_what_went_and_what_is_said_otherwise(folder: Path) -> None:
    done = run(folder, "old.md", "new.md")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "old.md -> new.md"
    assert "  changed  sharing.sale  polarity: denied -> stated" in lines
    assert "  changed  retention.period  period: P6Y -> P10Y" in lines
    assert "             - 5:36  We keep your order records for six years." in lines
    assert "             + 5:41  Your order records are kept for ten years." in lines
    assert "  removed  rights.objection, choice.opt-out" in lines
    assert "  added    collection.automatic, cookies" in lines
    assert done.stderr.startswith(f"{sum(line[2:3].isalpha() for line in lines[1:])} changes: ")


SAME_VALUES = {
    "periods": (
        "We keep your order records for six years. We keep your chat messages for ten years.",
        "We keep your order records for ten years. We keep your chat messages for six years.",
        ["  changed  retention.period  period: P6Y -> P10Y"],
    ),
    "recipients": (
        "We share your email address with Stripe. We share your phone number with Mailchimp.",
        "We share your email address with Mailchimp. We share your phone number with Stripe.",
        [
            "  changed  sharing.recipients  recipient: Stripe -> Mailchimp",
            "  changed  sharing.recipients  recipient: Mailchimp -> Stripe",
        ],
    ),
    "a denial among others": (
        "We share your name with Stripe. We do not share your data with advertisers. We do not share your data with insurers.",
        "We share your name with Stripe. We share your data with advertisers. We do not share your data with insurers.",
        ["  changed  sharing.recipients  polarity: denied -> stated"],
    ),
    "order and sentences": (
        "We keep your order records for six years. We keep your name for ten years. We share your name with Stripe.",
        "We share your name with Stripe. We keep your name for ten years. We keep your order records for six years.",
        [],
    ),
}


@pytest.mark.parametrize("case", SAME_VALUES)
def test_the_same_values_of_other_things(case: str, folder: Path) -> None:
    *texts, expected = SAME_VALUES[case]
    for name, text in zip(("a.md", "b.md"), texts, strict=True):
        said = f"# Privacy policy\n\nAcme AB (“we”) is the controller of your personal data.\n\n{text}\n"
        (folder / name).write_text(said, encoding="utf-8")
    done = run(folder, "a.md", "b.md")
    assert [line for line in done.stdout.splitlines() if line.startswith("  ") and line[2] != " "] == expected
    assert done.returncode == bool(expected)


def test_other_words_and_another_format_are_no_change(folder: Path) -> None:
    said = OLD.replace("may object", "can object").splitlines()
    page = f"<h1>Privacy policy</h1><p>{said[2]}</p><p>{said[4]}</p>"
    (folder / "same.html").write_text(page, encoding="utf-8")
    done = run(folder, "old.md", "same.html")
    assert (done.returncode, done.stdout) == (0, "old.md -> same.html\n")
    assert done.stderr == "What is disclosed is the same.\n"


def test_one_of_them_may_come_from_a_revision(folder: Path) -> None:
    done = run(folder, "-", "new.md", "--stdin-filename", "v1.md", "--exit-zero", stdin=OLD)
    assert done.returncode == 0
    assert done.stdout.startswith("v1.md -> new.md\n  ")
    both = run(folder, "-", "-")
    assert (both.returncode, both.stdout) == (2, "")
    assert "only one of the files can be standard input" in both.stderr


def test_one_topic(folder: Path) -> None:
    done = run(folder, "old.md", "new.md", "--topic", "retention", "--output-format", "json")
    document = json.loads(done.stdout)
    [change] = document["changes"]
    assert (document["old"], document["new"]) == ("old.md", "new.md")
    assert (change["kind"], change["topics"]) == ("changed", ["retention.period"])
    assert (change["what"], change["gone"], change["come"]) == ("period", ["P6Y"], ["P10Y"])
    assert (change["old"]["line"], change["new"]["text"]) == (5, "Your order records are kept for ten years.")
    unknown = run(folder, "old.md", "new.md", "--topic", "retentoin")
    assert unknown.returncode == 2
    assert "did you mean 'retention'?" in unknown.stderr


def test_a_table_for_people(folder: Path) -> None:
    rows = run(folder, "old.md", "new.md", "--output-format", "markdown").stdout.splitlines()
    assert (
        "| changed | Retention period (`retention.period`): period: P6Y -> P10Y | 5:36: We keep your order records for six years. "
        "| 5:41: Your order records are kept for ten years. |"
    ) in rows
    added = "| added | Automatically collected data (`collection.automatic`, `cookies`) |  | 5:84: We use cookies. |"
    assert added in rows


def test_what_cannot_be_read_is_named(folder: Path) -> None:
    done = run(folder, "odl.md", "new.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "odl.md" in done.stderr


def test_a_text_that_is_not_understood_is_told(folder: Path) -> None:
    (folder / "neu.md").write_text(
        "# Datenschutz\n\nWir verarbeiten Ihre Daten nur, soweit es nötig ist, und löschen sie danach wieder.\n",
        encoding="utf-8",
    )
    done = run(folder, "old.md", "neu.md")
    assert done.returncode == 1
    assert "neu.md: changes may be missing here: the text is in another language" in done.stderr


def test_a_declaration_that_leaves_open_what_it_declares_is_refused(folder: Path) -> None:
    (folder / "new.policy").write_text('policy "Acme" {\n', encoding="utf-8")
    done = run(folder, "old.md", "new.policy")
    assert (done.returncode, "->" in done.stdout) == (2, False)
    assert "new.policy:1:15: error syntax-error" in done.stdout + done.stderr
    (folder / "new.policy").write_text(
        'policy "Acme" {\n  language en\n  controller "Acme" { email "a@b.example" }\n}\n', encoding="utf-8"
    )
    assert run(folder, "old.md", "new.policy").returncode == 1


def test_a_configuration_says_how_the_files_are_read(folder: Path) -> None:
    written = "{% if eu %}We keep your order records for six years.{% endif %}"
    for name, text in (("a.md", written), ("b.md", written.replace("six", "nine"))):
        (folder / name).write_text(
            f"# Privacy policy\n\nAcme AB is the controller.\n\n{text}\n", encoding="utf-8"
        )
    (folder / "policylint.toml").write_text('templates = ["liquid"]\n', encoding="utf-8")
    done = run(folder, "a.md", "b.md")
    assert "  changed  retention.period  period: P6Y -> P9Y" in done.stdout.splitlines()
    (folder / "policylint.toml").write_text('templates = ["nonsense"]\n', encoding="utf-8")
    wrong = run(folder, "a.md", "b.md")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "policylint.toml" in wrong.stderr
