"""How a run ends that nothing else has met: its output cannot be written, or something in it is wrong."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from policylint.machine.failing import LACKING, lacks_memory, told_of

_SCARCE = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
"""What else may be lacking than room for the output."""

NOBODY_READS = 141
"""The exit status where whoever reads the output has closed it: 128 and the number of the signal."""


def end_without_output(error: OSError) -> NoReturn:
    """The output cannot be written: say so, unless nobody wants it any more."""
    broken = isinstance(error, BrokenPipeError)
    with suppress(OSError):
        if not broken:
            from policylint.reporters.terminal import neutral

            gone = isinstance(error, FileNotFoundError)
            of = "" if error.errno in _SCARCE else "working folder" if gone else "output"
            named = neutral(str(error.filename or of))
            sys.stderr.write(f"policylint: {named}{named and ': '}{error.strerror or error}\n")
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(NOBODY_READS if broken else 2)


def end_for_a_mistake(error: Exception) -> NoReturn:
    """A mistake of ours, or of a plugin, that nothing else has met: the run was none, and says so."""
    if lacks_memory(told_of(error)):
        sys.stderr.write(f"policylint: {LACKING}\n")
        sys.exit(2)
    place = ""
    if error.__traceback__ is not None:
        frame = error.__traceback__
        while frame.tb_next is not None:
            frame = frame.tb_next
        place = f" ({Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno})"
    sys.stderr.write(
        f"policylint: internal error: {type(error).__name__}: {ascii(str(error))[1:-1]}{place}\n"
    )
    sys.exit(2)
