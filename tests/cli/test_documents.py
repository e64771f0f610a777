"""DOCX and PDF on the command line: places, files beside them, what is left alone, and what cannot be read."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
import warm
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

SAID = (
    "We are [Company Name] and collect your personal data.",
    "We keep it for seven years after you close your account.",
)
_WITHOUT = (
    "import sys; sys.modules[sys.argv.pop(1)] = None; from policylint.cli import main; sys.exit(main())"
)


def run(
    folder: Path, *arguments: str, without: str = "", given: bytes | None = None
) -> subprocess.CompletedProcess[str]:
    start = ["-c", _WITHOUT, without] if without else ["-m", "policylint"]
    done = warm.run(
        [sys.executable, *start, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        input=given,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def write_docx(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Privacy policy", 1)
    for said in SAID:
        document.add_paragraph(said)
    document.save(str(path))


def write_pdf(path: Path, encrypt: pdfencrypt.StandardEncryption | None = None) -> None:
    canvas = Canvas(str(path), encrypt=encrypt)
    canvas.showPage()
    for index, said in enumerate(("Privacy policy", *SAID)):
        canvas.drawString(72, 700 - 40 * index, said)
    canvas.save()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_docx(tmp_path / "privacy.docx")
    write_pdf(tmp_path / "privacy.pdf")
    return tmp_path


PLACEHOLDER = ("check", "--select", "placeholder-text")


def test_people_are_told_paragraphs_and_lines_of_pages_and_machines_numbers(folder: Path) -> None:
    done = run(folder, *PLACEHOLDER, "--output-format", "concise", "privacy.docx", "privacy.pdf")
    assert done.returncode == 1
    assert [line.partition(": ")[0] for line in done.stdout.splitlines() if "placeholder-text" in line] == [
        "privacy.docx:paragraph 2",
        "privacy.pdf:page 2, line 2",
    ]
    full = run(folder, *PLACEHOLDER, "--output-format", "full", "privacy.pdf").stdout
    assert "2 | We are [Company Name] and collect" in full
    found = json.loads(run(folder, *PLACEHOLDER, "--output-format", "json", "privacy.docx").stdout)
    (only,) = found["diagnostics"]
    assert (only["line"], only["column"], only["place"]) == (2, 8, "paragraph 2")


@pytest.mark.parametrize("output", ["sarif", "github", "gitlab", "junit", "rdjson", "checkstyle"])
def test_formats_that_know_only_lines_name_the_page_in_the_message(folder: Path, output: str) -> None:
    told = run(folder, *PLACEHOLDER, "--output-format", output, "privacy.pdf").stdout
    assert "page 2, line 2: " in told


def test_what_a_page_discloses_is_told_with_the_page(folder: Path) -> None:
    told = run(folder, "disclosures", "--output-format", "jsonl", "privacy.pdf").stdout
    assert all(json.loads(line)["place"].startswith("page ") for line in told.splitlines())


def test_directories_are_searched_for_documents_whose_names_speak_of_privacy(folder: Path) -> None:
    write_docx(folder / "minutes.docx")
    (folder / "notes.md").write_text("# Notes\n", encoding="utf-8")
    shown = run(folder, "check", "--show-files", ".")
    assert [Path(line).name for line in shown.stdout.split("\n") if line] == [
        "notes.md",
        "privacy.docx",
        "privacy.pdf",
    ]
    assert [
        Path(line).name
        for line in run(folder, "check", "--show-files", ".", without="docx").stdout.split("\n")
        if line
    ] == [
        "notes.md",
        "privacy.pdf",
    ]
    (folder / "policylint.toml").write_text('include = ["minutes.docx"]\n', encoding="utf-8")
    assert "minutes.docx" in run(folder, "check", "--show-files", ".").stdout


@pytest.mark.parametrize(("name", "module"), [("privacy.docx", "docx"), ("privacy.pdf", "pypdfium2")])
def test_without_the_extra_the_error_names_it(folder: Path, name: str, module: str) -> None:
    done = run(folder, "check", name, without=module)
    assert done.returncode == 2
    assert f"pip install 'policylint[{name[-4:].strip('.')}]'" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_directory_of_documents_only_says_what_to_install(tmp_path: Path) -> None:
    write_docx(tmp_path / "privacy.docx")
    done = run(tmp_path, "check", ".", without="docx")
    assert done.returncode == 2
    assert "policylint[docx]" in done.stderr + done.stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_read(folder: Path) -> None:
    write_pdf(folder / "locked.pdf", pdfencrypt.StandardEncryption("secret"))
    (folder / "broken.docx").write_bytes((folder / "privacy.docx").read_bytes()[:900])
    done = run(
        folder, *PLACEHOLDER, "--output-format", "concise", "locked.pdf", "broken.docx", "privacy.docx"
    )
    assert done.returncode == 2
    told = done.stdout + done.stderr
    assert "this PDF is encrypted" in told
    assert "this DOCX cannot be read" in told
    assert "privacy.docx:paragraph 2" in told
    assert "Traceback" not in told


def test_a_file_beside_a_document_suppresses_what_is_found_in_it(folder: Path) -> None:
    (folder / "privacy.docx.policylint.toml").write_text(
        '[[ignore]]\nrule = "placeholder-text"\ntext = "We are [Company Name]"\nbecause = "a model"\n',
        encoding="utf-8",
    )
    done = run(folder, *PLACEHOLDER, "--show-suppressed", "--output-format", "concise", "privacy.docx")
    assert done.returncode == 0
    assert "privacy.docx:paragraph 2" in done.stdout
    assert "suppressed by the file beside it: a model" in done.stdout


@pytest.mark.parametrize("name", ["privacy.docx", "privacy.pdf"])
def test_documents_are_never_written(folder: Path, name: str) -> None:
    before = (folder / name).read_bytes()
    fixed = run(folder, "check", "--fix", "--unsafe-fixes", name)
    assert fixed.returncode == 1
    assert "is left as it is" in fixed.stderr
    ignored = run(folder, "check", "--add-ignore", name)
    assert ignored.returncode == 2
    assert f"write {name}.policylint.toml" in ignored.stderr
    assert run(folder, "fmt", name).returncode == 2
    assert (folder / name).read_bytes() == before


PACK = """\
[pack]
name = "house"
version = "1.0"

[[rule]]
name = "plain-words"
kind = "substitution"
swap = { "personal data" = "data about you" }
fix = "safe"
message = "write “{replacement}”"
why = "Short words are read."
example = [{ text = "We keep personal data.", finds = ["personal data"] }]
"""


PLAIN_WORDS = ("check", "--pack", "house", "--select", "plain-words", "--output-format", "json")


def test_fixes_are_wording_to_look_at(folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house/pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "privacy.md").write_text("\n\n".join(SAID), encoding="utf-8")
    applicability = {}
    for name in ("privacy.md", "privacy.docx"):
        done = run(folder, *PLAIN_WORDS, name)
        (found,) = json.loads(done.stdout)["diagnostics"]
        applicability[name] = found["fix"]["applicability"]
    assert applicability == {"privacy.md": "safe", "privacy.docx": "display"}


def test_what_was_found_is_kept_and_found_by_several_processes(folder: Path) -> None:
    names = ("privacy.docx", "privacy.pdf")
    first = run(folder, "check", "--no-cache", *names)
    for arguments in ((), (), ("-j", "2", "--no-cache")):
        again = run(folder, "check", *arguments, *names)
        assert (again.stdout, again.returncode) == (first.stdout, first.returncode)


def test_a_document_from_standard_input(folder: Path) -> None:
    data = (folder / "privacy.docx").read_bytes()
    done = run(folder, *PLACEHOLDER, "--output-format", "concise", "-", given=data)
    assert done.stdout.startswith("<stdin>:paragraph 2: ")
    assert run(folder, "parse", "-", given=data).stdout.startswith("<stdin> (docx)")


def test_documents_may_be_files_of_one_policy(folder: Path) -> None:
    (folder / "policylint.toml").write_text(
        '[[policy]]\nfiles = ["privacy.docx", "privacy.pdf"]\n', encoding="utf-8"
    )
    done = run(folder, *PLACEHOLDER, "--output-format", "concise", ".")
    assert "privacy.docx:paragraph 2: " in done.stdout
    assert "privacy.pdf:page 2, line 2: " in done.stdout
    assert "1 policy (2 files)" in done.stderr


FORMATS = (
    "full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "markdown",
    "html",
)  # fmt: skip


def test_every_format_can_show_documents(folder: Path) -> None:
    wanted = [option for name in FORMATS for option in ("--output-format", f"{name}=out.{name}")]
    done = run(folder, "check", *wanted, "privacy.docx", "privacy.pdf")
    assert done.returncode == 1, done.stderr
    for name in FORMATS:
        assert "privacy.docx" in (folder / f"out.{name}").read_text(encoding="utf-8")
    assert "page 2, line 1" in (folder / "out.html").read_text(encoding="utf-8")


def test_coverage_names_places_as_people_do(folder: Path) -> None:
    one = run(folder, "coverage", "--framework", "gdpr", "privacy.pdf").stdout
    assert "page 2, line 3: We keep it for seven years" in one
    both = run(folder, "coverage", "--framework", "gdpr", "privacy.docx", "privacy.pdf").stdout
    assert re.search(r"met 3 +met p\. 2", both)
