"""Disclosures from the vocabularies: all phrase patterns matched against all passages, each in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from policylint.detectors.audience import audience_of
from policylint.detectors.contexts import Contexts
from policylint.detectors.polarity import modality, polarity
from policylint.detectors.weighing import Weighing, Winner
from policylint.disclosure import Disclosure, Polarity
from policylint.document import Document
from policylint.passages import Passage
from policylint.phrases.matcher import Prepared, Sheet
from policylint.phrases.vocabulary import Entry, Vocabulary, vocabulary

_MOSTLY = 0.5
"""If more of a document than this is block quotation, the quotation is the policy itself."""


@dataclass(frozen=True)
class PhrasalDetector:
    """Recognises what the vocabulary files of a language describe."""

    language: str = "en"
    name: str = "phrases"

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The language's patterns, loaded at the first use."""
        return vocabulary(self.language)

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
        contexts = Contexts(patterns, passages)
        done = 0
        for sheet in patterns.sheets([(passage.text.content, passage.own) for passage in passages]):
            here = passages[done : done + len(sheet.passages)]
            done += len(here)
            weighing = Weighing(patterns, sheet, here, contexts, read_quotes)
            yield from self._disclosures(weighing.winners(self._entries_by_trigger), sheet, here)

    def _disclosures(
        self, winners: Iterable[Winner], sheet: Sheet, passages: Sequence[Passage]
    ) -> Iterator[Disclosure]:
        sources = self.vocabulary.patterns.sources
        audiences: dict[int, str] = {}
        for number, topic, entry, trigger, objection in winners:
            passage, prepared = passages[number], sheet.passages[number]
            found = sheet.first(trigger, number)
            if found is None:
                continue
            start, end = prepared.span(*found)
            key = id(passage.headings)
            if key not in audiences:
                audiences[key] = audience_of(passage.headings)
            own = passage.span
            yield Disclosure(
                topic,
                _polarity(entry, prepared, start, end),
                (own,) if passage.own == 0 else (own, passage.text.slice(0, passage.own).strip().source),
                passage.own_text,
                "possible" if objection else entry.confidence,
                modality(prepared.text, start, end),
                audience=audiences[key],
                because=objection or f"{entry.family}: “{sources[trigger]}”",
                focus=passage.text.span(max(start, passage.own), end) if end > passage.own else own,
            )


def _polarity(entry: Entry, prepared: Prepared, start: int, end: int) -> Polarity:
    if entry.polarity == "auto":
        return polarity(prepared.text, start, end)
    return "denied" if entry.polarity == "denied" else "stated"
