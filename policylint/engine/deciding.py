"""From findings to diagnostics: how grave each finding is, how sure, and which laws it cites."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from policylint.baselines.fingerprints import digest, fingerprint
from policylint.confidence import CONFIDENCES, is_at_least
from policylint.decisions import Selection, Settings
from policylint.diagnostics import SEVERITIES, Citation, Diagnostic, Finding, Severity
from policylint.engine.certainty import confidence_of
from policylint.engine.locating import located
from policylint.framework import FLOOR, Framework
from policylint.law.asking import Asking, asked_for, cited_by, weighed
from policylint.law.requirements import cited
from policylint.policy import Policy
from policylint.rule import Rule, RuleInfo


def decide(
    policy: Policy, findings: Iterable[tuple[Rule, Finding]], selection: Selection, settings: Settings
) -> tuple[Diagnostic, ...]:
    """Weigh and cite findings; leave out those below the least severity or confidence, or that nobody asks for.

    Where a rule says place by place what is absent, the absence as a whole is left out: it would be said twice.
    """
    asking = Asking(selection.frameworks, policy)
    diagnostics = []
    seen: dict[tuple[str, str], int] = {}
    findings = list(findings)
    told = _told_in_place(asking, findings, selection)
    grave = frozenset(SEVERITIES[: SEVERITIES.index(settings.min_severity) + 1])
    sure = frozenset([one for one in CONFIDENCES if is_at_least(one, settings.min_confidence)])
    for rule, finding in findings:
        info = rule.info
        weight = _weigh(asking, info, finding, selection)
        if weight is None or (info.is_asked_for and info.topic in told):
            continue
        severity, citations = selection.severities.get(info.name, weight[0]), weight[1]
        if severity not in grave:
            continue
        confidence = confidence_of(policy, info, finding)
        if confidence not in sure:
            continue
        print_ = fingerprint(policy, info, finding)
        source, placed = located(finding, policy.document.source)
        seen[source.path, print_] = times = seen.get((source.path, print_), 0) + 1
        if times > 1:
            print_ = digest(print_, str(times))
        shown = placed if source.extract is None else _only_shown(placed)
        diagnostics.append(Diagnostic(info.name, severity, shown, source, citations, print_, confidence))
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))


def _only_shown(finding: Finding) -> Finding:
    """The finding with a fix that nothing applies: what was taken from a DOCX or a PDF cannot be written back."""
    return (
        finding
        if finding.fix is None
        else replace(finding, fix=replace(finding.fix, applicability="display"))
    )


def _told_in_place(
    asking: Asking, findings: Iterable[tuple[Rule, Finding]], selection: Selection
) -> set[str]:
    """The topics whose absence a rule without a topic of its own reports, each time where it matters."""
    return {
        finding.topic
        for rule, finding in findings
        if rule.info.is_asked_for
        and not rule.info.topic
        and _weigh(asking, rule.info, finding, selection) is not None
    } - {""}


def _weigh(
    asking: Asking, info: RuleInfo, finding: Finding, selection: Selection
) -> tuple[Severity, tuple[Citation, ...]] | None:
    """The severity and citations of a finding; None if an absence that nobody asks about.

    A requirement that names topics and a rule weighs only their absence: how it is said, the rule weighs. The floor is
    nobody's law, so it is not cited.
    """
    if info.is_asked_for:
        if info.topic and not finding.country:
            asked = asking.missing(info.topic)
        else:
            asked = weighed(asked_for(asking, info, finding))
        if asked.needs:
            return asked.severity, asked.citations
        return ("info", ()) if info.name in selection.named else None
    needs = asked_for(asking, info, finding)
    severities = [need.requirement.severity for need in needs if not need.topics]
    return min([*severities, info.severity], key=SEVERITIES.index), cited_by(needs)


def citations_of(info: RuleInfo, frameworks: Iterable[Framework]) -> tuple[Citation, ...]:
    """Every place in these frameworks that asks for what a rule checks, whatever the policy."""
    return tuple(
        cited(framework, need)
        for framework in frameworks
        if framework.name != FLOOR
        for need in framework.requirements
        if need.rule == info.name or (info.reports_absence and info.topic in need.topics)
    )
