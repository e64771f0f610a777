"""The hooks by which everything enters policylint: the built-ins use the same door as plugins.

A hook returns a sequence of objects that keep the contract named in its type; importing a module
registers nothing. Mark implementations with `policylint.hookspecs.hookimpl`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pluggy

from policylint.detector import Recogniser
from policylint.framework import Framework
from policylint.frontend import Frontend
from policylint.reporter import Reporter
from policylint.rule import Rule

PROJECT = "policylint"
_F = TypeVar("_F", bound=Callable[..., object])
hookspec = pluggy.HookspecMarker(PROJECT)
_hookimpl = pluggy.HookimplMarker(PROJECT)


def hookimpl(function: _F) -> _F:
    """Mark a function as the implementation of the hook of the same name."""
    return _hookimpl(function)


@hookspec
def policylint_frontends() -> Sequence[Frontend]:
    """Front ends: formats that can be read."""
    return ()


@hookspec
def policylint_detectors() -> Sequence[Recogniser]:
    """Detectors: what finds disclosures in documents, and describers, which add attributes to them."""
    return ()


@hookspec
def policylint_rules() -> Sequence[Rule]:
    """Rules: what judges a policy."""
    return ()


@hookspec
def policylint_frameworks() -> Sequence[Framework]:
    """Frameworks: lists of what a notice must say, with citations."""
    return ()


@hookspec
def policylint_reporters() -> Sequence[Reporter]:
    """Reporters: output formats."""
    return ()
