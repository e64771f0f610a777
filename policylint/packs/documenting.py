"""The documentation of a pack's rule, in the same sections as that of any other rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policylint.packs.rules import PackExample
from policylint.rule import Documentation, Example, RuleInfo

_WHAT = {
    "existence": "Reports words that should not be there.",
    "substitution": "Reports words for which there are better ones.",
    "occurrence": "Reports what stands there too often, or not often enough.",
    "repetition": "Reports a word that stands twice, one after the other.",
    "consistency": "Reports two ways of writing one thing in one policy.",
    "conditional": "Reports that one thing is said, and another that belongs to it is not.",
    "metric": "Reports a figure worked out from the text that lies beyond a limit.",
}


def info_of(values: Mapping[str, Any], kind: str, examples: Sequence[PackExample]) -> RuleInfo:
    """A rule's metadata from its checked table."""
    flagged = [Example(one.text, one.finds, one.today, one.path) for one in examples if one.finds]
    accepted = [
        Example(one.text, (), one.today, one.path) for one in examples if not (one.finds or one.missed)
    ]
    summary = values.get("summary", "")
    return RuleInfo(
        values["name"],
        values.get("group", "quality"),
        summary or _WHAT[kind],
        Documentation(
            what=" ".join(filter(None, (summary, _WHAT[kind]))),
            why=values.get("why", ""),
            flagged=tuple(flagged),
            accepted=tuple(accepted),
            limits=values.get("limits", ""),
            references=tuple(values.get("references", ())),
        ),
        severity=values.get("severity", "warning"),
        stability="preview" if values.get("preview") else "stable",
        topic=values.get("topic", ""),
        reports_absence=kind == "occurrence" and "min" in values,
    )
