"""Disclosures from the vocabularies: all phrase patterns matched against all passages, each in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from policylint.detectors.audience import Audiences, audiences
from policylint.detectors.contexts import Contexts
from policylint.detectors.weighing import Weighing, Winner
from policylint.disclosure import Disclosure, Modality, Polarity
from policylint.document import Document
from policylint.language import Language, Stance
from policylint.passages import Passage
from policylint.phrases.matcher import Prepared
from policylint.phrases.vocabulary import Entry, Vocabulary, load
from policylint.source import Span

_MOSTLY = 0.5
"""If more of a document than this is block quotation, the quotation is the policy itself."""


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
    def _entries_by_trigger(self) -> dict[int, tuple[Entry, ...]]:
        index: dict[int, list[Entry]] = {}
        for entry in self.vocabulary.entries:
            for trigger in entry.any:
                index.setdefault(trigger, []).append(entry)
        return {trigger: tuple(entries) for trigger, entries in index.items()}

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        quoted = sum([passage.quoted for passage in passages])
        read_quotes = quoted > _MOSTLY * len(passages)
        patterns = self.vocabulary.patterns
        contexts = Contexts(patterns, passages, self._audiences)
        done = 0
        told: dict[str | tuple[int, str], str] = {}
        for sheet in patterns.each_sheet((passage.text.content, passage.own) for passage in passages):
            here = passages[done : done + len(sheet.passages)]
            done += len(here)
            weighing = Weighing(patterns, sheet, here, contexts, read_quotes, self._stance)
            winners = weighing.winners(self._entries_by_trigger)
            for number, found in groupby(winners, key=attrgetter("number")):
                audience = contexts.audience(here[number])
                yield from self._disclosures(
                    found, weighing, here[number], sheet.passages[number], audience, told
                )

    def _disclosures(
        self,
        winners: Iterable[Winner],
        weighing: Weighing,
        passage: Passage,
        prepared: Prepared,
        audience: str,
        told: dict[str | tuple[int, str], str],
    ) -> Iterator[Disclosure]:
        """What those that won in a passage disclose; `told` are the reasons given so far, kept once each."""
        sources = self.vocabulary.patterns.sources
        own, content = passage.span, passage.own_text
        spans = (own, _introduction(passage)) if passage.own else (own,)
        seen: dict[tuple[int, str], tuple[Polarity, Modality, Span]] = {}
        for number, topic, entry, trigger, objection in winners:
            key = (trigger, entry.polarity)
            if key not in seen:
                start, end = weighing.place(trigger, number)
                seen[key] = (
                    self._polarity(entry, prepared, start, end),
                    self._stance.modality(prepared.text, start, end),
                    passage.text.span(max(start, passage.own), end) if end > passage.own else own,
                )
            stance, mode, focus = seen[key]
            reason = objection or (trigger, entry.family)
            if reason not in told:
                told[reason] = objection or f"{entry.family}: “{sources[trigger]}”"
            yield Disclosure(
                topic,
                stance,
                spans,
                content,
                "possible" if objection else entry.confidence,
                mode,
                audience=audience,
                because=told[reason],
                focus=focus,
            )

    def _polarity(self, entry: Entry, prepared: Prepared, start: int, end: int) -> Polarity:
        if entry.polarity == "auto":
            return self._stance.polarity(prepared.text, start, end)
        return "denied" if entry.polarity == "denied" else "stated"


def _introduction(passage: Passage) -> Span:
    """Where the words stand that introduce a passage."""
    words = passage.text.content[: passage.own]
    return passage.text.span(len(words) - len(words.lstrip()), len(words.rstrip()))
