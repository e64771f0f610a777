"""The middle of the pipeline: from a source to a `Policy`, and from a `Policy` to findings.

Every plugged-in part runs behind a guard: one that fails is named in a `Failure`, the others go on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from policylint.clock import Clock, measured
from policylint.coverage import Coverage
from policylint.detector import Describer, Recogniser
from policylint.diagnostics import Finding
from policylint.disclosure import CONFIDENCES, Disclosure
from policylint.document import Document
from policylint.frontend import Frontend, Parsed
from policylint.language import UNDETERMINED, language_of
from policylint.passages import Passage
from policylint.policy import Policy
from policylint.reading import passages
from policylint.reporter import Failure
from policylint.rule import Rule, RuleInfo
from policylint.source import Source
from policylint.subject import doubt, speaks_of_personal_data
from policylint.time_limit import OutOfTimeError, seconds_for, time_limit

if TYPE_CHECKING:
    from policylint.declaration import Declaration

LANGUAGES = frozenset({"en"})
"""Languages whose vocabularies ship."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Understood:
    """A policy as far as it could be read, and what failed on the way."""

    policy: Policy
    failures: tuple[Failure, ...] = ()


@dataclass(slots=True)
class _Guard:
    path: str
    seconds: float
    clock: Clock | None = None
    failures: list[Failure] = field(default_factory=list)

    def run(self, what: str, action: Callable[[], Iterable[_T]]) -> list[_T]:
        try:
            with time_limit(self.seconds), measured(self.clock, what):
                return list(action())
        except OutOfTimeError as error:
            message = f"{error} and was stopped"
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
        self.failures.append(Failure(what, message, self.path))
        return []


def understand(
    source: Source,
    frontend: Frontend,
    detectors: Sequence[Recogniser],
    *,
    today: date,
    facts: dict[str, object] | None = None,
    clock: Clock | None = None,
) -> Understood:
    """Parse a source and detect what it discloses. Raises nothing that a front end or detector raises."""
    guard = _Guard(source.path, seconds_for(len(source.text)), clock)
    parsed = guard.run(f"front end {frontend.name}", lambda: [frontend.parse(source)])
    document = parsed[0].document if parsed else _empty(source)
    found = list(parsed[0].declared) if parsed else []
    units = tuple(guard.run("passages", lambda: passages(document)))
    declaration = parsed[0].declaration if parsed else None
    read = detectors if declaration is None else ()
    for detector in read:
        if not isinstance(detector, Describer):
            found += guard.run(f"detector {detector.name}", lambda d=detector: d.detect(document, units))  # type: ignore[misc]
    found = _distinct(found)
    counted = [d for d in found if d.confidence != "possible"]
    for part in read:
        if isinstance(part, Describer):
            counted = _described(part, document, units, counted, guard)
    coverage = (
        assess_coverage(document, units, counted)
        if declaration is None
        else _declared(declaration, units, counted)
    )
    if guard.failures:
        coverage = replace(coverage, doubt=f"{guard.failures[0].what} failed")
    policy = Policy(
        document,
        units,
        tuple(counted),
        coverage,
        today,
        candidates=tuple(d for d in found if d.confidence == "possible"),
        facts={**_stated_facts(declaration), **(facts or {})},
        declaration=declaration,
    )
    return Understood(policy, tuple(guard.failures))


def _described(
    part: Describer,
    document: Document,
    units: tuple[Passage, ...],
    found: list[Disclosure],
    guard: _Guard,
) -> list[Disclosure]:
    """The disclosures with the attributes that a describer adds; as they were, if it fails."""
    before = len(guard.failures)
    described = guard.run(f"detector {part.name}", lambda: part.describe(document, units, found))
    if len(described) == len(found):
        return described
    if len(guard.failures) == before:
        message = f"gave {len(described)} disclosures for {len(found)}"
        guard.failures.append(Failure(f"detector {part.name}", message, guard.path))
    return found


def _empty(source: Source) -> Document:
    from policylint.document import Section
    from policylint.source import Span

    return Document(source, Section(None, (), (), Span(0, len(source.text))), "unreadable")


def _distinct(found: Iterable[Disclosure]) -> list[Disclosure]:
    """One disclosure for a topic and place, the surest, with the attributes of all; in the order of the source."""
    best: dict[tuple[str, int, int], Disclosure] = {}
    for disclosure in found:
        key = (disclosure.topic, disclosure.span.start, disclosure.span.end)
        known = best.get(key)
        best[key] = disclosure if known is None else _merged(known, disclosure)
    return sorted(best.values(), key=lambda d: (d.span.start, d.span.end, d.topic))


def _merged(one: Disclosure, other: Disclosure) -> Disclosure:
    surer, less = sorted((one, other), key=lambda d: CONFIDENCES.index(d.confidence))
    if not less.attributes:
        return surer
    return replace(surer, attributes=tuple(dict.fromkeys((*surer.attributes, *less.attributes))))


def assess_coverage(
    document: Document, units: Sequence[Passage], disclosures: Sequence[Disclosure]
) -> Coverage:
    """How much of a document was understood, and what silence in it proves."""
    text = " ".join(unit.own_text for unit in units)
    language = language_of(text)
    starts = {disclosure.span.start for disclosure in disclosures}
    declared = any(disclosure.origin == "declared" for disclosure in disclosures)
    return Coverage(
        language=language,
        supported=language in LANGUAGES or language == UNDETERMINED,
        is_policy=declared or speaks_of_personal_data(document, units),
        sentences=len(units),
        understood=sum(unit.span.start in starts for unit in units),
        doubt="" if declared else doubt(document, units, disclosures),
    )


def _stated_facts(declaration: Declaration | None) -> dict[str, object]:
    """What a declaration states of the organisation; what the configuration says goes before it."""
    if declaration is None or declaration.established_in is None:
        return {}
    return {"established-in": (declaration.established_in.text,)}


def _declared(
    declaration: Declaration, units: Sequence[Passage], disclosures: Sequence[Disclosure]
) -> Coverage:
    """The same for a declaration: silence proves something but where a statement could not be understood."""
    starts = sorted({disclosure.span.start for disclosure in disclosures})
    read = sum(bisect_left(starts, u.span.start) < bisect_left(starts, u.span.end) for u in units)
    language = declaration.language.text if declaration.language is not None else UNDETERMINED
    return Coverage(language, True, True, len(units), read, declaration.unclear_topics)


def judge(
    policy: Policy, rules: Sequence[Rule], seconds: float | None = None, clock: Clock | None = None
) -> tuple[list[tuple[Rule, Finding]], list[Failure]]:
    """Run each rule over a policy; rules that report absence only where silence proves something.

    A rule that takes more than so many seconds (by default, see `time_limit`) is stopped, and named in a failure.
    """
    source = policy.document.source
    guard = _Guard(source.path, seconds_for(len(source.text)) if seconds is None else seconds, clock)
    found: list[tuple[Rule, Finding]] = []
    for rule in rules:
        if not _is_asked(rule.info, policy):
            continue
        findings = guard.run(f"rule {rule.info.name}", lambda r=rule: r.check(policy))  # type: ignore[misc]
        found += [(rule, finding) for finding in findings if _holds(policy, rule, finding, guard)]
    return found, guard.failures


def _is_asked(info: RuleInfo, policy: Policy) -> bool:
    """Whether a rule has anything to say about a policy: not about absence where silence proves nothing."""
    if info.reports_absence and not policy.coverage.proves_absence(info.topic):
        return False
    return policy.declaration is None or info.judges_declarations


def _holds(policy: Policy, rule: Rule, finding: Finding, guard: _Guard) -> bool:
    """Whether a finding points into the source; one that does not is the rule's failure, not the user's."""
    if finding.span.end <= len(policy.document.source.text):
        return True
    guard.failures.append(
        Failure(f"rule {rule.info.name}", f"points outside the text: {finding.span}", guard.path)
    )
    return False


def choose_frontend(source: Source, frontends: Sequence[Frontend], forced: str | None = None) -> Frontend:
    """The front end for a source: the one forced by name, else the first that has its suffix and recognises it.

    A file with a suffix that nobody claims is offered to all. Raises ValueError for an unknown forced name.
    """
    if forced is not None:
        for frontend in frontends:
            if frontend.name == forced:
                return frontend
        known = ", ".join(sorted(frontend.name for frontend in frontends))
        raise ValueError(f"unknown format {forced!r}; known: {known}")
    suffix = PurePath(source.path).suffix.lower()
    claiming = [frontend for frontend in frontends if suffix in frontend.suffixes] or list(frontends)
    return next((frontend for frontend in claiming if frontend.recognises(source)), claiming[-1])


__all__ = ["LANGUAGES", "Parsed", "Understood", "assess_coverage", "choose_frontend", "judge", "understand"]
