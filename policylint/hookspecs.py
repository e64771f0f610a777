"""The hooks by which everything enters policylint: the built-ins use the same door as plugins. Stable.

A hook returns a sequence of objects that keep the contract named in its type; importing a module
registers nothing. Mark implementations with `policylint.hookspecs.hookimpl`.

Within a major version no hook goes, none gets a parameter that an implementation must have, and no contract asks
for more; new hooks may come. `docs/how-to/write-a-plugin.md` has an example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import click

    from policylint.detector import Recogniser
    from policylint.framework import Framework
    from policylint.frontend import Frontend
    from policylint.language import Language
    from policylint.reporter import Reporter
    from policylint.rule import Rule
    from policylint.topics import Topic

PROJECT = "policylint"
_F = TypeVar("_F", bound=Callable[..., object])
_IMPLEMENTATION, _SPECIFICATION = f"{PROJECT}_impl", f"{PROJECT}_spec"
"""The attributes by which pluggy knows hooks; written here so that a run without plugins need not load it."""


def hookspec(function: _F) -> _F:
    """Mark a function as the specification of a hook."""
    setattr(function, _SPECIFICATION, {})
    return function


def hookimpl(function: _F) -> _F:
    """Mark a function as the implementation of the hook of the same name."""
    setattr(function, _IMPLEMENTATION, {})
    return function


def is_implementation(function: object) -> bool:
    """Whether a function was marked with `hookimpl`, or by pluggy's own marker for this project."""
    return isinstance(getattr(function, _IMPLEMENTATION, None), dict)


@hookspec
def policylint_frontends() -> Sequence[Frontend]:
    """Front ends: formats that can be read."""
    return ()


@hookspec
def policylint_detectors() -> Sequence[Recogniser]:
    """Detectors: what finds disclosures in documents, and describers, which add attributes to them."""
    return ()


@hookspec
def policylint_topics() -> Sequence[Topic]:
    """Topics: more of what a policy can disclose. Each gets a `-missing` rule; detectors and vocabularies may name it."""
    return ()


@hookspec
def policylint_vocabularies() -> Sequence[Language]:
    """Languages: how policies are read in them. A document is read with the vocabulary of its own."""
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


@hookspec
def policylint_commands() -> Sequence[click.Command]:
    """Commands: further verbs of `policylint`. One that has the name of a built-in verb is refused."""
    return ()
