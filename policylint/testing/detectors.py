"""The conformance suite of detectors, describers and the vocabularies they match: evidence that is there, topics that exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn

from policylint.detector import Describer, Detector, Recogniser
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.passages import Passage
from policylint.source import Span
from policylint.testing.hostile import with_any_text
from policylint.testing.policies import policy_of
from policylint.topics import topics


def assert_detector(
    detector: Recogniser, samples: Sequence[str], *, format: str = "markdown", examples: int = 30
) -> None:
    """That a detector, or a describer, keeps its contract (`policylint.detector`) on policies, and on any text.

    Its topics are known ones, what it yields is among them, and evidence, attributes and focus lie in the source; the
    text of the evidence is what a reader sees there. The same document gives the same. A describer gives the same
    disclosures back in the same order, with nothing but more attributes. `samples` are policies in `format`.
    Raises AssertionError, or what the detector raised.
    """
    if not isinstance(detector, Describer):
        unknown = sorted(set(detector.topics) - set(topics()))
        if unknown:
            _fail(detector, f"unknown topic {unknown[0]!r}")

    def check(text: str) -> None:
        policy = policy_of(text, format=format, detect=isinstance(detector, Describer))
        document, passages = policy.document, policy.passages
        if isinstance(detector, Describer):
            _describe(detector, document, passages, policy.disclosures)
        else:
            _detect(detector, document, passages)

    with_any_text(check, samples, examples)


def _fail(detector: Recogniser, message: str) -> NoReturn:
    raise AssertionError(f"{detector.name}: {message}")


def _detect(detector: Detector, document: Document, passages: tuple[Passage, ...]) -> None:
    found = list(detector.detect(document, passages))
    read = " ".join(" ".join(passage.own_text for passage in passages).split())
    for one in found:
        if not isinstance(one, Disclosure):
            _fail(detector, f"gives {type(one).__name__}, no disclosure")
        if one.topic not in detector.topics:
            _fail(detector, f"{one.topic!r} is not among its topics")
        _places(detector, one, document)
        evidence = " ".join(one.text.split())
        if evidence not in read and evidence not in " ".join(document.source.slice(one.span).split()):
            _fail(detector, f"its evidence is not in the text: {one.text!r}")
    if list(detector.detect(document, passages)) != found:
        _fail(detector, "finds something else the second time")


def _describe(
    detector: Describer, document: Document, passages: tuple[Passage, ...], found: tuple[Disclosure, ...]
) -> None:
    bare = [replace(one, attributes=()) for one in found]
    described = list(detector.describe(document, passages, bare))
    if [replace(one, attributes=()) for one in described] != bare:
        _fail(detector, "must give the same disclosures back, in the same order, with more attributes")
    for one in described:
        _places(detector, one, document)


def _places(detector: Recogniser, one: Disclosure, document: Document) -> None:
    spans: list[Span] = [*one.spans, *(attribute.span for attribute in one.attributes)]
    spans += [one.focus] if one.focus is not None else []
    if not one.spans or any(span.end > len(document.source.text) for span in spans):
        _fail(detector, f"{one.topic} points outside the text")
