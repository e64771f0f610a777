"""What a cold run may load: every module costs time, most of all those that bring others along."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 11),
    reason="the standard library of Python 3.10 loads more of itself, and so does this",
)
EXAMPLE = Path(__file__).parents[2] / "examples" / "fernwood-privacy.md"
_RUN = """
import sys
sys.argv = ["policylint", *sys.argv[1:]]
before = set(sys.modules)
from policylint.cli import main
try:
    main()
except SystemExit:
    pass
sys.stderr.write("\\nloaded " + " ".join(sorted(set(sys.modules) - before)))
"""
_NEVER = {
    "lark", "pluggy", "importlib.metadata", "tempfile", "zipfile", "asyncio", "email", "http", "unittest",
    "multiprocessing", "concurrent.futures", "socket", "ssl", "docx", "lxml", "pypdfium2", "policylint.extraction",
    "hashlib", "_hashlib", "difflib", "calendar", "html", "signal", "logging", "random",
}  # fmt: skip
_OUR_OWN = {
    "policylint.policy_language", "policylint.phrases.compilation", "policylint.phrases.files", "policylint.phrases.reading",
    "policylint.phrases.parser", "policylint.reporters.sarif", "policylint.reporters.github",
    "policylint.reporters.tree", "policylint.testing",
}  # fmt: skip


def _loaded(folder: Path, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", _RUN, *arguments]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False)
    assert "loaded " in run.stderr, run.stderr
    return set(run.stderr.rpartition("loaded ")[2].split())


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_the_help_loads_the_command_line_only(argument: str, tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, argument)
    own = {name for name in loaded if name.startswith("policylint")}
    assert own <= {"policylint", "policylint.cli", "policylint.plugins"}
    assert not loaded & {"json", "tomllib", "dataclasses", "pathlib", *_NEVER}
    assert len(loaded) < 70


def test_a_plain_check_loads_what_it_needs(tmp_path: Path) -> None:
    policy = shutil.copy(EXAMPLE, tmp_path / "privacy.md")
    loaded = _loaded(tmp_path, "check", "--framework", "gdpr", str(policy))
    assert loaded & (_NEVER | _OUR_OWN) == set()
    assert not loaded & {"tomllib", "tomli"}, "without a configuration file there is no TOML to read"
    assert not {name for name in loaded if name.startswith(("turbohtml", "policylint.frontends.html."))} - {
        "policylint.frontends.html.frontend"
    }
    assert not loaded & {"fractions", "decimal"}, "the example has no period"
    assert not loaded & {"shutil", "zlib", "bz2", "lzma"}, "the width of a terminal needs no archives"
    rules = {name for name in loaded if name.startswith("policylint.rules.")}
    assert not {
        name
        for name in rules
        if name.startswith(("policylint.rules.declaration", "policylint.rules.suppression"))
    }
    assert not rules & {
        "policylint.rules.stale_law.stale_safe_harbor",
        "policylint.rules.quality.vague_wording",
    }
    assert len(loaded) < 339
    assert len({name for name in loaded if name.startswith("policylint")}) < 282


def test_a_check_that_finds_all_in_the_cache_loads_no_detector(tmp_path: Path) -> None:
    policy = shutil.copy(EXAMPLE, tmp_path / "privacy.md")
    cache = str(tmp_path / "cache")
    for _ in range(2):
        loaded = _loaded(tmp_path, "check", "--cache-dir", cache, "--framework", "gdpr", str(policy))
    reading = (
        "policylint.detectors.",
        "policylint.vocabulary",
        "policylint.frontends.",
        "policylint.rules.",
        "policylint.engine",
    )
    own = {name for name in loaded if name.startswith(reading)}
    assert own == {  # what English is, and what the rules are called: no code to read or judge anything with
        "policylint.detectors.english", "policylint.rules.missing", "policylint.rules.stored",
    }  # fmt: skip
    assert (
        loaded & (_NEVER | {"sentencex", "pyromark", "policylint.phrases.vocabulary", "policylint.document"})
        == set()
    )
    assert len(loaded) < 150
    assert len({name for name in loaded if name.startswith("policylint")}) < 96
