"""What the author wrote where the expressions of templates are read as a mark (`templates.OPAQUE`): for what people get to see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policylint.overlapping import Overlapping
from policylint.patterns import deferred
from policylint.source import Source, Span
from policylint.templates import OPAQUE
from policylint.text import Text

_RUN = deferred(f"{OPAQUE}+(?P<cut>…?)")
_UNKNOWN = "…"


def written(text: Text, source: Source) -> str:
    """A text with its expressions, each exactly as it stands at its place."""
    content = text.content
    if OPAQUE not in content:
        return content
    return "".join(
        source.slice(text.span(at, at + 1)) if character == OPAQUE else character
        for at, character in enumerate(content)
    )


def as_written(words: str, source: Source, opaque: Sequence[Span], near: Iterable[Span]) -> str:
    """Words that quote a text, with its expressions: `opaque` are all that put something out, `near` the places it may stand at.

    An expression is known by its length. Where none, or more than one that may be meant, is as long: `…`.
    """
    if OPAQUE not in words:
        return words
    all_of = Overlapping(opaque, lambda span: span)
    here = list(dict.fromkeys(one for place in near for one in all_of.with_(place)))
    by_length = [_by_length(here, source), _by_length(opaque, source)]

    def found(run: re.Match[str]) -> str:
        length = len(run[0]) - len(run["cut"])
        close, anywhere = (known.get(length, []) for known in by_length)
        if close:
            return (close.pop(0) if len(close) > 1 else close[0]) + run["cut"]
        return anywhere[0] + run["cut"] if len(set(anywhere)) == 1 else _UNKNOWN

    return _RUN.sub(found, words)


def _by_length(opaque: Sequence[Span], source: Source) -> dict[int, list[str]]:
    """The expressions, and those that touch each other together, in the order given, by how long they are."""
    known: dict[int, list[str]] = {}
    for one in (*opaque, *_touching(opaque)):
        known.setdefault(len(one), []).append(source.slice(one))
    return known


def _touching(opaque: Sequence[Span]) -> Iterator[Span]:
    start = end = -1
    count = 0
    for one in (*opaque, Span(2**62, 2**62)):
        if one.start == end:
            end, count = one.end, count + 1
            continue
        if count > 1:
            yield Span(start, end)
        start, end, count = one.start, one.end, 1
