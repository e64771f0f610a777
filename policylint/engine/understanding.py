"""From a source to a `Policy`: parse, read, detect, describe.

Every plugged-in part runs behind a guard: one that fails is named in a `Failure`, the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from policylint.detector import Detector, Recogniser
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.engine.assessing import assess_coverage, declared_coverage
from policylint.engine.detecting import described, detected, distinct, parted, standing
from policylint.engine.guarding import Guard
from policylint.engine.parsing import opaque_in, parsed_with, too_many_parts
from policylint.engine.spoken import asked, spoken_in, version_judged
from policylint.frontend import Frontend, Parsed
from policylint.frozen import dataclass
from policylint.machine.clock import Clock
from policylint.machine.time_limit import seconds_for
from policylint.passages import Passage
from policylint.policy import Policy
from policylint.reading.order import passages
from policylint.reporter import Failure
from policylint.source import Source, Span
from policylint.templating.templates import OPAQUE, Expression, restored

if TYPE_CHECKING:
    from policylint.coverage import Coverage
    from policylint.declaration import Declaration
    from policylint.engine.spoken import Spoken


@dataclass(frozen=True, slots=True)
class Understood:
    """A policy as far as it could be read, and what failed on the way."""

    policy: Policy
    failures: tuple[Failure, ...] = ()


def understand(
    source: Source,
    frontend: Frontend,
    detectors: Sequence[Recogniser],
    *,
    today: date,
    facts: dict[str, object] | None = None,
    templates: Sequence[str] | None = None,
    clock: Clock | None = None,
    described: bool = True,
) -> Understood:
    """Parse a source and detect what it discloses. Raises nothing that a front end or detector raises.

    `templates` are the template languages whose expressions may be in it (see `policylint.templating.templates`). If the disclosures
    need not be `described`, describers may leave it until attributes are asked for, and fail then.
    """
    with Guard(source.path, seconds_for(len(source.text)), clock) as guard:
        parsed, opaque = _parsed(source, frontend, templates, guard)
        parsed = version_judged(parsed, detectors)
        return _recognised(parsed, opaque, detectors, guard, today, facts, described)


def understand_together(
    sources: Sequence[tuple[Source, Frontend]],
    detectors: Sequence[Recogniser],
    *,
    today: date,
    facts: dict[str, object] | None = None,
    templates: Sequence[str] | None = None,
    clock: Clock | None = None,
    described: bool = True,
) -> Understood:
    """The same for a policy that is split over files, each with its front end, the main one first.

    A declaration stands alone: one among them is a failure, and not read.
    """
    from policylint.reading.joining import join, moved

    characters = sum(len(source.text) for source, _ in sources)
    with Guard(sources[0][0].path, seconds_for(characters), clock) as guard:
        read = [_parsed(source, frontend, templates, guard) for source, frontend in sources]
        parts = [_undeclared(version_judged(part, detectors), guard) for part, _ in read]
        document = join([part.document for part in parts])
        places = [place.start for place in document.source.parts]
        declared = (
            moved(one, start) for part, start in zip(parts, places, strict=True) for one in part.declared
        )
        opaque = (moved(one, start) for (_, found), start in zip(read, places, strict=True) for one in found)
        whole = Parsed(document, tuple(declared))
        return _recognised(whole, tuple(opaque), detectors, guard, today, facts, described)


def _undeclared(part: Parsed, guard: Guard) -> Parsed:
    """A part as it is, or as nothing if it is a declaration."""
    if part.declaration is None:
        return part
    source = part.document.source
    message = "a declaration stands alone and cannot be part of a policy in several files"
    guard.failures.append(Failure("input", message, source.path))
    return Parsed(_empty(source))


def _parsed(
    source: Source, frontend: Frontend, templates: Sequence[str] | None, guard: Guard
) -> tuple[Parsed, tuple[Expression, ...]]:
    path = source.path
    if why := too_many_parts(source.text):
        guard.failures.append(Failure("input", why, path))
        return Parsed(_empty(source)), ()
    opaque = tuple(guard.run("templates", lambda: opaque_in(source, frontend, templates), path))
    what = f"front end {frontend.name}"
    parsed = guard.run(what, lambda: [parsed_with(source, frontend, opaque, templates)], path)
    return (parsed[0] if parsed else Parsed(_empty(source))), opaque


def _recognised(
    parsed: Parsed,
    opaque: tuple[Expression, ...],
    detectors: Sequence[Recogniser],
    guard: Guard,
    today: date,
    facts: dict[str, object] | None,
    at_once: bool,
) -> Understood:
    document, declaration = parsed.document, parsed.declaration
    units = tuple(guard.run("passages", lambda: passages(document)))
    spoken = spoken_in(document, units, detectors)
    finding, describing = parted(asked(detectors, spoken) if declaration is None else ())
    at_once = at_once or bool(opaque)  # what is restored is told by all that is known of it
    found = _disclosed(parsed, opaque, finding, units, guard, at_once)
    counted = [d for d in found if d.confidence != "possible"]
    candidates = tuple([d for d in found if d.confidence == "possible"])
    del found  # the describers give others for most of them
    for part in describing:
        counted = described(part, document, units, counted, guard, at_once)
    if opaque:
        counted = [_as_written(disclosure, document.source, opaque) for disclosure in counted]
        candidates = tuple([_as_written(one, document.source, opaque) for one in candidates])
    policy = Policy(
        document,
        units,
        tuple(counted),
        _coverage(parsed, units, counted, spoken, guard),
        today,
        candidates=candidates,
        facts={**_stated_facts(declaration), **(facts or {})},
        declaration=declaration,
        wordings=next(iter(guard.run(f"vocabulary {spoken.code}", spoken.texts)), None),
    )
    return Understood(policy, tuple(guard.failures))


def _coverage(
    parsed: Parsed, units: tuple[Passage, ...], counted: list[Disclosure], spoken: Spoken, guard: Guard
) -> Coverage:
    """How much of the policy was understood; in doubt, if anything has failed."""
    coverage = (
        assess_coverage(parsed.document, units, counted, spoken)
        if parsed.declaration is None
        else declared_coverage(parsed.declaration, units, counted)
    )
    return replace(coverage, doubt=f"{guard.failures[0].what} failed") if guard.failures else coverage


def _disclosed(
    parsed: Parsed,
    opaque: tuple[Expression, ...],
    detectors: Sequence[Detector],
    units: tuple[Passage, ...],
    guard: Guard,
    at_once: bool,
) -> list[Disclosure]:
    """What is declared and what is found, each once, with the expressions of templates as they are written."""
    document, found = parsed.document, list(parsed.declared)
    for detector in detectors:
        found += detected(detector, document, units, guard, at_once)
    if opaque:
        within = _runs(units) if document.branches else {}
        for index, one in enumerate(found):
            places = within.get((one.span.start, one.span.end)) or (_hull(one),)
            found[index] = replace(one, text=restored(one.text, document.source, places, opaque))
    return standing(detectors, distinct(found), guard)


def _as_written(disclosure: Disclosure, source: Source, opaque: tuple[Expression, ...]) -> Disclosure:
    """The same with the expressions in its attributes as they are written."""
    if not any(OPAQUE in one.value for one in disclosure.attributes):
        return disclosure
    attributes = [
        replace(one, value=restored(one.value, source, (one.span,), opaque)) for one in disclosure.attributes
    ]
    return disclosure.with_only(tuple(attributes))


def _runs(units: Sequence[Passage]) -> dict[tuple[int, int], list[Span]]:
    """Of what each passage is made, by its place: not all between its ends need be part of it."""
    return {
        (one.span.start, one.span.end): [
            run.source for run in one.text.slice(one.own, len(one.text.content)).runs
        ]
        for one in units
    }


def _hull(disclosure: Disclosure) -> Span:
    return Span(min(span.start for span in disclosure.spans), max(span.end for span in disclosure.spans))


def _empty(source: Source) -> Document:
    from policylint.document import Section

    return Document(source, Section(None, (), (), Span(0, len(source.text))), "unreadable")


def _stated_facts(declaration: Declaration | None) -> dict[str, object]:
    """What a declaration states of the organisation; what the configuration says goes before it."""
    if declaration is None or declaration.established_in is None:
        return {}
    return {"established-in": (declaration.established_in.text,)}
