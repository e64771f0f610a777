"""The cache as users meet it: the same bytes, much sooner; never wrong, never in the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import warm

EXAMPLES = Path(__file__).parents[2] / "examples"
POLICY = "# Privacy policy\n\nWe collect your name. We keep it as long as necessary.\n\n#### Cookies\n\nWe set two cookies.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "project"
    home.mkdir()
    (home / "a.md").write_text(POLICY, encoding="utf-8")
    (home / "b.md").write_text(POLICY.replace("two", "three"), encoding="utf-8")
    return home


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A run with a cache folder beside the project: the user's own."""
    user = str(folder.parent / "user")
    return warm.run(
        [sys.executable, "-m", "policylint", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONIOENCODING": "utf-8",
            "XDG_CACHE_HOME": user,
            "LOCALAPPDATA": user,
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def known(done: subprocess.CompletedProcess[str]) -> str:
    """What `-v` says about the cache."""
    return next(line for line in done.stderr.splitlines() if line.startswith("policylint: cache: "))[19:]


def entries(place: Path) -> list[Path]:
    return sorted(path for path in place.rglob("entries/*/*") if path.is_file())


def test_a_second_run_knows_all_and_says_the_same(folder: Path) -> None:
    first, second = run(folder, "check", "-v"), run(folder, "check", "-v")
    without = run(folder, "check", "-v", "--no-cache")
    assert (first.returncode, second.returncode, without.returncode) == (1, 1, 1)
    assert first.stdout == second.stdout == without.stdout
    assert known(first).startswith("0 of 2 known")
    assert known(second).startswith("2 of 2 known")
    assert known(without) == "none"
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b.md"], "nothing in the project"


def test_what_findings_depend_on_makes_a_miss(folder: Path) -> None:
    run(folder, "check")
    for arguments in (
        ("--today", "2020-01-01"),
        ("--framework", "gdpr"),
        ("--ignore", "quality"),
        ("--no-inline",),
    ):
        assert known(run(folder, "check", "-v", *arguments)).startswith("0 of 2"), arguments
    (folder / "a.md").write_text(POLICY + "\nMore.\n", encoding="utf-8")
    assert known(run(folder, "check", "-v")).startswith("1 of 2")
    (folder / "b.md.policylint.toml").write_text(
        '[[ignore]]\nrule = "heading-level-jump"\n', encoding="utf-8"
    )
    silenced = run(folder, "check", "-v")
    assert known(silenced).startswith("1 of 2")
    assert "b.md:5:1: info heading-level-jump" not in silenced.stdout
    (folder / "policylint.toml").write_text("[override]\n", encoding="utf-8")
    assert run(folder, "check").returncode == 2
    (folder / "policylint.toml").write_text('severity = { heading-level-jump = "error" }\n', encoding="utf-8")
    graver = run(folder, "check", "-v")
    assert known(graver).startswith("0 of 2")
    assert "error heading-level-jump" in graver.stdout


def test_a_plugin_that_was_edited_makes_a_miss(folder: Path) -> None:
    rule = """
from policylint.diagnostics import Finding
from policylint.hookspecs import hookimpl
from policylint.rule import Documentation, RuleInfo
from policylint.source import Span
class House:
    info = RuleInfo("house-rule", "quality", "s", Documentation("", "", (), (), ""))
    def check(self, policy):
        yield Finding("MESSAGE", Span(0, 1))
@hookimpl
def policylint_rules():
    return [House()]
"""
    plugins = folder.parent / "plugins"
    plugins.mkdir()
    arguments = ("check", "-v", "--plugin", "house", "--select", "house-rule")
    found = []
    for message in ("one", "one", "two"):
        (plugins / "house.py").write_text(rule.replace("MESSAGE", message), encoding="utf-8")
        done = run(folder, *arguments, PYTHONPATH=str(plugins), PYTHONDONTWRITEBYTECODE="1")
        found.append((known(done)[:6], f"house-rule {message}" in " ".join(done.stdout.split())))
    assert found == [("0 of 2", True), ("2 of 2", True), ("0 of 2", True)]


def test_a_framework_file_that_was_edited_makes_a_miss(folder: Path) -> None:
    text = (
        'name = "house"\ntitle = "House"\nurl = "https://house.example"\nchecked = "2026-11-27"\n'
        '[[requirement]]\nid = "dnt"\ntopic = "dnt"\nseverity = "error"\nsection = "§ 1"\n'
    )
    (folder / "house.toml").write_text(text, encoding="utf-8")
    arguments = ("check", "-v", "--framework", "house.toml")
    first = run(folder, *arguments)
    (folder / "house.toml").write_text(text.replace("§ 1", "§ 2"), encoding="utf-8")
    second = run(folder, *arguments)
    assert known(first)[:6] == known(second)[:6] == "0 of 2", first.stderr
    assert "§ 2" in run(folder, *arguments, "--output-format", "full").stdout


def test_a_cache_that_came_with_the_repository_is_not_believed(folder: Path) -> None:
    poison = folder / "cache"
    written = run(folder, "check", "--cache-dir", str(poison))
    assert len(entries(poison)) == 2
    for name, user in (("stranger", folder.parent / "stranger"), ("moved", folder.parent / "user")):
        if name == "moved":
            poison = poison.rename(folder / "elsewhere")
        done = run(
            folder,
            "check",
            "-v",
            "--cache-dir",
            str(poison),
            XDG_CACHE_HOME=str(user),
            LOCALAPPDATA=str(user),
        )
        assert done.stdout == written.stdout
        assert known(done) == "none"
        assert "is not used as a cache: it holds other things, or comes from elsewhere" in done.stderr


def test_damaged_entries_are_read_anew(folder: Path) -> None:
    first = run(folder, "check")
    found = entries(folder.parent / "user")
    assert len(found) == 2
    found[0].write_bytes(found[0].read_bytes()[:-3])
    found[1].write_bytes(b"")
    again = run(folder, "check", "-v")
    assert again.stdout == first.stdout
    assert known(again).startswith("0 of 2")
    first_bytes, second_bytes = (path.read_bytes() for path in found)
    found[0].write_bytes(second_bytes)
    found[1].write_bytes(first_bytes)
    assert known(run(folder, "check", "-v")).startswith("0 of 2"), "an entry under another's name is none"


def test_what_failed_is_not_kept(folder: Path) -> None:
    (folder / "a.policy").write_text('policy "X" {\n  frameworks nosuch\n}\n', encoding="utf-8")
    for _ in range(2):
        done = run(folder, "check", "-v", "a.policy")
        assert done.returncode == 2
        assert known(done).startswith("0 of 1")


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    blocked = folder / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    done = run(folder, "check", "-v", XDG_CACHE_HOME=str(blocked), LOCALAPPDATA=str(blocked))
    assert (done.returncode, known(done)) == (1, "none")
    taken = run(folder, "check", "-v", "--cache-dir", ".")
    assert (taken.returncode, known(taken)) == (1, "none")
    assert not (folder / ".gitignore").exists()


def test_two_runs_at_once(folder: Path) -> None:
    for number in range(12):
        (folder / f"{number}.md").write_text(f"{POLICY}\n{number}\n", encoding="utf-8")
    user = str(folder.parent / "user")
    command = [sys.executable, "-m", "policylint", "check", "-q"]
    environment = {**os.environ, "XDG_CACHE_HOME": user, "LOCALAPPDATA": user, "PYTHONIOENCODING": "utf-8"}
    both = [subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE) for _ in range(2)]
    one, other = (process.communicate()[0] for process in both)
    assert one == other
    done = run(folder, "check", "-v", "-q")
    assert known(done).startswith("14 of 14")
    assert done.stdout.encode() == one.replace(b"\r\n", b"\n")


def test_clean_deletes_what_is_ours_only(folder: Path) -> None:
    run(folder, "check", "--cache-dir", "kept")
    run(folder, "check")
    done = run(folder, "clean", "--cache-dir", "kept")
    assert done.returncode == 0
    assert done.stdout.count(": 2 entries deleted") == 2
    assert not (folder / "kept").exists()
    assert run(folder, "clean").stdout == ""
    refused = run(folder, "clean", "--cache-dir", ".")
    assert refused.returncode == 2
    assert "is no cache that you made there; nothing was deleted" in refused.stderr
    assert (folder / "a.md").exists()


def test_configuration_names_the_folder_or_turns_it_off(folder: Path) -> None:
    (folder / "policylint.toml").write_text('cache-dir = ".kept"\n', encoding="utf-8")
    run(folder, "check")
    assert len(entries(folder / ".kept")) == 2
    assert (folder / ".kept/.gitignore").read_text() == "*\n"
    assert (
        (folder / ".kept/CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    )
    (folder / "policylint.toml").write_text("cache = false\n", encoding="utf-8")
    assert known(run(folder, "check", "-v")) == "none"


def test_fixes_and_baselines_work_from_the_cache(folder: Path) -> None:
    (folder / "a.md").write_text(
        POLICY + "\n<!-- policylint: ignore[dnt-missing] because x -->\n", encoding="utf-8"
    )
    run(folder, "check")
    run(folder, "baseline", "write")
    known_now = json.loads((folder / ".policylint-baseline.json").read_text(encoding="utf-8"))
    fresh = run(folder, "check", "--no-cache")
    assert run(folder, "check").stdout == fresh.stdout == ""
    assert sum(map(len, known_now["findings"].values())) > 2
    full = ("check", "--no-baseline", "--output-format", "full", "--show-suppressed")
    assert run(folder, *full).stdout == run(folder, *full, "--no-cache").stdout


def test_it_is_bounded(tmp_path: Path) -> None:
    from policylint.cache.folder import prepare
    from policylint.cache.store import Store

    key = b"k" * 32
    prepare(tmp_path / "c", key)
    store = Store(tmp_path / "c", key)
    now = time.time()
    for number in range(10):
        store.put(f"{number:02x}ff", bytes(1000))
        os.utime(tmp_path / f"c/entries/{number:02x}/ff", (now - 100 + number, now - 100 + number))
    os.utime(tmp_path / "c/entries/09/ff", (0, 0))
    store.prune(most=4200)
    assert [number for number in range(10) if store.get(f"{number:02x}ff")] == [5, 6, 7, 8]
    store.put("00ff", b"again")
    store.prune(most=0)
    assert store.get("00ff") == b"again", "once an hour is enough"


@pytest.mark.parametrize(
    "command",
    [
        ("coverage", "--framework", "gdpr,ccpa", "--output-format", "json"),
        ("disclosures", "--min-confidence", "possible", "--topic", "collection"),
    ],
)
def test_what_policies_disclose_is_kept_and_read_by_workers_too(
    folder: Path, command: tuple[str, ...]
) -> None:
    for name in ("webshop.md", "webshop.policy", "fernwood-privacy.md"):
        shutil.copy(EXAMPLES / name, folder)
    (folder / "cookies.md").write_text("# Cookies\n\nWe set no cookies.\n", encoding="utf-8")
    (folder / "policylint.toml").write_text(
        '[[policy]]\nname = "Shop"\nfiles = ["webshop.md", "cookies.md"]\n'
    )
    cache = ("--cache-dir", str(folder / "kept"))
    alone = run(folder, *command, "--no-cache", "-j", "1")
    assert (alone.returncode, alone.stderr) == (0, "")
    for options in (("--no-cache", "-j", "3"), cache, cache):
        assert run(folder, *command, *options).stdout == alone.stdout
    assert len(entries(folder)) == 5
    (folder / "fernwood-privacy.md").write_text(
        "# Privacy policy\n\nWe collect your name.\n", encoding="utf-8"
    )
    assert run(folder, *command, *cache).stdout == run(folder, *command, "--no-cache").stdout != alone.stdout
    for entry in entries(folder):
        entry.write_bytes(entry.read_bytes()[:40])
    assert run(folder, *command, *cache).stdout == run(folder, *command, "--no-cache").stdout


def test_laws_that_ask_for_nothing_are_told_from_the_cache_too(tmp_path: Path) -> None:
    (tmp_path / "main.md").write_text(
        "# Privacy policy of Fernwood Notes\n\nWrite to us.\n", encoding="utf-8"
    )
    (tmp_path / "more.md").write_text("# Data\n\nWe do not collect any personal data.\n", encoding="utf-8")
    (tmp_path / "policylint.toml").write_text(
        'frameworks = ["gdpr"]\n[[policy]]\nname = "App"\nfiles = ["main.md", "more.md"]\n', encoding="utf-8"
    )
    for command in ("check", "check", "coverage", "coverage"):
        done = run(tmp_path, command)
        told = " ".join((done.stdout + done.stderr).split())
        assert "collected (more.md:3: “We do not collect any personal data.”)" in told, told
    assert known(run(tmp_path, "check", "-v")).startswith("2 of 2")
