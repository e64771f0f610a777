"""The policies that an editor has open, each with what was found in it as it stands there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from policylint.diagnostics import Diagnostic, Edit
from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.host import Parts
from policylint.language_server.positions import Places
from policylint.linter import IncompleteError, Linter
from policylint.reporter import Report
from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Opened:
    """A policy as it stands in the editor. `report` is what `policylint check` would say of it."""

    uri: str
    path: str
    text: str
    places: Places
    report: Report
    _disclosed: list[tuple[Disclosure, ...]] = field(default_factory=list)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found in it; nothing where it is no policy, for an editor opens many a text."""
        return self.report.diagnostics if self.is_policy else ()

    @property
    def is_policy(self) -> bool:
        """Whether its name, its title or its sentences speak of personal data."""
        return all(covered.is_policy for _, covered in self.report.coverage)

    def disclosed(self, linter: Linter) -> tuple[Disclosure, ...]:
        """What it discloses, looked for when it is first asked; nothing where it is no policy."""
        if not self.is_policy:
            return ()
        if not self._disclosed:
            try:
                self._disclosed.append(linter.disclosures(self.text, path=self.path))
            except IncompleteError:
                self._disclosed.append(())
        return self._disclosed[0]


def opened(linter: Linter, path: str, uri: str, text: str) -> Opened:
    """Check a text from an editor. Raises ConfigError and the like for a configuration that cannot be used."""
    return Opened(uri, path, text, Places(text), linter.check_text(text, path=path))


_SUFFIXES = {"html": ".html", "mdx": ".mdx", "plaintext": ".txt", "policylint": ".policy"}
"""Of what is no file yet, by what an editor calls its language; all else is taken for Markdown."""


def path_of(uri: str, language: str) -> str:
    """The path of a file in the working folder as `check` names it; of what is no file, a name with the suffix of its language."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        name = PurePosixPath(unquote(parts.path))
        return name.name if name.suffix else f"{name.name or 'policy'}{_SUFFIXES.get(language, '.md')}"
    path = url2pathname(parts.path)
    try:
        near = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return path if near.startswith("..") else near.replace(os.sep, "/")


def ignoring_here(document: Opened, found: Iterable[Diagnostic], parts: Parts) -> Sequence[Edit]:
    """The edits that write a comment which suppresses findings; none where the format has no comments."""
    from policylint.engine.choosing import choose_frontend
    from policylint.engine.parsing import parse
    from policylint.suppression.adding import can_hold_comments, ignoring

    source = Source(document.path, document.text)
    parsed = parse(source, choose_frontend(source, parts.frontends)).document
    if not can_hold_comments(parsed):
        return ()
    return ignoring(parsed, found, document.report.rules, "")


def root_of(asked: dict[str, Any]) -> str:
    """The folder that an editor says it works in; empty if it says none, or one that is not there."""
    folders = asked.get("workspaceFolders") or ()
    uri = asked.get("rootUri") or (folders[0].get("uri") if folders else "") or ""
    path = url2pathname(urlsplit(uri).path) if urlsplit(uri).scheme == "file" else ""
    return path if path and Path(path).is_dir() else ""
