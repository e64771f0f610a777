"""From a `Policy` to findings: each rule is asked, behind a guard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from policylint.concordance import concordance
from policylint.diagnostics import Finding
from policylint.document import Document
from policylint.engine.guarding import Guard
from policylint.language import UNDETERMINED
from policylint.machine.clock import Clock
from policylint.machine.memory import remembered_of
from policylint.machine.time_limit import seconds_for
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.rule import Bits, MayFind, Rule, RuleInfo
from policylint.source import Span


def judge(
    policy: Policy, rules: Sequence[Rule], seconds: float | None = None, clock: Clock | None = None
) -> tuple[list[tuple[Rule, Finding]], list[Failure]]:
    """Run each rule over a policy; rules that report absence only where silence proves something.

    A rule that takes more than so many seconds (by default, see `time_limit`) is stopped, and named in a failure.
    """
    document = policy.document
    source = document.source
    found: list[tuple[Rule, Finding]] = []
    with Guard(source.path, seconds_for(len(source.text)) if seconds is None else seconds, clock) as guard:
        for rule, name in _asked(rules, policy):
            findings = guard.run(name, partial(rule.check, policy))
            if findings:
                sound = [finding for finding in findings if _holds(policy, rule, finding, guard)]
                if document.opaque:
                    sound = [_as_written(finding, document) for finding in sound]
                if document.front_matter is not None:
                    sound = [_with_settings_left(finding, document.front_matter) for finding in sound]
                found += [(rule, finding) for finding in (_each_once(sound) if document.branches else sound)]
    return found, guard.failures


def _asked(rules: Sequence[Rule], policy: Policy) -> list[tuple[Rule, str]]:
    """The rules that may have anything to say about a policy, each with what it is called if it fails.

    Not those that report an absence where silence proves nothing, or are for another language than its own.
    """
    coverage, declared = policy.coverage, policy.declaration is not None
    proving = coverage.absence_is_meaningful
    languages = ("", coverage.language) if coverage.language != UNDETERMINED else None
    bits = concordance(policy.passages).bits
    return [
        (rule, name)
        for rule, info, name, may_find in _called(tuple(rules))
        if (not info.reports_absence or (proving and info.topic not in coverage.unclear))
        and (languages is None or info.language in languages)
        and (not declared or info.judges_declarations)
        and (may_find is None or _perhaps(may_find, policy, bits))
    ]


def _perhaps(may_find: MayFind, policy: Policy, bits: Bits) -> bool:
    """Whether a rule may find anything, as far as it can tell: what fails is asked again, behind the guard."""
    try:
        return may_find(policy, bits)
    except Exception:
        return True


@remembered_of
def _called(rules: tuple[Rule, ...]) -> list[tuple[Rule, RuleInfo, str, MayFind | None]]:
    """Each of some rules, with what tells of it, and whether it may find anything, if it says so (see `rule.RuleOnDemand`)."""
    return [(rule, rule.info, f"rule {rule.info.name}", getattr(rule, "may_find", None)) for rule in rules]


def _each_once(findings: list[Finding]) -> Iterable[Finding]:
    """Findings without those that say the same of the same place: a template's sentence may be read in several ways."""
    first: dict[tuple[str, Span], Finding] = {}
    for finding in findings:
        first.setdefault((finding.message, finding.span), finding)
    return first.values()


def _as_written(finding: Finding, document: Document) -> Finding:
    """The same with the expressions of templates in the words that it quotes as the author wrote them."""
    places = (finding.span, *(related.span for related in finding.related))
    message, help = document.as_written(finding.message, *places), document.as_written(finding.help, *places)
    related = tuple(
        [replace(one, message=document.as_written(one.message, one.span, *places)) for one in finding.related]
    )
    fix = finding.fix
    if fix is not None:
        edits = [
            replace(edit, replacement=document.as_written(edit.replacement, edit.span, *places))
            for edit in fix.edits
        ]
        fix = replace(fix, title=document.as_written(fix.title, *places), edits=tuple(edits))
    return replace(finding, message=message, help=help, related=related, fix=fix)


def _with_settings_left(finding: Finding, block: Span) -> Finding:
    """The same; what it would change in front matter is only shown, for that has a grammar of its own."""
    fix = finding.fix
    if fix is None or not any(block.overlaps(edit.span) for edit in fix.edits):
        return finding
    return replace(finding, fix=replace(fix, applicability="display"))


def _holds(policy: Policy, rule: Rule, finding: Finding, guard: Guard) -> bool:
    """Whether a finding points into the source; one that does not is the rule's failure, not the user's."""
    if not isinstance(finding, Finding):
        message = f"gave {type(finding).__name__}, no finding"
        guard.failures.append(Failure(f"rule {rule.info.name}", message, guard.path))
        return False
    if finding.span.end <= len(policy.document.source.text):
        return True
    guard.failures.append(
        Failure(f"rule {rule.info.name}", f"points outside the text: {finding.span}", guard.path)
    )
    return False
