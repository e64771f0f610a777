"""What was found in an open policy, as an editor shows it: diagnostics, and what is told at a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from lsprotocol import types

from policylint.diagnostics import Diagnostic, Related
from policylint.disclosure import Disclosure
from policylint.language_server.workspace import Places
from policylint.rule import RuleInfo
from policylint.source import Span

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_NEEDLESS = frozenset({"unused-suppression"})
"""Rules that report what can go: editors show it faded."""


def shown(found: Diagnostic, places: Places, uri: str, rule: RuleInfo | None = None) -> types.Diagnostic:
    """A diagnostic as the protocol has it. Its data is the finding's fingerprint, by which code actions know it again."""
    cited = "; ".join(f"{one.framework} {one.section}" for one in found.citations)
    message = found.message + (f" ({cited})" if cited else "")
    url = _link(found, rule)
    return types.Diagnostic(
        range=places.range(found.finding.span),
        message=f"{message}\n{found.help}" if found.help else message,
        severity=_SEVERITIES[found.severity],
        code=found.rule,
        code_description=types.CodeDescription(url) if url else None,
        source="policylint",
        tags=[types.DiagnosticTag.Unnecessary] if found.rule in _NEEDLESS else None,
        related_information=[_related(one, places, uri) for one in found.finding.related] or None,
        data=found.fingerprint or None,
    )


def _link(found: Diagnostic, rule: RuleInfo | None) -> str:
    """Where a law asks for it; else where the rule comes from."""
    laws = [one.url for one in found.citations]
    references = rule.documentation.references if rule is not None and not any(laws) else ()
    return next((one for one in (*laws, *references) if one.startswith(("https://", "http://"))), "")


def _related(one: Related, places: Places, uri: str) -> types.DiagnosticRelatedInformation:
    """Another place that belongs to a finding; it may be in another file of the policy."""
    if one.source is not None:
        uri, encoding = Path(one.source.path).absolute().as_uri(), places.encoding
        places = Places(one.source.text, encoding)
    return types.DiagnosticRelatedInformation(types.Location(uri, places.range(one.span)), one.message)


def at(found: Iterable[Diagnostic], span: Span) -> list[Diagnostic]:
    """The diagnostics that touch a stretch of the text."""
    return [one for one in found if one.finding.span.start <= span.end and span.start <= one.finding.span.end]


def told(
    found: Sequence[Diagnostic], rules: dict[str, RuleInfo], disclosed: Sequence[Disclosure]
) -> types.Hover | None:
    """What an editor shows where the pointer rests on findings, or on what is disclosed; None if there is neither."""
    parts = [_of_finding(one, rules.get(one.rule)) for one in found]
    if disclosed:
        parts.append("\n".join(["Disclosed here:", "", *dict.fromkeys(map(_of_disclosure, disclosed))]))
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))


def _of_finding(found: Diagnostic, rule: RuleInfo | None) -> str:
    lines = [f"**{found.rule}** ({found.severity}): {_plain(found.message)}"]
    lines += [_plain(found.help)] if found.help else []
    lines += [
        f"Asked for by {_plain(f'{one.framework} {one.section}')}" + (f" <{one.url}>" if one.url else "")
        for one in found.citations
    ]
    if rule is not None:
        lines += [rule.documentation.why.strip(), f"`policylint rule {found.rule}` tells more."]
    return "\n\n".join(filter(None, lines))


def _of_disclosure(one: Disclosure) -> str:
    names = dict.fromkeys(each.name for each in one.attributes)
    details = "; ".join(f"{name} {', '.join(one.values(name))}" for name in names)
    return f"- `{one.topic}` {one.polarity}" + (f" ({_plain(details)})" if details else "")


def _plain(text: str) -> str:
    """Words of a text as Markdown shows them: nothing in them is mark-up, a link least of all."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{one}" if one in "\\`*_[]|#!" else one for one in shown)
