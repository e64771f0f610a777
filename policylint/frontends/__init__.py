"""The built-in front ends: HTML, Markdown, plain text and the policy language."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.frontend import Frontend
from policylint.hookspecs import hookimpl


@hookimpl
def policylint_frontends() -> Sequence[Frontend]:
    """The front ends for the policy language, HTML, Markdown and plain text."""
    from policylint.frontends.html.frontend import HtmlFrontend
    from policylint.frontends.markdown import MarkdownFrontend
    from policylint.frontends.plain import PlainFrontend
    from policylint.frontends.policy import PolicyFrontend

    return (PolicyFrontend(), HtmlFrontend(), MarkdownFrontend(), PlainFrontend())
