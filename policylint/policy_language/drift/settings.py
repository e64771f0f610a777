"""What a configuration says of comparing: which differences are reported, and how grave each is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from policylint.config.effective import values_for
from policylint.decisions import Settings, selectors
from policylint.diagnostics import Severity
from policylint.policy_language.drift.rules import drift_rules
from policylint.request.plan import Plan


def settings_for(path: str, asked: Settings, least: Severity | None, plan: Plan) -> Settings:
    """What holds for the differences in a file: as it was asked for, else as its configuration says.

    `least` is the severity from which on they are asked for. A configuration is for all commands, so it may name
    other rules than those that compare; `asked` may not.
    """
    values = values_for(plan.sources.config_for(path), path)
    known = selectors(drift_rules(), ())

    def own(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in known)

    return replace(
        asked,
        select=asked.select or own(values.get("select", ())),
        extend_select=() if asked.select else own(values.get("extend-select", ())),
        ignore=(*own(values.get("ignore", ())), *asked.ignore),
        min_severity=least or values.get("min-severity", "info"),
        severity=tuple((name, level) for name, level in values.get("severity", {}).items() if name in known),
        min_confidence=values.get("min-confidence", "possible"),
    )
