"""What an editor asks and tells, and the answers."""

from __future__ import annotations

import asyncio
from typing import IO

from lsprotocol import types

from policylint.language_server import actions, findings
from policylint.language_server.reviewing import Knower, Opener
from policylint.language_server.server import Published, Server
from policylint.language_server.workspace import Workspace
from policylint.source import Span

_WATCHED = ("**/*.toml", "**/.policylint-baseline.json")
"""What a check may depend on, besides texts."""


def serve(opened: Opener, known: Knower, incoming: IO[bytes], outgoing: IO[bytes]) -> int:
    """Answer an editor until it ends; the exit status."""
    server = made(opened, known)
    server.start_io(incoming, outgoing)  # type: ignore[arg-type]
    return server.end()


def made(opened: Opener, known: Knower) -> Server:
    """A server that answers all that policylint has an answer to. Diagnostics are published, so nobody may ask for them as well."""
    server = Server(opened, known)
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.SHUTDOWN)(_shutdown)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(_renewed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_renewed)
    server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(_renewed)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    kinds = types.CodeActionOptions(code_action_kinds=[actions.QUICK_FIX, actions.FIX_ALL])
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(_actions)
    return server


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.protocol._workspace = Workspace(
        ls.workspace.root_uri,
        workspace_folders=params.workspace_folders or (),
        position_encoding=ls.workspace.position_encoding,
    )


def _initialized(ls: Server, params: types.InitializedParams) -> None:
    """Ask to be told when a configuration changes, where the editor lets itself be asked."""
    there = ls.client_capabilities.workspace
    if not (there and there.did_change_watched_files and there.did_change_watched_files.dynamic_registration):
        return
    watched = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(one) for one in _WATCHED]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    ls.client_register_capability(types.RegistrationParams([types.Registration(method, method, watched)]))


def _shutdown(ls: Server, params: None) -> None:
    ls.shut_down = True


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.open(params.text_document.uri)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.change(params.text_document.uri)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.close(params.text_document.uri)


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.renew()


def _renewed(ls: Server, params: object) -> None:
    ls.renew()


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    uri = params.text_document.uri
    there = await ls.published(uri)
    if there is None:
        return None
    offset = there.places.offset(params.position)
    everything = await ls.disclosed(uri, there)
    disclosed = [one for one in everything if one.span.start <= offset <= one.span.end]
    found = findings.at(there.review.diagnostics, Span(offset, offset))
    return findings.told(found, there.review.rules, disclosed)


async def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri, only = params.text_document.uri, params.context.only
    there = await ls.published(uri)
    if there is None:
        return []
    version = there.version if ls.takes_versions else None
    target = actions.Target(uri, version, there.places, tuple(params.context.diagnostics))
    made: list[types.CodeAction] = []
    if actions.wants(only, actions.QUICK_FIX):
        made += await _quick_fixes(there, params.range, target)
    if actions.wants(only, actions.FIX_ALL):
        made += actions.fix_all(there.review.diagnostics, target)
    return made


async def _quick_fixes(
    there: Published, asked: types.Range, target: actions.Target
) -> list[types.CodeAction]:
    start, end = there.places.offset(asked.start), there.places.offset(asked.end)
    found = findings.at(there.review.diagnostics, Span(start, max(start, end)))
    comments = await asyncio.to_thread(there.review.ignoring, found) if found else []
    ignored = [actions.ignoring(one, edits, target) for one, edits in comments if edits]
    return [*actions.fixes(found, target), *ignored]
