"""What a document says takes no effect in any output: payloads for terminals, build services, browsers and sheets."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
import warm

PAYLOADS = (
    "\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\u202egnp.exe\u2066", "::error file=x::owned", "##[error]owned", "##vso[task.setvariable]x",
    "::set-output name=x::y", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "]]><x>", "&x;", '" onmouseover="alert(1)',
    "=HYPERLINK(1)", "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "[x](javascript:alert(1))", "| a | b |", "```", "\x00", "\ufffe", "${jndi:ldap://x}",
)  # fmt: skip
COMMANDS = ("::error file=x", "::set-output", "##[error]", "##vso[")
FORMATS = ("full", "concise", "grouped", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "markdown", "html")  # fmt: skip


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each format holds for a policy that is made of payloads, in a file whose name is one."""
    folder = tmp_path_factory.mktemp("payloads")
    text = "# Privacy policy\n\nWe collect your personal data.\n\n"
    for payload in PAYLOADS:
        text += f"#### {payload}\n\nLast updated: [{payload}] {payload}\n\n{payload} We keep it as long as necessary {payload}. See section 99 {payload}.\n\n[Company Name {payload}]\n\n"
    name = "policy.md" if os.name == "nt" else "\x1b[31m=1+1'\"&<b>::error::.md"
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    given = [part for form in FORMATS for part in ("--output-format", f"{form}={form}.out")]
    done = warm.run(
        [sys.executable, "-m", "policylint", "check", "--no-cache", "--color", "never", *given, name],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    found = {form: (folder / f"{form}.out").read_text(encoding="utf-8") for form in FORMATS}
    found["standard error"] = done.stderr
    for form in ("csv", "markdown", "table"):
        made = warm.run(
            [sys.executable, "-m", "policylint", "coverage", "--framework", "gdpr", "--output-format", form, "--color", "never", name],
            cwd=folder, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        found[f"coverage {form}"] = made.stdout
    return found


def test_nothing_controls_a_terminal(outputs: dict[str, str]) -> None:
    for form, text in outputs.items():
        acting = {
            mark for mark in text if (ord(mark) < 32 and mark not in "\n\t") or 0x7F <= ord(mark) < 0xA0
        }
        assert acting == set(), form
        assert not set("\u202e\u2066") & set(text), form


def test_nothing_is_a_command_of_a_build_service(outputs: dict[str, str]) -> None:
    for form, text in outputs.items():
        for line in text.splitlines():
            own = form == "github" and line.startswith(("::error file=", "::warning file=", "::notice file="))
            assert own or not line.lstrip().startswith(COMMANDS), (form, line)
            assert "##[" not in line, (form, line)
            assert "##vso[" not in line, (form, line)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag in ("img", "iframe", "object", "x")
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.handlers += [
            str(value) for _, value in attrs if str(value).strip().lower().startswith("javascript:")
        ]


@pytest.mark.parametrize("form", ["html", "markdown", "coverage markdown"])
def test_nothing_is_alive_in_a_browser(outputs: dict[str, str], form: str) -> None:
    tags = Tags()
    tags.feed(outputs[form])
    assert (tags.scripts, tags.handlers) == (0, [])
    assert "alert(1)</script>" not in outputs[form]


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_whole(outputs: dict[str, str], form: str) -> None:
    assert {one.tag for one in ElementTree.fromstring(outputs[form]).iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "error", "checkstyle", "file", "system-out"
    }  # fmt: skip


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "rdjson"])
def test_json_is_whole(outputs: dict[str, str], form: str) -> None:
    assert json.loads(outputs[form])
    assert outputs[form].isascii()


def test_no_cell_is_a_formula(outputs: dict[str, str]) -> None:
    rows = list(csv.reader(io.StringIO(outputs["coverage csv"])))
    assert len(rows) > 10
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))] == []
