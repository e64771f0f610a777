"""Output as users meet it: files, limits, statistics, and the summary of a step."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import warm

POLICY = (
    "# Privacy policy\n\nWe collect your name when you register.\n\n#### Cookies\n\nWe set two cookies.\n"
)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return warm.run(
        [
            sys.executable,
            "-m",
            "policylint",
            "check",
            "--select",
            "dnt-missing,heading-level-jump",
            *arguments,
        ],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.md").write_text(POLICY, encoding="utf-8")
    return tmp_path


def test_one_run_writes_many_formats(folder: Path) -> None:
    done = run(
        folder, "--output-format", "sarif=out/a.sarif", "--output-format", "junit=b.xml",
        "--output-format", "gitlab=c.json", "--output-format", "grouped", "p.md",
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("p.md\n  5:1 info    heading-level-jump ")
    assert json.loads((folder / "out" / "a.sarif").read_text())["version"] == "2.1.0"
    cases = ElementTree.parse(folder / "b.xml").getroot().findall("testsuite/testcase")
    assert [part.tag for case in cases for part in case] == ["skipped", "failure"]
    assert {one["check_name"] for one in json.loads((folder / "c.json").read_text())} == {
        "dnt-missing", "heading-level-jump",
    }  # fmt: skip


def test_services_get_paths_from_the_root_of_the_repository(folder: Path) -> None:
    (folder / ".git").mkdir()
    inside = folder / "docs" / "legal"
    inside.mkdir(parents=True)
    (inside / "q.md").write_text(POLICY, encoding="utf-8")

    def output(format: str) -> str:
        return run(inside, "--output-format", format, "../../p.md", ".").stdout

    result = json.loads(output("sarif"))["runs"][0]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in result["results"]]
    assert {one["uri"] for one in places} == {"p.md", "docs/legal/q.md"}
    assert {one["location"]["path"] for one in json.loads(output("gitlab"))} == {"p.md", "docs/legal/q.md"}
    suites = ElementTree.fromstring(output("junit")).findall("testsuite")
    assert {one.get("name") for one in suites} == {"p.md", "docs/legal/q.md"}
    assert "file=p.md,line=5" in output("github")
    assert "file=docs/legal/q.md,line=5" in output("github")
    for format in ("rdjson", "checkstyle", "json", "concise"):
        assert "../../p.md" in output(format)


def test_formats_come_from_the_configuration_too(folder: Path) -> None:
    (folder / "policylint.toml").write_text(
        'output-format = ["concise", "json=found.json"]\nmax-warnings = 1\n'
    )
    done = run(folder, "p.md")
    assert done.returncode == 0
    assert done.stdout.startswith("p.md:5:1: ")
    assert len(json.loads((folder / "found.json").read_text())["diagnostics"]) == 2


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        (("json=a.json", "sarif=./a.json"), "two output formats go to"),
        (("sarf",), "did you mean 'sarif'?"),
        (("json=",), "names no file"),
    ],
)
def test_formats_that_cannot_be_printed(folder: Path, formats: tuple[str, ...], said: str) -> None:
    done = run(folder, *(part for one in formats for part in ("--output-format", one)), "p.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_of_formats_for_standard_output_the_last_counts_on_the_command_line(folder: Path) -> None:
    twice = ("--output-format", "json", "--output-format", "junit=b.xml", "--output-format", "concise")
    assert run(folder, *twice, "p.md").stdout.startswith("p.md:5:1: ")
    assert (folder / "b.xml").is_file()
    (folder / "policylint.toml").write_text('output-format = ["json", "concise"]\n')
    done = run(folder, "p.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "only one output format" in done.stderr


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR": "1"}, False),
    ],
)
def test_colours_where_the_environment_wants_them(
    folder: Path, environment: dict[str, str], coloured: bool
) -> None:
    clean = dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"), "") | environment
    assert ("\x1b[" in run(folder, "--output-format", "full", "p.md", **clean).stdout) == coloured
    never = run(folder, "--color", "never", "--output-format", "full", "p.md", **clean)
    assert "\x1b[" not in never.stdout


@pytest.mark.parametrize(("columns", "longest"), [("70", 70), ("500", 120), ("nonsense", 100), ("-3", 100)])
def test_the_width_is_that_of_the_terminal(folder: Path, columns: str, longest: int) -> None:
    done = run(folder, "--output-format", "full", "p.md", COLUMNS=columns)
    widths = [len(line) for line in done.stdout.splitlines() if line.startswith(" ")]
    assert max(widths) <= longest
    assert max(widths) > longest - 30


def test_a_file_that_cannot_be_written_exits_with_2(folder: Path) -> None:
    (folder / "taken").mkdir()
    done = run(folder, "--exit-zero", "--output-format", "json=taken", "p.md")
    assert done.returncode == 2
    assert "taken: " in done.stderr


def test_max_warnings(folder: Path) -> None:
    assert run(folder, "--max-warnings", "0", "p.md").returncode == 1
    assert run(folder, "--max-warnings", "1", "p.md").returncode == 0
    assert run(folder, "--max-warnings", "1", "--fail-level", "info", "p.md").returncode == 1


def test_statistics(folder: Path) -> None:
    done = run(folder, "--statistics", "p.md")
    assert done.stdout.split() == [
        "rule", "findings", "policies", "fixable", "dnt-missing", "1", "1", "0", "heading-level-jump", "1", "1", "1",
    ]  # fmt: skip
    assert "Found 2 findings (1 warning, 1 info) in 1 policy.\nFixable: 1 with" in done.stderr
    machine = run(folder, "--statistics", "--output-format", "jsonl", "p.md")
    assert len([json.loads(line) for line in machine.stdout.splitlines()]) == 2
    assert "heading-level-jump" in machine.stderr


def test_github_gets_a_step_summary(folder: Path) -> None:
    (folder / "step.md").write_text("before\n")
    run(folder, "--output-format", "github", "p.md", GITHUB_STEP_SUMMARY=str(folder / "step.md"))
    text = (folder / "step.md").read_text()
    assert text.startswith("before\n## policylint\n")
    assert "| 5 | warning | dnt\\-missing |" in text


def test_a_policy_is_never_written_over(folder: Path) -> None:
    done = run(folder, "--output-format", "json=p.md", "p.md")
    assert done.returncode == 2
    assert "is a policy that is read" in done.stderr
    assert (folder / "p.md").read_text(encoding="utf-8") == POLICY


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_files_are_replaced_at_once_through_links_with_their_permissions(folder: Path) -> None:
    (folder / "real.html").write_text("old")
    (folder / "real.html").chmod(0o640)
    (folder / "link.html").symlink_to("real.html")
    run(folder, "--output-format", "html=link.html", "p.md")
    assert (folder / "link.html").is_symlink()
    assert (folder / "real.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (folder / "real.html").stat().st_mode & 0o777 == 0o640
    assert not list(folder.glob(".*.tmp"))
    assert run(folder, "--output-format", "json=/dev/null", "p.md").returncode == 1


def test_html_is_one_page_on_standard_output(folder: Path) -> None:
    done = run(folder, "--output-format", "html", "p.md")
    assert done.stdout.startswith("<!DOCTYPE html>\n")
    assert done.stdout.endswith("</html>\n")
    assert 'href="http' not in done.stdout.partition("<body>")[0]


def test_statistics_of_many_policies_are_told_once(tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.md").write_text("# Privacy policy\n\nWe collect your name.\n", encoding="utf-8")
    done = run(tmp_path, "--statistics", ".")
    assert ("dnt-missing" in done.stdout, "dnt-missing" in done.stderr) == (True, False)
    assert "a.md" in done.stderr
