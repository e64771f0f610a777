"""What the script `policylint` and `python -m policylint` do. With the latter, `--plugin` may name modules of the working folder.

Python has put that folder first on the import path, where its files would pass for our dependencies. It may hold a
stranger's repository: it is looked into only if a plugin is named, and last.
"""

import errno
import gc
import os
import sys

LOADING = 150_000
"""How many objects are made before cyclic garbage is looked for: about as many as it takes to load everything.

Documents leave none (see `policylint.machine.memory`). No callback of the collector is used for it: an interrupt in one is lost.
"""


def run() -> None:
    """The entry point of the script. Ctrl-C ends it quietly while it is being loaded, too."""
    gc.set_threshold(LOADING)
    try:
        from policylint import cli

        cli.run()
    except KeyboardInterrupt:
        sys.exit(130)
    except RuntimeError as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # Python before 3.12, where a class is made
            sys.exit(130)
        _fail(error)
    except SystemExit:
        raise
    except BaseException as error:  # a panic of what is written in Rust is no Exception
        _fail(error)


def _fail(error: BaseException) -> None:
    """End with 2, for 1 would say that there are findings."""
    told = _lacking(error) or f"internal error: {type(error).__name__}: {ascii(str(error))[1:-1]}".encode()
    os.write(2, b"policylint: " + told + b"\n")
    os._exit(2)


def _lacking(error: BaseException | None) -> bytes:
    """What there is not enough of, by an error or by what it came of: not even for loading what would tell it better."""
    while error is not None:
        if isinstance(error, MemoryError) or "failed to map segment" in str(error):
            return b"there is not enough memory"
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
            return b"too many open files"
        error = error.__cause__ or error.__context__
    return b""


if __name__ == "__main__":
    if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        here = sys.path.pop(0)
        if any(argument.startswith("--plugin") for argument in sys.argv):
            sys.path.append(here)
    run()
