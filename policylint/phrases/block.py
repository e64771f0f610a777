"""All ways of laying a pattern over many passages at once, with sets of places as numbers.

The words of a block of passages stand in one row, with a barrier after each passage. A *place* is a gap
between words: place p is before word p. A set of places is an integer with a bit for each. An atom leads from
place p to p+1 if word p is one of its words, so a whole set of places, in all passages, is moved by one shift
and one `and`. Matching is linear in the length of the text, without backtracking, whatever gaps and
alternatives a pattern has; and it costs a few operations for a pattern and a block, not for each passage.

Of all ways, the one is taken that a regular expression would take: from the earliest start, alternatives in
the order written, optional words if possible, gaps as short as possible.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from policylint.phrases.layout import Stretch, lay_out, numbers_in, places_of
from policylint.phrases.program import AHEAD, ANY, ATOM, CHOICE, END, GAP, Steps
from policylint.phrases.tables import Index, Tables


class Possible(NamedTuple):
    """What of a choice is possible in a block.

    `fixed` gives for alternatives of a fixed length that length, and all places where one matches, the longest
    first; `loose` are the others.
    """

    optional: bool
    fixed: list[tuple[int, int]]
    loose: list[Steps]


class Block:
    """Some passages over which patterns are laid.

    `sharp` gives the sharp symbols of all stretches, when they are needed.
    """

    def __init__(self, tables: Tables, stretches: Sequence[Stretch], sharp: Callable[[], list[str]]) -> None:
        self._tables = tables
        self._layout = lay_out(stretches)
        self._introduced = self._layout.beyond != self._layout.everywhere
        self._atoms = _Atoms(tables, places_of([stretch.symbols for stretch in stretches]), sharp)
        self._matched: tuple[int, list[list[int]]] | None = None
        self._choices: dict[int, Possible] = {}
        self._gaps: dict[int, list[tuple[int, int]]] = {}
        self._found: dict[tuple[int, bool], list[int]] = {}
        self._followed: dict[tuple[int, int], tuple[Steps, int, list[int]]] = {}

    @property
    def places(self) -> list[int]:
        """The place where each stretch begins."""
        return self._layout.places

    def starts(self, pattern: int, anywhere: bool) -> int:
        """The places at which matches of a pattern begin that end in a passage's own words, or `anywhere`."""
        return (self._found.get((pattern, anywhere)) or self._find(pattern, anywhere))[0]

    def found(self, patterns: int) -> list[list[int]]:
        """For each stretch those of `patterns`, a set as bits, that match there in a passage's own words."""
        if self._matched is None or self._matched[0] != patterns:
            self._matched = patterns, self._spread(patterns)
        return self._matched[1]

    def _spread(self, patterns: int) -> list[list[int]]:
        places = self._layout.places
        found: list[list[int]] = [[] for _ in places]
        for pattern in numbers_in(patterns):
            left = self.starts(pattern, False)
            while left:
                stretch = bisect_right(places, (left & -left).bit_length() - 1)
                found[stretch - 1].append(pattern)
                if stretch == len(places):
                    break
                left &= -1 << places[stretch]
        return found

    def _find(self, pattern: int, anywhere: bool) -> list[int]:
        """The places from which the steps of a pattern, and for each step those after it, lead to the end."""
        if anywhere and not self._introduced:
            found = self._found.get((pattern, False)) or self._find(pattern, False)
        else:
            steps = self._tables.rows[pattern]
            found = self.lead(steps, self._layout.everywhere if anywhere else self._layout.beyond)
            if pattern in self._tables.anchored:
                found[0] &= self._layout.begins
        self._found[pattern, anywhere] = found
        return found

    def end(self, pattern: int, anywhere: bool, start: int) -> int:
        """The number of the place where the match ends that begins at place number `start`, one of `starts`."""
        return self._follow(self._tables.rows[pattern], self._found[pattern, anywhere], start)

    def _follow(self, steps: Steps, lead: list[int], start: int) -> int:
        place = start
        for index, (code, argument) in enumerate(steps, 1):
            if code in (ATOM, ANY):
                place += 1
            elif code == GAP:
                ahead = lead[index] >> place
                place += (ahead & -ahead).bit_length() - 1
            elif code == CHOICE:
                place = self._follow_choice(argument, lead[index], place)
        return place

    def _follow_choice(self, number: int, target: int, place: int) -> int:
        """Where the first possible alternative of a choice leads that goes on to `target`."""
        choice = self._choices[number]
        for length, places in choice.fixed:
            if places >> place & 1 and target >> place + length & 1:
                return place + length
        for row in choice.loose:
            key = id(row), id(target)
            if key not in self._followed:
                self._followed[key] = row, target, self.lead(row, target)
            lead = self._followed[key][2]
            if lead[0] >> place & 1:
                return self._follow(row, lead, place)
        return place

    def lead(self, steps: Steps, ends: int) -> list[int]:
        """The places from which all steps, all but the first, … and none of them lead to one of the places `ends`."""
        trail = [ends]
        if not self.before(steps, ends, trail):
            return [0]
        trail.reverse()
        return trail

    def before(self, steps: Steps, ends: int, trail: list[int] | None = None) -> int:
        """The places from which `steps` lead to one of the places `ends`; those on the way are added to `trail`."""
        places = ends
        for code, argument in reversed(steps):
            if code == ATOM:
                places = places >> 1 & self._atoms[argument]
            elif code == GAP:
                for shift, clear in self._gaps.get(argument) or self._gap(argument):
                    places |= places >> shift & clear
            elif code == CHOICE:
                choice = self._choices.get(argument) or self.choice(argument)
                found = places if choice.optional else 0
                for length, starts in choice.fixed:
                    found |= places >> length & starts
                for row in choice.loose:
                    found |= self.before(row, places)
                places = found
            elif code == ANY:
                places = places >> 1 & self._layout.words
            else:
                places &= self._condition(code, argument)
            if not places:
                return 0
            if trail is not None:
                trail.append(places)
        return places

    def choice(self, number: int) -> Possible:
        """What of a choice is possible in the block."""
        known = self._choices.get(number)
        if known is not None:
            return known
        choice = self._tables.choices[number]
        fixed: dict[int, int] = {}
        loose: list[Steps] = []
        present = self._atoms.present
        for steps, length, needs in choice.alternatives:
            if needs <= present:
                if length:
                    fixed[length] = fixed.get(length, 0) | self._matching(steps)
                else:
                    loose.append(steps)
        possible = [(length, places) for length, places in fixed.items() if places]
        found = self._choices[number] = Possible(choice.optional, possible, loose)
        return found

    def _matching(self, steps: Steps) -> int:
        """The places from which `steps` lead anywhere."""
        places = -1
        for code, argument in reversed(steps):
            if code != ATOM:
                return self.before(steps, self._layout.everywhere)
            places = places >> 1 & self._atoms[argument]
            if not places:
                break
        return places

    def _condition(self, code: int, argument: Steps) -> int:
        """The places at which a condition holds."""
        everywhere = self._layout.everywhere
        if code == AHEAD:
            return everywhere & ~self.before(argument, everywhere)
        if code == END:
            return self._layout.finish
        places = everywhere
        for row in argument:
            after = everywhere
            for atom in row:
                after = (after & self._atoms[atom]) << 1
            places &= ~after
        return places

    def _gap(self, most: int) -> list[tuple[int, int]]:
        """By how much to shift places so that they spread by 0 to `most` words, and where each shift may arrive.

        That is where so many words of the same passage follow.
        """
        found = []
        clear, reach, width = self._layout.words, 1, 1
        while width <= most:
            shift = min(width, most + 1 - width)
            while reach < shift:
                step = min(reach, shift - reach)
                clear &= clear >> step
                reach += step
            if reach > shift:
                clear, reach = self._clear(shift), shift
            found.append((shift, clear))
            width += shift
        self._gaps[most] = found
        return found

    def _clear(self, count: int) -> int:
        clear, reach = self._layout.words, 1
        while reach < count:
            step = min(reach, count - reach)
            clear &= clear >> step
            reach += step
        return clear


class _Atoms(dict[int, int]):
    """The places before words of each atom, by its number; `present` are the atoms with plain symbols that have some."""

    __slots__ = ("_parts", "_sharp", "_tables", "present")

    def __init__(self, tables: Tables, where: dict[str, int], sharp: Callable[[], list[str]]) -> None:
        super().__init__()
        self._tables = tables
        self._sharp: Callable[[], list[str]] | None = sharp
        self._parts: defaultdict[int, list[int]] = defaultdict(list)
        self._add(tables.atoms, where)
        self.present = frozenset(self._parts)

    def _add(self, index: Index, where: dict[str, int]) -> None:
        parts = self._parts
        for symbol, places in where.items():
            for atom in index[symbol]:
                parts[atom].append(places)

    def __missing__(self, number: int) -> int:
        if self._sharp is not None and number in self._tables.looks:
            self._add(self._tables.sharp_atoms, places_of(self._sharp()))
            self._sharp = None
        found = self[number] = reduce(or_, self._parts.get(number, ()), 0)
        return found
