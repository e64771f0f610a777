"""A page that says everything in several languages, one after the other, where nothing in its markup tells them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policylint.document import Heading, Paragraph, Table
from policylint.frontends.titles import titles_document
from policylint.frontends.tokens import CLOSING, HEADINGS, OPENING, Token
from policylint.language import UNDETERMINED, language_of
from policylint.patterns import deferred

_TELLING = 100
"""A block of so many characters tells the language of a page, as far as there is only one."""

_SAMPLES = 12
_FEWEST_WORDS = 80
_LEAST_SHARE = 0.7
"""A version holds at least so much of what it would if all were as long: a summary or an addition is none."""

_STRAY_SHARE = 0.05
"""Less than this in between, in another language, is a quotation or was told wrongly."""

_TITLE = deferred(
    r"\b(?:datenschutz|confidentialité|vie privée|privacidad|protección de datos|riservatezza|privacidade|privacyverklaring)",
    re.IGNORECASE,
)


class Entry(NamedTuple):
    """A block that is not inside another: its first token, the level of a heading or 0, its text and its language.

    `strong` ones are headings or look so.
    """

    first: int
    level: int
    strong: bool
    content: str
    language: str = UNDETERMINED

    @property
    def is_title(self) -> bool:
        """Whether this is the title of a whole policy, in English or another language."""
        return self.strong and (titles_document(self.content) or _TITLE.search(self.content) is not None)


def translations(tokens: Sequence[Token]) -> list[tuple[str, list[Token]]]:
    """The tokens of each version with its language, in the order of the page; none for a page in one language."""
    entries = list(_entries(tokens))
    if not _may_be_several(entries):
        return []
    entries = [entry._replace(language=language_of(entry.content)) for entry in entries]
    runs = _runs(entries)
    if len(runs) < 2:
        return []
    starts = [0, *(entries[_boundary(entries, *pair)].first for pair in pairwise(runs)), len(tokens)]
    return [
        (run.language, list(tokens[start:end]))
        for run, (start, end) in zip(runs, pairwise(starts), strict=True)
    ]


def _entries(tokens: Sequence[Token]) -> Iterator[Entry]:
    depth = first = 0
    said: list[str] = []
    for index, token in enumerate(tokens):
        if not depth:
            first, said = index, []
        depth += (token.terminal in OPENING) - (token.terminal in CLOSING)
        value = token.value
        if isinstance(value, Paragraph | Heading):
            said.append(value.text.content)
        elif isinstance(value, Table):
            said += [
                cell.text.content for row in (value.header, *(r.cells for r in value.rows)) for cell in row
            ]
        if not depth:
            level = value.level if token.terminal in HEADINGS and isinstance(value, Heading) else 0
            yield Entry(first, level, level > 0 or token.strong, " ".join(said))


def _may_be_several(entries: Sequence[Entry]) -> bool:
    """Whether a few blocks from all over the page are in several languages."""
    telling = [entry for entry in entries if len(entry.content) >= _TELLING]
    sampled = telling[:: len(telling) // _SAMPLES + 1]
    return len({language_of(entry.content) for entry in sampled} - {UNDETERMINED}) > 1


class _Run(NamedTuple):
    """Entries from `first` to `last` that are in one language, as far as they tell."""

    language: str
    first: int
    last: int
    words: int


def _runs(entries: Sequence[Entry]) -> list[_Run]:
    """The versions that follow one another; none, if languages are mixed or not of about the same length."""
    told = [
        _Run(entry.language, index, index, len(entry.content.split()))
        for index, entry in enumerate(entries)
        if entry.language != UNDETERMINED
    ]
    total = sum(run.words for run in told)
    runs = _joined([run for run in _joined(told) if run.words >= _STRAY_SHARE * total])
    least = max(_FEWEST_WORDS, _LEAST_SHARE * total / max(len(runs), 1))
    if (
        any(run.words < least for run in runs)
        or max(Counter(run.language for run in runs).values(), default=0) > 1
    ):
        return []
    return runs


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    """The same with neighbours in one language made one."""
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].language == run.language:
            before = joined.pop()
            run = _Run(run.language, before.first, run.last, before.words + run.words)
        joined.append(run)
    return joined


def _boundary(entries: Sequence[Entry], before: _Run, after: _Run) -> int:
    """The entry with which a version begins: its title, which may be too short to tell its language."""
    between = range(before.last + 1, after.first + 1)
    titled = [index for index in between if entries[index].is_title]
    if titled:
        return titled[0]
    levels = [entries[index].level for index in between if entries[index].level]
    if not levels:
        return after.first
    start = next(index for index in reversed(between) if entries[index].level == min(levels))
    while start - 1 > before.last and entries[start - 1].level:
        start -= 1
    return start
