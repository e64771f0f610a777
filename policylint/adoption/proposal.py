"""The files that are proposed for a repository, and why others are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policylint.adoption.hook import HookError, hook_entry, new_hook, with_hook
from policylint.adoption.survey import Survey, speaks_of_privacy
from policylint.frozen import dataclass

WORKFLOW = Path(".github/workflows/policylint.yml")
CONFIGURATION = Path("policylint.toml")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file to write, by its path from the root. `text` is all of it; it is empty where `note` says why nothing is written.

    `added` is whether the file exists and only grows.
    """

    path: Path
    text: str
    note: str = ""
    added: bool = False


def proposals(
    survey: Survey, frameworks: Sequence[str] | None, version: str, hook: bool, workflow: bool
) -> Iterator[Proposal]:
    """What to write, in order. `frameworks` are those asked for; None takes what the policies suggest."""
    yield _configuration(survey, survey.frameworks if frameworks is None else frameworks, version)
    if hook and survey.on_git:
        yield _hook(survey, version)
    if workflow and survey.on_github:
        yield _workflow(survey, version)


def _configuration(survey: Survey, frameworks: Sequence[str], version: str) -> Proposal:
    if survey.configuration is not None:
        shown = survey.configuration.name
        return Proposal(CONFIGURATION, "", f"{shown} exists; it is left as it is")
    lines = [
        "# policylint: what may be written here is listed by `policylint config schema`.",
        f'required-version = ">={version}"',
        "",
        "# Laws to hold the policies against, besides good practice; `policylint frameworks` lists them.",
        f"frameworks = [{_quoted(frameworks)}]",
    ]
    named = [one.path for one in survey.policies]
    if not _are_named(survey):
        lines += [
            "",
            "# The policies among the files of this repository.",
            f"include = [{_quoted(map(_literal, named))}]",
        ]
    lines += [
        "",
        "# What a text cannot show, and what decides which requirements apply; `policylint frameworks --facts` lists them.",
        "# [facts]",
        "# sells-data = false",
    ]
    return Proposal(CONFIGURATION, "\n".join(lines) + "\n")


def _are_named(survey: Survey) -> bool:
    """Whether all policies are found by their names alone."""
    return all(speaks_of_privacy(Path(one.path)) for one in survey.policies)


def _literal(path: str) -> str:
    """A pattern for this file: what means something in a pattern stands for any one character."""
    return re.sub(r"[\[\]*!\\]", "?", path)


def _quoted(names: Iterable[str]) -> str:
    escaped = (name.replace("\\", "\\\\").replace('"', '\\"') for name in names)
    return ", ".join(f'"{name}"' for name in escaped)


def _hook(survey: Survey, version: str) -> Proposal:
    path, by_name = Path(survey.hook.name), _are_named(survey)
    if not survey.hook.exists():
        return Proposal(path, new_hook(version, by_name))
    try:
        text = with_hook(survey.hook.read_bytes().decode("utf-8"), version, by_name)
    except (HookError, OSError, UnicodeDecodeError) as error:
        entry = hook_entry(version, "  ", by_name)
        hint = "" if "already" in str(error) else f"; to add the hook, put this under `repos:`\n{entry}"
        return Proposal(path, "", f"left as it is: {error}{hint}")
    return Proposal(path, text, added=True)


def _workflow(survey: Survey, version: str) -> Proposal:
    if (survey.root / WORKFLOW).exists():
        return Proposal(WORKFLOW, "", "exists; it is left as it is")
    return Proposal(WORKFLOW, _WORKFLOW.replace("VERSION", version))


_WORKFLOW = """\
name: policylint
on:
  push:
    branches: [main, master]
  pull_request:

permissions:
  contents: read

jobs:
  policies:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@34e114876b0b11c390a56381ad16ebd13914f8d5 # v4.3.1
        with:
          persist-credentials: false
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.13"
      - run: pip install policylint==VERSION
      - run: policylint check --output-format github
"""
