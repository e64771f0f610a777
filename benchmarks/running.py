"""What a warm cache and several processes gain: whole runs over all files, start included."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from processes import OWN

_CHECK = ["check", "--framework", "gdpr", "--quiet", "--output-format", "json"]


def _seconds(arguments: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Wall and processor time of one run, that of its workers included."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(
        [*OWN, *_CHECK, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        check=False,
    )
    wall, after = time.perf_counter() - started, os.times()
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


def running(files: Sequence[Path], rounds: int) -> dict[str, dict[str, float]]:
    """Medians of runs by turns: without a cache in one and in two processes, and with a cache that knows all."""
    paths = [str(path) for path in files]
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "LOCALAPPDATA": folder}
        environment.pop("POLICYLINT_CACHE_DIR", None)
        commands = {
            "no cache, -j 1": ["--no-cache", "-j", "1", *paths],
            "no cache, -j 2": ["--no-cache", "-j", "2", *paths],
            "warm cache": paths,
        }
        _seconds(paths, environment)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, arguments in commands.items():
                taken[name].append(_seconds(arguments, environment))
    base = median(wall for wall, _ in taken["no cache, -j 1"])
    return {
        name: {
            "wall s": round(median(wall for wall, _ in all_), 3),
            "processor s": round(median(cpu for _, cpu in all_), 3),
            "times as fast": round(base / median(wall for wall, _ in all_), 2),
        }
        for name, all_ in taken.items()
    }
