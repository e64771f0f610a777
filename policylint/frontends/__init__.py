"""The built-in front ends: Markdown and plain text."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.frontend import Frontend
from policylint.hookspecs import hookimpl


@hookimpl
def policylint_frontends() -> Sequence[Frontend]:
    """The front ends for Markdown and plain text."""
    from policylint.frontends.markdown import MarkdownFrontend
    from policylint.frontends.plain import PlainFrontend

    return (MarkdownFrontend(), PlainFrontend())
