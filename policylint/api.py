"""A whole run: every input through every stage, with nothing left out in silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from policylint import __version__, inputs
from policylint.coverage import Coverage
from policylint.decisions import Selection, Settings, decide
from policylint.diagnostics import Diagnostic, Finding
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure
from policylint.engine import Understood, choose_frontend, judge, understand
from policylint.host import Parts
from policylint.inputs import InputProblem
from policylint.plan import Plan
from policylint.reporter import Failure, Report
from policylint.requirements import Assessment, assess
from policylint.selections import Request, Selections, selected, validate_configs, with_framework_files
from policylint.source import Source
from policylint.topics import ancestors


def found_names(request: Request, parts: Parts) -> tuple[list[str], list[InputProblem]]:
    """The names of all inputs of a request, and what is wrong with its paths."""
    suffixes = {suffix for frontend in parts.frontends for suffix in frontend.suffixes}
    return inputs.find(request.paths, suffixes)


def read_source(name: str, request: Request) -> Source | InputProblem:
    """One input, read."""
    return inputs.read(name, sys.stdin.buffer, request.stdin_name)


def sources(request: Request, parts: Parts) -> Iterator[Source | InputProblem]:
    """Every input of a request, read; problems come in their place."""
    names, problems = found_names(request, parts)
    yield from problems
    for name in names:
        yield read_source(name, request)


def understand_source(source: Source, request: Request, parts: Parts) -> Understood:
    """One source as a policy. Raises ValueError for an unknown forced format."""
    frontend = choose_frontend(source, parts.frontends, request.format)
    return understand(source, frontend, parts.detectors, today=request.today, facts=request.facts)


def check(request: Request, settings: Settings, parts: Parts, plan: Plan | None = None) -> Report:
    """Run the whole pipeline over every input. A `plan` says file by file what holds instead of `settings`.

    Raises `decisions.UnknownNameError` for unknown rules or frameworks, ValueError for an unknown format,
    and `config.problems.ConfigError` for configurations that cannot be used.
    """
    names, problems = found_names(request, parts)
    selections = Selections(request, settings, parts, plan)
    selections.prepare(names)
    diagnostics: list[Diagnostic] = []
    coverage: list[tuple[str, Coverage]] = []
    failures = [*parts.failures, *(_input_failure(problem) for problem in problems)]
    for name in names:
        source = read_source(name, request)
        if isinstance(source, InputProblem):
            failures.append(_input_failure(source))
            continue
        applied, selection = selections.of(source.path)
        ours = replace(request, facts=applied.facts)
        found, failed, covered = _check_one(source, ours, applied.settings, selection, selections)
        diagnostics += found
        failures += failed
        coverage.append((source.path, covered))
    used = selections.used()
    rules = {rule.info.name: rule.info for selection in used for rule in selection.rules}
    frameworks = dict.fromkeys(framework.name for selection in used for framework in selection.frameworks)
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    root = str(Path.cwd())
    return Report(ordered, tuple(coverage), tuple(failures), rules, tuple(frameworks), __version__, root)


def assessments(request: Request, settings: Settings, parts: Parts) -> tuple[list[Assessment], list[Failure]]:
    """How every input stands to the requirements of the frameworks of a run.

    Of the rules, only those run that the requirements name and the settings select.
    Raises `decisions.UnknownNameError` and ValueError as `check` does.
    """
    selection = selected(request, settings, parts)
    named = {need.rule for framework in selection.frameworks for need in framework.requirements}
    rules = [rule for rule in selection.rules if rule.info.name in named]
    assessed: list[Assessment] = []
    failures = list(parts.failures)
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(_input_failure(source))
            continue
        understood = understand_source(source, request, parts)
        findings, failed = judge(understood.policy, rules)
        failures += [*understood.failures, *failed]
        judged: dict[str, list[Finding]] = {rule.info.name: [] for rule in rules}
        for rule, finding in findings:
            judged[rule.info.name].append(finding)
        policy = understood.policy
        states = assess(selection.frameworks, policy, judged)
        assessed.append(Assessment(source, policy.coverage, states))
    return assessed, failures


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
        policy = understood.policy
        everything = (*policy.disclosures, *policy.candidates)
        kept = [d for d in everything if _wanted(d, least, topic)]
        found.append((source, tuple(sorted(kept, key=lambda d: (d.span.start, d.span.end, d.topic)))))
    return found, failures


def _wanted(disclosure: Disclosure, least: Confidence, topic: str | None) -> bool:
    sure = CONFIDENCES.index(disclosure.confidence) <= CONFIDENCES.index(least)
    return sure and (topic is None or topic in ancestors(disclosure.topic))


def _input_failure(problem: InputProblem) -> Failure:
    return Failure("input", problem.message + _in_brackets(problem.hint), problem.path)


def _in_brackets(hint: str) -> str:
    return f" ({hint})" if hint else ""


def _check_one(
    source: Source, request: Request, settings: Settings, selection: Selection, selections: Selections
) -> tuple[Sequence[Diagnostic], list[Failure], Coverage]:
    understood = understand_source(source, request, selections.parts)
    policy = understood.policy
    own, unknown = selections.with_own_frameworks(policy, settings, selection)
    findings, failed = judge(policy, own.rules)
    found = decide(policy, findings, own, settings)
    return found, [*understood.failures, *failed, *unknown], policy.coverage


__all__ = [
    "Request",
    "assessments",
    "check",
    "disclosures",
    "found_names",
    "read_source",
    "selected",
    "sources",
    "understand_source",
    "validate_configs",
    "with_framework_files",
]
