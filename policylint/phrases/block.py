"""All ways of laying a pattern over many passages at once, with sets of places as numbers.

The words of a block of passages stand in one row, with a barrier after each passage. An atom leads from
place p to p+1 if word p is one of its words, so a whole set of places, in all passages, is moved by one shift
and one `and`. Matching is linear in the length of the text, without backtracking, whatever gaps and
alternatives a pattern has; and it costs a few operations for a pattern and a block, not for each passage.

Of all ways one is taken: from the earliest start, optional words if possible, the longest alternative, gaps
as short as possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from policylint.phrases.layout import Stretch, lay_out, places_of
from policylint.phrases.memo import Memo
from policylint.phrases.occurrences import Words
from policylint.phrases.program import AHEAD, ANY, ATOM, BEGIN, CHOICE, END, GAP, Steps
from policylint.phrases.tables import Tables


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

    A set of passages is a number, too: it has a bit at the last place of each.
    """

    def __init__(self, tables: Tables, stretches: Sequence[Stretch]) -> None:
        self._tables = tables
        self._layout = lay_out(stretches)
        symbols = self._layout.symbols
        self._introduced = self._layout.beyond != self._layout.everywhere
        self._words = Words(tables, places_of(symbols[::2]), cache(lambda: places_of(symbols[1::2])))
        self._choices: Memo[int, Possible] = Memo(self._possible)
        self._alternatives: Memo[int, int] = Memo(self._alternative)
        self._gaps: Memo[int, list[tuple[int, int]]] = Memo(self._shifts)
        self._own: Memo[int, list[int]] = Memo(self._lay_own)
        self._anywhere: Memo[int, list[int]] = Memo(self._lay_anywhere) if self._introduced else self._own
        self._followed: dict[tuple[int, int], tuple[Steps, int, list[int]]] = {}

    @property
    def places(self) -> list[int]:
        """The place where each stretch begins."""
        return self._layout.places

    @property
    def ends(self) -> list[int]:
        """The last place of each stretch."""
        places = self._layout.places
        return [place - 1 for place in (*places[1:], len(self._layout.symbols) // 2)] if places else []

    @property
    def passages(self) -> int:
        """The set of all passages."""
        return self._layout.ends

    def hits(self, pattern: int, anywhere: bool = False) -> int:
        """The set of the passages in which a pattern matches, ending in their own words, or `anywhere`."""
        starts = (self._anywhere if anywhere else self._own)[pattern][0]
        return (starts + self._layout.words) & self._layout.ends if starts else 0

    def starts(self, pattern: int, anywhere: bool) -> int:
        """The places at which matches of a pattern begin that end in a passage's own words, or `anywhere`."""
        return (self._anywhere if anywhere else self._own)[pattern][0]

    def end(self, pattern: int, start: int, anywhere: bool) -> int:
        """The number of the place where the match ends that begins at place number `start`, one of `starts`."""
        trail = (self._anywhere if anywhere else self._own)[pattern]
        return self._follow(self._tables.rows[pattern], trail, start)

    def _lay_own(self, pattern: int) -> list[int]:
        return self._lay(pattern, self._layout.beyond)

    def _lay_anywhere(self, pattern: int) -> list[int]:
        return self._lay(pattern, self._layout.everywhere)

    def _lay(self, pattern: int, ends: int) -> list[int]:
        """The trail of a pattern to places among `ends`."""
        return self._trail(self._tables.rows[pattern], ends)

    def _trail(self, steps: Steps, ends: int) -> list[int]:
        """The places from which all steps, all but the first, … and none of them lead to one of the places `ends`."""
        trail = [ends]
        if not self._before(steps, ends, trail):
            return [0]
        trail.reverse()
        return trail

    def _before(self, steps: Steps, ends: int, trail: list[int] | None = None) -> int:
        """The places from which `steps` lead to one of the places `ends`; those on the way are added to `trail`."""
        places = ends
        for code, argument in reversed(steps):
            if code == ATOM:
                places = places >> 1 & self._words[argument]
            elif code == GAP:
                for shift, clear in self._gaps[argument]:
                    places |= places >> shift & clear
            elif code == CHOICE:
                optional, fixed, loose = self._choices[argument]
                found = places if optional else 0
                for length, starts in fixed:
                    found |= places >> length & starts
                for row in loose:
                    found |= self._before(row, places)
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

    def _condition(self, code: int, argument: Steps) -> int:
        """The places at which a condition holds."""
        everywhere = self._layout.everywhere
        if code == AHEAD:
            return everywhere & ~self._before(argument, everywhere)
        if code in (BEGIN, END):
            return self._layout.begins if code == BEGIN else self._layout.finish
        places = everywhere
        for row in argument:
            after = everywhere
            for atom in row:
                after = (after & self._words[atom]) << 1
            places &= ~after
        return places

    def _follow(self, steps: Steps, trail: list[int], start: int) -> int:
        """The number of the place to which `steps` lead from place number `start`."""
        place = start
        for index, (code, argument) in enumerate(steps, 1):
            if code in (ATOM, ANY):
                place += 1
            elif code == GAP:
                ahead = trail[index] >> place
                place += (ahead & -ahead).bit_length() - 1
            elif code == CHOICE:
                place = self._follow_choice(argument, trail[index], place)
        return place

    def _follow_choice(self, number: int, target: int, place: int) -> int:
        """Where the first possible alternative of a choice leads that goes on to `target`."""
        _, fixed, loose = self._choices[number]
        for length, places in fixed:
            if places >> place & 1 and target >> place + length & 1:
                return place + length
        for row in loose:
            key = id(row), id(target)
            if key not in self._followed:
                self._followed[key] = row, target, self._trail(row, target)
            trail = self._followed[key][2]
            if trail[0] >> place & 1:
                return self._follow(row, trail, place)
        return place

    def _possible(self, number: int) -> Possible:
        """What of the choice with this number is possible in the block."""
        optional, parts, loose = self._tables.choices[number]
        alternatives = self._alternatives
        fixed = []
        for length, rows in parts:
            places = 0
            for row in rows:
                places |= alternatives[row]
            if places:
                fixed.append((length, places))
        return Possible(optional, fixed, loose)

    def _alternative(self, number: int) -> int:
        """The places where the alternative with this number matches."""
        steps, atoms = self._tables.alternatives[number]
        if not atoms:
            return self._before(steps, self._layout.everywhere)
        words = self._words
        places = -1
        for atom in atoms:
            places = places >> 1 & words[atom]
            if not places:
                break
        return places

    def _shifts(self, most: int) -> list[tuple[int, int]]:
        """By how much to shift places so that they spread by 0 to `most` words, and where each shift may arrive.

        That is where so many words of the same passage follow.
        """
        found, width = [], 1
        while width <= most:
            shift = min(width, most + 1 - width)
            found.append((shift, self._followed_by(shift)))
            width += shift
        return found

    def _followed_by(self, count: int) -> int:
        """The places that so many words of the same passage follow."""
        places, reach = self._layout.words, 1
        while reach < count:
            step = min(reach, count - reach)
            places &= places >> step
            reach += step
        return places
