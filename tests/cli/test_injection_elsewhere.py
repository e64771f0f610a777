"""Payloads in everything that a repository may hold: configuration, laws, packs, baselines, file names, revisions of git.

`test_injection.py` has those of documents, in every format of `check`; here are the other commands.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from policylint.cli import command

PAYLOADS = (
    "\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\u202egnp.exe\u2066", "::error file=x::owned", "##[error]owned", "##vso[task.setvariable]x",
    "<script>alert(1)</script>", "]]><x>", '" onmouseover="alert(1)', "=HYPERLINK(1)", "[x](javascript:alert(1))", "| a | b |",
)  # fmt: skip
ALL = " ".join(PAYLOADS)
NAME = "policy.md" if os.name == "nt" else "\x1b[31m=1'\"&<b>::error::.md"
LAW = """name = "law"
title = {0}
summary = {0}
url = "https://x.example/\\"><script>alert(1)</script>\\u001b[31m"
jurisdiction = {0}
checked = "2026-11-27"
[[requirement]]
id = "a"
topic = "retention.period"
severity = "error"
section = {0}
note = {0}
"""
PACK = """[pack]
name = "house"
version = "1"
summary = {0}
[[rule]]
name = "third-person"
summary = {0}
any = ["the user"]
message = {1}
help = {1}
why = {0}
references = [{0}]
"""
CONFIG = """packs = ["pack.toml"]
frameworks = ["law.toml"]
exclude = [{0}]
[[policy]]
name = {0}
files = ["a.md", "b.md"]
"""
COMMANDS: dict[str, tuple[str, ...]] = {
    **{f"check {form}": ("check", "--no-cache", "--show-suppressed", "--new-from", "HEAD", "--output-format", form, NAME, "a.md") for form in ("full", "concise", "github", "sarif", "markdown", "html", "junit")},
    "check diff": ("check", "--diff", "--unsafe-fixes", NAME),
    "check verbose": ("check", "--no-cache", "-v", "--timing", "--statistics", NAME),
    **{f"disclosures {form}": ("disclosures", "--output-format", form, NAME, "a.md") for form in ("text", "json", "jsonl")},
    **{f"diff {form}": ("diff", "--output-format", form, NAME, "a.md") for form in ("text", "markdown", "json")},
    "disclosures explain": ("disclosures", "--explain", "--topic", "retention", NAME),
    **{f"coverage {form}": ("coverage", "--evidence", "--output-format", form, NAME) for form in ("table", "json", "markdown", "csv")},
    **{f"parse {form}": ("parse", "--output-format", form, NAME) for form in ("text", "json")},
    **{f"frameworks {form}": ("frameworks", "--output-format", form, "law.toml") for form in ("text", "json", "markdown")},
    **{f"rule {form}": ("rule", "--pack", "pack.toml", "--output-format", form, "third-person") for form in ("text", "json", "markdown")},
    "config show": ("config", "show", "a.md"),
    "baseline show": ("baseline", "show"),
    "fmt diff": ("fmt", "--diff", "x.policy"),
    "bad configuration": ("check", "--config", "bad.toml", "a.md"),
    "bad option": ("check", "--select", ALL, "a.md"),
    "no such file": ("check", f"nowhere{ALL.replace('/', '')}"),
    "no such plugin": ("check", "--plugin", ALL, "a.md"),
}  # fmt: skip


def quoted(text: str) -> str:
    """A string of TOML."""
    plain = (one if 32 <= ord(one) < 127 and one not in '"\\' else f"\\u{ord(one):04X}" for one in text)
    return f'"{"".join(plain)}"'


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each command writes to both streams."""
    folder = tmp_path_factory.mktemp("elsewhere")
    text = f"# Privacy policy\n\nThe user may keep it.\n\n#### {PAYLOADS[0]}\n\n" + "".join(
        f"{one}\nWe keep it as long as necessary {one}. We share your e-mail address with {one} Inc.\n\n" for one in PAYLOADS
    )  # fmt: skip
    braced = quoted(ALL.replace("{", "{{").replace("}", "}}") + " {match}")
    files = {
        NAME: text, "law.toml": LAW.format(quoted(ALL)), "pack.toml": PACK.format(quoted(ALL), braced),
        "policylint.toml": CONFIG.format(quoted(ALL)), "a.md": "# Privacy policy\n\nWe keep it as long as necessary.\n", "b.md": "The user.\n",
        "bad.toml": f"{quoted(ALL)} = 1\nselect = [{quoted(ALL)}]\nframeworks = [{quoted(ALL)}]\n",
        "x.policy": f'# {ALL}\n# ::error::x\npolicy   "X" {{\n  language en }}\n',
        ".policylint-baseline.json": json.dumps({"schema_version": 1, "findings": {ALL: [{"rule": "retention-vague", "fingerprint": "0" * 20, "message": ALL}]}}),
    }  # fmt: skip
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    if shutil.which("git"):
        git = ["git", "-c", "user.name=x", "-c", "user.email=x@acme.example"]
        for step in (["init", "-q"], ["add", "a.md", "b.md"], ["commit", "-qm", ALL]):
            subprocess.run([*git, *step], cwd=folder, check=True, capture_output=True)
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("NO_COLOR", "1")
        for name, arguments in COMMANDS.items():
            if "--new-from" in arguments and not shutil.which("git"):
                continue
            done = CliRunner().invoke(command, arguments)
            assert "internal error" not in done.output, name
            assert done.output, name
            found[name] = done.output
    return found


def test_the_payloads_are_there(outputs: dict[str, str]) -> None:
    traces = ("owned", "alert(1)", "\N{SYMBOL FOR ESCAPE}", "<U+")
    assert [name for name, text in outputs.items() if not any(one in text for one in traces)] == []


def test_nothing_controls_a_terminal(outputs: dict[str, str]) -> None:
    for name, text in outputs.items():
        acting = {one for one in text if (ord(one) < 32 and one not in "\n\t") or 0x7F <= ord(one) < 0xA0}
        assert acting | (set("\u202e\u2066") & set(text)) == set(), name


def test_nothing_is_a_command_of_a_build_service(outputs: dict[str, str]) -> None:
    for name, text in outputs.items():
        for line in text.split("\n"):
            own = name == "check github" and line.startswith(("::error file=", "::warning file=", "::notice file="))  # fmt: skip
            assert own or not line.lstrip().startswith("::"), (name, line)
            assert "##[" not in line, (name, line)
            assert "##vso[" not in line, (name, line)


@pytest.mark.parametrize(
    "name", ["check sarif", "disclosures json", "coverage json", "parse json", "rule json"]
)
def test_json_is_whole_and_says_what_was_said(outputs: dict[str, str], name: str) -> None:
    if name in outputs:
        whole, _ = json.JSONDecoder().raw_decode(outputs[name])
        assert "##vso[" in json.dumps(whole)


def test_a_configuration_is_shown_as_it_may_be_written(outputs: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "policylint.toml").write_text(
        "\n".join(line for line in outputs["config show"].split("\n") if line.startswith("exclude")),
        encoding="utf-8",
    )
    done = CliRunner().invoke(command, ["config", "validate", str(tmp_path / "policylint.toml")])
    assert done.exit_code == 0, done.output
