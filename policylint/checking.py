"""`check`: every input through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

from policylint import __version__
from policylint.coverage import Coverage
from policylint.decisions import Settings, decide
from policylint.diagnostics import Diagnostic, Suppression
from policylint.engine import judge
from policylint.host import Parts
from policylint.inspection import inspection
from policylint.loading import Request
from policylint.plan import Plan
from policylint.reporter import Report
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
    names = {name: rule.info.name for rule in parts.rules for name in (rule.info.name, *rule.info.aliases)}
    for one in inputs:
        policy, selection = one.policy, one.selection
        findings, failed = judge(policy, selection.rules)
        inputs.failures += failed
        silenced = silence(policy, findings, selection.rules, names, inline=request.inline)
        kept, hidden = silenced.parted(decide(policy, [*findings, *silenced.own], selection, one.settings))
        diagnostics += kept
        suppressed += hidden
        coverage.append((policy.document.source.path, policy.coverage))
    used = inputs.selections.used()
    rules = {rule.info.name: rule.info for selection in used for rule in selection.rules}
    frameworks = dict.fromkeys(framework.name for selection in used for framework in selection.frameworks)
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    root = str(Path.cwd())
    hidden_too = tuple(sorted(suppressed, key=lambda one: one.diagnostic.sort_key))
    return Report(
        ordered, tuple(coverage), tuple(parts.attributed(inputs.failures)), rules, tuple(frameworks), __version__, root,
        hidden_too, request.show_suppressed,
    )  # fmt: skip
