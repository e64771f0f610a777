"""What was found in an open policy, as an editor shows it: diagnostics, what is told at a place, and what may be done there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from policylint.diagnostics import Diagnostic, Edit
from policylint.disclosure import Disclosure
from policylint.fixing.edits import choose
from policylint.language_server.positions import Places
from policylint.rule import RuleInfo
from policylint.source import Span

_SEVERITIES = {"error": 1, "warning": 2, "info": 3}
FIX_ALL = "source.fixAll.policylint"


def shown(found: Diagnostic, places: Places, uri: str) -> dict[str, Any]:
    """A diagnostic as the protocol has it."""
    cited = "; ".join(f"{one.framework} {one.section}" for one in found.citations)
    message = found.message + (f" ({cited})" if cited else "")
    related = [
        {"location": {"uri": uri, "range": places.range(one.span)}, "message": one.message}
        for one in found.finding.related
        if one.source is None
    ]
    url = next((one.url for one in found.citations if one.url), "")
    return {
        "range": places.range(found.finding.span),
        "severity": _SEVERITIES[found.severity],
        "code": found.rule,
        **({"codeDescription": {"href": url}} if url else {}),
        "source": "policylint",
        "message": f"{message}\n{found.help}" if found.help else message,
        **({"relatedInformation": related} if related else {}),
    }


def at(found: Iterable[Diagnostic], span: Span) -> list[Diagnostic]:
    """The diagnostics that touch a stretch of the text."""
    return [one for one in found if one.finding.span.start <= span.end and span.start <= one.finding.span.end]


def told(
    found: Sequence[Diagnostic], rules: dict[str, RuleInfo], disclosed: Sequence[Disclosure]
) -> dict[str, Any] | None:
    """What an editor shows where the pointer rests on findings, or on what is disclosed; None if there is neither."""
    parts = [_of_finding(one, rules.get(one.rule)) for one in found]
    if disclosed:
        parts.append("\n".join(["Disclosed here:", "", *dict.fromkeys(map(_of_disclosure, disclosed))]))
    return {"contents": {"kind": "markdown", "value": "\n\n---\n\n".join(parts)}} if parts else None


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


def fixes(found: Iterable[Diagnostic], places: Places, uri: str) -> list[dict[str, Any]]:
    """What mends findings, each by itself. Wording for what is missing is in the help, and never inserted: it promises something."""
    actions = []
    for one in found:
        fix = one.finding.fix
        if fix is not None and fix.applicability != "display":
            actions.append(
                {
                    "title": f"{fix.title} ({one.rule})",
                    "kind": "quickfix",
                    "diagnostics": [shown(one, places, uri)],
                    "isPreferred": fix.applicability == "safe",
                    "edit": edit(fix.edits, places, uri),
                }
            )
    return actions


def fix_all(found: Sequence[Diagnostic], places: Places, uri: str) -> list[dict[str, Any]]:
    """All safe fixes at once, if there are any."""
    edits = [made for one in choose(found) if one.finding.fix is not None for made in one.finding.fix.edits]
    if not edits:
        return []
    title = "Mend all that changes nothing a reader sees"
    return [{"title": title, "kind": FIX_ALL, "edit": edit(edits, places, uri)}]


def ignoring(found: Diagnostic, edits: Iterable[Edit], places: Places, uri: str) -> dict[str, Any]:
    """What writes a comment that suppresses a finding: a reason is left to whoever takes it."""
    return {
        "title": f"Ignore {found.rule} here, by a comment",
        "kind": "quickfix",
        "diagnostics": [shown(found, places, uri)],
        "edit": edit(edits, places, uri),
    }


def edit(edits: Iterable[Edit], places: Places, uri: str) -> dict[str, Any]:
    """Edits of a document."""
    return {
        "changes": {uri: [{"range": places.range(one.span), "newText": one.replacement} for one in edits]}
    }
