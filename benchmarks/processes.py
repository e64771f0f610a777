"""Whole processes: how long they take, and how much memory they need at most."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

_SCRIPT = shutil.which("policylint", path=str(Path(sys.executable).parent))
OWN = [_SCRIPT] if _SCRIPT else [sys.executable, "-m", "policylint"]
"""What users type; with `-m`, a checkout that is the working folder would be measured instead of what is installed."""
_PEAK = """
import sys
from policylint.cli import main
sys.argv[0] = "policylint"
try:
    main()
finally:
    try:
        status = open("/proc/self/status").read()
        most = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    except OSError:
        import resource
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    sys.stderr.write(f"peak {most}")
"""
"""A run that tells the most memory it needed, in kB; on Linux not what it inherited from this process."""


def seconds(command: Sequence[str], added: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Wall and processor time of one run, that of its workers included, with what is `added` to the environment.

    What it prints does not matter. Ends this process if policylint could not do what it was asked for.
    """
    left_out = {"PYTHONDONTWRITEBYTECODE", "POLICYLINT_CACHE_DIR"}
    environment = {key: value for key, value in os.environ.items() if key not in left_out} | dict(added or {})
    before, started = _spent(), time.perf_counter()
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False
    )
    taken = time.perf_counter() - started, _spent() - before
    if done.returncode not in (0, 1) and list(command[: len(OWN)]) == OWN:
        sys.exit(f"{' '.join(command[:8])} … ended with {done.returncode}: nothing is measured")
    return taken


def _spent() -> float:
    """Processor time of all runs so far; finer than what `os.times` tells where the system does."""
    if sys.platform == "win32":
        times = os.times()
        return times.children_user + times.children_system
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cold(example: Path, rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds of short runs, by turns, by the clock and of the processor, and their ratios to `import click`: medians."""
    commands: dict[str, list[str]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import click": [sys.executable, "-c", "import click"],
        "policylint --version": [*OWN, "--version"],
        "policylint --help": [*OWN, "--help"],
        "policylint check": [*OWN, "check", "--no-cache", "--framework", "gdpr", str(example)],
        "policylint check, known": [*OWN, "check", "--framework", "gdpr", str(example)],
        **{f"{name} (start)": command for name, command in peers([str(example)]).items()},
    }
    for command in commands.values():
        seconds(command)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    medians = {name: (median(w for w, _ in all_), median(p for _, p in all_)) for name, all_ in taken.items()}
    base = medians["import click"]
    return {
        name: {
            "ms": round(1000 * wall, 1),
            "ratio": round(wall / base[0], 2),
            "processor ms": round(1000 * processor, 1),
            "processor ratio": round(processor / base[1], 2),
        }
        for name, (wall, processor) in medians.items()
    }


def peers(paths: list[str]) -> dict[str, list[str]]:
    """The commands of the linters that are installed, for these files; ruff only shows how fast one can start."""
    known = {
        "vale": ["vale", "--no-exit", *paths],
        "proselint": ["proselint", "check", *paths],
        "textlint": ["textlint", "--rule", "no-todo", *paths],
        "alex": ["alex", *paths],
        "ruff": ["ruff", "--version"],
    }
    return {name: command for name, command in known.items() if shutil.which(command[0])}


def throughput(files: Sequence[Path], size: int) -> dict[str, dict[str, float]]:
    """MB/s of whole runs over all files, start included, of policylint and of the linters that are installed: by the clock, and of processor time."""
    paths = [str(path) for path in files]
    commands = {
        "policylint": [*OWN, "check", "--no-cache", "-j", "1", "--framework", "gdpr,caloppa,ccpa", *paths],
        **peers(paths),
    }
    commands.pop("ruff", None)
    taken = {name: seconds(command) for name, command in commands.items()}
    return {
        name: {
            "MB/s": round(size / 1e6 / wall, 3),
            "MB per processor s": round(size / 1e6 / max(processor, 1e-3), 3),
        }
        for name, (wall, processor) in taken.items()
    }


def peak(paths: Sequence[Path]) -> float:
    """Most memory, in MB, of a check of these files. Not a number on systems that do not tell."""
    command = [
        sys.executable,
        "-c",
        _PEAK,
        "check",
        "--no-cache",
        "-j",
        "1",
        "--framework",
        "gdpr",
        *map(str, paths),
    ]
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    _, found, number = run.stderr.rpartition("peak ")
    if not found:
        return float("nan")
    return round(int(number) / 1024, 1)
