"""All ways of laying a pattern over a passage at once, with sets of places as numbers.

A *place* is a gap between words: place 0 is before the first word, place n after the n-th. A set of places is
an integer with a bit for each. An atom leads from place p to p+1 if word p is one of its words, so a whole set
of places is moved by one shift and one `and`. Matching is linear in the length of the passage, without
backtracking, whatever gaps and alternatives a pattern has; and it needs no preparation.

Of all ways, the one is taken that a regular expression would take: from the earliest start, alternatives in
the order written, optional words if possible, gaps as short as possible.
"""

from __future__ import annotations

from policylint.phrases.encoding import OTHER
from policylint.phrases.program import AHEAD, ANY, ATOM, CHOICE, END, GAP, Choices, Compiled, Steps


class Tables:
    """What the steps of compiled patterns refer to."""

    __slots__ = ("atoms", "choices", "keyed")

    def __init__(self, compiled: Compiled) -> None:
        self.atoms = _Atoms(compiled.atoms)
        self.choices = Choices(compiled.choices)
        self.keyed = _Keyed(self.choices, compiled.sets)


class _Atoms(dict[int, "tuple[frozenset[str], frozenset[str]]"]):
    """The plain and the sharp symbols of an atom, by its number."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = text.split("\n")

    def __missing__(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        plain, _, sharp = self._lines[number].partition(" ")
        found = self[number] = frozenset(plain), frozenset(sharp)
        return found


class _Keyed(dict[int, "tuple[frozenset[str], dict[str, list[int]], list[int]]"]):
    """For a choice the symbols that make some of its rows possible, which, and the rows that always are."""

    __slots__ = ("_choices", "_sets")

    def __init__(self, choices: Choices, sets: str) -> None:
        super().__init__()
        self._choices = choices
        self._sets = sets.split("\n")

    def __missing__(self, number: int) -> tuple[frozenset[str], dict[str, list[int]], list[int]]:
        by_symbol: dict[str, list[int]] = {}
        always: list[int] = []
        for row, need in enumerate(self._choices[number].needs):
            if need < 0:
                always.append(row)
            else:
                for symbol in self._sets[need]:
                    by_symbol.setdefault(symbol, []).append(row)
        found = self[number] = frozenset(by_symbol), by_symbol, always
        return found


class Scene:
    """A passage (or a window of a long one) over which patterns are laid.

    `symbols` and `sharp` have a character for each word; `at_end` says whether the passage ends here.
    """

    __slots__ = ("_atoms", "_end", "_possible", "_tables", "_where", "_where_sharp", "everywhere")

    def __init__(self, tables: Tables, symbols: str, sharp: str, at_end: bool) -> None:
        self._tables = tables
        self._where = _places(symbols)
        self._where_sharp = _places(sharp)
        self._atoms: dict[int, int] = {}
        self._possible: dict[int, list[Steps]] = {}
        self.everywhere = (2 << len(symbols)) - 1
        self._end = 1 << len(symbols) if at_end else 0

    def starts(self, steps: Steps, ends: int) -> int:
        """The places from which `steps` lead to one of the places `ends`."""
        places = ends
        for code, argument in reversed(steps):
            if code == ATOM:
                atom = self._atoms.get(argument)
                places = places >> 1 & (self._atom(argument) if atom is None else atom)
            elif code == GAP:
                for shift in argument:
                    places |= places >> shift
            elif code == CHOICE:
                found = places if self._tables.choices[argument].optional else 0
                for row in self._possible.get(argument) or self._rows(argument):
                    found |= self.starts(row, places)
                places = found
            else:
                places = places >> 1 if code == ANY else places & self._condition(code, argument)
            if not places:
                return 0
        return places

    def end(self, steps: Steps, start: int, ends: int) -> int:
        """The number of the place, one of `ends`, to which `steps` lead from place number `start`.

        There must be one: `start` is one of `starts(steps, ends)`.
        """
        targets = [ends]
        for step in reversed(steps[1:]):
            targets.append(self.starts([step], targets[-1]))
        place = start
        for code, argument in steps:
            target = targets.pop()
            if code in (ATOM, ANY):
                place += 1
            elif code == GAP:
                ahead = target >> place
                place += (ahead & -ahead).bit_length() - 1
            elif code == CHOICE:
                for row in self._rows(argument):
                    if self.starts(row, target) >> place & 1:
                        place = self.end(row, place, target)
                        break
        return place

    def _condition(self, code: int, argument: Steps) -> int:
        """The places at which a condition holds."""
        if code == AHEAD:
            return self.everywhere & ~self.starts(argument, self.everywhere)
        if code == END:
            return self._end
        places = self.everywhere
        for row in argument:
            after = self.everywhere
            for atom in row:
                after = (after & self._atom(atom)) << 1
            places &= ~after
        return places

    def _atom(self, number: int) -> int:
        """The places before words of an atom."""
        found = self._atoms.get(number)
        if found is None:
            plain, sharp = self._tables.atoms[number]
            found = 0
            for symbol in plain & self._where.keys():
                found |= self._where[symbol]
            if sharp:
                for symbol in sharp & self._where_sharp.keys():
                    found |= self._where_sharp[symbol]
            self._atoms[number] = found
        return found

    def _rows(self, number: int) -> list[Steps]:
        """The rows of a choice that the words of the passage allow."""
        found = self._possible.get(number)
        if found is None:
            symbols, by_symbol, always = self._tables.keyed[number]
            allowed = set(always)
            for symbol in symbols & self._where.keys():
                allowed.update(by_symbol[symbol])
            rows = self._tables.choices[number].rows
            found = self._possible[number] = [rows[row] for row in sorted(allowed)]
        return found


def _places(symbols: str) -> dict[str, int]:
    """The places before each symbol but `OTHER`."""
    if len(symbols) > 256:
        return _many_places(symbols)
    found: dict[str, int] = {}
    bit = 1
    for symbol in symbols:
        if symbol != OTHER:
            found[symbol] = found.get(symbol, 0) | bit
        bit <<= 1
    return found


def _many_places(symbols: str) -> dict[str, int]:
    """The same for long passages, in linear time: no number is built up bit by bit."""
    numbers: dict[str, list[int]] = {}
    for number, symbol in enumerate(symbols):
        if symbol != OTHER:
            numbers.setdefault(symbol, []).append(number)
    found = {}
    for symbol, places in numbers.items():
        bits = bytearray(places[-1] // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        found[symbol] = int.from_bytes(bits, "little")
    return found
