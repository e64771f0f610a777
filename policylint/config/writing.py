"""Where a configuration may have files written: below its own folder or the working folder, and in nothing hidden there.

A configuration may come with anybody's repository. Other places are for options, which only the user gives.
"""

from __future__ import annotations

from os.path import realpath
from pathlib import Path

from policylint.config.config import Config, Place
from policylint.config.problems import ConfigError, ConfigProblem

OPTION = "--config "
"""How the place of what was given on the command line begins (see `config.loading.read_settings`)."""


def writable(config: Config, key: str, path: str, option: str, *, hidden: bool = False) -> str:
    """The path, if the configuration may name it under this key. `hidden` is whether its name may begin with a dot.

    Raises ConfigError, which names the option to use instead.
    """
    place = config.places.get(key, Place("", 0))
    if place.file.startswith(OPTION):
        return path
    target = Path(realpath(path))
    for folder in (Path.cwd().resolve(), Path(place.file).resolve().parent):
        if target.is_relative_to(folder) and target != folder:
            parts = target.relative_to(folder).parts
            if not any(part.startswith(".") for part in (parts[:-1] if hidden else parts)):
                return path
    message = "leads outside of the project, or into a hidden folder of it"
    raise ConfigError([ConfigProblem(place.file, place.line, key, message, f"only {option} may write there")])
