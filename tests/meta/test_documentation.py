"""Every command and snippet in the documentation is followed, or held against what it claims to be."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from policylint.config.config import Config
from policylint.config.names import wrong_options
from policylint.config.reading import Reader as ConfigReader
from policylint.config.toml import parse
from policylint.frameworks.loader import load
from policylint.frontends.policy.binding import bind
from policylint.packs.reading import read_pack
from policylint.rules import builtin_rules
from policylint.suppression import SUFFIX
from policylint.suppression.sidecars import read_sidecar

ROOT = Path(__file__).parents[2]
GENERATED = "<!-- Written by docs/generate.py."
ELSEWHERE = {
    ("README.md", "command"): "tests/meta/test_readme.py",
    ("README.md", "output"): "tests/meta/test_readme.py",
    ("docs/reference/phrase-patterns.md", "toml"): "tests/unit/phrases/test_reference.py",
    ("docs/how-to/add-a-language.md", "toml"): "tests/meta/test_add_a_language.py",
    ("docs/how-to/add-a-language.md", "python"): "tests/meta/test_add_a_language.py",
    ("docs/how-to/add-a-language.md", "console"): "tests/meta/test_add_a_language.py",
}
"""Snippets that a test of their own covers, by page, and comment or language."""
GIVEN = {
    "README.md": (
        "examples",
        "examples/fernwood-privacy.md as PRIVACY.md",
        "examples/fernwood-privacy.md as policies/privacy.md",
        "examples/fernwood-privacy.md as docs/privacy.md",
    )
}
"""Files that are there for a page that shows no comments to its readers' eyes."""
PAGES = [
    path.relative_to(ROOT).as_posix()
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
    if not path.read_text(encoding="utf-8").startswith(GENERATED)
]
RULES = [rule.info for rule in builtin_rules()]
SHOWN = ("", "text", "html", "xml")
"""Languages of blocks in which nothing is a command or a file of ours."""
KINDS = ("", "file", "replace in", "run", "not run", "given", "do")


with pytest.MonkeyPatch.context() as _patch:
    _patch.syspath_prepend(str(ROOT / "docs"))
    follow = importlib.import_module("follow")
    snippets = importlib.import_module("snippets")


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_gets_what_the_page_shows(page: str, tmp_path: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    found = list(snippets.snippets(text))
    fences = len(re.findall(r"^ *```", text, re.MULTILINE))
    assert fences == 2 * sum(one.kind not in ("given", "do") for one in found), "a block is not closed"
    reader = follow.Reader(tmp_path)
    for wanted in GIVEN.get(page, ()):
        reader.give(wanted)
    names: dict[str, Any] = {}
    wrong = []
    for do in (_follow, _hold):  # what a page names may stand further down, so all of it is written first
        for one in found:
            try:
                if (page, one.kind or one.language) not in ELSEWHERE:
                    do(one, reader, names)
            except Exception as error:
                wrong.append(f"{page}:{one.line}: {error}")
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def _follow(one: Any, reader: Any, _names: dict[str, Any]) -> None:
    """Do what a snippet says, and compare what is printed."""
    assert one.kind in KINDS, f"unknown comment {one.kind!r}"
    for command, printed in reader.follow(one):
        if command.shown is not None:
            assert snippets.same(command.shown, printed), f"{command.line} printed\n{printed}"
    assert one.kind != "not run" or len(one.value) > 8, "say why it is not run"


def _examine(one: Any, reader: Any) -> None:
    _follow(one, reader, {})
    _hold(one, reader, {})


def _hold(one: Any, reader: Any, names: dict[str, Any]) -> None:
    """Hold the text of a snippet against its language."""
    if one.kind not in ("", "file"):
        return
    if one.language == "python" and not one.kind:
        before = Path.cwd()
        os.chdir(reader.folder)
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(one.text, "snippet", "exec", dont_inherit=True), names)
        finally:
            os.chdir(before)
    elif one.language in CHECKS:
        CHECKS[one.language](one.text, one.value, reader.folder)
    elif one.language in SHOWN:
        hidden = re.search(r"^(\$|policylint|git|pip|python) ", one.text, re.MULTILINE)
        assert one.kind or not hidden, "write commands in a block `console`, or say why they are not run"
    else:
        assert one.language in ("console", "python"), f"nothing tests the language {one.language!r} here"


def _toml(text: str, name: str, folder: Path) -> None:
    table = parse(text)
    if "requirement" in table:
        load(text, name or "snippet.toml")
    elif "rule" in table or "pack" in table:
        head = "" if "pack" in table else '[pack]\nname = "snippet"\nversion = "1"\nsummary = "s"\n'
        target = folder / ".pack.toml"
        target.write_text(head + text, encoding="utf-8")
        read_pack(str(target))
        target.unlink()
    elif "ignore" in table and isinstance(table["ignore"][0], dict):
        (folder / f".beside{SUFFIX}").write_text(text, encoding="utf-8")
        assert read_sidecar(str(folder / ".beside"), {info.name: info.name for info in RULES})
        (folder / f".beside{SUFFIX}").unlink()
    elif "project" not in table:
        table = table.get("tool", {}).get("policylint", table)
        reader = ConfigReader("snippet", str(folder), lambda _: 1)
        reader.read(table)
        rules = {info.name: info.options for info in RULES}
        known = [one for one in reader.options if one.part in rules]
        assert [*reader.problems, *wrong_options([Config(options=tuple(known))], {"rules": rules})] == []


def _policy(text: str, _name: str, _folder: Path) -> None:
    assert bind(text).problems == ()


def _markdown(text: str, name: str, folder: Path) -> None:
    if not name:
        (folder / ".snippet.md").write_text(text, encoding="utf-8")
        follow.Reader(folder).run("policylint check .snippet.md")
        (folder / ".snippet.md").unlink()


def _yaml(text: str, name: str, folder: Path) -> None:
    data = yaml.safe_load(text)
    if isinstance(data, list):
        data = {"on": "push", "jobs": {"job": {"runs-on": "ubuntu-latest", "steps": data}}}
        name = ".github/workflows/steps.yml"
    schema = _schema(name, data)
    schemas = importlib.util.find_spec("check_jsonschema")
    if schema is not None and schemas is not None and schemas.origin is not None:
        path = Path(schemas.origin).parent / "builtin_schemas" / "vendor" / f"{schema}.json"
        known = json.loads(path.read_text(encoding="utf-8"))
        data = {"on" if key is True else key: value for key, value in data.items()}
        errors = jsonschema.validators.validator_for(known)(known).iter_errors(data)
        assert [error.message for error in errors] == []
    for command in re.findall(r"^[ \w-]*:? *(policylint .*)$", text, re.MULTILINE):
        follow.Reader(folder).run(command)
    if schema == "github-workflows":
        _uses(data)
    if schema is None:
        _hooks(data)


def _schema(name: str, data: Any) -> str | None:
    """The schema for a file; None for the configuration of pre-commit, which has none here."""
    for pattern, schema in {
        r"\.github/workflows/.*": "github-workflows",
        r"\.gitlab-ci\.yml": "gitlab-ci",
        r"azure-pipelines\.yml": "azure-pipelines",
    }.items():
        if re.fullmatch(pattern, name):
            return schema
    assert name == ".pre-commit-config.yaml", "name the file in a comment, so that it can be checked"
    assert isinstance(data["repos"], list)
    return None


def _uses(workflow: dict[str, Any]) -> None:
    """Inputs that a workflow gives to our action are inputs that it has."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            if "policylint@" in step.get("uses", ""):
                assert step.get("with", {}).keys() <= action["inputs"].keys()


def _hooks(data: Any) -> None:
    """Hooks that are taken from this repository are hooks that it has."""
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for repo in data["repos"]:
        if repo["repo"].endswith("/policylint"):
            assert {hook["id"] for hook in repo["hooks"]} <= {hook["id"] for hook in ours}


def _diff(_text: str, name: str, _folder: Path) -> None:
    raise AssertionError("say with a comment `replace in` which file it changes")


CHECKS: dict[str, Callable[[str, str, Path], None]] = {
    "toml": _toml,
    "policy": _policy,
    "markdown": _markdown,
    "yaml": _yaml,
    "json": lambda text, _name, _folder: json.loads(text),
    "diff": _diff,
}


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("```sh\nls\n```\n", "nothing tests"),
        ("```\npolicylint check\n```\n", "console"),
        ("```console\npolicylint chek\n```\n", "exit status 2"),
        ("```console\n$ policylint check --show-files .\nother.md\n```\n", "printed"),
        ("```toml\nflor = true\n```\n", "flor"),
        ("```toml\n[[rule]]\nname = 'x'\nany = ['(']\n```\n", "not a valid|pattern|\\("),
        ("```yaml\njobs: {}\n```\n", "name the file"),
        ("```python\n1 / 0\n```\n", "division"),
        ("<!-- not run: no -->\n```console\nx\n```\n", "say why"),
    ],
)
def test_what_is_wrong_in_a_page_is_found(block: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_text("# Privacy policy\n\nWe collect your name.\n", encoding="utf-8")
    [one] = snippets.snippets(block)
    reader = follow.Reader(tmp_path)
    with pytest.raises(Exception, match=message):
        _examine(one, reader)
