"""Disclosures from the vocabularies: all phrase patterns matched against all passages, each in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from policylint.detectors.audience import Audiences, audiences
from policylint.detectors.contexts import Contexts
from policylint.detectors.weighing import Weigher, Winner
from policylint.detectors.wording import Worded
from policylint.disclosure import Disclosure, Polarity
from policylint.document import Document
from policylint.language import Language, Stance
from policylint.passages import Passage
from policylint.phrases.sheets import Sheet
from policylint.phrases.vocabulary import Vocabulary, load
from policylint.source import Span

_MOSTLY = 0.5
"""If more of a document than this is block quotation, the quotation is the policy itself."""

_TOLD: dict[str, Polarity] = {"stated": "stated", "void": "stated", "denied": "denied"}
"""The polarity of what an entry discloses, if it does not go by the negation around the match."""


@dataclass(frozen=True)
class PhrasalDetector:
    """Recognises what the vocabulary files of a language describe."""

    language: Language

    @property
    def name(self) -> str:
        return f"phrases-{self.language.code}"

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
        prepared = [(passage.text.content, passage.own) for passage in passages]
        may_negate = getattr(self._stance, "may_negate", None)
        for sheet in self.vocabulary.patterns.each_sheet(prepared, may_negate):
            first, done = done, done + len(sheet.passages)
            found += self._disclosures(winners(sheet, first), sheet, passages[first:done], contexts)
        return found

    def _disclosures(
        self, winners: list[Winner], sheet: Sheet, passages: Sequence[Passage], contexts: Contexts
    ) -> Iterator[Disclosure]:
        """What those that won on a sheet disclose."""
        entries, weigher, denies = self.vocabulary.entries, self._weigher, self._weigher.denying(sheet)[1]
        last = -1
        for number, topic, entry_number, trigger, start, end, why, more, most in winners:
            if number != last:
                last = number
                passage, own = passages[number], passages[number].span
                content = passage.asked or passage.own_text
                spans = (own, _introduction(passage)) if passage.own else (own,)
                audience = contexts.audience(passage)
            entry = entries[entry_number]
            reason = (why, more, most) if why else trigger
            worded: Any = Worded(weigher, passage, start, end, entry, reason)
            yield Disclosure(
                topic,
                _TOLD.get(entry.polarity)
                or ("denied" if passage.denied or denies(number, start, end) else "stated"),
                spans,
                content,
                "possible" if why else entry.confidence,
                worded,
                (),
                audience,
                "detected",
                worded,
                worded,
            )


def _introduction(passage: Passage) -> Span:
    """Where the words stand that introduce a passage."""
    words = passage.text.content[: passage.own]
    return passage.text.span(len(words) - len(words.lstrip()), len(words.rstrip()))
