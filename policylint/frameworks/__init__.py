"""The frameworks that ship: law, and good practice, as data. Each file here lists what a notice must say."""

from __future__ import annotations

from functools import cache
from typing import Any

from policylint.framework import Framework
from policylint.hookspecs import hookimpl

__all__ = ["builtin_frameworks", "policylint_frameworks"]

_NAMES = (
    "floor", "gdpr", "uk-gdpr", "eprivacy", "caloppa", "ccpa", "us-states", "us-health-data", "coppa", "pipeda", "quebec",
    "lgpd", "fadp",
)  # fmt: skip


@cache
def builtin_frameworks() -> tuple[Framework, ...]:
    """The frameworks that ship, the floor first. A file is read when more than its name is asked for."""
    return tuple(_Shipped(name) for name in _NAMES)


class _Shipped(Framework):
    """A framework whose file is read at the first use: a run needs few of them."""

    __slots__ = ()

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "name", name)

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return getattr(_loaded(self.name), attribute)


@cache
def _loaded(name: str) -> Framework:
    from policylint.frameworks.loader import shipped

    return shipped(name)


@hookimpl
def policylint_frameworks() -> tuple[Framework, ...]:
    """The built-in frameworks, through the same hook as those of plugins."""
    return builtin_frameworks()
