"""Runs policylint in children of one process that has everything loaded: starting one anew costs more than most commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path

ENVIRONMENT = {
    "COLUMNS": "80",
    "POLICYLINT_OUTPUT_FORMAT": "full",
    "NO_COLOR": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A Reader",
    "GIT_AUTHOR_EMAIL": "reader@example.org",
    "GIT_COMMITTER_NAME": "A Reader",
    "GIT_COMMITTER_EMAIL": "reader@example.org",
    "PYTEST_ADDOPTS": "-p no:asyncio -p no:pytest-lsp",  # what our tests need, and speaks up in all others
}
"""What the reader's terminal is like: 80 columns, findings in full."""


class Starter:
    """A process that has policylint loaded and forks for each command, so that none sees what another left in memory."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **ENVIRONMENT},
        )

    def run(self, arguments: list[str], folder: Path, output: Path) -> int:
        """The exit status of a command; what it prints on both streams goes to the file `output`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([arguments, str(folder), str(output)]) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@cache
def starter() -> Starter:
    return Starter()


def stop() -> None:
    """End the process that `Reader` started, if it did."""
    if starter.cache_info().currsize:
        starter().process.communicate()
        starter.cache_clear()


def serve() -> None:
    """The other end of `Starter`: ends with its standard input."""
    from policylint.cli import main as policylint
    from policylint.host import load_parts

    load_parts()
    for line in sys.stdin:
        arguments, folder, output = json.loads(line)
        child = os.fork()
        if not child:
            os.chdir(folder)
            stream = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(stream, 1)
            os.dup2(stream, 2)
            sys.argv = ["policylint", *arguments]
            os._exit(_status(policylint))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


def _status(program: Callable[[], None]) -> int:
    """The exit status with which a program ends; after it nothing is left to be printed."""
    try:
        program()
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:
        traceback.print_exc()
        return 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    serve()
