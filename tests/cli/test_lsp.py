"""`policylint lsp` as an editor meets it: a process that is spoken to over its standard streams."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, make_test_lsp_client

pytestmark = pytest.mark.asyncio
COMMAND = [sys.executable, "-m", "policylint", "lsp", "--stdio"]
PUBLISHED = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
TEXT = """# Privacy policy of 🌲 Acme AB

We keep your order records for six years, see [our rights](#your-rights). 🌲 Ask us at TBD.

## 1. Your rights

<!-- policylint: ignore[dnt-missing] because we have no site -->
You may object to the processing. We do not respond to Do Not Track signals.
"""
CAPABILITIES = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
    )
)


def asked(*folders: Path, **more: types.ClientCapabilities) -> types.InitializeParams:
    there = [types.WorkspaceFolder(one.as_uri(), one.name) for one in folders]
    return types.InitializeParams(more.get("capabilities", CAPABILITIES), workspace_folders=there)


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND))
async def editor(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    await lsp_client.initialize_session(asked(tmp_path))
    yield
    await lsp_client.shutdown_session()
    assert lsp_client._server.returncode == 0


async def opened(editor: LanguageClient, uri: str, text: str = TEXT, language: str = "markdown") -> list[str]:
    """The rules that report something in a text that is opened."""
    document = types.TextDocumentItem(uri, language, 1, text)
    return (await published(editor, document))[0]


async def published(editor: LanguageClient, document: types.TextDocumentItem) -> tuple[list[str], int | None]:
    editor.text_document_did_open(types.DidOpenTextDocumentParams(document))
    told = await asyncio.wait_for(editor.wait_for_notification(PUBLISHED), 60)
    assert told.uri == document.uri
    return [one.code for one in told.diagnostics], told.version


def change(
    editor: LanguageClient, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent
) -> None:
    document = types.VersionedTextDocumentIdentifier(version, uri)
    editor.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))


def at(text: str, words: str) -> types.Position:
    """Where words begin, in UTF-16 code units."""
    before = text[: text.index(words)].split("\n")
    return types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)


def span(text: str, words: str) -> types.Range:
    start = at(text, words)
    return types.Range(
        start, types.Position(start.line, start.character + len(words.encode("utf-16-le")) // 2)
    )


async def test_a_session(editor: LanguageClient, tmp_path: Path) -> None:
    uri = (tmp_path / "privacy.md").as_uri()
    assert "retention-missing" not in await opened(editor, uri)
    by_rule = {one.code: one for one in editor.diagnostics[uri]}
    assert by_rule["placeholder-text"].range == span(TEXT, "TBD")
    assert by_rule["unused-suppression"].tags == (types.DiagnosticTag.Unnecessary,)
    document = types.TextDocumentIdentifier(uri)
    place = types.TextDocumentPositionParams(document, at(TEXT, "six years"))
    told = await editor.text_document_hover_async(types.HoverParams(document, place.position))
    assert "`retention.period` stated (data orders; period P6Y)" in told.contents.value
    place = span(TEXT, "our rights")
    context = types.CodeActionContext([by_rule["dangling-reference"]])
    actions = await editor.text_document_code_action_async(types.CodeActionParams(document, place, context))
    assert [one.title for one in actions] == [
        "let it lead to #1-your-rights (dangling-reference)",
        "Ignore dangling-reference here, by a comment",
        "Mend all that changes nothing a reader sees",
    ]
    assert actions[0].diagnostics == (by_rule["dangling-reference"],)
    edit = actions[0].edit.document_changes[0]
    assert edit.text_document.version == 1
    assert edit.edits == (types.TextEdit(span(TEXT, "#your-rights"), "#1-your-rights"),)


async def test_what_is_typed_is_checked_once_when_there_is_a_pause(
    editor: LanguageClient, tmp_path: Path
) -> None:
    uri = (tmp_path / "grüne politik.md").as_uri()
    assert "%" in uri
    assert "placeholder-text" in await opened(editor, uri)
    told: list[types.PublishDiagnosticsParams] = []
    editor.protocol.fm.features[PUBLISHED] = told.append
    for version, words in enumerate(["TBD", "🌲", "Ask us at "], 2):
        here = span(TEXT, words) if words == "TBD" else None
        where = here or types.Range(at(TEXT, " Ask"), at(TEXT, " Ask"))
        change(editor, uri, version, types.TextDocumentContentChangePartial(where, "" if here else words))
    document = types.TextDocumentIdentifier(uri)
    assert (
        await editor.text_document_hover_async(types.HoverParams(document, at(TEXT, "six years")))
    ) is not None
    assert [one.version for one in told] == [4]
    assert "placeholder-text" not in {one.code for one in told[0].diagnostics}


async def test_the_closest_configuration_and_the_baseline_hold_as_for_check(
    editor: LanguageClient, tmp_path: Path
) -> None:
    uri = (tmp_path / "privacy.md").as_uri()
    first = await opened(editor, uri)
    assert {"placeholder-text", "dangling-reference"} <= set(first)
    config, saved = (
        tmp_path / "policylint.toml",
        types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)),
    )

    async def again() -> set[str]:
        editor.text_document_did_save(saved)
        told = await asyncio.wait_for(editor.wait_for_notification(PUBLISHED), 60)
        return {one.code for one in told.diagnostics}

    (tmp_path / "privacy.md").write_text(TEXT, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "policylint",
        "baseline",
        "write",
        "--select",
        "dangling-reference",
        "privacy.md",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert set(first) - await again() == {"dangling-reference"}
    config.write_text('ignore = ["placeholder-text"]\n', encoding="utf-8")
    assert set(first) - await again() == {"dangling-reference", "placeholder-text"}
    config.write_text('ignroe = ["placeholder-text"]\n', encoding="utf-8")
    assert await again() == set()
    assert "ignroe" in editor.messages[-1].message
    config.write_text('exclude = ["privacy.md"]\n', encoding="utf-8")
    assert await again() == set()


async def test_texts_of_all_kinds(editor: LanguageClient, tmp_path: Path) -> None:
    found = await opened(editor, "untitled:Untitled-1", TEXT.replace("\n", "\r\n"))
    assert "placeholder-text" in found
    places = {one.code: one.range for one in editor.diagnostics["untitled:Untitled-1"]}
    assert places["placeholder-text"] == span(TEXT, "TBD")
    assert (
        await opened(editor, (tmp_path / "README.md").as_uri(), "# Tea\n\nTBD. See [there](#nowhere).\n")
        == []
    )
    assert await opened(editor, (tmp_path / "privacy.md").as_uri(), "", "markdown") == []
    assert "placeholder-text" in await opened(editor, (tmp_path.parent / "privacy.md").as_uri())
    assert "placeholder-text" in await opened(
        editor, "untitled:privacy.txt", "Privacy policy\n\nWe collect TBD data of you.\n", "plaintext"
    )


async def test_a_policy_that_is_split_is_read_whole_as_it_stands_in_the_editor(
    editor: LanguageClient, tmp_path: Path
) -> None:
    config = '[[policy]]\nname = "notice"\nfiles = ["privacy.md", "rights.md"]\n'
    (tmp_path / "policylint.toml").write_text(config, encoding="utf-8")
    (tmp_path / "rights.md").write_text("## Your rights\n\nYou may object.\n", encoding="utf-8")
    main = "# Privacy policy\n\nWe store your address for two years.\n"
    (tmp_path / "privacy.md").write_text(main, encoding="utf-8")
    assert "rights-objection-missing" not in await opened(editor, (tmp_path / "privacy.md").as_uri(), main)
    assert await opened(editor, (tmp_path / "rights.md").as_uri(), "## Your rights\n\nTBD\n") == [
        "placeholder-text"
    ]


async def test_options_are_those_of_check_and_each_folder_has_its_own_configuration(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    (other / "policylint.toml").write_text('ignore = ["legal-basis-missing"]\n', encoding="utf-8")
    editor = make_test_lsp_client()
    await editor.start_io(
        *COMMAND, "--framework", "gdpr", "--select", "missing,crash", "--plugin", "crashing", cwd=tmp_path
    )
    (tmp_path / "crashing.py").write_text(CRASHING, encoding="utf-8")
    encodings = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8])
    answer = await editor.initialize_session(
        asked(one, other, capabilities=types.ClientCapabilities(general=encodings))
    )
    assert answer.capabilities.position_encoding == "utf-8"
    assert answer.capabilities.diagnostic_provider is None, "what is published is not asked for as well"
    first = await opened(editor, (one / "privacy.md").as_uri())
    assert "legal-basis-missing" in first
    cited = next(
        one for one in editor.diagnostics[(one / "privacy.md").as_uri()] if one.code == "legal-basis-missing"
    )
    assert "(GDPR Art. 13(1)(c))" in cited.message
    assert cited.code_description.href.startswith("https://")
    assert "legal-basis-missing" not in await opened(editor, (other / "privacy.md").as_uri())
    assert [one.message for one in editor.messages] == [
        "policylint: rule crash (plugin crashing): ZeroDivisionError: division by zero"
    ]
    told: list[types.PublishDiagnosticsParams] = []
    editor.protocol.fm.features[PUBLISHED] = told.append
    change(
        editor,
        (one / "privacy.md").as_uri(),
        2,
        types.TextDocumentContentChangeWholeDocument(TEXT + "\nslowly\n"),
    )
    await asyncio.sleep(0.5)
    document = types.TextDocumentIdentifier((other / "privacy.md").as_uri())
    assert (
        await editor.text_document_hover_async(types.HoverParams(document, types.Position(0, 3))) is not None
    )
    assert told == [], "others are answered while a text is checked"
    editor.exit(None)
    assert await editor._server.wait() == 1, "it was not asked to shut down"


CRASHING = """
import time
from policylint.rule import Documentation, RuleInfo
from policylint.hookspecs import hookimpl

print("no message")


class Crash:
    info = RuleInfo("crash", "quality", "It crashes.", Documentation("", "", (), (), ""))

    def check(self, policy):
        if "slowly" in policy.document.source.text:
            time.sleep(60)
        yield 1 / 0


@hookimpl
def policylint_rules():
    return [Crash()]
"""


@pytest.mark.parametrize("status", [pytest.param(1, id="gone")])
async def test_an_editor_that_is_gone(status: int, tmp_path: Path) -> None:
    done = subprocess.run(COMMAND, input=b"", cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (status, b"")


async def test_what_is_no_message_ends_nothing(tmp_path: Path) -> None:
    ask = [
        b"{a}",
        json.dumps(
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
        ).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "textDocument/rename", "params": {}}).encode(),
        json.dumps({"jsonrpc": "2.0", "id": 3, "method": "shutdown"}).encode(),
        json.dumps({"jsonrpc": "2.0", "method": "exit"}).encode(),
    ]
    raw = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(one), one) for one in ask)
    done = subprocess.run(COMMAND, input=raw, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert b'"id": 3, "jsonrpc": "2.0", "result": null' in done.stdout
    assert done.returncode == 0


async def test_without_the_extra(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['pygls'] = None; from policylint.cli import main; main()"
    command = [sys.executable, "-c", hidden, "lsp", "--stdio"]
    done = subprocess.run(
        command, input="", cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "policylint: the language server needs pygls: pip install 'policylint[lsp]'\n"
