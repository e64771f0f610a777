"""Weighs the entries of a vocabulary: which one counts for a topic in a passage, and why not.

It is done a sheet of passages at a time: by `_field`, where that could be compiled, else by `plain_weighing`, which gives the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from policylint.confidence import CONFIDENCES
from policylint.detectors.contexts import Contexts
from policylint.language import Stance
from policylint.passages import Passage
from policylint.phrases.sheets import Sheet
from policylint.phrases.vocabulary import Entry, Vocabulary

if TYPE_CHECKING:
    from policylint.detectors.plain_weighing import Entries
    from policylint.phrases import _field

Winner: TypeAlias = tuple[int, str, int, int, int, int, int, int, int]
"""What discloses something: the number of the passage on the sheet, the topic, the numbers of the entry and of its trigger, start
and end of what that matches, as offsets into the passage's content; and why it does not count: one of the reasons below, and two
numbers that tell more.
"""

COUNTS, QUOTED, ASKING, REFUSED, ANSWERED, ALSO, UNTIED, ELSEWHERE, NEGATED, TOO_LITTLE = range(10)
"""Why something does not count. ANSWERED, with no, holds for entries that are `STATING` something. ALSO comes with start and end of what else is said, UNTIED with the pattern that lacks."""

STATING = ("stated", "void")
"""The polarities of entries that state something; the others deny it, or go by the negation around the words."""

NEAR_MISS = CONFIDENCES.index("possible")
"""The rank of entries that never count."""

Winners: TypeAlias = Callable[[Sheet, int], list[Winner]]
"""For each topic and passage of a sheet the surest entry, the first of equally sure ones; in the order of the passages.

It takes a sheet and the number of its first passage in the document.
"""

_KINDS = {"sentence": 1, "item": 2, "row": 4, "heading": 8}
"""Kinds of passages, a bit for each."""

_Patterns: TypeAlias = tuple[int, ...]


class Weigher:
    """Weighs the entries of a vocabulary on documents, whose language denies as `stance` says."""

    def __init__(self, vocabulary: Vocabulary, stance: Stance) -> None:
        self.vocabulary = vocabulary
        self.stance = stance

    def weighing(self, contexts: Contexts, passages: Sequence[Passage], read_quotes: bool) -> Winners:
        """What weighs on the sheets of a document; `read_quotes` says that quotations are read like the rest."""
        around = self._around(contexts)

        def winners(sheet: Sheet, first: int) -> list[Winner]:
            here = passages[first : first + len(sheet.passages)]
            silent = _silent(here, read_quotes)
            field: _field.Field | None = getattr(sheet, "field", None)
            if field is None or around is None:
                return self._plain(sheet, contexts, first, here, silent)
            kinds = bytes([_KINDS.get(one.kind, 0) for one in here])
            return field.weigh(self._table, around, first, kinds, silent, *self.denying(sheet))

        return winners

    def _around(self, contexts: Contexts) -> _field.Around | None:
        """The contexts of a document for the compiled weighing; None if it cannot be used."""
        program = self.vocabulary.patterns.program
        fields: tuple[Any, ...] = tuple([getattr(sheet, "field", None) for sheet in contexts.sheets])
        if program is None or None in fields:
            return None
        from policylint.phrases._field import Around

        return Around(self._table, fields, contexts.all_runs)

    @cached_property
    def _table(self) -> _field.Entries:
        from policylint.phrases._field import Entries

        return Entries(self.vocabulary.patterns.program, *_tabled(self.vocabulary.entries))

    @cached_property
    def _entries(self) -> Entries:
        from policylint.detectors.plain_weighing import by_trigger

        return by_trigger(self.vocabulary.entries)

    def denying(self, sheet: Sheet) -> tuple[Callable[[int], bool], Callable[[int, int, int], bool]]:
        """What tells of a passage of a sheet whether it may deny something, and whether it denies what stands at some place."""
        prepared, may_deny, polarity = sheet.passages, self.stance.may_deny, self.stance.polarity
        marks: bytes | None = getattr(sheet, "marks", None)

        def denies(number: int, start: int, end: int) -> bool:
            if marks is not None and not marks[number]:
                return False
            return polarity(prepared[number].text, start, end) == "denied"

        return lambda number: may_deny(prepared[number].text), denies

    def _plain(
        self, sheet: Sheet, contexts: Contexts, first: int, here: Sequence[Passage], silent: bytes
    ) -> list[Winner]:
        from policylint.detectors.contexts import ContextSets
        from policylint.detectors.plain_weighing import Weighing

        around = ContextSets(contexts, sheet, first)
        patterns = self.vocabulary.patterns
        return Weighing(patterns, sheet, here, around, silent, *self.denying(sheet)).winners(self._entries)


def _silent(passages: Sequence[Passage], read_quotes: bool) -> bytes:
    """Of each passage why nothing in it counts: it stands in a quotation that is not read, only asks, a table or an answer says no."""
    return bytes(
        [
            QUOTED
            if one.quoted and not read_quotes
            else ASKING
            if "?" in one.text.content and not one.denied and _asks(one)
            else REFUSED
            if one.refused
            else ANSWERED
            if one.denied
            else COUNTS
            for one in passages
        ]
    )


def _asks(passage: Passage) -> bool:
    return passage.kind in ("sentence", "item") and passage.own_text.rstrip().endswith("?")


def _tabled(
    entries: Sequence[Entry],
) -> tuple[tuple[str, ...], tuple[_Patterns, ...], tuple[tuple[object, ...], ...]]:
    """The entries in numbers, as `policylint.phrases._field.Entries` takes them: topics, sets of patterns for contexts, entries."""
    topics: dict[str, int] = {}
    sets: dict[_Patterns, int] = {}

    def set_of(patterns: _Patterns) -> int:
        return sets.setdefault(patterns, len(sets)) if patterns else -1

    rows = [
        (
            CONFIDENCES.index(entry.confidence),
            sum({_KINDS.get(kind, 0) for kind in entry.kinds}),
            entry.polarity in STATING,
            entry.polarity == "void",
            set_of(entry.under),
            set_of(entry.not_under),
            tuple([topics.setdefault(topic, len(topics)) for topic in entry.topics]),
            entry.any,
            entry.unless,
            entry.with_,
        )
        for entry in entries
    ]
    return tuple(topics), tuple(sets), tuple(rows)
