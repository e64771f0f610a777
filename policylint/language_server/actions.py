"""What may be done about findings in an open policy: code actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from policylint.diagnostics import Diagnostic, Edit
from policylint.fixing.edits import choose
from policylint.frozen import dataclass
from policylint.language_server.workspace import Places

QUICK_FIX = types.CodeActionKind.QuickFix
FIX_ALL = "source.fixAll.policylint"


@dataclass(frozen=True, slots=True)
class Target:
    """The text that is edited: its URI, its version if edits may name it, its places, and its diagnostics as the editor knows them."""

    uri: str
    version: int | None
    places: Places
    known: tuple[types.Diagnostic, ...] = ()

    def edit(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of the text."""
        made = [types.TextEdit(self.places.range(one.span), one.replacement) for one in edits]
        if self.version is None:
            return types.WorkspaceEdit(changes={self.uri: made})
        text = types.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(text, list(made))])

    def mended(self, found: Diagnostic) -> list[types.Diagnostic] | None:
        """The diagnostics that an action is about, if the editor asked about them."""
        fingerprint = found.fingerprint
        return [one for one in self.known if fingerprint and one.data == fingerprint] or None


def wants(only: Sequence[str] | None, kind: str) -> bool:
    """Whether an editor asks for a kind of actions; it may name a kind by its first words."""
    return only is None or any(kind == one or kind.startswith(one + ".") for one in only)


def fixes(found: Iterable[Diagnostic], target: Target) -> list[types.CodeAction]:
    """What mends findings, each by itself. Wording for what is missing is in the help, and never inserted: it promises something."""
    actions = []
    for one in found:
        fix = one.finding.fix
        if fix is not None and fix.applicability != "display":
            actions.append(
                types.CodeAction(
                    f"{fix.title} ({one.rule})",
                    kind=QUICK_FIX,
                    diagnostics=target.mended(one),
                    is_preferred=fix.applicability == "safe",
                    edit=target.edit(fix.edits),
                )
            )
    return actions


def fix_all(found: Sequence[Diagnostic], target: Target) -> list[types.CodeAction]:
    """All safe fixes at once, if there are any."""
    edits = [made for one in choose(found) if one.finding.fix is not None for made in one.finding.fix.edits]
    if not edits:
        return []
    title = "Mend all that changes nothing a reader sees"
    return [types.CodeAction(title, kind=FIX_ALL, edit=target.edit(edits))]


def ignoring(found: Diagnostic, edits: Iterable[Edit], target: Target) -> types.CodeAction:
    """What writes a comment that suppresses a finding: a reason is left to whoever takes it."""
    title = f"Ignore {found.rule} here, by a comment"
    return types.CodeAction(title, kind=QUICK_FIX, diagnostics=target.mended(found), edit=target.edit(edits))
