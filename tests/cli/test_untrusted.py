"""A repository from strangers: checking it runs nothing of it, reaches nothing outside, and writes where the user says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

POLICY = "# Privacy policy\n\nWe collect your data; see [here](http://localhost:9/x) and ![it](http://localhost:9/y.png).\n"
WATCH = """
import json, os, sys
OWN = os.getpid()
SEEN, HOME, ALLOWED = os.environ["SEEN"], os.environ["HOME_OF_POLICY"], os.environ["ALLOWED"].split(os.pathsep)
busy = False
def tell(what, *details):
    global busy
    busy = True
    with open(SEEN, "a") as file:
        file.write(json.dumps([what, *map(str, details)]) + "\\n")
    busy = False
def inside(path, folders):
    full = os.path.realpath(os.fsdecode(path))
    return any(full == one or full.startswith(one + os.sep) for one in folders)
def watch(event, arguments):
    if busy:
        return
    if event.split(".")[0] in ("socket", "subprocess", "urllib", "ftplib", "smtplib") or event in (
        "os.exec", "os.system", "os.posix_spawn", "os.spawn", "pty.spawn", "ctypes.dlopen"):
        if event not in ("socket.__new__", "socket.gethostname"):
            tell(event, arguments)
    elif event == "import" and arguments[1] and inside(arguments[1], [HOME]):
        tell(event, arguments[1])
    elif event == "exec" and not arguments[0].co_filename.startswith("<") and inside(arguments[0].co_filename, [HOME]):
        tell(event, arguments[0].co_filename)
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and not inside(arguments[0], ALLOWED):
            if os.fsdecode(arguments[0]) != os.devnull and "__pycache__" not in os.fsdecode(arguments[0]):
                tell("write", arguments[0])
        elif os.path.realpath(os.fsdecode(arguments[0])).endswith("secret.md"):
            tell("read", arguments[0])
    elif event in ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.link", "os.symlink"):
        if not inside(arguments[0], ALLOWED) and "__pycache__" not in str(arguments[0]):
            tell(event, arguments[0])
sys.addaudithook(watch)
"""
EVIL = "import pathlib\npathlib.Path('pwned').write_text('x')\n"
MODULES = ("policylint", "click", "lark", "pluggy", "jinja2", "tomllib", "json", "re", "sitecustomize", "usercustomize", "conftest", "setup", "plugin")  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    for name in MODULES:
        (folder / f"{name}.py").write_text(EVIL, encoding="utf-8")
    (folder / "x-1.dist-info").mkdir()
    (folder / "x-1.dist-info" / "entry_points.txt").write_text("[policylint]\nx = plugin\n", encoding="utf-8")
    (folder / "policy.md").write_text(POLICY, encoding="utf-8")
    (folder / "policy.html").write_text('<!DOCTYPE html><html><script src="http://localhost:9/z.js"></script><h1>Privacy policy</h1>', encoding="utf-8")  # fmt: skip
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text(POLICY, encoding="utf-8")
    (folder / "linked").symlink_to(tmp_path / "outside")
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    return folder


def run(home: Path, *arguments: str, allowed: tuple[Path, ...] = (), start: tuple[str, ...] = ()) -> tuple[subprocess.CompletedProcess[str], list[list[str]]]:  # fmt: skip
    root = home.parent
    seen = root / "seen"
    places = os.pathsep.join(str(one.resolve()) for one in (root / "cache", *allowed))
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "PYTEST"))},
        "PYTHONPATH": str(root / "watch"), "SEEN": str(seen), "HOME_OF_POLICY": str(home.resolve()),
        "ALLOWED": places, "XDG_CACHE_HOME": str(root / "cache"), "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    program = Path(sys.executable).with_name("policylint")
    done = subprocess.run(
        [*(start or (str(program),)), *arguments],
        cwd=home,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = [json.loads(line) for line in seen.read_text().splitlines()] if seen.exists() else []
    assert not (home / "pwned").exists()
    return done, found


HAS_PROGRAM = pytest.mark.skipif(
    os.name != "posix" or not Path(sys.executable).with_name("policylint").exists(), reason="needs the script"
)


@HAS_PROGRAM
@pytest.mark.parametrize(
    "arguments",
    [("check", ".", "-j", "1"), ("coverage", "."), ("disclosures", "."), ("plugins",), ("config", "show"),
     ("check", ".", "-j", "1", "--output-format", "html"), ("baseline", "show")],
    ids=lambda given: "-".join(given),
)  # fmt: skip
def test_nothing_of_it_runs_and_nothing_outside_is_reached(home: Path, arguments: tuple[str, ...]) -> None:
    (home / ".policylint-baseline.json").write_text('{"schema_version": 1, "findings": {}}', encoding="utf-8")
    (home / "policylint.toml").write_text('frameworks = ["gdpr"]\n', encoding="utf-8")
    done, seen = run(home, *arguments)
    assert seen == []
    assert done.returncode in (0, 1), done.stderr
    assert "secret.md" not in done.stdout


@pytest.mark.parametrize("named", ["", "plugin"])
def test_as_a_module_too_only_a_plugin_that_the_user_names_runs(home: Path, named: str) -> None:
    """Python itself looks into the working folder for `policylint`, and before 3.11 for `runpy`: not our doing."""
    (home / "policylint.py").unlink()
    for name in ("typing", "__future__", "docx", "pypdfium2", "ignore", "difflib"):
        (home / f"{name}.py").write_text(EVIL, encoding="utf-8")
    (home / "plugin.py").write_text("from policylint.hookspecs import hookimpl\n", encoding="utf-8")
    more = ("--plugin", named) if named else ()
    done, seen = run(
        home, "check", ".", "-j", "1", *more, start=(sys.executable, "-m", "policylint"),
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert {one[1] for one in seen if one[0] in ("import", "exec")} == (
        {str(home.resolve() / "plugin.py")} if named else set()
    )


@HAS_PROGRAM
def test_what_is_asked_for_is_written_and_nothing_else(home: Path) -> None:
    done, seen = run(
        home, "check", "policy.md", "-j", "1", "--output-format", "json=report.json", allowed=(home,)
    )
    assert (done.returncode, seen) == (1, [])
    assert json.loads((home / "report.json").read_text())["diagnostics"]


@HAS_PROGRAM
def test_a_report_loads_nothing_and_reads_nothing_outside(home: Path) -> None:
    run(home, "check", "policy.md", "-j", "1", "--output-format", "json=report.json", allowed=(home,))
    report = json.loads((home / "report.json").read_text())
    named = [{"kind": kind, "name": "plugin", "version": "1", "digest": ""} for kind in ("plugin", "pack")]
    report["run"]["plugins"] = named
    (home / "report.json").write_text(json.dumps(report), encoding="utf-8")
    done, seen = run(home, "verify", "report.json", "-j", "1")
    assert (done.returncode, seen) == (1, [])
    assert len(done.stdout.splitlines()) == 2
    report["run"]["inputs"][0]["path"] = "linked/secret.md"
    (home / "report.json").write_text(json.dumps(report), encoding="utf-8")
    done, seen = run(home, "verify", "report.json", "-j", "1")
    assert (done.returncode, done.stdout, seen) == (2, "", [])


@HAS_PROGRAM
def test_the_watch_sees(home: Path) -> None:
    _, seen = run(home, "check", "policy.md", "-j", "1", "--output-format", "json=report.json")
    assert {one[0] for one in seen} >= {"write", "os.rename"}


OUTSIDE = [
    ('output-format = ["json=../outside/report.json"]', "output-format"),
    ('output-format = ["json=linked/report.json"]', "output-format"),
    ('output-format = ["json=.git/config"]', "output-format"),
    ('output-format = ["json=.env"]', "output-format"),
    ('cache-dir = "../outside/cache"', "cache-dir"),
    ('cache-dir = ".git/cache"', "cache-dir"),
    ('baseline = "../outside/baseline.json"', "baseline"),
    ('baseline = "linked/baseline.json"', "baseline"),
]
OF_BASELINES = [pair for pair in OUTSIDE if pair[1] != "output-format"]


@pytest.mark.parametrize(
    ("command", "line", "key"),
    [("check", *pair) for pair in OUTSIDE] + [("baseline write", *pair) for pair in OF_BASELINES],
)
def test_a_configuration_writes_nothing_outside(home: Path, command: str, line: str, key: str) -> None:
    (home / "policylint.toml").write_text(f"{line}\n", encoding="utf-8")
    before = sorted(str(one) for one in home.parent.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-P" if sys.version_info >= (3, 11) else "-I", "-m", "policylint", *command.split(), "policy.md"],
        cwd=home, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stdout
    assert f"policylint.toml:1: {key}: leads outside of the project" in done.stderr
    assert sorted(str(one) for one in home.parent.rglob("*")) == before


def test_inside_it_may_and_the_user_may_anywhere(home: Path) -> None:
    (home / "policylint.toml").write_text(
        'output-format = ["json=reports/a.json"]\ncache-dir = ".cache-of-policylint"\n'
    )
    safe = "-P" if sys.version_info >= (3, 11) else "-I"
    for more, file in (((), home / "reports" / "a.json"), (("--config", 'output-format="json=../outside/b.json"'), home.parent / "outside" / "b.json")):  # fmt: skip
        done = subprocess.run(
            [sys.executable, safe, "-m", "policylint", "check", "policy.md", *more],
            cwd=home, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        assert file.exists()
