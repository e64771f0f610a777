"""Disclosures from the vocabularies: all phrase patterns matched against all passages, each in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from policylint.detectors.audience import Audiences, audiences
from policylint.detectors.contexts import Contexts, ContextSets
from policylint.detectors.entries import Entries, by_trigger
from policylint.detectors.weighing import Weighing, Winner
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
    def _entries(self) -> Entries:
        return by_trigger(self.vocabulary.entries)

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        quoted = sum([passage.quoted for passage in passages])
        read_quotes = quoted > _MOSTLY * len(passages)
        patterns = self.vocabulary.patterns
        contexts = Contexts(patterns, passages, self._audiences)
        done = 0
        found: list[Disclosure] = []
        told: dict[str | tuple[int, str], str] = {}
        for sheet in patterns.each_sheet([(passage.text.content, passage.own) for passage in passages]):
            first, done = done, done + len(sheet.passages)
            here = passages[first:done]
            around = ContextSets(contexts, sheet, first)
            weighing = Weighing(patterns, sheet, here, around, read_quotes, self._stance)
            winners = weighing.winners(self._entries)
            found += self._disclosures(winners, sheet, here, contexts, told)
        return found

    def _disclosures(
        self,
        winners: list[Winner],
        sheet: Sheet,
        passages: Sequence[Passage],
        contexts: Contexts,
        told: dict[str | tuple[int, str], str],
    ) -> Iterator[Disclosure]:
        """What those that won on a sheet disclose; `told` are the reasons given so far, kept once each."""
        sources = self.vocabulary.patterns.sources
        polarity, modality = self._stance.polarity, self._stance.modality
        places = sheet.spans([(trigger, number) for number, _, _, trigger, _ in winners])
        last = -1
        for (number, topic, entry, trigger, objection), (start, end) in zip(winners, places, strict=True):
            if number != last:
                last = number
                passage, words = passages[number], sheet.passages[number].text
                text, own, content, first = passage.text, passage.span, passage.own_text, passage.own
                spans = (own, _introduction(passage)) if first else (own,)
                audience = contexts.audience(passage)
            reason = objection or (trigger, entry.family)
            if entry.confidence == "possible" and not objection:
                reason = f"“{text.content[start:end]}” alone does not say it"
            because = told.get(reason)
            if because is None:
                because = reason if isinstance(reason, str) else f"{entry.family}: “{sources[trigger]}”"
                told[reason] = because
            yield Disclosure(
                topic,
                _TOLD.get(entry.polarity) or ("denied" if passage.denied else polarity(words, start, end)),
                spans,
                content,
                "possible" if objection else entry.confidence,
                modality(words, start, end),
                (),
                audience,
                "detected",
                because,
                text.span(start if start > first else first, end) if end > first else own,
            )


def _introduction(passage: Passage) -> Span:
    """Where the words stand that introduce a passage."""
    words = passage.text.content[: passage.own]
    return passage.text.span(len(words) - len(words.lstrip()), len(words.rstrip()))
