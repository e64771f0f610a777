"""A whole run: every input through every stage, with nothing left out in silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from policylint import __version__, inputs
from policylint.coverage import Coverage
from policylint.decisions import Selection, Settings, UnknownNameError, decide, framework_named, select
from policylint.diagnostics import Diagnostic, Finding
from policylint.disclosure import CONFIDENCES, Confidence, Disclosure
from policylint.engine import Understood, choose_frontend, judge, understand
from policylint.host import Parts
from policylint.inputs import InputProblem
from policylint.policy import Policy
from policylint.reporter import Failure, Report
from policylint.requirements import Assessment, assess, in_force
from policylint.source import Source
from policylint.topics import ancestors


@dataclass(frozen=True, slots=True)
class Request:
    """What to read and how. `format` forces a front end by name; `today` is the date that rules see.

    `as_of` is the date whose law applies; None is today's. `facts` are as `policylint.facts.read_facts` gives them.
    """

    paths: tuple[str, ...]
    today: date
    format: str | None = None
    stdin_name: str = inputs.STDIN_NAME
    facts: dict[str, object] = field(default_factory=dict)
    as_of: date | None = None

    @property
    def law_of(self) -> date:
        """The date whose law applies."""
        return self.as_of or self.today


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
    selection = selected(request, settings, parts)
    diagnostics: list[Diagnostic] = []
    coverage: list[tuple[str, Coverage]] = []
    failures = list(parts.failures)
    active = {framework.name: None for framework in selection.frameworks}
    for source in sources(request, parts):
        if isinstance(source, InputProblem):
            failures.append(_input_failure(source))
            continue
        understood = understand_source(source, request, parts)
        own, unknown = _own_selection(understood.policy, settings, selection, parts)
        findings, failed = judge(understood.policy, own.rules)
        diagnostics += decide(understood.policy, findings, own, settings)
        failures += [*understood.failures, *failed, *unknown]
        coverage.append((source.path, understood.policy.coverage))
        active |= {framework.name: None for framework in own.frameworks}
    rules = {rule.info.name: rule.info for rule in selection.rules}
    names = tuple(active)
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    root = str(Path.cwd())
    return Report(ordered, tuple(coverage), tuple(failures), rules, names, __version__, root)


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


def selected(request: Request, settings: Settings, parts: Parts) -> Selection:
    """The rules and frameworks of a run, the latter as they stand on the date of the request.

    What nobody has compared with the law is left out unless preview is asked for.
    Raises `decisions.UnknownNameError`.
    """
    selection = select(settings, parts.rules, parts.frameworks)
    active = [in_force(one, request.law_of, preview=settings.preview) for one in selection.frameworks]
    return replace(selection, frameworks=tuple(active))


def with_framework_files(names: Sequence[str], parts: Parts) -> tuple[str, ...]:
    """The names with those that are files or folders loaded into `parts` and replaced by their frameworks'.

    Raises `frameworks.problems.FrameworkError` with everything that is wrong in any of them.
    """
    from policylint.frameworks.paths import is_path, load_paths

    paths = [name for name in names if is_path(name)]
    if not paths:
        return tuple(names)
    loaded = load_paths(paths, [framework.name for framework in parts.frameworks])
    parts.frameworks += [framework for found in loaded.values() for framework in found]
    return tuple(
        name
        for given in names
        for name in ([one.name for one in loaded[given]] if given in loaded else [given])
    )


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


def _own_selection(
    policy: Policy, settings: Settings, selection: Selection, parts: Parts
) -> tuple[Selection, list[Failure]]:
    """The selection for one policy: with the frameworks it names itself, where neither flag nor configuration does.

    Names of no framework are failures, each at its place.
    """
    declared = policy.declaration.frameworks if policy.declaration is not None else ()
    if settings.frameworks or not declared:
        return selection, []
    known = [framework.name for framework in parts.frameworks]
    names = tuple(word.text for word in declared if word.text in known)
    failures = []
    for word in declared:
        if word.text not in known:
            try:
                framework_named(word.text, parts.frameworks)
            except UnknownNameError as error:
                place = policy.document.source.position(word.span.start)
                where = f"{policy.document.source.path}:{place.line}:{place.column}"
                failures.append(Failure("input", str(error), where))
    return select(replace(settings, frameworks=names), parts.rules, parts.frameworks), failures
