"""From a source to what its front end makes of it, with nothing known of what stands for the expressions of templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policylint.frontend import Frontend, Parsed
from policylint.source import Source
from policylint.templates import Expression, expressions, masked

_DECLARES = "policy"
"""The front end of declarations, which are no templates."""


def parse(source: Source, frontend: Frontend, templates: Sequence[str] | None = None) -> Parsed:
    """The document of a source; `templates` are the languages whose expressions may be in it."""
    return parsed_with(source, frontend, opaque_in(source, frontend, templates))


def opaque_in(source: Source, frontend: Frontend, templates: Sequence[str] | None) -> tuple[Expression, ...]:
    """The expressions that a front end is not to read."""
    return () if frontend.name == _DECLARES else expressions(source, templates)


def parsed_with(source: Source, frontend: Frontend, opaque: Sequence[Expression]) -> Parsed:
    """The document of a source whose expressions are these."""
    if not opaque:
        return frontend.parse(source)
    parsed = frontend.parse(replace(source, text=masked(source.text, opaque, frontend.name)))
    spans = tuple(one.span for one in opaque)
    return replace(parsed, document=replace(parsed.document, source=source, expressions=spans))
