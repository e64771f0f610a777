"""Matches a set of compiled patterns against passages.

A passage is turned once into symbols, one character a word (see `policylint.phrases.encoding`). Patterns are
laid over all passages of a sheet at once: by `_field`, where it could be compiled, else by `block`, after a
sieve has left the patterns whose rarest words are all there.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from policylint.concordance.bits import numbers_in
from policylint.machine.failing import lacks_memory
from policylint.phrases.encoding import encoder, symbols_by_name
from policylint.phrases.prepared import Prepared
from policylint.phrases.program import Compiled
from policylint.phrases.sheets import Found, Maker, Marking, Sheet

try:
    from policylint.phrases.fields import Fields
except ModuleNotFoundError:  # it could not be compiled where policylint was installed
    NATIVE = False
except ImportError as error:  # it is another version's, or another system's
    if lacks_memory(str(error)):
        raise
    NATIVE = False
    warnings.warn(
        f"{error}: phrases are matched in plain Python, several times slower; install policylint again",
        RuntimeWarning,
        stacklevel=2,
    )
else:
    NATIVE = True

__all__ = ["BLOCK", "NATIVE", "PatternSet", "Prepared", "Sheet"]

BLOCK = 8192
"""How many words are looked at together; a longer passage is looked at in windows of so many."""


class PatternSet:
    """Many patterns, matched together. Patterns are known by number, from 0, in the order of `sources`.

    Both ways of matching, native and in plain Python, give the same; `NATIVE` says which is used.
    """

    def __init__(self, compiled: Compiled) -> None:
        self.sources = tuple(compiled.sources)
        self.triggers = list(numbers_in(int(compiled.triggers, 16)))
        self._maker = _maker(compiled)

    @property
    def program(self) -> Any:
        """What the compiled matcher knows of the patterns, for its other parts; None in plain Python."""
        return getattr(self._maker, "program", None)

    def __len__(self) -> int:
        return len(self.sources)

    def sheets(self, passages: Iterable[tuple[str, int]]) -> list[Sheet]:
        """Passages made ready, in their order, on as many sheets as they take.

        Each is given with the offset at which its own words begin; what stands before introduces them.
        """
        return list(self.each_sheet(passages))

    def each_sheet(
        self, passages: Iterable[tuple[str, int]], marked: Marking | None = None
    ) -> Iterator[Sheet]:
        """The same one by one: a sheet takes several times the memory of its text, so none need be kept.

        They may have `marks`: a byte for each passage, which is 0 if none of its chunks is `marked`.
        """
        return self._maker.each_sheet(passages, BLOCK, marked)

    def every_span(self, texts: Iterable[str], patterns: list[int]) -> Iterator[Found]:
        """All matches of some patterns in texts, each with the number of its text; `Sheet.every_span` says which."""
        first = 0
        for sheet in self.each_sheet([(text, 0) for text in texts]):
            for pattern, number, start, end in sheet.every_span(patterns):
                yield pattern, first + number, start, end
            first += len(sheet.passages)

    def search(
        self, pattern: int, content: str, own: int = 0, anywhere: bool = False
    ) -> tuple[int, int] | None:
        """The first match of a pattern in a text: start and end, as offsets into it.

        It begins at the first word at which some match begins. It must reach into the text's own words, which
        begin at `own`, unless `anywhere`.
        """
        (sheet,) = self.sheets([(content, own)])
        return sheet.span(pattern, 0, anywhere)

    def search_all(
        self, pattern: int, content: str, own: int = 0, anywhere: bool = False
    ) -> list[tuple[int, int]]:
        """All matches of a pattern in a text that do not overlap, in order, each as `search` gives it."""
        (sheet,) = self.sheets([(content, own)])
        return [sheet.passages[0].span(*found) for found in sheet.every(pattern, 0, anywhere)]


def _maker(compiled: Compiled) -> Maker:
    words = encoder(symbols_by_name(compiled.plain), symbols_by_name(compiled.sharp))
    if NATIVE:
        return Fields(compiled.code, words)
    from policylint.phrases.blocks import Blocks

    return Blocks(compiled, words)
