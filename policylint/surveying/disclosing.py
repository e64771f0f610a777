"""What `disclosures` does with each policy: read it, and tell all that it discloses, file by file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, TypeAlias

from policylint.cache.cache import Cache
from policylint.cache.records import span_record, written
from policylint.cache.store import Store
from policylint.disclosure import CONFIDENCES, Attribute, Confidence, Disclosure
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.machine.clock import Clock
from policylint.policy import Policy
from policylint.reading.joining import moved
from policylint.reporter import Failure
from policylint.request.loading import Request
from policylint.request.understanding import understand_sources
from policylint.source import Source, Span
from policylint.source.packing import PackedSource
from policylint.topics import ancestors

Templates: TypeAlias = Mapping[str, tuple[str, ...]]
"""The template languages that a configuration gives files, by path."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The files of a policy, each with all that it discloses, near misses too, in its order; and what failed."""

    files: tuple[tuple[Source, tuple[Disclosure, ...]], ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclosing:
    """Tells what policies disclose. `load` gives all parts again, where a worker needs them; `templates` are languages by the
    path of a policy's main file.
    """

    request: Request
    parts: Parts
    load: Callable[[], Parts] = load_parts
    templates: Templates = field(default_factory=dict)

    def do(self, sources: Sequence[Source], clock: Clock | None) -> Disclosed:
        request = with_templates(self.request, self.templates, sources)
        understood = understand_sources(sources, request, self.parts, clock)
        policy = understood.policy
        failures = (*understood.failures, *damage(policy))
        everything = ordered((*policy.disclosures, *policy.candidates))
        source = policy.document.source
        if not source.parts:
            return Disclosed(((source, everything),), failures)
        files = []
        for part in source.parts:
            own = (one for one in everything if source.part_at(one.span.start) is part)
            files.append((part.source, tuple(moved(one, -part.start) for one in own)))
        return Disclosed(tuple(files), failures)

    def witnessed(self, outcome: Disclosed, read: Sequence[tuple[str, bytes]], *, stdin: bool) -> Disclosed:
        return outcome

    def lost(self, path: str, how: str) -> Disclosed:
        return Disclosed(failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Disclosed) -> Disclosed:
        files = tuple(
            (source if isinstance(source, PackedSource) else PackedSource(source), told)
            for source, told in outcome.files
        )
        return replace(outcome, files=files)

    def size(self, outcome: Disclosed) -> int:
        return sum(len(source.text) for source, _ in outcome.files)

    def cache(self, store: Store, stamp: str) -> Cache[Disclosed]:
        return Cache(store, stamp, lambda path: (path, repr(self.templates.get(path))), _encoded, _decoded)

    def __reduce__(self) -> Any:
        request = replace(self.request, contents={}, discovery=None)
        return _again, (request, self.load, self.templates)


def _again(request: Request, load: Callable[[], Parts], templates: Templates) -> Disclosing:
    return Disclosing(request, load(), load, templates)


def with_templates(request: Request, templates: Templates, sources: Sequence[Source]) -> Request:
    """The request with the template languages of the policy in these files, the main one first."""
    own = templates.get(sources[0].path)
    return request if own is None else replace(request, templates=own)


def ordered(disclosures: Sequence[Disclosure]) -> tuple[Disclosure, ...]:
    """Disclosures in the order of the source."""
    return tuple(sorted(disclosures, key=lambda one: (one.span.start, one.span.end, one.topic)))


def kept(policy: Policy, least: Confidence, topic: str | None) -> tuple[Disclosure, ...]:
    """The disclosures of a policy that are at least that sure, of one topic if given, in the order of the source."""
    return chosen(ordered((*policy.disclosures, *policy.candidates)), least, topic)


def chosen(everything: Sequence[Disclosure], least: Confidence, topic: str | None) -> tuple[Disclosure, ...]:
    """Those that are at least that sure, of one topic and its children if given."""
    return tuple(one for one in everything if _wanted(one, least, topic))


def _wanted(disclosure: Disclosure, least: Confidence, topic: str | None) -> bool:
    sure = CONFIDENCES.index(disclosure.confidence) <= CONFIDENCES.index(least)
    return sure and (topic is None or topic in ancestors(disclosure.topic))


def damage(policy: Policy) -> list[Failure]:
    """What must be said of a declaration that could be understood only in part."""
    if not policy.coverage.unclear:
        return []
    message = "not all of it could be understood; `policylint check` shows where"
    return [Failure("declaration", message, policy.document.source.path)]


def _encoded(outcome: Disclosed) -> bytes | None:
    if outcome.failures:
        return None
    return compressed({"files": [[disclosure_record(one) for one in told] for _, told in outcome.files]})


def _decoded(record: bytes, paths: Sequence[str], read: Callable[[int], Source]) -> Disclosed | None:
    try:
        files = decompressed(record)["files"]
        if len(files) != len(paths):
            return None
        return Disclosed(
            tuple(
                (read(number), tuple(read_disclosure(one) for one in told))
                for number, told in enumerate(files)
            )
        )
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def compressed(record: dict[str, Any]) -> bytes:
    """A record as few bytes: what a policy discloses is ten times as long as what is found in it."""
    from zlib import compress

    return compress(written(record), 1)


def decompressed(record: bytes) -> dict[str, Any]:
    """What a record holds. Raises ValueError if it is damaged."""
    from zlib import decompress, error

    try:
        content: dict[str, Any] = json.loads(decompress(record))
    except error as damaged:
        raise ValueError(str(damaged)) from None
    return content


def disclosure_record(one: Disclosure) -> list[Any]:
    """A disclosure for JSON."""
    return [
        *(one.topic, one.polarity, [span_record(span) for span in one.spans], one.text),
        *(one.confidence, one.modality),
        [[each.name, each.value, span_record(each.span)] for each in one.attributes],
        *(one.audience, one.origin, one.because, one.focus and span_record(one.focus)),
    ]


def read_disclosure(record: list[Any]) -> Disclosure:
    """The disclosure in a record. Raises ValueError or TypeError if there is none."""
    topic, polarity, spans, text, confidence, modality, attributes, audience, origin, because, focus = record
    return Disclosure(
        topic,
        polarity,
        tuple(Span(*span) for span in spans),
        text,
        confidence,
        modality,
        tuple(Attribute(name, value, Span(*span)) for name, value, span in attributes),
        audience,
        origin,
        because,
        Span(*focus) if focus else None,
    )
