"""From a source to what its front end makes of it, with nothing known of what stands for the expressions of templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from policylint.document import Comment, Document
from policylint.frontend import Frontend, Parsed
from policylint.patterns import deferred
from policylint.source import Source, Span
from policylint.templating.templates import MDX_COMMENT, Expression, expressions, is_mdx

if TYPE_CHECKING:
    from policylint.templating.branches import Branch

_LONE_RETURN = deferred(r"\r(?!\n)")
_COMMENT = "<!--"
_DECLARES = "policy"
"""The front end of declarations, which are no templates."""

MOST_PARTS = 1_500_000
"""So many lines, cells and tags a text may have: each takes up to nine hundred bytes, where most hold but a letter."""


def too_many_parts(text: str) -> str:
    """Why a text is not read, if reading it would take gigabytes of memory, however short it is; else nothing."""
    if len(text) <= MOST_PARTS:
        return ""
    lines = text.count("\n") - text.count("\n\n") + text.count("\r") - text.count("\r\n")
    parts = lines + text.count("|") + text.count("<")
    if parts <= MOST_PARTS:
        return ""
    return f"reading its {parts:,} lines, cells and tags would take too much memory; at most {MOST_PARTS:,} are read, and no policy has so many"


def parse(source: Source, frontend: Frontend, templates: Sequence[str] | None = None) -> Parsed:
    """The document of a source; `templates` are the languages whose expressions may be in it."""
    return parsed_with(source, frontend, opaque_in(source, frontend, templates), templates)


def opaque_in(source: Source, frontend: Frontend, templates: Sequence[str] | None) -> tuple[Expression, ...]:
    """The expressions that a front end is not to read."""
    return () if frontend.name == _DECLARES else expressions(source, templates)


def parsed_with(
    source: Source, frontend: Frontend, opaque: Sequence[Expression], templates: Sequence[str] | None = None
) -> Parsed:
    """The document of a source whose expressions, in these languages, are these. A line may end as on any system, with a lone CR, too."""
    text = source.text
    if opaque:
        from policylint.templating.masking import masked

        text = masked(text, opaque, frontend.name)
    mdx = frontend.name == "markdown" and is_mdx(source, templates)
    if mdx:
        from policylint.templating.mdx import unindented

        text = unindented(text, source.text)
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if text == source.text:
        return _parsed(source, frontend)
    parsed = _parsed(replace(source, text=text), frontend)
    spans = tuple(one.span for one in opaque)
    found = _branches(source.text, spans, mdx)
    shown = tuple(one.span for one in opaque if one.puts_out)
    document, *versions = (
        replace(
            one,
            source=source,
            expressions=spans,
            branches=found,
            opaque=shown,
            comments=_comments(one, source, spans, mdx),
        )
        for one in (parsed.document, *parsed.versions)
    )
    return replace(parsed, document=document, versions=tuple(versions))


def _branches(text: str, expressions: Sequence[Span], mdx: bool) -> tuple[Branch, ...]:
    """The parts of a text that exclude each other; of a choice that expressions and elements make, what the elements tell."""
    from policylint.templating.branches import branches

    found = branches(text, expressions)
    if not mdx:
        return found
    from policylint.templating.jsx_branches import jsx_branches

    chosen = tuple(jsx_branches(text))
    known = {one.span for one in chosen}
    return (*(one for one in found if one.span not in known), *chosen)


def _comments(
    document: Document, source: Source, expressions: Sequence[Span], mdx: bool
) -> tuple[Comment, ...]:
    """The comments of a text with expressions; MDX has no others than those that are expressions."""
    if not expressions:
        return document.comments
    found = [_as_written(comment, source) for comment in document.comments]
    for span in expressions if mdx else ():
        raw = source.slice(span)
        if raw.startswith(MDX_COMMENT[0]) and raw.endswith(MDX_COMMENT[1]):
            found.append(Comment(raw[len(MDX_COMMENT[0]) : -len(MDX_COMMENT[1])], span))
    return tuple(sorted(found, key=lambda comment: comment.span))


def _as_written(comment: Comment, source: Source) -> Comment:
    """A comment with what is written in it, be it an expression; nobody reads it as prose."""
    raw = source.slice(comment.span)
    if not raw.startswith(_COMMENT):
        return comment
    return replace(comment, content=raw[len(_COMMENT) : len(_COMMENT) + len(comment.content)])


def _parsed(source: Source, frontend: Frontend) -> Parsed:
    parsed = frontend.parse(source)
    if not isinstance(parsed, Parsed):
        raise TypeError(f"gave {type(parsed).__name__}, not Parsed")
    return parsed
