"""`python -m policylint`: the script, but that `--plugin` may name modules of the working folder.

Python has put that folder first on the import path, where its files would pass for our dependencies. It may hold a
stranger's repository: it is looked into only if a plugin is named, and last.
"""

import sys

if not (sys.flags.isolated or getattr(sys.flags, "safe_path", False)):
    here = sys.path.pop(0)
    if any(argument.startswith("--plugin") for argument in sys.argv):
        sys.path.append(here)

from policylint.cli import run

run()
