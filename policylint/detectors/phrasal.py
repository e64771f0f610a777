"""Disclosures from the vocabularies: one pass of all phrase patterns over each passage in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from policylint.detectors.audience import audience_of
from policylint.detectors.polarity import modality, polarity
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure, Polarity
from policylint.document import Document
from policylint.passages import Passage
from policylint.phrases.matcher import PatternSet, Prepared
from policylint.phrases.vocabulary import Entry, Vocabulary, vocabulary

_MOSTLY = 0.5
"""If more of a document than this is block quotation, the quotation is the policy itself."""

_SHOWN = 60
"""How much of a pattern is quoted to say why a near miss does not count, in characters."""


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
        quoted = sum(passage.quoted for passage in passages)
        read_quotes = quoted > _MOSTLY * len(passages)
        patterns = self.vocabulary.patterns
        contexts = _Contexts(patterns, passages)
        prepared = patterns.prepare_all((passage.text.content, passage.own) for passage in passages)
        for passage, ready in zip(passages, prepared, strict=True):
            yield from self._in_passage(passage, ready, contexts, read_quotes)

    def _in_passage(
        self, passage: Passage, prepared: Prepared, contexts: _Contexts, read_quotes: bool
    ) -> Iterator[Disclosure]:
        patterns = self.vocabulary.patterns
        best: dict[str, _Match] = {}
        for trigger in patterns.candidates(prepared):
            for entry in self._entries_by_trigger.get(trigger, ()):
                if passage.kind not in entry.kinds or _settled(best, entry):
                    continue
                if entry.under and not contexts.matches(entry.under, passage):
                    continue
                found = patterns.search(trigger, prepared)
                if found is None:
                    break
                objection = _objection(entry, found, prepared, passage, contexts, read_quotes)
                match = _Match(entry, trigger, found, objection)
                for topic in entry.topics:
                    if topic not in best or match.rank < best[topic].rank:
                        best[topic] = match
        for topic, match in best.items():
            yield _disclosure(topic, match, patterns.sources[match.trigger], prepared, passage)


@dataclass(frozen=True, slots=True)
class _Match:
    """An entry whose trigger was found at `place` (offsets into the passage), and why it does not count, if so."""

    entry: Entry
    trigger: int
    place: tuple[int, int]
    objection: str

    @property
    def confidence(self) -> Confidence:
        return "possible" if self.objection else self.entry.confidence

    @property
    def rank(self) -> int:
        return CONFIDENCES.index(self.confidence)


class _Contexts:
    """What stands around passages, prepared once for all that share it, with the answers already given."""

    def __init__(self, patterns: PatternSet, passages: tuple[Passage, ...]) -> None:
        self._patterns = patterns
        contents = list(dict.fromkeys(content for passage in passages for content in _around(passage)))
        prepared = patterns.prepare_all((content, 0) for content in contents)
        self._prepared = dict(zip(contents, prepared, strict=True))
        self._answers: dict[tuple[tuple[int, ...], str], bool] = {}

    def matches(self, ids: tuple[int, ...], passage: Passage) -> bool:
        """Whether any of the patterns matches a heading above, the label or the introduction."""
        return any(self._matches(ids, content) for content in _around(passage))

    def _matches(self, ids: tuple[int, ...], content: str) -> bool:
        key = (ids, content)
        answer = self._answers.get(key)
        if answer is None:
            prepared = self._prepared[content]
            search = self._patterns.search
            answer = any(search(pattern, prepared, anywhere=True) is not None for pattern in ids)
            self._answers[key] = answer
        return answer


def _around(passage: Passage) -> Iterator[str]:
    for heading in passage.headings:
        yield heading.text.content
    if passage.label:
        yield passage.label
    if passage.own:
        yield passage.text.content[: passage.own]


def _settled(best: dict[str, _Match], entry: Entry) -> bool:
    """Whether an entry can add nothing: all of its topics are found at least as surely."""
    rank = CONFIDENCES.index(entry.confidence)
    return all(topic in best and best[topic].rank <= rank for topic in entry.topics)


def _objection(
    entry: Entry,
    found: tuple[int, int],
    prepared: Prepared,
    passage: Passage,
    contexts: _Contexts,
    read_quotes: bool,
) -> str:
    """Why a match of this entry does not count here; empty if it does."""
    patterns = contexts._patterns
    if passage.quoted and not read_quotes:
        return "the words stand in a quotation"
    if passage.kind in ("sentence", "item") and passage.own_text.rstrip().endswith("?"):
        return "a question discloses nothing"
    for pattern in entry.unless:
        ruled_out = patterns.search(pattern, prepared, anywhere=True)
        if ruled_out is not None:
            return f"the passage also says “{prepared.content[slice(*ruled_out)]}”"
    for group in entry.with_:
        if not any(patterns.search(pattern, prepared, anywhere=True) for pattern in group):
            return f"nothing in the passage ties it to the topic, such as {_shortened(patterns, group)}"
    if entry.not_under and contexts.matches(entry.not_under, passage):
        return "the heading or introduction speaks of something else"
    if entry.polarity == "void" and polarity(prepared.text, *found) == "denied":
        return "the words are negated"
    return ""


def _shortened(patterns: PatternSet, group: tuple[int, ...]) -> str:
    source = patterns.sources[group[0]]
    return f"“{source if len(source) <= _SHOWN else source[: _SHOWN - 1] + '…'}”"


def _disclosure(topic: str, match: _Match, source: str, prepared: Prepared, passage: Passage) -> Disclosure:
    start, end = match.place
    own = passage.span
    return Disclosure(
        topic,
        _polarity(match, prepared),
        (own,) if passage.own == 0 else (own, passage.text.slice(0, passage.own).strip().source),
        passage.own_text,
        match.confidence,
        modality(prepared.text, start, end),
        audience=audience_of(passage.headings),
        because=match.objection or f"{match.entry.family}: “{source}”",
        focus=passage.text.span(max(start, passage.own), end) if end > passage.own else own,
    )


def _polarity(match: _Match, prepared: Prepared) -> Polarity:
    if match.entry.polarity == "auto":
        return polarity(prepared.text, *match.place)
    return "denied" if match.entry.polarity == "denied" else "stated"
