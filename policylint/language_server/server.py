"""The server: what it keeps of each text that an editor has open, and when that is checked and published."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from policylint import __version__
from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.language_server.findings import shown
from policylint.language_server.paths import file_of, placed
from policylint.language_server.reviewing import Knower, Opener, Review, Reviewer
from policylint.language_server.turns import Turns
from policylint.language_server.workspace import Places
from policylint.machine.failing import told_of

_T = TypeVar("_T")
_log = logging.getLogger("policylint")
QUIET = 0.2
"""Seconds without a change after which a text is checked."""


@dataclass(frozen=True, slots=True)
class Published:
    """What an editor was told of a version of a text."""

    version: int | None
    review: Review
    places: Places
    diagnostics: tuple[types.Diagnostic, ...]


class Server(LanguageServer):
    """Serves one editor. Texts are checked one after the other in a thread of their own, so that questions are answered meanwhile."""

    def __init__(self, opened: Opener, known: Knower) -> None:
        super().__init__("policylint", __version__)
        self.shut_down = False
        self._reviewer = Reviewer(opened, known)
        self._worker = ThreadPoolExecutor(1, "policylint-check")
        self._turns = Turns(self._check)
        self._documents: dict[str, TextDocument] = {}
        self._published: dict[str, Published] = {}
        self._disclosed: dict[str, tuple[Published, asyncio.Task[tuple[Disclosure, ...]]]] = {}
        self._said: set[str] = set()
        self._busy = 0

    def open(self, uri: str) -> None:
        """A text is open from now on."""
        self._documents[uri] = self.workspace.get_text_document(uri)
        self._turns.ask(uri, 0)

    def change(self, uri: str) -> None:
        """A text was changed: check it when there is a pause."""
        if uri in self._documents:
            self._turns.ask(uri, QUIET)

    def close(self, uri: str) -> None:
        """A text is not open any more."""
        self._turns.drop(uri)
        self._documents.pop(uri, None)
        self._published.pop(uri, None)
        self._disclosed.pop(uri, None)
        self._publish(uri, None, ())

    def renew(self) -> None:
        """A configuration, a pack, a baseline or a list of suppressions may have changed: check all that is open anew."""
        self._worker.submit(self._reviewer.anew)
        self._said.clear()
        for uri in self._documents:
            self._turns.ask(uri, 0)

    async def published(self, uri: str) -> Published | None:
        """What was found in a text as it stands now; None if it is not open, or could not be checked."""
        await self._turns.settled(uri)
        return self._published.get(uri)

    async def disclosed(self, uri: str, there: Published) -> tuple[Disclosure, ...]:
        """What a text discloses; looked for beside all else, when it is first asked."""
        known = self._disclosed.get(uri)
        if known is None or known[0] is not there:
            look = asyncio.get_running_loop().create_task(asyncio.to_thread(there.review.disclosed))
            known = self._disclosed[uri] = there, look
        return await asyncio.shield(known[1])

    @property
    def takes_versions(self) -> bool:
        """Whether edits may say for which version of a text they are."""
        there = self.client_capabilities.workspace
        return bool(there and there.workspace_edit and there.workspace_edit.document_changes)

    def end(self) -> int:
        """Let go of everything; the exit status, 1 if the editor left without saying so. Does not return while a check cannot be ended."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        status = 0 if self.shut_down else 1
        if self._busy:
            os._exit(status)
        return status

    async def _check(self, uri: str) -> None:
        document = self._documents[uri]
        version, text = document.version, document.source
        folder, path = placed(uri, document.language_id or "", self._folders())
        others = {file_of(one): each.source for one, each in self._documents.items() if one != uri}
        self._published.pop(uri, None)
        try:
            ask = partial(self._reviewed, uri, version, folder, path, text, others)
            found = await self._in_worker(ask)
        except ValueError as error:
            self.say(types.MessageType.Error, str(error))
            self._publish(uri, version, ())
            return
        except Exception as error:
            _log.exception("%s could not be checked", path)
            self.say(types.MessageType.Error, f"{path} could not be checked: {told_of(error)}")
            self._publish(uri, version, ())
            return
        for failure in found.review.failures:
            self.say(types.MessageType.Warning, f"{failure.what}: {failure.message}")
        self._published[uri] = found
        self._publish(uri, version, found.diagnostics)

    def _reviewed(
        self, uri: str, version: int | None, folder: str, path: str, text: str, others: dict[str, str]
    ) -> Published:
        review = self._reviewer.review(folder, path, text, others)
        places = Places(text, self.workspace.position_encoding)
        diagnostics = (shown(one, places, uri, review.rules.get(one.rule)) for one in review.diagnostics)
        return Published(version, review, places, tuple(diagnostics))

    async def _in_worker(self, ask: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._counted, ask)

    def _counted(self, ask: Callable[[], _T]) -> _T:
        self._busy += 1
        try:
            return ask()
        finally:
            self._busy -= 1

    def _folders(self) -> list[str]:
        uris = [one.uri for one in self.workspace.folders.values()] or [self.workspace.root_uri or ""]
        return [folder for folder in map(file_of, uris) if folder]

    def _publish(self, uri: str, version: int | None, diagnostics: Sequence[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, list(diagnostics), version)
        )

    def say(self, kind: types.MessageType, message: str) -> None:
        """Tell who uses the editor, and the log; the same once, until something is saved."""
        if message in self._said:
            return
        self._said.add(message)
        _log.warning("%s", message)
        self.window_show_message(types.ShowMessageParams(kind, f"policylint: {message}"))
