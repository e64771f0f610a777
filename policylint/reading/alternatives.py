"""What a text says in each of the pages that are made from a template, where a choice stands within it.

"We {% if x %}sell{% else %}do not sell{% endif %} your data" is read as two sentences, each tied to the source: every branch is
in one of the texts at least, and branches that exclude each other are never in the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.source import Span
from policylint.templating.branches import Branch
from policylint.text import Run, Text

_MOST = 24
"""A text of more alternatives than this is read as it stands, one after the other."""

_LONGEST = 200_000
"""So is one of which all alternatives together have more characters."""

_NEGATES = deferred(
    r"\b(?:not|no|never|neither|nor|none|cannot|without|nicht|kein\w{0,2}|nie|niemals|ohne)\b|n['’]t\b"
)
"""A part that says so and may be left out turns the rest into its contrary: the rest is read without it, too."""

_Option: TypeAlias = "Branch | None"
"""A branch; None where nothing is shown."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """Branches of which a page has one at most, as far as they are in a text."""

    whole: Span
    options: tuple[_Option, ...]


class Alternatives:
    """The choices of a document, ready to be asked what a text of it says."""

    __slots__ = ("_branches", "_edges", "_text", "_wholes")

    def __init__(self, text: str, branches: Iterable[Branch]) -> None:
        self._text = text
        self._branches: dict[Span, list[Branch]] = {}
        for branch in branches:
            self._branches.setdefault(branch.whole, []).append(branch)
        edges = {
            (place, whole) for whole, some in self._branches.items() for one in some for place in _ends(one)
        }
        ordered = sorted(edges)
        self._edges = [place for place, _ in ordered]
        self._wholes = [whole for _, whole in ordered]

    def of(self, text: Text) -> list[Text]:
        """What a text says; the text itself if no choice stands in it."""
        if not text.content:
            return [text]
        place = text.source
        choices = self._within(place)
        if not choices:
            return [text]
        selections = _selections(choices)
        if not selections or len(selections) * len(text.content) > _LONGEST:
            return [text]
        return [_without(text, removed) for removed in selections]

    def _within(self, place: Span) -> list[_Choice]:
        """The choices that are made in a place, outer before inner."""
        first, last = bisect_right(self._edges, place.start), bisect_left(self._edges, place.end)
        wholes = sorted(set(self._wholes[first:last]), key=lambda whole: (whole.start, -whole.end))
        return [_Choice(whole, tuple(self._options(whole, place))) for whole in wholes]

    def _options(self, whole: Span, place: Span) -> Iterator[_Option]:
        branches = self._branches[whole]
        yield from (
            one
            for one in branches
            if one.span.start < place.end and place.start < max(one.span.end, one.span.start + 1)
        )
        if len(branches) == 1 and branches[0].condition:
            words = self._text[branches[0].span.start : min(branches[0].span.end, place.end)].lower()
            if _NEGATES.search(words):
                yield None


def _ends(branch: Branch) -> tuple[int, int]:
    return branch.span.start, branch.span.end


def _selections(choices: Sequence[_Choice]) -> list[list[Span]]:
    """For each of the texts that together have all options, what of the source is not in it; none if there is but one text, or too many."""
    left = {(choice.whole, option) for choice in choices for option in choice.options}
    order = [(choice.whole, option) for choice in choices for option in choice.options]
    found: list[list[Span]] = []
    for wanted in order:
        if wanted not in left:
            continue
        if len(found) == _MOST:
            return []
        selection = _Selection(wanted, left)
        for choice in choices:
            selection.decide(choice)
        left.discard(wanted)
        left -= selection.shown
        found.append(selection.removed)
    return found if len(found) > 1 else []


class _Selection:
    """One page: what was chosen, as far as the choices were decided, and what of the source is not in it."""

    __slots__ = ("_holding", "_left", "_refused", "_values", "_wanted", "_within", "removed", "shown")

    def __init__(self, wanted: tuple[Span, _Option], left: set[tuple[Span, _Option]]) -> None:
        self.removed: list[Span] = []
        self.shown: set[tuple[Span, _Option]] = set()
        self._wanted = wanted
        self._left = left
        self._within: list[tuple[Span, _Option]] = []
        self._holding: set[tuple[str, str, bool]] = set()
        self._values: dict[str, str] = {}
        self._take(wanted[1])

    def decide(self, choice: _Choice) -> None:
        """Choose, if a page with what was chosen before comes to this choice at all."""
        whole = choice.whole
        while self._within and self._within[-1][0].end <= whole.start:
            self._within.pop()
        if self._within:
            around = self._within[-1][1]
            if around is None or not around.span.contains(whole):
                return
        option = self._option(choice)
        self._take(option)
        self._within.append((whole, option))
        self.shown.add((whole, option))
        if option is None:
            self.removed.append(whole)
        elif len(choice.options) > 1:
            self.removed += [Span(whole.start, option.span.start), Span(option.span.end, whole.end)]

    def _option(self, choice: _Choice) -> _Option:
        wanted = self._wanted
        if wanted[0] == choice.whole:
            return wanted[1]
        if choice.whole.contains(wanted[0]):
            return next(
                (one for one in choice.options if one is not None and one.span.contains(wanted[0])), None
            )
        possible = [one for one in choice.options if one is None or self._may_take(one)]
        new = [one for one in possible if (choice.whole, one) in self._left]
        return next(iter([*new, *possible]), None)

    def _may_take(self, branch: Branch) -> bool:
        """Whether it excludes nothing that was taken."""
        condition, value, holds = branch.condition, branch.value, branch.holds
        if not condition:
            return True
        if (condition, value, not holds) in self._holding:
            return False
        return not (value and holds) or self._values.get(condition, value) == value

    def _take(self, branch: _Option) -> None:
        if branch is None or not branch.condition:
            return
        self._holding.add((branch.condition, branch.value, branch.holds))
        if branch.value and branch.holds:
            self._values.setdefault(branch.condition, branch.value)


def _without(text: Text, removed: Iterable[Span]) -> Text:
    """The text without what stands in some places, of which none overlaps another.

    What reads otherwise than it is written, as white space between tags does, is left out only if all of it stands there.
    """
    gaps = [gap for gap in sorted(removed) if gap.start < gap.end]
    pieces: list[Run] = []
    first = 0
    for run in text.runs:
        place = run.source
        while first < len(gaps) and gaps[first].end <= place.start:
            first += 1
        if run.verbatim:
            pieces += _between(run, gaps, first)
        elif first == len(gaps) or not gaps[first].contains(place):
            pieces.append(run)
    return Text.of(_spaced(pieces))


def _spaced(pieces: Iterable[Run]) -> Iterator[Run]:
    """The pieces without the white space that would follow white space."""
    after_space = False
    for run in pieces:
        if after_space and run.text[:1].isspace():
            words = run.text.lstrip()
            lost = len(run.text) - len(words)
            run = Run(words, Span(run.source.start + lost, run.source.end) if run.verbatim else run.source)
        if run.text:
            after_space = run.text[-1].isspace()
            yield run


def _between(run: Run, gaps: Sequence[Span], first: int) -> Iterator[Run]:
    """The parts of a run between the gaps, of which those before the first end before it."""
    begin, position = run.source.start, run.source.start
    while first < len(gaps) and gaps[first].start < run.source.end:
        gap = gaps[first]
        if gap.start > position:
            yield Run(run.text[position - begin : gap.start - begin], Span(position, gap.start))
        position = max(position, gap.end)
        first += 1
    if position < run.source.end:
        yield Run(run.text[position - begin :], Span(position, run.source.end))
