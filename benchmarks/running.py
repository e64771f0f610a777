"""What a warm cache and several processes gain: whole runs over all files, start included."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from processes import OWN, seconds

_CHECK = [*OWN, "check", "--framework", "gdpr", "--quiet", "--output-format", "json"]


def running(files: Sequence[Path], rounds: int) -> dict[str, dict[str, float]]:
    """Medians of runs by turns: without a cache in one and in two processes, and with a cache that knows all."""
    paths = [str(path) for path in files]
    with TemporaryDirectory() as folder:
        empty = {"XDG_CACHE_HOME": folder, "LOCALAPPDATA": folder}
        commands = {
            "no cache, -j 1": [*_CHECK, "--no-cache", "-j", "1", *paths],
            "no cache, -j 2": [*_CHECK, "--no-cache", "-j", "2", *paths],
            "warm cache": [*_CHECK, *paths],
        }
        seconds(commands["warm cache"], empty)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                taken[name].append(seconds(command, empty))
    base = median(wall for wall, _ in taken["no cache, -j 1"])
    return {
        name: {
            "wall s": round(median(wall for wall, _ in all_), 3),
            "processor s": round(median(cpu for _, cpu in all_), 3),
            "times as fast": round(base / median(wall for wall, _ in all_), 2),
        }
        for name, all_ in taken.items()
    }
