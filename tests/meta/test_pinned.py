"""What CI installs, and what the workflows that we show or write use of others, is pinned: by hash, or by commit."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_PIN = re.compile(r"([a-z0-9._-]+)==(\S+)(?: ; (.+))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def pins(name: str) -> dict[str, list[str]]:
    """The versions of each distribution that a file pins. All of it must be pins with hashes."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for pin in _PIN.finditer(text):
        found.setdefault(pin[1], []).append(pin[2])
    assert re.sub(r"(?m)^#.*\n", "", _PIN.sub("", text)) == ""
    assert "://" not in text
    return found


def wanted(*extras: str) -> list[Requirement]:
    """What the project needs, with that of some extras, and of those that these name."""
    lines = list(PROJECT["dependencies"])
    todo = list(extras)
    while todo:
        for line in PROJECT["optional-dependencies"][todo.pop()]:
            requirement = Requirement(line)
            if requirement.name == "policylint":
                todo += requirement.extras
            else:
                lines.append(line)
    return [Requirement(line) for line in lines]


def inputs(name: str) -> list[Requirement]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("ci.txt", [*wanted("dev"), *inputs("build.in")]),
        ("plugins.txt", [*wanted(), *inputs("build.in"), *inputs("plugins.in")]),
    ],
    ids=["ci", "plugins"],
)
def test_what_is_needed_is_pinned_as_the_project_wants_it(name: str, needed: list[Requirement]) -> None:
    pinned = pins(name)
    lacking = [
        str(one)
        for one in needed
        if not any(one.specifier.contains(version) for version in pinned.get(one.name.lower(), ()))
    ]
    assert lacking == [], "run scripts/lock"


def test_ci_installs_nothing_else() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    installs = [line for line in script.splitlines() if "pip install" in line]
    assert len(installs) == 3
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation" in line for line in installs)


def test_plugins_need_nothing_that_is_not_pinned() -> None:
    pinned = pins("plugins.txt")
    for file in (ROOT / "plugins").glob("*/pyproject.toml"):
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        lines = [*project["dependencies"], *project.get("optional-dependencies", {}).get("test", ())]
        assert {Requirement(line).name for line in lines} <= {*pinned, "policylint"}, file.parent.name


@pytest.mark.parametrize(
    "file", ["docs/how-to/run-in-ci.md", "policylint/adoption/proposal.py", "action.yml"]
)
def test_actions_of_others_are_pinned_by_commit(file: str) -> None:
    for used in re.findall(r"(?m)^\s*(?:- )?uses: (\S+.*)$", (ROOT / file).read_text(encoding="utf-8")):
        ours = used.startswith(("OWNER/", "./"))
        assert ours or re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", used), used
