"""The frameworks that ship: law, and good practice, as data. Each file here lists what a notice must say."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from policylint.framework import Framework
from policylint.frameworks.loader import FrameworkError, Problem, load
from policylint.hookspecs import hookimpl

__all__ = ["FrameworkError", "Problem", "builtin_frameworks", "load", "policylint_frameworks"]

_NAMES = ("floor", "gdpr", "caloppa", "ccpa")


@cache
def builtin_frameworks() -> tuple[Framework, ...]:
    """The frameworks that ship, the floor first. Their files are read when first asked for."""
    folder = files(__name__)
    return tuple(
        load(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml") for name in _NAMES
    )


@hookimpl
def policylint_frameworks() -> tuple[Framework, ...]:
    """The built-in frameworks, through the same hook as those of plugins."""
    return builtin_frameworks()
