"""Where the patterns of a pack match in a policy; worked out once for all its rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet
from policylint.phrases.sheets import Sheet
from policylint.policy import Policy
from policylint.source import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a pattern in a passage's own words; `start` and `end` are offsets into its text."""

    pattern: int
    number: int
    passage: Passage
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.passage.text.span(self.start, self.end)

    @property
    def text(self) -> str:
        return self.passage.text.content[self.start : self.end]


class PackPatterns:
    """All patterns of a pack, by number, once they are all known. They are compiled at the first use."""

    def __init__(self) -> None:
        self._sources: tuple[str, ...] = ()
        self._classes: dict[str, Sequence[str]] = {}
        self.matches = remembered(self._matches)

    def fill(self, sources: Sequence[str], classes: Mapping[str, Sequence[str]]) -> None:
        """Say which patterns they are, in the order of their numbers, and the classes that they use."""
        self._sources, self._classes = tuple(sources), dict(classes)

    @cached_property
    def compiled(self) -> PatternSet:
        """The patterns, ready to match. Raises PhraseError at the first wrong one."""
        from policylint.phrases.compilation import analyse, assemble, known_classes

        known = known_classes(self._classes)
        patterns = [analyse(source, known) for source in self._sources]
        return PatternSet(assemble(patterns, known, range(len(patterns))))

    def _matches(self, policy: Policy) -> Matches:
        return Matches(self.compiled, policy.passages)


class Matches:
    """The matches in one policy."""

    def __init__(self, patterns: PatternSet, passages: Sequence[Passage]) -> None:
        self._patterns, self._passages = patterns, passages
        self._sheets: list[tuple[int, Sheet]] = []
        begin = 0
        for sheet in patterns.sheets([(passage.text.content, passage.own) for passage in passages]):
            self._sheets.append((begin, sheet))
            begin += len(sheet.passages)
        self._under: dict[tuple[int, str], bool] = {}

    def every(self, patterns: Iterable[int]) -> list[Match]:
        """All matches of some patterns in passages' own words, in the order of the passages; of two that overlap, the longer."""
        found: dict[int, list[Match]] = {}
        for pattern in patterns:
            for match in self._of(pattern):
                found.setdefault(match.number, []).append(match)
        return [match for number in sorted(found) for match in _apart(found[number])]

    def passages_with(self, patterns: Iterable[int]) -> set[int]:
        """The numbers of the passages in which any of some patterns matches, introductions included."""
        numbers: set[int] = set()
        for pattern in patterns:
            for begin, sheet in self._sheets:
                numbers.update(begin + number for number in sheet.numbers(sheet.hits(pattern, True)))
        return numbers

    def is_under(self, passage: Passage, patterns: Iterable[int]) -> bool:
        """Whether a heading above a passage, or its run-in title, matches any of some patterns."""
        titles = [heading.text.content for heading in passage.headings] + [passage.label]
        return any(self._titled(pattern, title) for pattern in patterns for title in titles if title)

    def _titled(self, pattern: int, title: str) -> bool:
        known = self._under.get((pattern, title))
        if known is None:
            known = self._under[pattern, title] = self._patterns.search(pattern, title) is not None
        return known

    def _of(self, pattern: int) -> Iterator[Match]:
        for begin, sheet in self._sheets:
            for _, number, start, end in sheet.every_span([pattern]):
                passage = self._passages[begin + number]
                yield Match(pattern, begin + number, passage, max(start, passage.own), end)


def _apart(matches: list[Match]) -> list[Match]:
    """Those that do not overlap: the longest ones first, then in the order of the text."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda one: (one.start - one.end, one.start)):
        at = bisect_left(kept, match.start, key=lambda one: one.start)
        before, after = kept[max(at - 1, 0) : at], kept[at : at + 1]
        if all(match.end <= other.start or other.end <= match.start for other in before + after):
            kept.insert(at, match)
    return kept
