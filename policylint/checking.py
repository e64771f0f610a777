"""`check`: every input through the whole pipeline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from policylint import __version__
from policylint.coverage import Coverage
from policylint.decisions import Settings, decide
from policylint.diagnostics import Diagnostic, Suppression
from policylint.engine import judge
from policylint.host import Parts
from policylint.inputs import InputProblem
from policylint.loading import Request, found_names, input_failure, read_source, understand_source
from policylint.plan import Plan
from policylint.reporter import Report
from policylint.selections import Selections
from policylint.silencing import silence


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
    failures = [*parts.failures, *(input_failure(problem) for problem in problems)]
    suppressed: list[Suppression] = []
    names_of_rules = {
        name: rule.info.name for rule in parts.rules for name in (rule.info.name, *rule.info.aliases)
    }
    for name in names:
        source = read_source(name, request)
        if isinstance(source, InputProblem):
            failures.append(input_failure(source))
            continue
        applied, selection = selections.of(source.path)
        understood = understand_source(source, replace(request, facts=applied.facts), parts)
        own, unknown = selections.with_own_frameworks(understood.policy, applied.settings, selection)
        findings, failed = judge(understood.policy, own.rules)
        silenced = silence(understood.policy, findings, own.rules, names_of_rules, inline=request.inline)
        decided = decide(understood.policy, [*findings, *silenced.own], own, applied.settings)
        kept, hidden = silenced.parted(decided)
        diagnostics += kept
        suppressed += hidden
        failures += [*understood.failures, *failed, *unknown]
        coverage.append((source.path, understood.policy.coverage))
    used = selections.used()
    rules = {rule.info.name: rule.info for selection in used for rule in selection.rules}
    frameworks = dict.fromkeys(framework.name for selection in used for framework in selection.frameworks)
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    root = str(Path.cwd())
    hidden_too = tuple(sorted(suppressed, key=lambda one: one.diagnostic.sort_key))
    return Report(
        ordered, tuple(coverage), tuple(failures), rules, tuple(frameworks), __version__, root,
        hidden_too, request.show_suppressed,
    )  # fmt: skip
