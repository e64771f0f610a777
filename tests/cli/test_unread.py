"""What cannot be read is named by every command that reads policies, the exit status is 2, and the others are shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

POLICY = "# Privacy policy\n\nWe collect your name. We share your data with couriers.\n"
BROKEN = {"broken.pdf": b"%PDF-1.4 and no more", "broken.docx": b"PK\x03\x04 and no more"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "declared.policy").write_text(
        'policy "Acme" {\n  language en\n  controller "Acme" { email "a@b.example" }\n}\n', encoding="utf-8"
    )
    for name, data in BROKEN.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def run(folder: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = warm.run(
        [sys.executable, "-m", "policylint", *arguments], cwd=folder, input=given, capture_output=True, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


@pytest.mark.parametrize("command", ["check", "coverage", "disclosures"])
def test_the_others_are_shown(folder: Path, command: str) -> None:
    done = run(folder, command, *BROKEN, "a.md")
    assert done.returncode == 2
    for name in BROKEN:
        assert f"{name}: input: this {name[7:].upper()} cannot be read" in done.stderr
    assert "a.md" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize(
    "arguments", [("drift", "declared.policy"), ("import",), ("render", "--to", "markdown"), ("parse",)]
)
def test_nothing_is_made_of_it(folder: Path, arguments: tuple[str, ...], name: str) -> None:
    done = run(folder, *arguments, name)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name}: " in done.stderr
    assert "cannot be read" in done.stderr


@pytest.mark.parametrize("command", [("drift", "declared.policy"), ("import",)])
def test_a_notice_in_a_language_that_is_not_read_is_not_compared(
    folder: Path, command: tuple[str, ...]
) -> None:
    text = "# Datenschutzerklärung\n\nWir speichern Ihren Namen und Ihre Anschrift, so lange es das Gesetz verlangt.\n"
    (folder / "de.md").write_text(text, encoding="utf-8")
    done = run(folder, *command, "de.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "de.md: cannot be compared: the text is in another language (de)" in done.stderr


def test_text_that_begins_like_a_file_of_another_kind_is_read(folder: Path) -> None:
    (folder / "b.md").write_bytes(b"PK\x03\x04 is how a zip begins.\n\n" + POLICY.encode())
    done = run(folder, "disclosures", "b.md")
    assert done.returncode == 0, done.stderr
    assert "We collect your name." in done.stdout


def test_standard_input_that_does_not_end_is_not_read_to_the_end(folder: Path) -> None:
    done = run(folder, "check", "-", given=b"a" * ((20 << 20) + 1))
    assert (done.returncode, done.stdout) == (2, "")
    assert "-: input: is larger than 20 MiB" in done.stderr
