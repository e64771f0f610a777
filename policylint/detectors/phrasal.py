"""Disclosures from the vocabularies: all phrase patterns matched against all passages, each in its context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from policylint.detectors.audience import Audiences, audiences
from policylint.detectors.contexts import Contexts
from policylint.detectors.weighing import Weigher, Winner
from policylint.detectors.wording import Worded
from policylint.disclosure import SETTERS, Disclosure, Polarity
from policylint.document import Document
from policylint.language import Language, Stance
from policylint.passages import Passage
from policylint.phrases.sheets import Sheet
from policylint.phrases.vocabulary import Entry, Vocabulary, load
from policylint.source import Span

_TOGETHER = 1 << 14
"""So many passages are made ready at once: of one letter each, all would take more memory than what is laid over them."""

_MOSTLY = 0.5
"""If more of a document than this is block quotation, the quotation is the policy itself."""

_TOLD: dict[str, Polarity] = {"stated": "stated", "void": "stated", "denied": "denied"}
"""The polarity of what an entry discloses, if it does not go by the negation around the match."""

_OF_DATA = ("retention", "sharing", "rights.erasure")
"""Families of topics that only say something of data: what is kept or passed on, and is none, is left out."""

_WORDS: tuple[Any, ...] = ("stated", "denied", "possible", "detected", ())
"""What stands in the fields of disclosures: a polarity, the other, a near miss, the origin, no attributes."""

Place: TypeAlias = tuple[Passage, tuple[Span, ...], str, str, bool]
"""A passage as evidence: it, its spans, its own words, for whom it is, and whether a mere no answers it."""


class PhrasalDetector:
    """Recognises what the vocabulary files of a language describe."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.name = f"phrases-{language.code}"

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The language's patterns, loaded at the first use."""
        return load(
            Path(self.language.folder), forms=self.language.forms, inflections=self.language.inflections
        )

    @cached_property
    def _stance(self) -> Stance:
        return self.language.stance()

    @cached_property
    def _audiences(self) -> Audiences:
        return audiences(self.language.audiences)

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(topic for entry in self.vocabulary.entries for topic in entry.topics)

    @cached_property
    def _weigher(self) -> Weigher:
        return Weigher(self.vocabulary, self._stance)

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        quoted = sum([passage.quoted for passage in passages])
        contexts = Contexts(self.vocabulary.patterns, passages, self._audiences)
        winners = self._weigher.weighing(contexts, passages, quoted > _MOSTLY * len(passages))
        done = 0
        found: list[Disclosure] = []
        things = self.language.things(passages)
        prepared = chain.from_iterable(
            [(passage.text.content, passage.own) for passage in passages[first : first + _TOGETHER]]
            for first in range(0, len(passages), _TOGETHER)
        )
        may_negate = getattr(self._stance, "may_negate", None)
        for sheet in self.vocabulary.patterns.each_sheet(prepared, may_negate):
            first, done = done, done + len(sheet.passages)
            won = winners(sheet, first)
            if things:
                won = [one for one in won if first + one[0] not in things or not one[1].startswith(_OF_DATA)]
            found += self._disclosures(won, sheet, passages[first:done], contexts)
        return found

    def _disclosures(
        self, winners: list[Winner], sheet: Sheet, passages: Sequence[Passage], contexts: Contexts
    ) -> list[Disclosure]:
        """What those that won on a sheet disclose."""

        def place(number: int) -> Place:
            passage = passages[number]
            spans = (passage.span, _introduction(passage)) if passage.own else (passage.span,)
            said = passage.asked or passage.own_text
            return passage, spans, said, contexts.audience(passage), passage.denied

        weigher = self._weigher
        return self._disclose(
            winners,
            Disclosure,
            SETTERS,
            Worded,
            weigher,
            self._told,
            place,
            weigher.denying(sheet)[1],
            _WORDS,
        )

    @cached_property
    def _told(self) -> tuple[tuple[Entry, Polarity | None, str], ...]:
        """Each entry with its polarity, if that is the same whatever the words, and how sure it is."""
        return tuple(
            [(entry, _TOLD.get(entry.polarity), entry.confidence) for entry in self.vocabulary.entries]
        )

    @cached_property
    def _disclose(self) -> Callable[..., list[Disclosure]]:
        if self.vocabulary.patterns.program is None:
            return disclosed
        from policylint.phrases._field import disclose

        return disclose


def disclosed(
    winners: list[Winner],
    made: type[Disclosure],
    setters: object,
    worded: type[Worded],
    weigher: Weigher,
    told: Sequence[tuple[Entry, Polarity | None, str]],
    place: Callable[[int], Place],
    denies: Callable[[int, int, int], bool],
    words: tuple[Any, ...],
) -> list[Disclosure]:
    """What won as disclosures, as `policylint.phrases._field.disclose` gives it, without `setters`."""
    stated, denied, possible, detected, none = words
    found, last = [], -1
    for number, topic, entry_number, trigger, start, end, why, more, most in winners:
        if number != last:
            last = number
            passage, spans, said, audience, is_denied = place(number)
        entry, polarity, confidence = told[entry_number]
        how: Any = worded(weigher, passage, start, end, entry, (why, more, most) if why else trigger)
        polarity = polarity or (denied if is_denied or denies(number, start, end) else stated)
        sure: Any = possible if why else confidence
        found.append(made(topic, polarity, spans, said, sure, how, none, audience, detected, how, how))
    return found


def _introduction(passage: Passage) -> Span:
    """Where the words stand that introduce a passage."""
    words = passage.text.content[: passage.own]
    return passage.text.span(len(words) - len(words.lstrip()), len(words.rstrip()))
