"""Whoever asks for what cannot be is told what to do instead, on one line, and nothing is done."""

from __future__ import annotations

from pathlib import Path

import pytest
import warm

POLICY = "# Privacy policy\n\nWe collect your name when you register. TBD\n"
DECLARED = 'policy "Acme" {\n  language en\n  controller "Acme" { email "a@b.example" }\n}\n'
ASKED = {
    "--add-ignore --fix p.md": "--add-ignore suppresses what is found; fix first, without it (--fix)",
    "--add-ignore --diff p.md": "--add-ignore suppresses what is found; fix first, without it (--diff)",
    "--baseline known.json p.md": "known.json: no such file; `policylint baseline write` makes one",
    "--select nonsense p.md": "unknown rule 'nonsense'; `policylint rule --all` lists them",
    "--select placeholder p.md": "unknown rule 'placeholder'; did you mean 'placeholder-text'?",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.md").write_text(POLICY, encoding="utf-8")
    (tmp_path / "d.policy").write_text(DECLARED, encoding="utf-8")
    (tmp_path / "acme_here.py").write_text("x = 1\n", encoding="utf-8")
    return tmp_path


def complaint(folder: Path, *arguments: str) -> str:
    done = warm.run([*warm.SCRIPT, *arguments], cwd=folder, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert done.stdout == ""
    return str(done.stderr)


@pytest.mark.parametrize("asked", ASKED)
def test_what_does_not_fit_is_refused(asked: str, folder: Path) -> None:
    assert complaint(folder, "check", *asked.split()) == f"policylint: {ASKED[asked]}\n"
    assert (folder / "p.md").read_text(encoding="utf-8") == POLICY


@pytest.mark.parametrize("option", [("--unsafe-fixes",), ("--because", "known since the audit")])
def test_options_that_have_nothing_to_do_harm_nobody(option: tuple[str, ...], folder: Path) -> None:
    plain, given = (
        warm.run([*warm.SCRIPT, "check", *asked, "p.md"], cwd=folder, capture_output=True, encoding="utf-8")
        for asked in ((), option)
    )
    assert plain.returncode == 1
    assert (given.returncode, given.stdout, given.stderr) == (1, plain.stdout, plain.stderr)
    assert (folder / "p.md").read_text(encoding="utf-8") == POLICY


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("p.mdx", " (did you mean 'p.md'?)"),
        ("q.md", ""),
        (
            "https://example.org/privacy",
            " (only files are read; save the page, or give its text to standard input, which is `-`)",
        ),
    ],
)
def test_a_file_that_does_not_exist(name: str, hint: str, folder: Path) -> None:
    first = complaint(folder, "check", name).splitlines()[0]
    assert first == f"policylint: {name}: input: no such file or directory{hint}"


def test_a_declaration_named_after_its_notice(folder: Path) -> None:
    told = complaint(folder, "drift", "p.md", "d.policy")
    assert told == "policylint: the declaration comes first: policylint drift d.policy p.md\n"


def test_a_plugin_that_only_the_module_would_find(folder: Path) -> None:
    done = warm.run(
        [*warm.SCRIPT, "plugins", "--plugin", "acme_here"], cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert (
        "No module named 'acme_here'; it is in the working folder, where only `python -m policylint` looks for plugins"
        in done.stderr
    )
    other = warm.run(
        [*warm.SCRIPT, "plugins", "--plugin", "acme_there"], cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert "working folder" not in other.stderr
