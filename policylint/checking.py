"""`check`: every input through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

from policylint import __version__
from policylint.coverage import Coverage
from policylint.decisions import Settings, decide
from policylint.diagnostics import Diagnostic, Finding, Suppression
from policylint.engine import judge
from policylint.host import Parts
from policylint.inspection import Inspected, inspection
from policylint.loading import Request
from policylint.plan import Plan
from policylint.reporter import Report
from policylint.rule import Rule
from policylint.silencing import silence


def check(request: Request, settings: Settings, parts: Parts, plan: Plan | None = None) -> Report:
    """Run the whole pipeline over every input. A `plan` says file by file what holds instead of `settings`.

    Raises `decisions.UnknownNameError` for unknown rules or frameworks, ValueError for an unknown format,
    and `config.problems.ConfigError` for configurations that cannot be used.
    """
    inputs = inspection(request, settings, parts, plan)
    diagnostics: list[Diagnostic] = []
    coverage: list[tuple[str, Coverage]] = []
    suppressed: list[Suppression] = []
    files: dict[str, tuple[str, ...]] = {}
    names = {name: rule.info.name for rule in parts.rules for name in (rule.info.name, *rule.info.aliases)}
    for one in inputs:
        policy, selection = one.policy, one.selection
        findings, failed = judge(policy, selection.rules)
        findings = _wanted(findings, one)
        inputs.failures += failed
        silenced = silence(policy, findings, one.ran, names, inline=request.inline)
        kept, hidden = silenced.parted(decide(policy, [*findings, *silenced.own], selection, one.settings))
        diagnostics += kept
        suppressed += hidden
        source = policy.document.source
        coverage.append((source.path, policy.coverage))
        if source.parts:
            files[source.path] = tuple(part.source.path for part in source.parts)
    used = inputs.selections.used()
    rules = {rule.info.name: rule.info for selection in used for rule in selection.rules}
    frameworks = dict.fromkeys(framework.name for selection in used for framework in selection.frameworks)
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    root = str(Path.cwd())
    hidden_too = tuple(sorted(suppressed, key=lambda one: one.diagnostic.sort_key))
    return Report(
        ordered, tuple(coverage), tuple(parts.attributed(inputs.failures)), rules, tuple(frameworks), __version__, root,
        hidden_too, request.show_suppressed, files,
    )  # fmt: skip


def _wanted(findings: list[tuple[Rule, Finding]], one: Inspected) -> list[tuple[Rule, Finding]]:
    """The findings without those of rules that are left out in their file."""
    if not one.left_out:
        return findings
    source = one.policy.document.source
    return [
        (rule, finding)
        for rule, finding in findings
        if rule.info.name not in one.left_out.get(source.part_at(finding.span.start).source.path, ())
    ]
