from __future__ import annotations

from lsprotocol import types

from policylint.diagnostics import Applicability, Diagnostic, Edit, Finding, Fix
from policylint.language_server.actions import FIX_ALL, QUICK_FIX, Target, fix_all, fixes, ignoring, wants
from policylint.language_server.workspace import Places
from policylint.source import Source, Span

TEXT = "one two three\n"
URI = "file:///privacy.md"
KNOWN = types.Diagnostic(types.Range(types.Position(0, 0), types.Position(0, 3)), "said", data="of 0")
TARGET = Target(URI, None, Places(TEXT), (KNOWN,))


def found(start: int, end: int, applicability: Applicability) -> Diagnostic:
    fix = Fix("mend it", (Edit(Span(start, end), "x"),), applicability)
    made = Finding("found", Span(start, end), fix=fix)
    return Diagnostic("some-rule", "warning", made, Source("privacy.md", TEXT), fingerprint=f"of {start}")


def edits(action: types.CodeAction) -> list[tuple[int, int, str]]:
    assert action.edit is not None
    assert action.edit.changes is not None
    there = action.edit.changes[URI]
    return [(one.range.start.character, one.range.end.character, one.new_text) for one in there]


def test_fixes_are_offered_one_by_one_and_what_would_promise_something_never() -> None:
    made = fixes([found(0, 3, "safe"), found(4, 7, "unsafe"), found(8, 13, "display")], TARGET)
    assert [(one.title, one.is_preferred, edits(one)) for one in made] == [
        ("mend it (some-rule)", True, [(0, 3, "x")]),
        ("mend it (some-rule)", False, [(4, 7, "x")]),
    ]
    assert [one.diagnostics for one in made] == [[KNOWN], None]


def test_all_safe_fixes_at_once_and_those_that_overlap_once() -> None:
    everything = [found(0, 7, "safe"), found(4, 7, "safe"), found(8, 13, "safe"), found(13, 14, "unsafe")]
    (made,) = fix_all(everything, TARGET)
    assert (made.kind, edits(made)) == (FIX_ALL, [(0, 7, "x"), (8, 13, "x")])
    assert fix_all([found(0, 3, "unsafe")], TARGET) == []


def test_edits_name_the_version_they_are_for_where_the_editor_takes_it() -> None:
    made = ignoring(found(0, 3, "safe"), [Edit(Span(13, 13), " <!-- -->")], Target(URI, 7, Places(TEXT)))
    assert (made.title, made.kind) == ("Ignore some-rule here, by a comment", QUICK_FIX)
    assert made.edit is not None
    assert made.edit.changes is None
    assert made.edit.document_changes is not None
    (change,) = made.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (URI, 7)


def test_an_editor_may_ask_for_some_kinds_by_their_first_words() -> None:
    assert wants(None, FIX_ALL)
    assert wants(["source"], FIX_ALL)
    assert wants([types.CodeActionKind.Source], FIX_ALL)
    assert wants([types.CodeActionKind.QuickFix], QUICK_FIX)
    assert wants(["source.fixAll"], FIX_ALL)
    assert not wants(["source.fix"], FIX_ALL)
    assert not wants(["quickfix"], FIX_ALL)
    assert not wants([], QUICK_FIX)
