"""Patterns that somebody else wrote, through the real command line: what could take for ever is refused with its place, or ends, and the other findings are there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

POLICY = "# Privacy policy\n\nWe keep your data as long as necessary. The zebra knows.\n\n"
LINE = ("q " + "a " * 2_000) * 10 + "a" * 20_000 + "!\n"
SECONDS = 30
"""Of processor time, for a run that takes one or two."""


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "p.md").write_text(POLICY + LINE, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "policylint", "check", "--no-cache", *(arguments or ("p.md",))],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder), **environment},
        capture_output=True, encoding="utf-8", timeout=SECONDS * 10,
    )  # fmt: skip


def pack(folder: Path, patterns: object, more: str = "") -> None:
    """A pack with one rule of these patterns and another that finds a zebra, and a configuration that takes both."""
    (folder / "own.toml").write_text(
        f'[pack]\nname = "own"\n\n[[rule]]\nname = "costly"\nany = {json.dumps(patterns)}\n{more}\n'
        '[[rule]]\nname = "cheap"\nany = "zebra"\n',
        encoding="utf-8",
    )
    config = 'packs = ["own.toml"]\nselect = ["costly", "cheap"]\n'
    (folder / "policylint.toml").write_text(config, encoding="utf-8")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(a+)+$", "any: unexpected `+` at character 3 of '(a+)+$'"),
        ("(a*)*", "any: "),
        ("(" * 25 + "a" + ")" * 25, "any: nested too deeply"),
        ("(" + "|".join(f"a{n}" for n in range(2000)) + ")", "any: the pattern is too long"),
        ("a ..24 " * 30 + "b", "any: "),
    ],
)
def test_what_backtracks_is_no_pattern_of_a_pack(tmp_path: Path, pattern: str, said: str) -> None:
    pack(tmp_path, pattern)
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"own.toml:6: rule costly: {said}" in done.stderr


@pytest.mark.parametrize(
    "patterns",
    [
        " ".join(["a ..24"] * 4) + " q",
        " ".join(["[a]"] * 100) + " q",
        " ".join(["(a|a a|a a a)"] * 30) + " q",
        "a* " * 60 + "q",
        "<!(a|b a) a " * 20 + "q",
        ["a"] * 3000 + ["q"],
    ],
)
def test_what_can_match_in_many_ways_takes_no_longer(tmp_path: Path, patterns: object) -> None:
    pack(tmp_path, patterns, 'kind = "occurrence"\nmax = 100000\n')
    done = run(tmp_path)
    assert done.returncode == 1
    assert [line.split(" ")[2] for line in done.stdout.splitlines()] == ["cheap"]


@pytest.mark.skipif(os.name != "posix", reason="names as POSIX has them")
@pytest.mark.parametrize(
    ("setting", "status", "said"),
    [
        ('exclude = ["(a+)+$"]', 1, ""),
        (f'exclude = ["{"*a" * 300}b"]', 1, ""),
        (f'include = ["**/*.md", "{"**/a*/" * 300}b"]', 1, ""),
        (f'exclude = ["{"[" * 100_000}"]', 2, "1: exclude[0]: a pattern of more than 4,000 characters"),
        (f'[per-file-ignores]\n"{"*a" * 300}b" = ["ALL"]', 1, ""),
        (f'[per-file-ignores]\n"{"[a" * 9_000}" = ["ALL"]', 2, "2: per-file-ignores."),
        (f'[[override]]\nfiles = ["{"[a-z]*" * 300}9"]\nignore = ["ALL"]', 1, ""),
        ('[[policy]]\nfiles = ["p.md", "**/x*/**/*y/**/z.md"]', 2, "2: policy.files: no file matches"),
    ],
)
def test_patterns_of_files_end(tmp_path: Path, setting: str, status: int, said: str) -> None:
    deep = tmp_path / ("a" * 200)
    (deep / "a/a/a/a/a/a").mkdir(parents=True)
    (deep / "a/a/a/a/a/a" / f"{'a' * 200}.md").write_text(POLICY, encoding="utf-8")
    for name in ("here", "there"):
        (tmp_path / name).symlink_to(".")
    (tmp_path / "policylint.toml").write_text(setting + "\n", encoding="utf-8")
    done = run(tmp_path, ".")
    assert "Traceback" not in done.stderr
    assert "Warning" not in done.stderr
    assert (done.returncode, said in done.stderr) == (status, True)
    assert ("retention-vague" in done.stdout) == (status == 1)


PLUGIN = """
import os
import re
import policylint.machine.time_limit as limit
from policylint.diagnostics import Finding
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span

limit.SECONDS = float(os.environ["SECONDS"])
if os.environ.get("NO_TIMERS"):
    limit._TIMERS = ()
    limit._WAITING = 1000.0  # on a busy machine, all wait for long

class Costly:
    info = RuleInfo("costly", "quality", "", Documentation("", "", (), (), ""))

    def check(self, policy):
        if policy.document.source.path == "p.md" and re.search(r"(a+)+$", "a" * int(os.environ["LENGTH"]) + "!") is None:
            yield Finding("never told", Span(0, 1))

@hookimpl
def policylint_rules():
    return [Costly()]
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_plugins_expression_is_stopped_in_any_process(tmp_path: Path, jobs: str) -> None:
    (tmp_path / "costly.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "q.md").write_text(POLICY, encoding="utf-8")
    done = run(tmp_path, "--plugin", "costly", "-j", jobs, "p.md", "q.md", SECONDS="0.5", LENGTH="60")
    assert done.returncode == 2
    assert "policylint: p.md: rule costly" in done.stderr
    assert "took more than 0.5 s and was stopped" in done.stderr
    assert "never told" not in done.stdout
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"p.md", "q.md"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_where_nothing_can_be_interrupted_it_is_told_when_it_ends(tmp_path: Path, jobs: str) -> None:
    """As on Windows. What such an expression found is not used: what held up a run must not go unnoticed."""
    (tmp_path / "costly.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "q.md").write_text(POLICY, encoding="utf-8")
    done = run(
        tmp_path, "--plugin", "costly", "-j", jobs, "p.md", "q.md", SECONDS="0.4", LENGTH="24", NO_TIMERS="1"
    )
    assert done.returncode == 2
    assert "policylint: p.md: rule costly" in done.stderr
    assert "took more than 0.4 s" in done.stderr
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"p.md", "q.md"}
