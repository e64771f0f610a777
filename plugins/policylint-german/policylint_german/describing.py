"""The details that German disclosures name: data, recipients, purposes, periods, countries and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.language import Language
from policylint.passages import Passage
from policylint.phrases.attribute_vocabulary import FOLDER, attribute_names
from policylint.phrases.vocabulary import Vocabulary, load
from policylint.text import Text
from policylint_german.countries import countries
from policylint_german.durations import ages, durations

Named = tuple[int, int, str, str]
"""Start and end in a text, the name of an attribute and its value."""

_TERMS: dict[str, frozenset[str]] = {
    "collection": frozenset({"data", "purpose"}),
    "purpose": frozenset({"data", "purpose", "basis"}),
    "legal-basis": frozenset({"purpose"}),
    "sharing": frozenset({"data", "purpose", "recipient", "role"}),
    "cookies": frozenset({"purpose", "recipient", "role"}),
    "transfer": frozenset({"recipient", "mechanism"}),
    "retention": frozenset({"data", "trigger", "disposal"}),
    "security": frozenset({"measure"}),
    "policy": frozenset({"channel"}),
}
"""Of which attributes terms are looked for, by the family of a topic."""

_ABOUT = 1
"""The document's title names no data of its own: only headings below it do."""

_REPLY = re.compile(
    r"\b(?:antwort\w*|beantwort\w*|informier\w*|benachrichtig\w*|meld\w+|auskunft\w*|bearbeitungsfrist)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\b(?:alle|seit|je|pro|vor)\s+$", re.IGNORECASE)
_KEEPING = re.compile(
    r"speicher|aufbewahr|lösch|gelöscht|bewahr|heben|aufgehoben|archiv|vernicht|anonymis|überschr|behalten|laufzeit|gültig|verbleib|bleib"
    r"|entfern|gesperrt|vorgehalten|frist|dauer|ablauf|verfall|verfäll|verlier|entsorg|geschreddert",
    re.IGNORECASE,
)  # fmt: skip


class GermanDescriber:
    """Adds attributes to what was found in German documents, beside those that go by form alone (e-mail addresses, companies)."""

    name = "attributes-de"

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        folder = Path(self.language.folder) / FOLDER
        return load(folder, attribute_names(), self.language.forms, self.language.inflections)

    @cached_property
    def _terms(self) -> dict[int, tuple[str, str]]:
        """The attribute and the term that each pattern names."""
        named: dict[int, tuple[str, str]] = {}
        for entry in self._vocabulary.entries:
            name, _, term = entry.topics[0].partition(".")
            named.update((pattern, (name, term)) for pattern in entry.any if pattern not in named)
        return named

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: Sequence[Disclosure]
    ) -> Sequence[Disclosure]:
        """The same disclosures in the same order, with attributes where their words name some."""
        at = {(passage.span.start, passage.span.end): passage for passage in reversed(passages)}
        told = [at.get((one.spans[0].start, one.spans[0].end)) for one in found]
        texts = {id(text): text for passage in told if passage is not None for text in _texts(passage)}
        named = self._named(list(texts.values()))
        return [
            one if passage is None else _described(one, passage, named)
            for one, passage in zip(found, told, strict=True)
        ]

    def _named(self, texts: Sequence[Text]) -> dict[int, list[Named]]:
        """The terms that texts name, by their identities; of overlapping ones of an attribute, the longest."""
        found: dict[int, list[Named]] = {id(text): [] for text in texts}
        contents = [text.content for text in texts]
        for pattern, number, start, end in self._vocabulary.patterns.every_span(contents, list(self._terms)):
            found[id(texts[number])].append((start, end, *self._terms[pattern]))
        return {text: _longest(some) for text, some in found.items()}


def _texts(passage: Passage) -> Iterator[Text]:
    yield passage.text
    if passage.label_text is not None:
        yield passage.label_text
    if len(passage.headings) > _ABOUT:
        yield passage.headings[-1].text


def _longest(named: list[Named]) -> list[Named]:
    """Of overlapping mentions of the same attribute the longest, in order; roles and recipients are one kind."""
    kept: list[Named] = []
    for one in sorted(named, key=lambda one: (one[0] - one[1], one[0])):
        kind = one[2].replace("role", "recipient")
        if not any(
            other[2].replace("role", "recipient") == kind and one[0] < other[1] and other[0] < one[1]
            for other in kept
        ):
            kept.append(one)
    return sorted(kept)


def _described(disclosure: Disclosure, passage: Passage, named: dict[int, list[Named]]) -> Disclosure:
    """The disclosure with what its passage names, or for data its label, or for retention the heading above."""
    family = disclosure.topic.split(".")[0]
    wanted = _TERMS.get(family, frozenset())
    content = passage.text.content
    own = [one for one in named[id(passage.text)] if one[2] in wanted]
    own += _by_form(disclosure.topic, family, content)
    attributes = [_attribute(one, passage.text) for one in sorted(own)]
    if "data" in wanted and not any(one.name == "data" for one in attributes):
        attributes += _around(passage, family, named)
    known = {(one.name, one.value) for one in disclosure.attributes}
    further = {
        (one.name, one.value): one for one in reversed(attributes) if (one.name, one.value) not in known
    }
    if not further:
        return disclosure
    return disclosure.with_attributes(tuple(sorted(further.values(), key=lambda one: one.span.start)))


def _attribute(named: Named, text: Text) -> Attribute:
    start, end, name, value = named
    return Attribute(name, value, text.span(start, end))


def _around(passage: Passage, family: str, named: dict[int, list[Named]]) -> list[Attribute]:
    """The data that the label names, or for retention the innermost heading."""
    around = [passage.label_text] if passage.label_text is not None else []
    if family == "retention" and len(passage.headings) > _ABOUT:
        around.append(passage.headings[-1].text)
    for text in around:
        found = [_attribute(one, text) for one in named[id(text)] if one[2] == "data"]
        if found:
            return found
    return []


def _by_form(topic: str, family: str, content: str) -> Iterator[Named]:
    """What is told by its form: periods, ages, countries."""
    if family == "retention" or topic == "cookie-lifetime" or family == "cookies":
        for one in durations(content):
            if _is_of_storage(content, one.start, one.end, topic):
                yield one.start, one.end, "period", one.value
    elif family == "transfer":
        yield from ((start, end, "country", code) for start, end, code in countries(content))
    elif family == "children":
        yield from ((start, end, "age", age) for start, end, age in ages(content))


def _is_of_storage(content: str, start: int, end: int, topic: str) -> bool:
    """Whether a duration is how long something is stored, and not how soon or how often something happens."""
    before = content[max(0, start - 60) : start]
    if _OFTEN.search(before) and not _KEEPING.search(content[end : end + 40]):
        return False
    if _REPLY.search(before) and not _KEEPING.search(before):
        return False
    return topic.startswith("retention") or _KEEPING.search(content) is not None
