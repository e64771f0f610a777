"""`run` is `subprocess.run` for `python -m policylint` and for the script, in a fifth of its time: a copy of a process that has the modules loaded.

It is a process of its own all the same, with its own folder, environment, import path, streams and exit status, and nothing
but modules was loaded before. Where it matters how Python starts, or what a run loads, tests use `subprocess`.
"""

from __future__ import annotations

import json
import locale
import os
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-m", "policylint"]
SCRIPT = [str(Path(sys.executable).with_name("policylint"))]
"""What `policylint` is where it is installed: unlike `COMMAND` it never looks into the working folder."""
_TAKEN_OVER = {
    "PYTHONDONTWRITEBYTECODE", "PYTHONIOENCODING", "PYTHONPATH", "PYTHONPYCACHEPREFIX", "PYTHONUTF8",
}  # fmt: skip
"""What Python reads at its start, and `original.py` heeds as well."""

NUMBER = struct.Struct("!q")
"""How the length of what is asked, the number of a process and its exit status are written."""


def run(
    command: Sequence[str],
    *,
    cwd: str | Path | None = None,
    env: Mapping[str, str] | None = None,
    input: str | bytes | None = None,
    capture_output: bool = False,
    stdout: Any = None,
    stderr: Any = None,
    text: bool = False,
    encoding: str | None = None,
    errors: str | None = None,
    check: bool = False,
    timeout: float | None = None,
) -> subprocess.CompletedProcess[Any]:
    """What `subprocess.run` gives, and from it where a copy would not do the same."""
    if capture_output:
        stdout = stderr = subprocess.PIPE
    environment = dict(os.environ if env is None else env)
    ours = [one for one in (COMMAND, SCRIPT) if list(command[: len(one)]) == one]
    if not ours or not _can_be_copied(environment):
        return subprocess.run(
            command, cwd=cwd, env=env, input=input, stdout=stdout, stderr=stderr, text=text,
            encoding=encoding, errors=errors, check=check, timeout=timeout,
        )  # fmt: skip
    decoding = None
    if text or encoding or errors:
        decoding = encoding or locale.getpreferredencoding(False), errors or "strict"
    asked = {
        "arguments": command[len(ours[0]) :], "folder": str(cwd or Path.cwd()), "environment": environment,
        "first": str(Path(sys.executable).parent) if ours == [SCRIPT] else "",
    }  # fmt: skip
    given = input.encode(*decoding or ()) if isinstance(input, str) else input
    done = _copied(asked, given, stdout, stderr, timeout)
    if done is None:
        raise subprocess.TimeoutExpired(command, timeout or 0)
    out, err = (one if one is None or decoding is None else _as_text(one, *decoding) for one in done[1:])
    completed = subprocess.CompletedProcess(command, done[0], out, err)
    if check:
        completed.check_returncode()
    return completed


def _can_be_copied(environment: Mapping[str, str]) -> bool:
    """Not where what is started is measured, nor where Python itself would start otherwise than here."""
    if not hasattr(os, "fork") or any(name.startswith("COVERAGE_") for name in (*environment, *os.environ)):
        return False
    return _at_the_start(environment) == _at_the_start(os.environ) and not any(
        Path(folder, "sitecustomize.py").exists()
        for folder in environment.get("PYTHONPATH", "").split(os.pathsep)
    )


def _at_the_start(environment: Mapping[str, str]) -> dict[str, str]:
    names = [name for name in environment if name.startswith(("PYTHON", "LC_", "LANG", "TZ"))]
    return {name: environment[name] for name in names if name not in _TAKEN_OVER}


def _as_text(data: bytes, encoding: str, errors: str) -> str:
    return data.decode(encoding, errors).replace("\r\n", "\n").replace("\r", "\n")


class _Original:
    """The process that is copied."""

    def __init__(self) -> None:
        self.line, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, str(Path(__file__).with_name("original.py")), str(theirs.fileno())]
            self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()])

    def status(self, asked: Mapping[str, Any], streams: Sequence[int], timeout: float | None) -> int | None:
        """With what a copy ends that has these three streams; nothing if it takes longer than so many seconds."""
        told = json.dumps(asked).encode()
        socket.send_fds(self.line, [NUMBER.pack(len(told))], streams)
        self.line.sendall(told)
        copy = self._number()
        ended, _, _ = select.select([self.line], [], [], timeout)
        if not ended:
            os.kill(copy, signal.SIGKILL)
        status = self._number()
        return status if ended else None

    def _number(self) -> int:
        return int(NUMBER.unpack(read(self.line, NUMBER.size))[0])


def read(line: socket.socket, size: int) -> bytes:
    """So many bytes, or fewer at the end."""
    data = b""
    while len(data) < size and (more := line.recv(size - len(data))):
        data += more
    return data


@cache
def _original() -> _Original:
    return _Original()


def stop() -> None:
    """End the process that was copied, if any was."""
    if _original.cache_info().currsize:
        _original().line.close()
        _original().process.wait()
        _original.cache_clear()


def _copied(
    asked: Mapping[str, Any], given: bytes | None, stdout: Any, stderr: Any, timeout: float | None
) -> tuple[int, bytes | None, bytes | None] | None:
    """The exit status of a copy, and what it wrote into pipes; nothing if it took too long."""
    with ThreadPoolExecutor(3) as beside:
        streams = [_source(beside, given)]
        read_out, read_err = (
            _target(beside, streams, number, where) for number, where in enumerate((stdout, stderr), 1)
        )
        try:
            status = _original().status(asked, streams, timeout)
        finally:
            for stream in streams:
                os.close(stream)
        if status is None:
            return None
        printed, complained = (one.result() if one else None for one in (read_out, read_err))
        return status, printed, complained


def _source(beside: ThreadPoolExecutor, given: bytes | None) -> int:
    if given is None:
        return os.dup(0)
    reading, writing = os.pipe()
    beside.submit(_feed, writing, given)
    return reading


def _feed(stream: int, given: bytes) -> None:
    with suppress(BrokenPipeError), open(stream, "wb") as pipe:
        pipe.write(given)


def _target(beside: ThreadPoolExecutor, streams: list[int], number: int, where: Any) -> Future[bytes] | None:
    """Adds the stream; where it is a pipe, gives what will be read from it."""
    if where == subprocess.PIPE:
        reading, writing = os.pipe()
        streams.append(writing)
        return beside.submit(_drain, reading)
    if where == subprocess.DEVNULL:
        streams.append(os.open(os.devnull, os.O_WRONLY))
    else:
        same = {None: number, subprocess.STDOUT: streams[-1]}
        streams.append(os.dup(same[where] if where in same else getattr(where, "fileno", lambda: where)()))
    return None


def _drain(stream: int) -> bytes:
    with open(stream, "rb") as pipe:
        return pipe.read()
