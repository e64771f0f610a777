"""What `coverage` does with each policy: hold it against the requirements of its frameworks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from policylint.cache.cache import Cache, settings_of
from policylint.cache.records import (
    coverage_record,
    finding_record,
    read_coverage,
    read_finding,
    read_unasked,
    unasked_record,
)
from policylint.cache.store import Store
from policylint.decisions import FLOOR, Selection
from policylint.diagnostics import Finding
from policylint.engine.judging import judge
from policylint.framework import Framework
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.law.requirements import CONTRADICTIONS, STALE, Assessment, RequirementState, assess, unasked
from policylint.machine.clock import Clock
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.request.inspection import inspect
from policylint.request.loading import Request
from policylint.request.selections import Selections
from policylint.running.checks import parted, put_together
from policylint.source import Source, join_sources
from policylint.source.packing import PackedSource
from policylint.surveying.disclosing import (
    compressed,
    damage,
    decompressed,
    disclosure_record,
    read_disclosure,
)


@dataclass(frozen=True, slots=True)
class Assessed:
    """How a policy stands to its frameworks, None if a worker was lost over it; and what failed."""

    assessment: Assessment | None = None
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessing:
    """Assesses policies. `selections` have been prepared; `load` gives all parts again, where a worker needs them."""

    selections: Selections
    load: Callable[[], Parts] = load_parts

    @property
    def request(self) -> Request:
        return self.selections.request

    def do(self, sources: Sequence[Source], clock: Clock | None) -> Assessed:
        one, failures = inspect(sources, self.selections, clock)
        found, failed = assess_one(one.policy, one.selection)
        return Assessed(found, (*failures, *failed, *damage(one.policy)))

    def witnessed(self, outcome: Assessed, read: Sequence[tuple[str, bytes]], *, stdin: bool) -> Assessed:
        return outcome

    def lost(self, path: str, how: str) -> Assessed:
        return Assessed(failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Assessed) -> Assessed:
        found = outcome.assessment
        if found is None or isinstance(found.source, PackedSource):
            return outcome
        told = tuple(replace(one, source=PackedSource(one.source)) for one in found.unasked)
        return replace(outcome, assessment=replace(found, source=PackedSource(found.source), unasked=told))

    def size(self, outcome: Assessed) -> int:
        return len(outcome.assessment.source.text) if outcome.assessment is not None else 0

    def cache(self, store: Store, stamp: str) -> Cache[Assessed]:
        def of(path: str) -> tuple[str, ...]:
            return settings_of(path, self.selections)

        return Cache(store, stamp, of, _encoded, self._decoded)

    def _decoded(self, record: bytes, paths: Sequence[str], read: Callable[[int], Source]) -> Assessed | None:
        try:
            content = decompressed(record)
            frameworks = self._frameworks(paths[0], content["frameworks"])
            sources = [read(number) for number in range(len(paths))]
            source = sources[0] if len(sources) == 1 else join_sources(sources)
            states = _states(content["states"], content["disclosures"], frameworks)
            coverage = read_coverage(content["coverage"])
            told = tuple(read_unasked(one, sources.__getitem__) for one in content["unasked"])
            return Assessed(Assessment(source, coverage, frameworks, states, unasked=told))
        except (ValueError, LookupError, TypeError, AttributeError):
            return None

    def _frameworks(self, path: str, names: Sequence[str]) -> tuple[Framework, ...]:
        """The frameworks that a policy was held against: its configuration's, or those it names itself."""
        applied, selection = self.selections.of(path)
        known = {one.name: one for one in selection.frameworks}
        if not all(name in known for name in names):
            selection = self.selections.held_against(applied.settings, names)
            known |= {one.name: one for one in selection.frameworks}
        return tuple(known[name] for name in names)

    def __reduce__(self) -> Any:
        return _again, (*parted(self.selections), self.load)


def _again(request: Any, settings: Any, plan: Any, named: Any, load: Callable[[], Parts]) -> Assessing:
    return Assessing(put_together(request, settings, plan, named, load), load)


def assess_one(policy: Policy, selection: Selection) -> tuple[Assessment, list[Failure]]:
    """How one policy stands to its frameworks, and what failed; to the floor only where it has no other.

    Of the rules, only those run that the requirements name, and those on contradictions and on what is void.
    """
    frameworks = [one for one in selection.frameworks if one.name != FLOOR] or list(selection.frameworks)
    named = {
        CONTRADICTIONS,
        *STALE,
        *(need.rule for framework in frameworks for need in framework.requirements),
    }
    rules = [rule for rule in selection.rules if rule.info.name in named]
    findings, failed = judge(policy, rules)
    judged: dict[str, list[Finding]] = {rule.info.name: [] for rule in rules}
    for rule, finding in findings:
        judged[rule.info.name].append(finding)
    states = assess(frameworks, policy, judged)
    told = unasked(frameworks, policy)
    return Assessment(
        policy.document.source, policy.coverage, tuple(frameworks), states, unasked=told
    ), failed


def _encoded(outcome: Assessed) -> bytes | None:
    found = outcome.assessment
    if outcome.failures or found is None:
        return None
    findings = [finding for state in found.states for finding in state.findings]
    if any(related.source is not None for finding in findings for related in finding.related):
        return None
    disclosures = list(dict.fromkeys(one for state in found.states for one in state.disclosures))
    numbers = {one: number for number, one in enumerate(disclosures)}
    parts = [part.source for part in found.source.parts] or [found.source]
    files = {source.path: number for number, source in enumerate(parts)}
    return compressed(
        {
            "coverage": coverage_record(found.coverage),
            "frameworks": [one.name for one in found.frameworks],
            "unasked": [unasked_record(one, files) for one in found.unasked],
            "disclosures": [disclosure_record(one) for one in disclosures],
            "states": [
                [
                    *(one.state, [numbers[each] for each in one.disclosures]),
                    *(one.reported_under, one.questions, [finding_record(each, {}) for each in one.findings]),
                    one.rule,
                ]
                for one in found.states
            ],
        }
    )


def _states(
    states: list[Any], disclosures: list[Any], frameworks: Sequence[Framework]
) -> tuple[RequirementState, ...]:
    """The states in a record, which stand in the order of the requirements. Raises ValueError if they cannot be those."""
    told = [read_disclosure(one) for one in disclosures]
    asked = [(framework, need) for framework in frameworks for need in framework.requirements]
    return tuple(
        RequirementState(
            framework,
            need,
            state,
            tuple(told[number] for number in numbers),
            under,
            tuple(questions),
            tuple(read_finding(one, _nowhere) for one in findings),
            rule,
        )
        for (framework, need), (state, numbers, under, questions, findings, rule) in zip(
            asked, states, strict=True
        )
    )


def _nowhere(_number: int) -> Source:
    raise ValueError("a finding that shows another file is not kept")
