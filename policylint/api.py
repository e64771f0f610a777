"""A whole run: every input through every stage, with nothing left out in silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from policylint import __version__, inputs
from policylint.coverage import Coverage
from policylint.decisions import Selection, Settings, decide, select
from policylint.diagnostics import Diagnostic
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure
from policylint.engine import Understood, choose_frontend, judge, understand
from policylint.host import Parts
from policylint.inputs import InputProblem
from policylint.policy import Policy
from policylint.reporter import Failure, Report
from policylint.source import Source
from policylint.topics import ancestors


@dataclass(frozen=True, slots=True)
class Request:
    """What to read and how. `format` forces a front end by name; `today` is the date that rules see."""

    paths: tuple[str, ...]
    today: date
    format: str | None = None
    stdin_name: str = inputs.STDIN_NAME
    facts: dict[str, object] = field(default_factory=dict)


def sources(request: Request, parts: Parts) -> Iterator[Source | InputProblem]:
    """Every input of a request, read; problems come in their place."""
    suffixes = {suffix for frontend in parts.frontends for suffix in frontend.suffixes}
    names, problems = inputs.find(request.paths, suffixes)
    yield from problems
    for name in names:
        yield inputs.read(name, sys.stdin.buffer, request.stdin_name)


def understand_source(source: Source, request: Request, parts: Parts) -> Understood:
    """One source as a policy. Raises ValueError for an unknown forced format."""
    frontend = choose_frontend(source, parts.frontends, request.format)
    return understand(source, frontend, parts.detectors, today=request.today, facts=request.facts)


def check(request: Request, settings: Settings, parts: Parts) -> Report:
    """Run the whole pipeline over every input.

    Raises `decisions.UnknownNameError` for unknown rules or frameworks, ValueError for an unknown format.
    """
    selection = select(settings, parts.rules, parts.frameworks)
    diagnostics: list[Diagnostic] = []
    coverage: list[tuple[str, Coverage]] = []
    failures = list(parts.failures)
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(_input_failure(source))
            continue
        found, failed, covered = _check_one(source, request, settings, selection, parts)
        diagnostics += found
        failures += failed
        coverage.append((source.path, covered))
    rules = {rule.info.name: rule.info for rule in selection.rules}
    names = tuple(framework.name for framework in selection.frameworks)
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    root = str(Path.cwd())
    return Report(ordered, tuple(coverage), tuple(failures), rules, names, __version__, root)


def disclosures(
    request: Request, parts: Parts, least: Confidence = "likely", topic: str | None = None
) -> tuple[list[tuple[Source, tuple[Disclosure, ...]]], list[Failure]]:
    """What every input discloses, at least that surely; only of one topic (and its children), if given.

    Raises ValueError for an unknown forced format.
    """
    found: list[tuple[Source, tuple[Disclosure, ...]]] = []
    failures = list(parts.failures)
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(_input_failure(source))
            continue
        understood = understand_source(source, request, parts)
        failures += understood.failures
        found.append((source, _kept(understood.policy, least, topic)))
    return found, failures


def explained(
    request: Request, parts: Parts, least: Confidence = "likely", topic: str | None = None
) -> tuple[list[tuple[Policy, tuple[Disclosure, ...]]], list[Failure]]:
    """As `disclosures`, with the whole policy of each input: what explains them stands around them.

    With a topic, its near misses are among them, whatever `least` says. Raises ValueError for an unknown forced format.
    """
    found: list[tuple[Policy, tuple[Disclosure, ...]]] = []
    failures = list(parts.failures)
    lowest: Confidence = "possible" if topic is not None else least
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(_input_failure(source))
            continue
        understood = understand_source(source, request, parts)
        failures += understood.failures
        found.append((understood.policy, _kept(understood.policy, lowest, topic)))
    return found, failures


def _kept(policy: Policy, least: Confidence, topic: str | None) -> tuple[Disclosure, ...]:
    everything = (*policy.disclosures, *policy.candidates)
    kept = [d for d in everything if _wanted(d, least, topic)]
    return tuple(sorted(kept, key=lambda d: (d.span.start, d.span.end, d.topic)))


def _wanted(disclosure: Disclosure, least: Confidence, topic: str | None) -> bool:
    sure = CONFIDENCES.index(disclosure.confidence) <= CONFIDENCES.index(least)
    return sure and (topic is None or topic in ancestors(disclosure.topic))


def _input_failure(problem: InputProblem) -> Failure:
    return Failure("input", problem.message + _in_brackets(problem.hint), problem.path)


def _in_brackets(hint: str) -> str:
    return f" ({hint})" if hint else ""


def _check_one(
    source: Source, request: Request, settings: Settings, selection: Selection, parts: Parts
) -> tuple[Sequence[Diagnostic], list[Failure], Coverage]:
    understood = understand_source(source, request, parts)
    findings, failed = judge(understood.policy, selection.rules)
    found = decide(understood.policy, findings, selection, settings)
    return found, [*understood.failures, *failed], understood.policy.coverage
