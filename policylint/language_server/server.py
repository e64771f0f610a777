"""The server: reads messages until the editor says that it ends, and answers each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import IO, Any

from policylint import __version__
from policylint.host import load_parts
from policylint.language_server import findings
from policylint.language_server.documents import Opened, ignoring_here, opened, path_of, root_of
from policylint.language_server.messages import ContentError, FramingError, read, write
from policylint.linter import Linter
from policylint.source import Span

_PARSE_ERROR, _NO_METHOD, _NO_PARAMETERS, _BROKEN, _TOO_EARLY = -32700, -32601, -32602, -32603, -32002
_ERROR, _WARNING = 1, 2
_CAPABILITIES = {
    "positionEncoding": "utf-16",
    "textDocumentSync": {"openClose": True, "change": 1, "save": {"includeText": False}},
    "hoverProvider": True,
    "codeActionProvider": {"codeActionKinds": ["quickfix", findings.FIX_ALL]},
}


class Server:
    """Answers one editor. `linter` makes what checks; it is made anew when a configuration may have changed."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes], linter: Callable[[], Linter]) -> None:
        self._in, self._out, self._make = incoming, outgoing, linter
        self._linter: Linter | None = None
        self._open: dict[str, Opened] = {}
        self._texts: dict[str, tuple[str, str]] = {}
        self._state = "new"
        self._answers: dict[str, Callable[[dict[str, Any]], Any]] = {
            "initialize": self._initialize,
            "shutdown": self._shutdown,
            "textDocument/hover": self._hover,
            "textDocument/codeAction": self._actions,
        }
        self._heeded: dict[str, Callable[[dict[str, Any]], None]] = {
            "textDocument/didOpen": self._opened,
            "textDocument/didChange": self._changed,
            "textDocument/didSave": self._saved,
            "textDocument/didClose": self._closed,
            "workspace/didChangeConfiguration": self._saved,
            "workspace/didChangeWatchedFiles": self._saved,
        }

    def serve(self) -> int:
        """Answer until the editor ends; the exit status, 1 if it left without saying so."""
        while True:
            try:
                message = read(self._in)
            except ContentError as error:
                self._send(id=None, error={"code": _PARSE_ERROR, "message": str(error)})
                continue
            except FramingError as error:
                self._send(id=None, error={"code": _PARSE_ERROR, "message": str(error)})
                return 1
            if message is None or message.get("method") == "exit":
                return 0 if self._state == "ended" else 1
            if "method" in message:
                self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        """Answer a request, heed a notification; what fails is told, and the next message is read."""
        method, asks = str(message["method"]), "id" in message
        known = self._answers if asks else self._heeded
        try:
            if asks and self._state == "new" and method != "initialize":
                self._refuse(message, _TOO_EARLY, "not initialized yet")
            elif method in known:
                result = known[method](message.get("params") or {})
                if asks:
                    self._send(id=message["id"], result=result)
            elif asks:
                self._refuse(message, _NO_METHOD, f"unknown method {method}")
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            self._failed(message, _NO_PARAMETERS, f"{method}: {type(error).__name__}: {error}")
        except Exception as error:
            self._failed(message, _BROKEN, f"{method}: {type(error).__name__}: {error}")

    def _failed(self, message: dict[str, Any], code: int, what: str) -> None:
        if "id" in message:
            self._refuse(message, code, what)
        else:
            self._say(_ERROR, what)

    def _initialize(self, asked: dict[str, Any]) -> dict[str, Any]:
        root = root_of(asked)
        if root:
            os.chdir(root)
        self._state = "ready"
        return {
            "capabilities": _CAPABILITIES,
            "serverInfo": {"name": "policylint", "version": __version__},
        }

    def _shutdown(self, _: dict[str, Any]) -> None:
        self._state = "ended"

    def _opened(self, told: dict[str, Any]) -> None:
        document = told["textDocument"]
        uri, language = str(document["uri"]), str(document.get("languageId", ""))
        self._check(uri, path_of(uri, language), str(document["text"]))

    def _changed(self, told: dict[str, Any]) -> None:
        uri = str(told["textDocument"]["uri"])
        path, _ = self._texts.get(uri) or (path_of(uri, ""), "")
        self._check(uri, path, str(told["contentChanges"][-1]["text"]))

    def _saved(self, _: dict[str, Any]) -> None:
        """A configuration, a pack or a list of suppressions may have changed: check all that is open anew."""
        self._linter = None
        for uri, (path, text) in list(self._texts.items()):
            self._check(uri, path, text)

    def _closed(self, told: dict[str, Any]) -> None:
        uri = told["textDocument"]["uri"]
        self._open.pop(uri, None)
        self._texts.pop(uri, None)
        self._publish(uri, ())

    def _check(self, uri: str, path: str, text: str) -> None:
        self._texts[uri] = path, text
        self._open.pop(uri, None)
        try:
            if self._linter is None:
                self._linter = self._make()
            document = opened(self._linter, path, uri, text)
        except ValueError as error:
            self._publish(uri, ())
            self._say(_ERROR, str(error))
            return
        self._open[uri] = document
        for failure in document.report.failures:
            self._say(_WARNING, f"{failure.what}: {failure.message}")
        self._publish(uri, (findings.shown(one, document.places, uri) for one in document.diagnostics))

    def _hover(self, asked: dict[str, Any]) -> dict[str, Any] | None:
        document = self._open.get(asked["textDocument"]["uri"])
        if document is None or self._linter is None:
            return None
        offset = document.places.offset(asked["position"])
        here = Span(offset, offset)
        disclosed = [
            one for one in document.disclosed(self._linter) if one.span.start <= offset <= one.span.end
        ]
        return findings.told(findings.at(document.diagnostics, here), document.report.rules, disclosed)

    def _actions(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        uri = asked["textDocument"]["uri"]
        document = self._open.get(uri)
        if document is None:
            return []
        start, end = (document.places.offset(asked["range"][one]) for one in ("start", "end"))
        found = findings.at(document.diagnostics, Span(start, max(start, end)))
        only = asked.get("context", {}).get("only")
        actions = [
            *findings.fixes(found, document.places, uri),
            *findings.fix_all(document.diagnostics, document.places, uri),
        ]
        if only is None or "quickfix" in only:
            parts = load_parts(("frontends",)) if found else None
            for one in found if parts is not None else ():
                edits = ignoring_here(document, [one], parts) if parts is not None else ()
                if edits:
                    actions.append(findings.ignoring(one, edits, document.places, uri))
        return [one for one in actions if only is None or any(one["kind"].startswith(kind) for kind in only)]

    def _publish(self, uri: str, diagnostics: Iterable[dict[str, Any]]) -> None:
        shown = {"uri": uri, "diagnostics": list(diagnostics)}
        self._send(method="textDocument/publishDiagnostics", params=shown)

    def _say(self, kind: int, message: str) -> None:
        self._send(method="window/showMessage", params={"type": kind, "message": f"policylint: {message}"})

    def _refuse(self, message: dict[str, Any], code: int, what: str) -> None:
        self._send(id=message["id"], error={"code": code, "message": what})

    def _send(self, **message: Any) -> None:
        write(self._out, message)
