"""The conformance suites find what breaks a contract."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pytest

from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document, Paragraph, Section
from policylint.frontend import Parsed
from policylint.passages import Passage
from policylint.source import Source, Span
from policylint.testing import assert_detector, assert_document, assert_frontend
from policylint.text import Run, Text


def document(source: Source, *blocks: Paragraph) -> Document:
    whole = Span(0, len(source.text))
    return Document(source, Section(None, blocks, (), whole), "wiki")


def paragraph(source: Source, start: int, end: int, text: str | None = None) -> Paragraph:
    span = Span(start, end)
    return Paragraph(Text.of([Run(source.slice(span) if text is None else text, span)]), span)


@dataclass(frozen=True)
class Wiki:
    """Takes every text for one paragraph, with the space around it left out."""

    change: Callable[[Parsed], Parsed] = lambda parsed: parsed
    name: str = "wiki"
    suffixes: tuple[str, ...] = (".wiki",)

    def recognises(self, source: Source) -> bool:
        return True

    def parse(self, source: Source) -> Parsed:
        content = source.text.strip()
        start = source.text.index(content)
        block = paragraph(source, start, start + len(content)) if content else None
        return self.change(Parsed(document(source, *([block] if block else []))))


def broken(parsed: Parsed) -> Parsed:
    if "!" in parsed.document.source.text:
        raise RuntimeError("cannot read !")
    return parsed


def test_a_front_end_that_keeps_its_contract() -> None:
    assert_frontend(Wiki(), ["== Cookies ==\n\nWe use them."])


@pytest.mark.parametrize(
    ("frontend", "samples", "message"),
    [
        (Wiki(name="Wiki"), ["x"], "a name in lower case"),
        (Wiki(suffixes=("wiki",)), ["x"], "a suffix is in lower case with its dot"),
        (Wiki(), [], "at least one sample"),
        (Wiki(lambda parsed: parsed.document), ["x"], "parse must give Parsed, not Document"),  # type: ignore[arg-type, return-value]
        (
            Wiki(lambda parsed: Parsed(document(Source("other", parsed.document.source.text)))),
            ["x"],
            "must hold the source that was parsed",
        ),
        (Wiki(lambda p: Parsed(replace(p.document, format=""))), ["x"], "must name its format"),
        (
            Wiki(
                lambda p: replace(p, declared=(Disclosure("retention", "stated", (Span(0, 10_000),), "x"),))
            ),
            ["x"],
            "declared outside the text",
        ),
    ],
)
def test_a_front_end_that_does_not(frontend: Wiki, samples: list[str], message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        assert_frontend(frontend, samples)


def test_a_front_end_that_raises_is_found_on_parts_of_a_sample() -> None:
    with pytest.raises(RuntimeError, match="cannot read !"):
        assert_frontend(Wiki(broken), ["We use cookies! Often."], examples=1)


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        (lambda s: [paragraph(s, 3, 6), paragraph(s, 0, 2)], "lies outside its parent, or before"),
        (lambda s: [paragraph(s, 0, 3, "tea")], "'one': is read as 'tea'"),
        (lambda s: [paragraph(s, 0, 4)], "no space around them"),
        (lambda s: [replace(paragraph(s, 0, 3), span=Span(1, 2))], "a run lies outside its block"),
    ],
)
def test_an_unsound_document(blocks: Callable[[Source], list[Paragraph]], message: str) -> None:
    source = Source("a.wiki", "one two")
    with pytest.raises(AssertionError, match=message):
        assert_document(document(source, *blocks(source)))


@dataclass(frozen=True)
class Teatime:
    """Takes every sentence for a statement on retention, changed as the test says."""

    change: Callable[[Disclosure], object] = lambda one: one
    topics: frozenset[str] = frozenset({"retention"})
    name: str = "teatime"

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        for passage in passages:
            yield self.change(Disclosure("retention", "stated", (passage.span,), passage.own_text))  # type: ignore[misc]


def test_a_detector_that_keeps_its_contract() -> None:
    assert_detector(Teatime(), ["# Policy\n\nWe keep *tea* &amp; cake."])


@pytest.mark.parametrize(
    ("detector", "message"),
    [
        (Teatime(topics=frozenset({"tea"})), "unknown topic 'tea'"),
        (Teatime(lambda one: replace(one, topic="purpose")), "'purpose' is not among its topics"),
        (Teatime(lambda one: replace(one, text="coffee")), "its evidence is not in the text: 'coffee'"),
        (Teatime(lambda one: replace(one, spans=(Span(0, 9999),))), "points outside the text"),
        (Teatime(lambda one: replace(one, focus=Span(0, 9999))), "points outside the text"),
        (Teatime(lambda one: one.text), "gives str, no disclosure"),
    ],
)
def test_a_detector_that_does_not(detector: Teatime, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        assert_detector(detector, ["# Policy\n\nWe keep tea."])


@dataclass(frozen=True)
class Adding:
    """A describer that changes what it must not."""

    name: str = "adding"

    def describe(
        self, document: Document, passages: tuple[Passage, ...], found: list[Disclosure]
    ) -> list[Disclosure]:
        return [
            replace(one, topic="purpose", attributes=(Attribute("data", "x", one.span),)) for one in found
        ]


def test_a_describer_that_changes_more_than_attributes() -> None:
    with pytest.raises(AssertionError, match="must give the same disclosures back"):
        assert_detector(Adding(), ["# Privacy policy\n\nWe keep your name for two years."])  # type: ignore[arg-type]
