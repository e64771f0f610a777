"""Plugins: whether any is installed at all, told here, and loaded by `loading` if so.

Most runs have none, and importlib.metadata costs more than a whole check.
"""

from __future__ import annotations

import os
import sys

GROUP, PACKS = "policylint", "policylint.packs"
"""The entry point groups of plugins, and of packs."""


def import_paths() -> list[str]:
    """Where distributions may lie: the import path without the working folder, which may be anybody's."""
    here = os.path.realpath(os.curdir)
    return [folder for folder in sys.path if folder and os.path.realpath(folder) != here]


def any_plugin() -> bool:
    """Whether an installed distribution declares one of our entry point groups. Reads the `entry_points.txt` files itself."""
    return any(_declares(file) for folder in import_paths() for file in _entry_points(folder))


def _entry_points(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    infos = [name for name in names if name.endswith((".dist-info", ".egg-info"))]
    return [os.path.join(folder, name, "entry_points.txt") for name in infos]


def _declares(file: str) -> bool:
    try:
        with open(file, encoding="utf-8", errors="replace") as stream:
            text = stream.read()
            return f"[{GROUP}]" in text or f"[{PACKS}]" in text
    except OSError:
        return False
