"""Whether words are denied, for languages described by their negations: a `policylint.language.Stance` made of data.

A negation counts for the words it shares a clause with, on whichever side of them it stands. Subordinate clauses
are told by the words that open them, and end at the next comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from policylint.patterns import deferred

_NEVER = r"(?!)"


@dataclass(frozen=True)
class Negation:
    """What a language negates with, as regular expressions for lower-case text.

    `words` negate. `harmless` begins with such a word and is no denial ("not only"). `clauses` part one statement
    from the next ("but", "; "). `subordinate` opens a subordinate clause ("that", "if"). `exceptions` take a denial
    back as far as they reach ("except"). `perhaps` says that something may happen.
    """

    words: str
    harmless: str = _NEVER
    clauses: str = r"[;:]"
    subordinate: str = _NEVER
    exceptions: str = _NEVER
    perhaps: str = _NEVER

    def may_deny(self, text: str) -> bool:
        """Whether anything negates in a passage."""
        return self._words.search(text) is not None

    def polarity(self, text: str, start: int, end: int) -> Literal["stated", "denied"]:
        """Whether the passage states or denies what `text[start:end]` says."""
        if not self.may_deny(text):
            return "stated"
        first, last = self._clause(text, start, end)
        if self._exceptions.search(text, start, end):
            return "stated"
        harmless = [match.span() for match in self._harmless.finditer(text, first, last)]
        spans = [match.span() for match in self._subordinate_clauses.finditer(text, first, last)]
        home = _span_of(start, end, spans)
        for cue in self._words.finditer(text, first, last):
            if any(begin <= cue.start() < stop for begin, stop in harmless):
                continue
            if _span_of(cue.start(), cue.end(), spans) == home and not _in_brackets(text, cue.start(), start):
                return "denied"
        return "stated"

    def modality(self, text: str, start: int, end: int) -> Literal["does", "may"]:
        """Whether the clause says that it happens, or may happen."""
        return "may" if self._perhaps.search(text, *self._clause(text, start, end)) else "does"

    def _clause(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Where the statement begins and ends that `text[start:end]` belongs to."""
        ends = (match.end() for match in self._clauses.finditer(text, 0, end))
        first = max((one for one in ends if one <= start), default=0)
        following = self._clauses.search(text, end)
        return first, following.start() if following is not None else len(text)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return deferred(self.words)

    @cached_property
    def _harmless(self) -> re.Pattern[str]:
        return deferred(self.harmless)

    @cached_property
    def _clauses(self) -> re.Pattern[str]:
        return deferred(f"(?:{self.clauses})|(?:{self.exceptions})")

    @cached_property
    def _subordinate_clauses(self) -> re.Pattern[str]:
        return deferred(rf"(?:^|(?<=[,;:(]))\s*(?:{self.subordinate})[^,;:]*")

    @cached_property
    def _exceptions(self) -> re.Pattern[str]:
        return deferred(self.exceptions)

    @cached_property
    def _perhaps(self) -> re.Pattern[str]:
        return deferred(self.perhaps)


def _span_of(start: int, end: int, spans: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The subordinate clause that holds a stretch as a whole; None for the main clause."""
    return next(((first, last) for first, last in spans if first <= start and end <= last), None)


def _in_brackets(text: str, position: int, other: int) -> bool:
    """Whether a position stands in brackets that another one does not."""
    opening, closing = text.rfind("(", 0, position), text.find(")", position)
    if opening < 0 or closing < 0 or text.find(")", opening, position) >= 0:
        return False
    return not opening < other <= closing
