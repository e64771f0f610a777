"""A whole comparison: two policies in, a report out, weighed, selected and ordered as `check` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from policylint import __version__
from policylint.decisions import Settings, select
from policylint.diagnostics import Diagnostic
from policylint.engine.deciding import decide
from policylint.policy import Policy
from policylint.policy_language.drift import compare
from policylint.policy_language.drift.rules import drift_rules
from policylint.policy_language.reading import Declared
from policylint.reporter import Report
from policylint.request.discovery import repository_of


def report(declared: Declared, notice: Policy, settings_of: Callable[[str], Settings]) -> Report:
    """What differs between a declaration and a notice, with the settings of each by its path.

    Raises `decisions.UnknownNameError` for unknown rules.
    """
    rules = {rule.info.name: rule for rule in drift_rules()}
    found = compare(declared.policy, declared.declaration, notice)
    diagnostics: list[Diagnostic] = []
    wanted: set[str] = set()
    for policy, in_notice in ((declared.policy, False), (notice, True)):
        settings = settings_of(policy.document.main.source.path)
        selection = select(replace(settings, frameworks=(), floor=False), tuple(rules.values()), ())
        names = {rule.info.name for rule in selection.rules}
        own = [
            (rules[one.rule], one.finding)
            for one in found
            if one.in_notice == in_notice and one.rule in names
        ]
        diagnostics += decide(policy, own, selection, settings)
        wanted |= names
    ordered = tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))
    coverage = tuple((policy.document.source.path, policy.coverage) for policy in (declared.policy, notice))
    files = tuple(part.source.path for part in notice.document.source.parts)
    infos = {name: rule.info for name, rule in rules.items() if name in wanted}
    return Report(
        ordered,
        coverage,
        (),
        infos,
        (),
        __version__,
        here := str(Path.cwd()),
        files={files[0]: files} if files else {},
        project=repository_of(here),
    )
