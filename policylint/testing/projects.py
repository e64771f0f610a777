"""A folder with policies, as `policylint` finds it: for tests of whole runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from policylint.api import check_paths
from policylint.frozen import dataclass
from policylint.reporter import Report


@dataclass(frozen=True, slots=True)
class Project:
    """A folder of policies and configuration."""

    folder: Path

    def write(self, name: str, text: str) -> Path:
        """Write a file below the folder, as UTF-8."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        return file

    def check(self, *names: str, **options: Any) -> Report:
        """What is found in these files, or in the folder; `options` are those of `policylint.check_paths`.

        The configuration in the folder holds, unless `discover_config` is false.
        """
        paths = [str(self.folder / name) for name in names] or [str(self.folder)]
        return check_paths(paths, **{"discover_config": True, **options})

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """`policylint ARGUMENTS` in the folder, as a process of its own; modules in the folder can be named as plugins.

        What it writes is decoded as UTF-8, and its cache lies in the folder.
        """
        path = os.pathsep.join(filter(None, (str(self.folder), os.environ.get("PYTHONPATH"))))
        cache = str(self.folder / ".policylint-cache")
        return subprocess.run(
            [sys.executable, "-m", "policylint", *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "POLICYLINT_CACHE_DIR": cache},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
