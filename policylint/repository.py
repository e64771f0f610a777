"""Where the repository begins that a folder lies in."""

from __future__ import annotations

import os


def repository_of(folder: str) -> str:
    """The closest folder at or above an absolute one that holds `.git`; empty if there is none. Runs no git."""
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return ""
        folder = above
    return folder
