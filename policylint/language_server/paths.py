"""From what an editor calls a text to the path by which `check` would know it, and the folder in which `check` would run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

_SUFFIXES = {"html": ".html", "mdx": ".mdx", "plaintext": ".txt", "text": ".txt", "policylint": ".policy"}
"""Of what is no file yet, by what an editor calls its language; all else is taken for Markdown."""


def file_of(uri: str) -> str:
    """The absolute path of a file; empty for what is none."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return ""
    if os.name != "nt":
        return os.fsdecode(unquote_to_bytes(uri.partition("://")[2].removeprefix(parts.netloc)))
    server = parts.netloc if parts.netloc != "localhost" else ""
    return url2pathname(f"//{server}{parts.path}" if server else parts.path)


def name_of(uri: str, language: str) -> str:
    """A name for what is no file, with the suffix of its language, unless it has one."""
    name = PurePosixPath(unquote(urlsplit(uri).path)).name
    return name if PurePosixPath(name).suffix else f"{name or 'policy'}{_SUFFIXES.get(language, '.md')}"


def placed(uri: str, language: str, folders: Iterable[str]) -> tuple[str, str]:
    """The folder in which `check` would run for a text, and the text's path, as it would be given there.

    `folders` are those that the editor works in. What is in none of them is checked in its own.
    """
    there = [one for one in folders if Path(one).is_dir()]
    file = file_of(uri)
    if not file:
        return (there[0] if there else ""), name_of(uri, language)
    around = [one for one in there if PurePath(file).is_relative_to(one)]
    folder = max(around, key=len) if around else str(Path(file).parent)
    if not Path(folder).is_dir():
        return "", file
    return folder, PurePath(file).relative_to(folder).as_posix()
