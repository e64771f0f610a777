"""The files that are proposed for a repository, and why others are not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from policylint.adoption.hook import HookError, hook_entry, new_hook, with_hook
from policylint.adoption.survey import Found, Survey
from policylint.frozen import dataclass
from policylint.inputs import contents

WORKFLOW = Path(".github/workflows/policylint.yml")
CONFIGURATION = Path("policylint.toml")
HOOK = Path(".pre-commit-config.yaml")

_NO_GIT = "this folder is not the root of a git repository"
_NUMBERED = re.compile(r"(?:part|teil|partie|parte|deel|del)?[-_ ]?(\d{1,2})(?=\D)[-_. ]*", re.IGNORECASE)
"""How the name of a part of something begins: `01-data.md`, `part-2-cookies.md`."""


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
    yield _configuration(survey, frameworks, version)
    if hook:
        yield _hook(survey, version) if survey.on_git else Proposal(HOOK, "", f"not written: {_NO_GIT}")
    if workflow:
        yield _workflow(survey, version) if survey.on_github else Proposal(WORKFLOW, "", _no_workflow(survey))


def _configuration(survey: Survey, frameworks: Sequence[str] | None, version: str) -> Proposal:
    if survey.configuration is not None:
        shown = survey.configuration.name
        return Proposal(CONFIGURATION, "", f"{shown} exists; it is left as it is")
    lines = [
        "# policylint: what may be written here is listed by `policylint config schema`.",
        f'required-version = ">={version}"',
        "",
        "# Laws to hold the policies against, besides good practice; `policylint frameworks` lists them.",
        f"frameworks = [{_quoted(survey.frameworks if frameworks is None else frameworks)}]",
    ]
    if not _are_named(survey):
        lines += [
            "",
            "# The policies among the files of this repository.",
            f"include = [{_patterns(survey.policies)}]",
        ]
    lines += [
        "",
        "# What a text cannot show, and what decides which requirements apply; `policylint frameworks --facts` lists them.",
        "# [facts]",
        "# sells-data = false",
        *(_overrides(survey) if frameworks is None else ()),
        *_together(survey),
    ]
    return Proposal(CONFIGURATION, "\n".join(lines) + "\n")


def _overrides(survey: Survey) -> Iterator[str]:
    """The laws of policies that speak of more than all do."""
    for frameworks, policies in survey.special.items():
        yield from ("", "[[override]]", f"files = [{_patterns(policies)}]")
        yield f"frameworks = [{_quoted(frameworks)}]"


def _together(survey: Survey) -> Iterator[str]:
    """A table for the texts of each folder that are numbered as parts of one; of others somebody is to say whether they are."""
    folders: dict[str, list[str]] = {}
    for one in survey.policies:
        if not one.stands_alone:
            folders.setdefault(one.path.rpartition("/")[0], []).append(one.path)
    several = [paths for paths in folders.values() if len(paths) > 1]
    parts = [paths for paths in map(_parts, several) if paths]
    if parts:
        yield from (
            "",
            "# Numbered parts in one folder are judged as one policy, the first one as the main one.",
        )
    for paths in parts:
        yield from ("[[policy]]", f"files = [{_quoted(paths)}]")
    taken = {path for paths in parts for path in paths}
    others = [left for paths in several if len(left := [path for path in paths if path not in taken]) > 1]
    if others:
        yield from ("", *_QUESTION)
    for index, paths in enumerate(others):
        yield from ((["#"] if index else []) + ["# [[policy]]", f"# files = [{_quoted(paths)}]"])


_QUESTION = (
    "# These lie in one folder. Nothing in their names says that they are published as one policy (a notice with its",
    "# cookie policy or supplements), so each is judged by itself. Take the # away from those that are one, the main one first;",
    "# leave out what is a policy of its own: for staff, for another product, in another language, of another date.",
)


def _parts(paths: Sequence[str]) -> list[str]:
    """Those of some files of a folder that are numbered from 0 or 1 on, in that order; none if a number is lacking or there twice."""
    numbered = [
        (int(found[1]), path)
        for path in paths
        if (found := _NUMBERED.match(path.rpartition("/")[2])) and path == path.strip()
    ]
    numbers = sorted(number for number, _ in numbered)
    if len(numbers) < 2 or numbers[0] > 1 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    return [path for _, path in sorted(numbered)]


def _are_named(survey: Survey) -> bool:
    """Whether all policies are found by their names alone."""
    return all(one.is_named for one in survey.policies)


def _say_privacy(survey: Survey) -> bool:
    """Whether the hook can tell all policies by their paths; it knows English names only."""
    paths = [one.path.lower() for one in survey.policies]
    return _are_named(survey) and all("privacy" in path or path.endswith(".policy") for path in paths)


def _patterns(policies: Iterable[Found]) -> str:
    return _quoted(_literal(one.path) for one in policies)


def _literal(path: str) -> str:
    """A pattern for this file: what means something in a pattern stands for any one character."""
    return re.sub(r"[\[\]*!\\]|^\s|\s$", "?", path if "/" in path else f"/{path}")


def _quoted(names: Iterable[str]) -> str:
    readable = (name.encode("utf-8", "replace").decode("utf-8") for name in names)
    return ", ".join(json.dumps(name, ensure_ascii=False).replace("\x7f", r"\u007f") for name in readable)


def _hook(survey: Survey, version: str) -> Proposal:
    path, by_name = Path(survey.hook.name), _say_privacy(survey)
    if not survey.hook.exists():
        return Proposal(path, new_hook(version, by_name))
    try:
        text = with_hook(contents(survey.hook).decode("utf-8"), version, by_name)
    except (HookError, OSError, UnicodeDecodeError) as error:
        entry = hook_entry(version, "  ", by_name)
        hint = "" if "already" in str(error) else f"; to add the hook, put this under `repos:`\n{entry}"
        return Proposal(path, "", f"left as it is: {error}{hint}")
    return Proposal(path, text, added=True)


def _no_workflow(survey: Survey) -> str:
    if not survey.on_git:
        return f"not written: {_NO_GIT}"
    return "not written: neither a folder .github nor a remote at github.com is here; “Run in CI” in the documentation is for other services"


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
