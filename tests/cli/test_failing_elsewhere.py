"""Never fail open, beyond what one check does of one file: whatever is made to fail, the exit status is 2, it is said what
failed, nothing is called fine for it, and nothing is written half.

`test_failing.py` has the stages of a check that are known by name.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import warm

POLICY = "# Privacy policy\n\nWe collect your personal data. We keep it as long as necessary.\n"
DECLARED = 'policy "X" {\n  language en\n    controller "Acme" { email "a@acme.example" }\n  data name "your name" [name]\n}\n'
SABOTEUR = """
import os
from importlib import import_module
from policylint.hookspecs import hookimpl
def paths(given):
    for one in given if isinstance(given, (list, tuple)) else [given]:
        document = getattr(getattr(one, "policy", one), "document", one)
        yield one if isinstance(one, str) else getattr(getattr(document, "source", document), "path", "")
def failing(original):
    def run(*arguments, **named):
        if not os.environ.get("WHERE") or os.environ["WHERE"] in [path for one in arguments for path in paths(one)]:
            raise RuntimeError("injected")
        return original(*arguments, **named)
    return run
module, name = os.environ["STAGE"].split(":")
*owner, name = name.split(".")
part = import_module(module)
for one in owner:
    part = getattr(part, one)
setattr(part, name, failing(getattr(part, name)))
@hookimpl
def policylint_rules():
    return []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "saboteur.py").write_text(SABOTEUR, encoding="utf-8")
    for name in ("a.md", "b.md"):
        (home / name).write_text(POLICY, encoding="utf-8")
    (home / "x.policy").write_text(DECLARED, encoding="utf-8")
    return home


def environment(folder: Path, stage: str, where: str = "") -> dict[str, str]:
    return {
        **os.environ, "PYTHONPATH": str(folder.parent), "STAGE": stage, "WHERE": where, "PYTHONIOENCODING": "utf-8",
        "POLICYLINT_CACHE_DIR": str(folder.parent / "cache"),
    }  # fmt: skip


def run(folder: Path, stage: str, *arguments: str, where: str = "") -> subprocess.CompletedProcess[str]:
    command, *more = arguments
    return warm.run(
        [sys.executable, "-m", "policylint", command, "--plugin", "saboteur", *more],
        cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environment(folder, stage, where),
    )  # fmt: skip


STAGES = [
    "policylint.engine.understanding:version_judged",
    "policylint.engine.understanding:spoken_in",
    "policylint.engine.understanding:asked",
    "policylint.engine.understanding:assess_coverage",
    "policylint.engine.understanding:_stated_facts",
    "policylint.running.pipeline:unasked",
    "policylint.running.pipeline:judge",
    "policylint.running.pipeline:_wanted",
    "policylint.request.inspection:understand_sources",
    "policylint.request.selections:Selections.of",
    "policylint.request.selections:Selections.with_own_frameworks",
    "policylint.suppression.silencing:Silenced.parted",
]


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.rpartition(":")[2])
def test_every_step_of_a_check(folder: Path, stage: str) -> None:
    everywhere = stage.endswith(("asked", "_stated_facts", "parted"))
    done = run(
        folder, stage, "check", "--exit-zero", "--framework", "gdpr", "--output-format", "json", "-j", "1", "a.md", "b.md",
        where="" if everywhere else "b.md",
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "RuntimeError: injected" in done.stderr
    if "internal error" in done.stderr:
        return
    report = json.loads(done.stdout)
    failed = {one["path"] for one in report["failures"]}
    assert failed == ({"a.md", "b.md"} if everywhere else {"b.md"})
    found = {(one["path"], one["rule"]) for one in report["diagnostics"]}
    assert everywhere or ("a.md", "retention-vague") in found
    absent = [rule for path, rule in found if path == "b.md" and rule.endswith("-missing")]
    assert stage.endswith(":unasked") or absent == []


@pytest.mark.parametrize(
    "stage", ["policylint.reading.joining:join", "policylint.suppression.silencing:located"]
)
def test_a_policy_that_is_split_over_files(folder: Path, stage: str) -> None:
    text = '[[policy]]\nname = "both"\nfiles = ["a.md", "b.md"]\n'
    (folder / "policylint.toml").write_text(text, encoding="utf-8")
    (folder / "b.md").write_text("# More\n\n<!-- policylint: ignore[retention-vague] -->\n", encoding="utf-8")
    (folder / "c.md").write_text(POLICY, encoding="utf-8")
    done = run(folder, stage, "check", "--exit-zero", "--output-format", "json", "a.md", "c.md")
    assert done.returncode == 2, done.stderr
    report = json.loads(done.stdout)
    assert [one["path"] for one in report["failures"]] == ["a.md"]
    assert "retention-vague" in [one["rule"] for one in report["diagnostics"] if one["path"] == "c.md"]


def test_what_a_revision_had(folder: Path) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    for arguments in (("init", "-q"), ("add", "a.md"), (*identity, "commit", "-qm", "x")):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
    (folder / "a.md").write_text(POLICY + "\nIt is new.\n", encoding="utf-8")
    fine = run(folder, "os:getlogin", "check", "--no-cache", "--new-from", "HEAD", "--exit-zero", "a.md")
    assert (fine.returncode, "retention-vague" in fine.stdout) == (0, False)
    for stage in ("policylint.baselines.since:Since._of", "policylint.baselines.revisions:Revision.content"):
        done = run(folder, stage, "check", "--no-cache", "--new-from", "HEAD", "--exit-zero", "a.md")
        assert done.returncode == 2, stage
        assert "RuntimeError: injected" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("stage", "arguments"),
    [
        ("policylint.policy_language.formatting:format_text", ("fmt", "--check", "x.policy")),
        ("policylint.policy_language.drift.running:report", ("drift", "x.policy", "a.md")),
        ("policylint.engine.understanding:passages", ("drift", "x.policy", "a.md")),
        ("policylint.policy_language.reading:judge", ("drift", "x.policy", "a.md")),
        ("policylint.policy_language.drafting:draft", ("import", "a.md", "-o", "out.policy")),
        ("policylint.engine.understanding:passages", ("import", "a.md", "-o", "out.policy")),
        ("policylint.engine.understanding:assess_coverage", ("import", "a.md", "-o", "out.policy")),
        ("policylint.policy_language.render:render", ("render", "x.policy", "--to", "markdown", "-o", "out.md")),
        ("policylint.engine.understanding:passages", ("render", "x.policy", "--to", "markdown", "-o", "out.md")),
        ("policylint.policy_language.exporting:written", ("export", "x.policy", "--to", "dpv", "-o", "out.json")),
        ("policylint.reporters.tree:render", ("parse", "a.md")),
        ("policylint.engine.understanding:spoken_in", ("coverage", "a.md")),
        ("policylint.engine.understanding:spoken_in", ("disclosures", "a.md")),
        ("policylint.surveying:assessments", ("coverage", "--framework", "gdpr", "a.md")),
        ("policylint.baselines.baseline:baseline_of", ("baseline", "write", "a.md")),
        ("policylint.suppression.adding:ignoring", ("check", "--add-ignore", "a.md")),
        ("policylint.fixing.files:difference", ("check", "--diff", "--unsafe-fixes", "a.md")),
    ],
    ids=lambda given: given.rpartition(":")[2] if isinstance(given, str) else given[0],
)  # fmt: skip
def test_other_commands(folder: Path, stage: str, arguments: tuple[str, ...]) -> None:
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    program = "import saboteur; from policylint.cli import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env=environment(folder, stage),
    )  # fmt: skip
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert "RuntimeError: injected" in done.stderr
    assert "Traceback" not in done.stderr
    assert {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()} == before


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_watching_ends_for_a_mistake_and_goes_on_for_a_failure(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "policylint",
        "check",
        "--watch",
        "--no-cache",
        "--plugin",
        "saboteur",
        "a.md",
        "b.md",
    ]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60,
        env=environment(folder, "policylint.reporters.summary:summary"),
    )  # fmt: skip
    assert done.returncode == 2
    assert re.search(r"internal error: RuntimeError: injected", done.stderr)
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
        env=environment(folder, "policylint.engine.understanding:spoken_in", "b.md"),
    ) as process:  # fmt: skip
        assert process.stderr is not None
        told = ""
        while "Ctrl-C ends" not in told and (line := process.stderr.readline()):
            told += line
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
    assert "b.md: check: RuntimeError: injected" in told
    assert process.returncode == 130


PANIC = """
import os
from policylint.hookspecs import hookimpl
class PanicException(BaseException):
    "What a panic of a module in Rust looks like."
class Reporter:
    name, machine = "panicking", True
    def render(self, report, style):
        raise PanicException("in a reporter")
@hookimpl
def policylint_reporters():
    return [Reporter()]
@hookimpl
def policylint_frontends():
    if os.environ["WHERE"] == "loading":
        raise PanicException("while it is loaded")
    return []
"""


@pytest.mark.parametrize("where", ["", "loading"])
def test_a_panic_is_no_finding_and_leaves_no_traceback(folder: Path, where: str) -> None:
    (folder.parent / "panicking.py").write_text(PANIC, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "policylint", "check", "--plugin", "panicking", "--output-format", "panicking", "a.md"],
        cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environment(folder, "", where),
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "PanicException: " + ("while it is loaded" if where else "in a reporter") in done.stderr
