"""Never fail open: whatever part of a run fails, it is named, the exit status is 2, the rest is there, and nothing is
called absent that the part could have found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import warm

POLICY = "# Privacy policy\n\nWe collect your personal data. We keep it as long as necessary.\n\n<!-- policylint: ignore short-policy -->\n"
PLUGIN = """
import os
from policylint.hookspecs import hookimpl
def fail(*arguments, **named):
    raise RuntimeError("injected")
def failing_for_b(original):
    def run(first, *arguments, **named):
        given = getattr(first, "document", first)
        path = getattr(getattr(given, "source", given), "path", "")
        return fail() if path == "b.md" else original(first, *arguments, **named)
    return run
STAGE = os.environ["STAGE"]
if STAGE == "front end":
    from policylint.frontends.markdown import MarkdownFrontend as part
    original = part.parse
    part.parse = lambda self, source: fail() if source.path == "b.md" else original(self, source)
elif STAGE == "passages":
    import policylint.engine.understanding as part
    part.passages = failing_for_b(part.passages)
elif STAGE == "detector":
    from policylint.detectors.contact import ContactDetector as part
    original_detect = part.detect
    part.detect = lambda self, document, units: fail() if document.source.path == "b.md" else original_detect(self, document, units)
elif STAGE in ("describer", "describer gives less"):
    from policylint.detectors.attributes.describer import AttributeDescriber as part
    original_describe = part.describe
    wrong = fail if STAGE == "describer" else lambda: []
    part.describe = lambda self, document, units, found: wrong() if document.source.path == "b.md" else original_describe(self, document, units, found)
elif STAGE == "described later":
    from policylint.detectors.attributes.describer import Describing as part
    original_attributes = part.attributes_of
    part.attributes_of = lambda self, one: original_attributes(self, one) if "data brokers" not in one.text else fail()
elif STAGE == "frameworks":
    import policylint.engine.deciding as part
    original_asking = part.Asking
    part.Asking = lambda laws, policy: fail() if laws and policy.document.source.path == "b.md" else original_asking(laws, policy)
elif STAGE == "fingerprints":
    import policylint.engine.deciding as part
    part.fingerprint = failing_for_b(part.fingerprint)
elif STAGE == "templates":
    import policylint.engine.understanding as part
    part.opaque_in = failing_for_b(part.opaque_in)
elif STAGE == "rule":
    from policylint.rules.integrity.placeholder_text import PlaceholderText as part
    part.check = (lambda check: lambda self, policy: fail() if policy.document.source.path == "b.md" else check(self, policy))(part.check)
elif STAGE == "time":
    import policylint.machine.time_limit as part
    part.SECONDS = 0.5
    from policylint.detectors.dates import DateDetector as detector
    original_detect = detector.detect
    def endless(self, document, units):
        while document.source.path == "b.md":
            pass
        return original_detect(self, document, units)
    detector.detect = endless
elif STAGE == "fix":
    import policylint.fixing.files as part
    part.edited = failing_for_b(part.edited)
elif STAGE == "decisions":
    import policylint.running.pipeline as part
    part.decide = failing_for_b(part.decide)
elif STAGE == "suppressions":
    import policylint.running.pipeline as part
    part.silence = failing_for_b(part.silence)
elif STAGE == "reporter":
    import policylint.reporters.json_document as part
    part.begin = fail
elif STAGE == "summary":
    import policylint.reporters.summary as part
    part.summary = fail
elif STAGE == "cache":
    from policylint.cache.store import Path
    original_open, original_write = Path.open, Path.write_bytes
    def broken(self, *arguments, **named):
        if "entries" in str(self):
            raise OSError(5, "injected")
        return original_open(self, *arguments, **named)
    Path.open = broken
@hookimpl
def policylint_rules():
    return []
"""


LATER = ("rule", "frameworks", "fingerprints", "decisions", "suppressions")
"""Stages that come when the text has been read: what is absent is known by then."""


def start(
    folder: Path, stage: str, *arguments: str, command: str = "check"
) -> subprocess.CompletedProcess[str]:
    (folder.parent / "saboteur.py").write_text(PLUGIN, encoding="utf-8")
    return warm.run(
        [sys.executable, "-m", "policylint", command, "--plugin", "saboteur", *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(folder.parent), "STAGE": stage, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("a.md", "b.md", "c.md"):
        (home / name).write_text(POLICY, encoding="utf-8")
    return home


@pytest.mark.parametrize(
    ("stage", "named"),
    [
        ("front end", "front end markdown"),
        ("passages", "passages"),
        ("detector", "detector contact"),
        ("describer", "detector attributes"),
        ("describer gives less", "detector attributes"),
        ("templates", "templates"),
        ("time", "detector dates"),
        ("rule", "rule placeholder-text"),
        ("frameworks", "frameworks"),
        ("fingerprints", "check"),
        ("decisions", "check"),
        ("suppressions", "suppressions"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_fails_is_named_and_proves_nothing(folder: Path, stage: str, named: str, jobs: str) -> None:
    done = start(folder, stage, "--output-format", "json", "--exit-zero", "-j", jobs, "a.md", "b.md", "c.md")
    assert done.returncode == 2, done.stderr
    report = json.loads(done.stdout)
    assert [(one["what"], one["path"]) for one in report["failures"]] == [(named, "b.md")]
    assert f"policylint: b.md: {named}: " in done.stderr
    others = [one["rule"] for one in report["diagnostics"] if one["path"] == "a.md"]
    assert others == [one["rule"] for one in report["diagnostics"] if one["path"] == "c.md"]
    assert "retention-vague" in others
    assert any(rule.endswith("-missing") for rule in others)
    if stage not in LATER:
        absent = [one for one in report["diagnostics"] if one["path"] == "b.md" and one["rule"].endswith("-missing") and one["topic"]]  # fmt: skip
        assert absent == []
        withheld = next(one["withheld"] for one in report["coverage"] if one["path"] == "b.md")
        assert withheld
        assert stage == "front end" or withheld == f"{named} failed"
    if stage in ("templates", "time", "rule", "frameworks", "detector", "describer", "describer gives less"):
        assert "retention-vague" in [one["rule"] for one in report["diagnostics"] if one["path"] == "b.md"]


def test_who_reads_what_cannot_be_described_fails_and_the_others_go_on(folder: Path) -> None:
    denied = POLICY.replace("We keep", "We never sell your e-mail address to data brokers. We keep")
    (folder / "b.md").write_text(denied, encoding="utf-8")
    for laws in ((), ("--framework", "gdpr")):
        done = start(
            folder, "described later", "--output-format", "json", "--exit-zero", *laws, "a.md", "b.md"
        )
        assert done.returncode == 2, done.stderr
        report = json.loads(done.stdout)
        assert {one["path"] for one in report["failures"]} == {"b.md"}
        assert all(
            "detector attributes: RuntimeError: injected" in one["message"] for one in report["failures"]
        )
        assert "rule contradictory-statements" in {one["what"] for one in report["failures"]}
        for path in ("a.md", "b.md"):
            assert "retention-vague" in [one["rule"] for one in report["diagnostics"] if one["path"] == path]


@pytest.mark.parametrize("stage", ["front end", "passages", "detector", "describer"])
def test_coverage_calls_nothing_missing_that_could_not_be_looked_for(folder: Path, stage: str) -> None:
    done = start(
        folder, stage, "--output-format", "json", "--framework", "gdpr", "a.md", "b.md", command="coverage"
    )
    assert done.returncode == 2
    assert "policylint: b.md: " in done.stderr
    assert "injected" in done.stderr
    table = json.loads(done.stdout)
    states = {
        one["path"]: {need["state"] for law in one["frameworks"] for need in law["requirements"]}
        for one in table["policies"]
    }
    assert "missing" in states["a.md"]
    assert "missing" not in states["b.md"]


def test_a_reporter_that_fails_costs_no_finding(folder: Path) -> None:
    done = start(folder, "reporter", "--exit-zero", "--output-format", "json", "--output-format", "concise=out.txt", "a.md")  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "policylint: reporter json: RuntimeError: injected" in done.stderr
    assert "a.md:3:" in done.stderr
    assert "a.md:3:" in (folder / "out.txt").read_text(encoding="utf-8")


def test_a_fix_that_fails_costs_no_finding_and_no_other_fix(folder: Path) -> None:
    text = "# Privacy policy\n\n#### Cookies\n\nWe set cookies as long as necessary.\n"
    for name in ("a.md", "b.md"):
        (folder / name).write_text(text, encoding="utf-8")
    done = start(folder, "fix", "--fix", "--unsafe-fixes", "--exit-zero", "a.md", "b.md")
    assert done.returncode == 2, done.stderr
    assert "policylint: b.md: could not be fixed: RuntimeError: injected" in done.stderr
    assert "b.md:3:" in done.stdout
    assert (folder / "b.md").read_text(encoding="utf-8") == text
    assert "\n## Cookies" in (folder / "a.md").read_text(encoding="utf-8")


def test_what_nobody_foresaw_is_no_pass_either(folder: Path) -> None:
    done = start(folder, "summary", "--exit-zero", "--output-format", "concise", "a.md")
    assert done.returncode == 2
    assert "policylint: internal error: RuntimeError: injected (saboteur.py:" in done.stderr
    assert done.stdout.startswith("a.md:")


def test_a_cache_that_cannot_be_read_or_written_changes_nothing(folder: Path) -> None:
    fine = start(folder, "none", "a.md")
    for _ in range(2):
        done = start(folder, "cache", "a.md")
        assert (done.returncode, done.stdout) == (fine.returncode, fine.stdout)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"schema_version": 9}', '{"schema_version": 1, "findings": {"a.md": [{"rule": [], "fingerprint": "x"}]}}',
     "[" * 100_000, '{"schema_version": ' + "9" * 5_000 + "}", "\ud800"],
    ids=["empty", "list", "nothing", "version", "types", "nested", "number", "bytes"],
)  # fmt: skip
def test_a_baseline_that_cannot_be_read_hides_nothing(folder: Path, content: str) -> None:
    (folder / ".policylint-baseline.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    done = start(folder, "none", "--exit-zero", "a.md")
    assert done.returncode == 2
    assert "policylint: .policylint-baseline.json: " in done.stderr
    assert "internal error" not in done.stderr


@pytest.mark.parametrize(
    "content", ["a = " + "[" * 5_000, "a = " + "9" * 5_000, "[[ignore]]\nrule = 1\n", "\ud800"]
)
@pytest.mark.parametrize("name", ["a.md.policylint.toml", "policylint.toml", "pyproject.toml"])
def test_a_file_of_settings_that_cannot_be_read_ends_the_run(folder: Path, name: str, content: str) -> None:
    if name == "pyproject.toml" and "ignore" in content:
        pytest.skip("a table of somebody else's")
    if name == "pyproject.toml":
        content = "[tool.policylint]\n" + content
    (folder / name).write_bytes(content.encode("utf-8", "surrogatepass"))
    done = start(folder, "none", "--exit-zero", "a.md")
    if name == "pyproject.toml" and "\ud800" in content:
        assert done.returncode == 0
        return
    assert done.returncode == 2
    assert f"policylint: {name}" in done.stderr
    assert "internal error" not in done.stderr
