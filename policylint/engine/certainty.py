"""How sure a finding is: what `--min-confidence` weighs.

A finding is as sure as what it rests on. What stands in the text and needs no understanding (a heading, a
placeholder, a comment) is certain. What rests on recognised statements is as sure as the least sure of them. An
absence is never certain, for silence proves little: it is likely, or merely possible where something came near.
"""

from __future__ import annotations

from policylint.confidence import CONFIDENCES, Confidence
from policylint.diagnostics import Finding
from policylint.explanation import is_near
from policylint.policy import Policy
from policylint.rule import RuleInfo

_EXACT = frozenset({"integrity", "declaration", "suppression"})
"""Groups whose rules report what stands there, whatever it means."""


def confidence_of(policy: Policy, info: RuleInfo, finding: Finding) -> Confidence:
    """How sure a finding of a rule is."""
    if finding.confidence is not None:
        return finding.confidence
    if policy.declaration is not None or (info.group in _EXACT and not info.reports_absence):
        return "certain"
    if info.reports_absence:
        topic = finding.topic or info.topic
        return "possible" if topic and is_near(policy, topic) else "likely"
    spans = (finding.span, *(related.span for related in finding.related if related.source is None))
    family = finding.topic.split(".")[0]
    resting_on = {disclosure.confidence for span in spans for disclosure in policy.about_at(span, family)}
    return max(resting_on, key=CONFIDENCES.index, default="likely")
