"""The process that `warm.run` copies: it has the modules of policylint loaded, and does nothing by itself.

    python original.py SOCKET

Each copy makes of itself what `python -m policylint ARGUMENTS`, or `policylint ARGUMENTS`, would be, in the same folder and environment.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, TextIO

from warm import NUMBER, read

OUR_OWN_PATH = sys.path[1 + len(list(filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)))) :]
"""The import path without the folder of this file and what the environment adds."""

_OF_TESTS = ("policylint.pytest_plugin", "policylint.testing")


def load() -> None:
    """All modules of policylint, and what they need, but not what a process runs as."""
    import policylint

    for module in pkgutil.walk_packages(policylint.__path__, "policylint."):
        if not module.name.endswith("__main__") and not module.name.startswith(_OF_TESTS):
            with suppress(ImportError):  # extras that are not installed
                importlib.import_module(module.name)


def serve(line: socket.socket) -> None:
    """Answer each request with the number of its copy, and then its exit status, until nobody asks any more."""
    while True:
        size, streams, _, _ = socket.recv_fds(line, NUMBER.size, 3)
        if not size:
            return
        asked = json.loads(read(line, *NUMBER.unpack(size)))
        copy = os.fork()
        if not copy:
            line.close()
            become(asked, streams)
        for stream in streams:
            os.close(stream)
        line.sendall(NUMBER.pack(copy))
        line.sendall(NUMBER.pack(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])))


def become(asked: Mapping[str, Any], streams: Sequence[int]) -> None:
    """Be `python -m policylint ARGUMENTS`, or the script: what is imported `first` then is its folder, not the working one."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.dont_write_bytecode = bool(os.environ.get("PYTHONDONTWRITEBYTECODE"))
    sys.pycache_prefix = os.environ.get("PYTHONPYCACHEPREFIX")
    given = [folder for folder in os.environ.get("PYTHONPATH", "").split(os.pathsep) if folder]
    sys.path[:] = [asked["first"] or os.getcwd(), *given, *OUR_OWN_PATH]  # noqa: PTH109
    importlib.invalidate_caches()
    sys.stdin, sys.stdout, sys.stderr = map(opened, range(3), (sys.stdin, sys.stdout, sys.stderr))
    sys.argv = ["policylint", *asked["arguments"]]
    runpy.run_module("policylint", run_name="__main__", alter_sys=True)


def opened(number: int, before: TextIO) -> TextIO:
    """A standard stream as Python opens it."""
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    if not encoding and os.environ.get("PYTHONUTF8") == "1":
        encoding = "utf-8"
    raw = io.FileIO(number, "wb" if number else "rb", closefd=False)
    buffer = io.BufferedWriter(raw) if number else io.BufferedReader(raw)
    errors = "backslashreplace" if number == 2 else errors or before.errors or "strict"
    return io.TextIOWrapper(
        buffer, encoding or before.encoding, errors, newline="\n", line_buffering=number == 2 or raw.isatty()
    )


if __name__ == "__main__":
    load()
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as line:
        serve(line)
