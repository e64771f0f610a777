"""The middle of the pipeline: from a source to a `Policy`, and from a `Policy` to findings.

Every plugged-in part runs behind a guard: one that fails is named in a `Failure`, the others go on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from policylint.assessing import assess_coverage, declared_coverage
from policylint.clock import Clock
from policylint.detecting import described, detected, distinct
from policylint.detector import Describer, Recogniser
from policylint.diagnostics import Finding
from policylint.disclosure import Disclosure
from policylint.document import Document
from policylint.frontend import Frontend, Parsed
from policylint.frozen import dataclass
from policylint.guarding import Guard
from policylint.language import UNDETERMINED
from policylint.parsing import opaque_in, parsed_with
from policylint.policy import Policy
from policylint.reading import passages
from policylint.reporter import Failure
from policylint.rule import Rule, RuleInfo
from policylint.source import Source, Span
from policylint.spoken import asked, spoken_in
from policylint.templates import Expression, restored
from policylint.time_limit import seconds_for

if TYPE_CHECKING:
    from policylint.declaration import Declaration


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
) -> Understood:
    """Parse a source and detect what it discloses. Raises nothing that a front end or detector raises.

    `templates` are the template languages whose expressions may be in it (see `policylint.templates`).
    """
    with Guard(source.path, seconds_for(len(source.text)), clock) as guard:
        parsed, opaque = _parsed(source, frontend, templates, guard)
        return _recognised(parsed, opaque, detectors, guard, today, facts)


def understand_together(
    sources: Sequence[tuple[Source, Frontend]],
    detectors: Sequence[Recogniser],
    *,
    today: date,
    facts: dict[str, object] | None = None,
    templates: Sequence[str] | None = None,
    clock: Clock | None = None,
) -> Understood:
    """The same for a policy that is split over files, each with its front end, the main one first.

    A declaration stands alone: one among them is a failure, and not read.
    """
    from policylint.joining import join, moved

    characters = sum(len(source.text) for source, _ in sources)
    with Guard(sources[0][0].path, seconds_for(characters), clock) as guard:
        read = [_parsed(source, frontend, templates, guard) for source, frontend in sources]
        parts = [_undeclared(part, guard) for part, _ in read]
        document = join([part.document for part in parts])
        places = [place.start for place in document.source.parts]
        declared = (
            moved(one, start) for part, start in zip(parts, places, strict=True) for one in part.declared
        )
        opaque = (moved(one, start) for (_, found), start in zip(read, places, strict=True) for one in found)
        return _recognised(Parsed(document, tuple(declared)), tuple(opaque), detectors, guard, today, facts)


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
    opaque = tuple(guard.run("templates", lambda: opaque_in(source, frontend, templates), path))
    what = f"front end {frontend.name}"
    parsed = guard.run(what, lambda: [parsed_with(source, frontend, opaque)], path)
    return (parsed[0] if parsed else Parsed(_empty(source))), opaque


def _recognised(
    parsed: Parsed,
    opaque: Sequence[Expression],
    detectors: Sequence[Recogniser],
    guard: Guard,
    today: date,
    facts: dict[str, object] | None,
) -> Understood:
    document, declaration, found = parsed.document, parsed.declaration, list(parsed.declared)
    units = tuple(guard.run("passages", lambda: passages(document)))
    spoken = spoken_in(document, units, detectors)
    read = asked(detectors, spoken) if declaration is None else []
    for detector in read:
        if not isinstance(detector, Describer):
            found += detected(detector, document, units, guard)
    if opaque:
        found = [replace(d, text=restored(d.text, document.source, _hull(d), opaque)) for d in found]
    found = distinct(found)
    counted = [d for d in found if d.confidence != "possible"]
    candidates = tuple([d for d in found if d.confidence == "possible"])
    del found  # the describers give others for most of them
    for part in read:
        if isinstance(part, Describer):
            counted = described(part, document, units, counted, guard)
    coverage = (
        assess_coverage(document, units, counted, spoken)
        if declaration is None
        else declared_coverage(declaration, units, counted)
    )
    if guard.failures:
        coverage = replace(coverage, doubt=f"{guard.failures[0].what} failed")
    policy = Policy(
        document,
        units,
        tuple(counted),
        coverage,
        today,
        candidates=candidates,
        facts={**_stated_facts(declaration), **(facts or {})},
        declaration=declaration,
        wordings=next(iter(guard.run(f"vocabulary {spoken.code}", spoken.texts)), None),
    )
    return Understood(policy, tuple(guard.failures))


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


def judge(
    policy: Policy, rules: Sequence[Rule], seconds: float | None = None, clock: Clock | None = None
) -> tuple[list[tuple[Rule, Finding]], list[Failure]]:
    """Run each rule over a policy; rules that report absence only where silence proves something.

    A rule that takes more than so many seconds (by default, see `time_limit`) is stopped, and named in a failure.
    """
    source = policy.document.source
    found: list[tuple[Rule, Finding]] = []
    with Guard(source.path, seconds_for(len(source.text)) if seconds is None else seconds, clock) as guard:
        for rule in rules:
            if not _is_asked(rule.info, policy):
                continue
            findings = guard.run(f"rule {rule.info.name}", lambda r=rule: r.check(policy))  # type: ignore[misc]
            if findings:
                found += [(rule, finding) for finding in findings if _holds(policy, rule, finding, guard)]
    return found, guard.failures


def _is_asked(info: RuleInfo, policy: Policy) -> bool:
    """Whether a rule has anything to say about a policy: not where silence proves nothing, or in a language it cannot read."""
    if info.reports_absence and not policy.coverage.proves_absence(info.topic):
        return False
    if info.language and policy.coverage.language not in (info.language, UNDETERMINED):
        return False
    return policy.declaration is None or info.judges_declarations


def _holds(policy: Policy, rule: Rule, finding: Finding, guard: Guard) -> bool:
    """Whether a finding points into the source; one that does not is the rule's failure, not the user's."""
    if not isinstance(finding, Finding):
        message = f"gave {type(finding).__name__}, no finding"
        guard.failures.append(Failure(f"rule {rule.info.name}", message, guard.path))
        return False
    if finding.span.end <= len(policy.document.source.text):
        return True
    guard.failures.append(
        Failure(f"rule {rule.info.name}", f"points outside the text: {finding.span}", guard.path)
    )
    return False


def choose_frontend(
    source: Source,
    frontends: Sequence[Frontend],
    forced: str | None = None,
    failures: list[Failure] | None = None,
) -> Frontend:
    """The front end for a source: the one forced by name, else the first that has its suffix and recognises it.

    A file with a suffix that nobody claims is offered to all; what was taken from a DOCX or a PDF is, to those that read
    such. One that fails when it is asked recognises nothing, and is added to `failures`. Raises ValueError for an
    unknown forced name.
    """
    if forced is not None:
        for frontend in frontends:
            if frontend.name == forced:
                return frontend
        known = ", ".join(sorted(frontend.name for frontend in frontends))
        raise ValueError(f"unknown format {forced!r}; known: {known}")
    if source.extract is not None:
        made_for = [frontend for frontend in frontends if frontend.name == source.extract.format]
        return made_for[0] if made_for else frontends[-1]
    suffix = PurePath(source.path).suffix.lower()
    claiming = [frontend for frontend in frontends if suffix in frontend.suffixes] or list(frontends)
    guard = Guard(source.path, seconds_for(len(source.text)))
    chosen = claiming[-1]
    for frontend in claiming:
        if any(guard.run(f"front end {frontend.name}", lambda f=frontend: [f.recognises(source)])):  # type: ignore[misc]
            chosen = frontend
            break
    if failures is not None:
        failures += guard.failures
    return chosen
