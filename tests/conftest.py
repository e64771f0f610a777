"""Golden files: texts read by eye once that must stay the same. `pytest --update-golden` rewrites them.

Property tests have no deadline, for machines are busy; in CI they try the same examples each time, elsewhere new ones.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import warm
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files with what came out")


def pytest_collection_finish() -> None:
    """What was collected stays: who looks for garbage, or for what a document leaves behind, need not look through it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Runs keep what they find in a folder of this session, not in that of whoever runs the tests."""
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("POLICYLINT_CACHE_DIR", raising=False)
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, folder)
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hundreds of processes are started: where none may write bytecode, each would compile the whole package again."""
    with pytest.MonkeyPatch.context() as patch:
        if os.environ.get("PYTHONDONTWRITEBYTECODE"):
            patch.delenv("PYTHONDONTWRITEBYTECODE")
            patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("__pycache__")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _copied_process_ends() -> Iterator[None]:
    yield
    warm.stop()


@pytest.fixture(scope="session", autouse=True)
def _can_be_interrupted() -> None:
    """What is started here heeds Ctrl-C, though a shell switches that off for the tests that it runs in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def unmeasured() -> dict[str, str]:
    """The environment for a program that is watched itself: what `scripts/coverage` adds to others is left out."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: `text` is what stands in the file `golden/name` beside the test."""

    def compare(name: str, text: str) -> None:
        path: Path = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert text == path.read_bytes().decode("utf-8").replace("\r\n", "\n")

    return compare


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says so if half of the matcher is not tested: that its tests are skipped is easily overlooked."""
    from policylint.phrases import matcher

    if not matcher.NATIVE:
        terminalreporter.write_line(
            "The compiled matcher is missing here: only plain Python was tested.", yellow=True
        )
