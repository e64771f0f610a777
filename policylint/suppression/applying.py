"""Suppression applied: which findings comments silence, and which comments silence nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from policylint.diagnostics import Applicability, Edit, Finding, Fix
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.rule import Rule
from policylint.source import Source, Span
from policylint.suppression.comments import Directive, read_comments

if TYPE_CHECKING:
    from policylint.suppression.covering import Covering
    from policylint.suppression.scopes import Scope

GROUP = "suppression"
UNUSED = "unused-suppression"
UNKNOWN = "unknown-suppression"
EXPIRED = "expired-suppression"
SUFFIX = ".policylint.toml"
"""What the name of a file of suppressions has behind that of the document that it is beside."""
_ADVISED = 200
"""For so many unknown names it is looked which rule may be meant, which takes milliseconds."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """What suppression does to the findings of one policy.

    `reasons` tell for each finding that is silenced why, in the words of its comment (perhaps none). `own` are
    findings about the comments themselves.
    """

    reasons: dict[tuple[str, Finding], str]
    own: list[tuple[Rule, Finding]]


def suppress(
    policy: Policy,
    findings: Sequence[tuple[Rule, Finding]],
    ran: Sequence[Rule],
    names: Mapping[str, str],
) -> Suppressed:
    """Apply a policy's comments to what was found in it.

    `ran` are the rules that ran; a comment for one that did not is never unused. `names` gives, for each name
    and alias of every rule there is, the rule's name.
    """
    directives, _ = read_comments(policy.document)
    if not directives:
        return Suppressed({}, [])
    from policylint.suppression.scopes import scopes

    held = [one for one in directives if not one.expired(policy.today)]
    by_rule: dict[str, list[Scope]] = defaultdict(list)
    for scope in scopes(policy.document, held):
        if scope.name in names:
            by_rule[names[scope.name]].append(scope)
    by_name = {rule.info.name: rule for rule in ran}
    reasons = _reasons(findings, by_rule)
    own: list[tuple[Rule, Finding]] = []
    if UNKNOWN in by_name:
        own += [(by_name[UNKNOWN], finding) for finding in _unknown(policy, directives, names)]
    if UNUSED in by_name:
        checked = {
            rule.info.name
            for rule in ran
            if rule.info.group != GROUP
            and not (rule.info.reports_absence and not policy.coverage.absence_is_meaningful)
        }
        own += [
            (by_name[UNUSED], finding) for finding in _unused(policy, _silent(findings, by_rule, checked))
        ]
    return Suppressed({**reasons, **_reasons(own, by_rule)}, own)


def _reasons(
    findings: Iterable[tuple[Rule, Finding]], by_rule: Mapping[str, Sequence[Scope]]
) -> dict[tuple[str, Finding], str]:
    """Why each finding is silenced that is: the words of the first comment whose scope covers it."""
    from policylint.suppression.covering import Covering

    reasons: dict[tuple[str, Finding], str] = {}
    covering: dict[str, Covering] = {}
    for rule, finding in findings:
        name = rule.info.name
        if name not in by_rule:
            continue
        if name not in covering:
            covering[name] = Covering([scope.span for scope in by_rule[name]])
        first = covering[name].of(finding.span)
        if first is not None:
            reasons.setdefault((name, finding), by_rule[name][first].directive.reason)
    return reasons


def _silent(
    findings: Iterable[tuple[Rule, Finding]], by_rule: Mapping[str, Sequence[Scope]], checked: Container[str]
) -> list[Scope]:
    """The scopes of rules that are checked in which none of the findings lies, in the order of the source."""
    places: dict[str, list[Span]] = defaultdict(list)
    for rule, finding in findings:
        places[rule.info.name].append(finding.span)
    silent: list[Scope] = []
    for name, held in by_rule.items():
        if name in checked:
            spans = sorted(places[name])
            starts, empty = [span.start for span in spans], {span for span in spans if not span}
            for scope in held:
                first = bisect_left(starts, scope.span.start)
                if scope.span not in empty and (first == len(starts) or starts[first] >= scope.span.end):
                    silent.append(scope)
    return sorted(silent, key=lambda scope: (scope.directive.span, scope.index))


def _unknown(policy: Policy, directives: Sequence[Directive], names: Collection[str]) -> Iterator[Finding]:
    advice: dict[str, str] = {}
    for directive in directives:
        for index, named in enumerate(directive.names):
            if named.name in names:
                continue
            if named.name not in advice:
                advice[named.name] = _advice(named.name, names if len(advice) < _ADVISED else ())
            yield Finding(
                f"no rule is named {named.name!r}",
                named.span,
                help=advice[named.name],
                fix=removal(policy.document.source, directive, (index,), "unsafe"),
            )


def _advice(name: str, names: Collection[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, names, 1, 0.6)
    return f"Did you mean {close[0]}?" if close else "Name a rule: `policylint rule --all` lists them."


def _unused(policy: Policy, silent: Sequence[Scope]) -> Iterator[Finding]:
    for _, of_one in groupby(silent, key=lambda scope: scope.directive.span):
        held = list(of_one)
        directive, indices = held[0].directive, [scope.index for scope in held]
        listed = ", ".join(directive.names[index].name for index in indices)
        whole = len(indices) == len(directive.names)
        yield Finding(
            f"nothing is suppressed: no finding of {listed} here"
            if directive.kind != "enable"
            else f"nothing to enable: {listed} is not disabled here",
            directive.span if whole else directive.names[indices[0]].span,
            help="Remove it, or move it to what it is for.",
            fix=removal(policy.document.source, directive, indices),
        )


def removal(source: Source, directive: Directive, indices: Sequence[int], how: Applicability = "safe") -> Fix:
    """The fix that takes names out of a comment, or the comment away if none is left."""
    if len(indices) == len(directive.names):
        return Fix("remove the comment", (Edit(comment_span(source, directive.span), ""),), how)
    edits = []
    out = set(indices)
    for index in indices:
        span = directive.names[index].span
        if index + 1 < len(directive.names):
            edits.append(Edit(Span(span.start, directive.names[index + 1].span.start), ""))
        else:
            kept = max(i for i in range(len(directive.names)) if i not in out)
            edits = [edit for edit in edits if edit.span.start < directive.names[kept].span.end]
            edits.append(Edit(Span(directive.names[kept].span.end, span.end), ""))
    return Fix("remove the name", tuple(edits), how)


def comment_span(source: Source, span: Span) -> Span:
    """A comment with what goes when it does: its whole line if nothing else is on it, else the space before it."""
    text = source.text
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    after = end
    while after < len(text) and text[after] in " \t":
        after += 1
    at_start = start == 0 or text[start - 1] in "\r\n"
    at_end = after == len(text) or text[after] in "\r\n"
    if at_start and at_end:
        if text.startswith("\r\n", after):
            return Span(start, after + 2)
        return Span(start, min(after + 1, len(text)))
    return Span(start, end) if at_end else span
