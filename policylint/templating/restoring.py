"""What the author wrote where the expressions of templates are read as a mark (`templates.OPAQUE`): for what people get to see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policylint.machine.memory import remembered
from policylint.patterns import deferred
from policylint.source import Source, Span
from policylint.source.overlapping import Overlapping
from policylint.templating.templates import OPAQUE
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
    everywhere = _expressions(opaque)
    here = list(dict.fromkeys(one for place in near for one in everywhere.with_(place)))
    near_by = _by_length(here, source)

    def found(run: re.Match[str]) -> str:
        length = len(run[0]) - len(run["cut"])
        close = near_by.get(length)
        if close:
            return (close.pop(0) if len(close) > 1 else close[0]) + run["cut"]
        only = everywhere.only(length, source)
        return _UNKNOWN if only is None else only + run["cut"]

    return _RUN.sub(found, words)


class _Expressions(Overlapping[Span]):
    """All expressions of a document that put something out, ready to be asked for many times."""

    def __init__(self, opaque: Sequence[Span]) -> None:
        super().__init__(opaque, lambda span: span)
        self._opaque = opaque
        self._only: dict[int, str | None] | None = None

    def only(self, length: int, source: Source) -> str | None:
        """How all of this length are written; None if there are none, or not all alike."""
        if self._only is None:
            by_length = _by_length(self._opaque, source)
            self._only = {each: one[0] if len(set(one)) == 1 else None for each, one in by_length.items()}
        return self._only.get(length)


@remembered
def _expressions(opaque: Sequence[Span]) -> _Expressions:
    return _Expressions(opaque)


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
