"""Detectors and describers behind a guard: what they give is looked at before anything is built on it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import cast

from policylint.detector import Describer, Detector, Recogniser
from policylint.disclosure import CONFIDENCES, Disclosure
from policylint.document import Document
from policylint.engine.guarding import Guard
from policylint.passages import Passage


def parted(read: Sequence[Recogniser]) -> tuple[list[Detector], list[Describer]]:
    """Those that find disclosures, and those that describe what was found.

    They are told by the one method that makes the difference: `isinstance` looks for all, which takes fifty times as long.
    """
    describing = [one for one in read if hasattr(one, "describe")]
    finding = [one for one in read if not hasattr(one, "describe")]
    return finding, cast("list[Describer]", describing)


def detected(
    part: Detector, document: Document, units: tuple[Passage, ...], guard: Guard, at_once: bool
) -> list[Disclosure]:
    """What a detector finds; nothing, if it fails or gives something else than disclosures of this document.

    How it is worded and described is asked for here, if `at_once` (see `policylint.disclosure.Wording`).
    """

    def detect() -> list[Disclosure]:
        given = _sound(part.detect(document, units), document)
        if at_once:
            deque(((one.modality, one.because, one.focus, one.attributes) for one in given), 0)
        return given

    return guard.run(f"detector {part.name}", detect)


def described(
    part: Describer,
    document: Document,
    units: tuple[Passage, ...],
    found: list[Disclosure],
    guard: Guard,
    at_once: bool,
) -> list[Disclosure]:
    """The disclosures with the attributes that a describer adds; as they were, if it fails.

    What it describes only when it is asked for (`policylint.disclosure.Details`) is asked for here, if `at_once`.
    """

    def describe() -> list[Disclosure]:
        given = _sound(part.describe(document, units, found), document)
        if len(given) != len(found):
            raise ValueError(f"gave {len(given)} of {len(found)} disclosures back")
        if at_once:
            deque((one.attributes for one in given), 0)
        return given

    failed = len(guard.failures)
    given = guard.run(f"detector {part.name}", describe)
    return found if len(guard.failures) > failed else given


def _sound(given: Iterable[Disclosure], document: Document) -> list[Disclosure]:
    """What was given, if all of it are disclosures with evidence in the source. Raises TypeError or ValueError."""
    size = len(document.source.text)
    disclosures = list(given)
    for one in disclosures:
        if not isinstance(one, Disclosure):
            raise TypeError(f"gave {type(one).__name__}, no disclosure")
        last = -1
        for span in one.spans:
            if span.end > last:
                last = span.end
        if not 0 <= last <= size:
            raise ValueError(f"points outside the text: {one.topic}")
    return disclosures


def distinct(found: Iterable[Disclosure]) -> list[Disclosure]:
    """One disclosure for a topic and place, the surest, with the attributes of all; in the order of the source.

    A candidate that denies something stands by itself: what it names is not what is stated there.
    """
    best: dict[tuple[int, int, str, bool], Disclosure] = {}
    several: dict[tuple[int, int, str, bool], list[Disclosure]] = {}
    for disclosure in found:
        span = disclosure.spans[0]
        denying = disclosure.confidence == "possible" and disclosure.polarity == "denied"
        key = (span.start, span.end, disclosure.topic, denying)
        known = best.setdefault(key, disclosure)
        if known is not disclosure:
            several.setdefault(key, [known]).append(disclosure)
    for key, some in several.items():
        best[key] = _merged(some)
    return [best[key] for key in sorted(best)]


def _merged(some: Sequence[Disclosure]) -> Disclosure:
    """The first of the surest, its own attributes before those of the others."""
    surest, attributed = some[0], [some[0].attributes]
    for one in some[1:]:
        if CONFIDENCES.index(one.confidence) < CONFIDENCES.index(surest.confidence):
            surest = one
            attributed.insert(0, one.attributes)
        else:
            attributed.append(one.attributes)
    attributes = tuple(dict.fromkeys(chain.from_iterable(attributed)))
    return surest if attributes == surest.attributes else surest.with_only(attributes)


def standing(detectors: Sequence[Detector], found: list[Disclosure], guard: Guard) -> list[Disclosure]:
    """The disclosures of a document but those that a detector withdraws (`policylint.detector.Withdrawing`); none, if it fails."""
    for part in detectors:
        if hasattr(part, "withdrawn"):
            gone = set(map(id, guard.run(f"detector {part.name}", partial(part.withdrawn, found))))
            found = [one for one in found if id(one) not in gone] if gone else found
    return found
