"""What the script `policylint` and `python -m policylint` do. With the latter, `--plugin` may name modules of the working folder.

Python has put that folder first on the import path, where its files would pass for our dependencies. It may hold a
stranger's repository: it is looked into only if a plugin is named, and last.
"""

import gc
import sys

LOADING = 150_000
"""How many objects are made before cyclic garbage is looked for: about as many as it takes to load everything.

Documents leave none (see `policylint.memory`). No callback of the collector is used for it: an interrupt in one is lost.
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
        raise


if __name__ == "__main__":
    if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
        here = sys.path.pop(0)
        if any(argument.startswith("--plugin") for argument in sys.argv):
            sys.path.append(here)
    run()
