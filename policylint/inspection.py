"""The inputs of a run, one after the other: each understood, with what is selected for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from policylint.clock import Clock
from policylint.decisions import Selection, Settings
from policylint.frozen import dataclass
from policylint.host import Parts
from policylint.inputs import InputProblem
from policylint.loading import Request, found_names, input_failure, read_source, understand_source
from policylint.plan import Plan
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.selections import Selections
from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Inspected:
    """One policy, and the settings and the selection that hold for it."""

    policy: Policy
    settings: Settings
    selection: Selection


@dataclass(slots=True)
class Inspection:
    """Yields every input that could be read. `failures` are all that did not run so far, plugins and paths included.

    Iterating raises `decisions.UnknownNameError` for unknown rules or frameworks, ValueError for an unknown format, and
    `config.problems.ConfigError` for configurations that cannot be used, before anything is read.
    """

    request: Request
    selections: Selections
    failures: list[Failure] = field(default_factory=list)

    def __iter__(self) -> Iterator[Inspected]:
        names, problems = found_names(self.request, self.selections.parts)
        self.selections.prepare(names)
        self.failures += [*self.selections.parts.failures, *map(input_failure, problems)]
        for name in names:
            source = read_source(name, self.request)
            if isinstance(source, InputProblem):
                self.failures.append(input_failure(source))
                continue
            one, failed = inspect(source, self.selections)
            self.failures += failed
            yield one


def inspect(
    source: Source, selections: Selections, clock: Clock | None = None
) -> tuple[Inspected, list[Failure]]:
    """One source understood, with what is selected for it, and what failed. Raises ValueError for an unknown format."""
    applied, selection = selections.of(source.path)
    request = replace(selections.request, facts=applied.facts)
    understood = understand_source(source, request, selections.parts, clock)
    own, unknown = selections.with_own_frameworks(understood.policy, applied.settings, selection)
    return Inspected(understood.policy, applied.settings, own), [*understood.failures, *unknown]


def inspection(request: Request, settings: Settings, parts: Parts, plan: Plan | None = None) -> Inspection:
    """The inputs of a request. A `plan` says file by file what holds instead of `settings`."""
    return Inspection(request, Selections(request, settings, parts, plan))
