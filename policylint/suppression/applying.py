"""Suppression applied: which findings comments silence, and which comments silence nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from policylint.diagnostics import Applicability, Edit, Finding, Fix
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.rule import Rule
from policylint.source import Source, Span
from policylint.suppression.comments import Directive, read_comments
from policylint.suppression.scopes import Scope, scopes

GROUP = "suppression"
UNUSED = "unused-suppression"
UNKNOWN = "unknown-suppression"
EXPIRED = "expired-suppression"
SUFFIX = ".policylint.toml"
"""What the name of a file of suppressions has behind that of the document that it is beside."""


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
    held = [one for one in directives if not one.expired(policy.today)]
    all_scopes = scopes(policy.document, held)
    known = [scope for scope in all_scopes if scope.name in names]
    by_name = {rule.info.name: rule for rule in ran}
    reasons, used = _matched(findings, known, names)
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
        silent = [scope for scope in known if scope not in used and names[scope.name] in checked]
        own += [(by_name[UNUSED], finding) for finding in _unused(policy, silent)]
    more, _ = _matched(own, known, names)
    return Suppressed({**reasons, **more}, own)


def _matched(
    findings: Sequence[tuple[Rule, Finding]], known: Sequence[Scope], names: Mapping[str, str]
) -> tuple[dict[tuple[str, Finding], str], set[Scope]]:
    reasons: dict[tuple[str, Finding], str] = {}
    used: set[Scope] = set()
    for rule, finding in findings:
        for scope in known:
            if names[scope.name] == rule.info.name and scope.covers(finding.span):
                reasons.setdefault((rule.info.name, finding), scope.directive.reason)
                used.add(scope)
    return reasons, used


def _unknown(policy: Policy, directives: Sequence[Directive], names: Collection[str]) -> Iterator[Finding]:
    from difflib import get_close_matches

    for directive in directives:
        for index, named in enumerate(directive.names):
            if named.name not in names:
                close = get_close_matches(named.name, names, 1, 0.6)
                advice = (
                    f"Did you mean {close[0]}?"
                    if close
                    else "Name a rule: `policylint rule --all` lists them."
                )
                yield Finding(
                    f"no rule is named {named.name!r}",
                    named.span,
                    help=advice,
                    fix=removal(policy.document.source, directive, (index,), "unsafe"),
                )


def _unused(policy: Policy, silent: Sequence[Scope]) -> Iterator[Finding]:
    by_directive: dict[Directive, list[int]] = {}
    for scope in silent:
        by_directive.setdefault(scope.directive, []).append(scope.index)
    for directive, indices in by_directive.items():
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
    for index in indices:
        span = directive.names[index].span
        if index + 1 < len(directive.names):
            edits.append(Edit(Span(span.start, directive.names[index + 1].span.start), ""))
        else:
            kept = max(i for i in range(len(directive.names)) if i not in indices)
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
