"""The hook is added to a pre-commit configuration, and nothing else of the file changes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policylint.adoption.hook import HookError, new_hook, with_hook

BLACK = "repo: https://example.org/black\n{0}  rev: v1\n{0}  hooks:\n{0}  - id: black\n"


def ours(data: Any) -> Any:
    return [hook for repo in data["repos"] if repo["repo"] == "local" for hook in repo["hooks"]]


def test_a_new_file_has_our_hook() -> None:
    (hook,) = ours(yaml.safe_load(new_hook("1.2.3", True)))
    assert hook["entry"] == "policylint check"
    assert hook["additional_dependencies"] == ["policylint==1.2.3"]


def test_where_names_do_not_tell_it_runs_always() -> None:
    assert ours(yaml.safe_load(new_hook("1.2.3", False)))[0]["always_run"] is True
    assert "always_run" not in new_hook("1.2.3", True)


@given(
    indent=st.sampled_from(["", "  ", "    "]),
    before=st.sampled_from(["", "# ours\n", "default_stages: [pre-commit]\n\n", "---\n"]),
    after=st.sampled_from(["", "\n", "\n\n# the end\n", "\nci:\n  skip: [black]\n", "exclude: ^vendor/\n"]),
    count=st.integers(1, 3),
    last_newline=st.booleans(),
)
def test_the_hook_is_added_and_the_rest_is_kept(
    indent: str, before: str, after: str, count: int, last_newline: bool
) -> None:
    text = before + "repos:\n" + f"{indent}- {BLACK.format(indent)}" * count + after
    if not last_newline:
        text = text.removesuffix("\n")
    grown = with_hook(text, "1.2.3", False)
    old, new = yaml.safe_load(text), yaml.safe_load(grown)
    assert len(ours(new)) == 1
    assert [repo for repo in new["repos"] if repo["repo"] != "local"] == old["repos"]
    assert {**new, "repos": None} == {**old, "repos": None}
    kept = iter(grown.splitlines())
    assert all(line in kept for line in text.splitlines()), "every old line stands there still, in order"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("repos: []\n", "no list"),
        ("repos:\n", "empty"),
        ("# nothing\n", "no list"),
        ("repos:\n- repo: local\n  hooks:\n  - id: policylint\n", "already"),
        ("repos:\n    - repo: a\n  - repo: b\n", "indentation"),
        ("repos:\n- repo: a\nrepos:\n- repo: b\n", "more than one"),
        ("repos:\n- repo: a\n'repos': []\n", "more than one"),
        ("repos:\n- repo: a\n  hooks:\n  - id: [b\n]\nexclude: x\n", "margin"),
        ("repos:\n- repo: a\n-\n>\n\nexclude: x\n", "margin"),
        ('repos:\n- repo: "a\nexclude: x"\n', "margin"),
        ("repos:\n- repo: 'a''\nexclude: x'\n", "margin"),
    ],
)
def test_what_cannot_be_added_to_safely_is_refused(text: str, why: str) -> None:
    with pytest.raises(HookError, match=why):
        with_hook(text, "1.2.3", False)


@pytest.mark.parametrize(
    "line",
    [
        "name: don't",
        "# don't [",
        'args: ["a\\"b", c]',
        "args: ['it''s', {a: b}]",
        'name: 5" disk',
        "files: ^[a-z]$",
    ],
)
def test_quotes_and_brackets_that_end_are_no_hindrance(line: str) -> None:
    text = f"repos:\n- repo: a\n  hooks:\n  - id: b\n    {line}\nexclude: x\n"
    grown = yaml.safe_load(with_hook(text, "1.2.3", False))
    assert grown["repos"][:-1] == yaml.safe_load(text)["repos"]
    assert len(ours(grown)) == 1


@pytest.mark.parametrize(
    "end", ["...\n", '"exclude": x\n', "---\n", "-x: y\n", "\u00a0x: y\n", "'fail_fast': true\n"]
)
def test_the_list_ends_where_yaml_says(end: str) -> None:
    text = f"repos:\n- repo: a\n  hooks:\n  - id: b\n{end}"
    assert with_hook(text, "1.2.3", False).endswith(f"always_run: true\n{end}")
