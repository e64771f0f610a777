"""From what was asked for to sources."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Mapping
from dataclasses import field
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from policylint import inputs
from policylint.frozen import dataclass
from policylint.inputs import InputProblem
from policylint.reporter import Failure
from policylint.request.discovery import Discovery, distinct, find

if TYPE_CHECKING:
    from policylint.host import Parts
    from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Request:
    """What to read and how. `format` forces a front end by name; `today` is the date that rules see.

    `as_of` is the date whose law applies; None is today's. `facts` are as `policylint.law.facts.read_facts` gives them.
    `inline` is whether comments and files beside documents suppress findings; `sidecars` whether those files do.
    `contents` are the bytes of files that are read from memory. `discovery` tells for a path which files of it are
    read. `templates` are the template languages whose expressions may be in the texts; None leaves it to each file.
    `recorded` is whether the report is to hold the record of the run.
    """

    paths: tuple[str, ...]
    today: date
    format: str | None = None
    stdin_name: str = inputs.STDIN_NAME
    facts: dict[str, object] = field(default_factory=dict)
    as_of: date | None = None
    inline: bool = True
    sidecars: bool = True
    show_suppressed: bool = False
    contents: Mapping[str, bytes] = field(default_factory=dict)
    discovery: Callable[[str], Discovery] | None = None
    templates: tuple[str, ...] | None = None
    recorded: bool = False

    @property
    def law_of(self) -> date:
        """The date whose law applies."""
        return self.as_of or self.today


_NO_TEXT = {
    **dict.fromkeys(
        (".json", ".jsonl", ".yaml", ".yml", ".toml", ".csv", ".tsv"), "holds data, not the text of a policy"
    ),
    **dict.fromkeys(
        (".xlsx", ".xlsm", ".xls", ".ods", ".numbers"),
        "is a spreadsheet by its name, not the text of a policy",
    ),
    **dict.fromkeys(
        (".pptx", ".ppt", ".odp", ".key"), "is a presentation by its name, not the text of a policy"
    ),
    **dict.fromkeys((".odt", ".pages", ".epub"), "is a document, by its name, of a kind that is not read"),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".zip"),
        "is no text by its name, but a picture or an archive",
    ),
}
"""What is wrong with files that no front end reads, by their suffixes."""

_HINT = "name the file with the text, or say how to read this one with --format"


def _no_text(name: str, suffixes: Container[str]) -> str:
    """What is wrong with a file that, by its suffix, holds something else than text that a front end reads; empty if nothing is."""
    suffix = PurePath(name).suffix.lower()
    return "" if suffix in suffixes else _NO_TEXT.get(suffix, "")


def found_names(request: Request, parts: Parts) -> tuple[list[str], list[InputProblem]]:
    """The names of all inputs of a request, one for each file, and what is wrong with its paths."""
    suffixes = {suffix for frontend in parts.frontends for suffix in frontend.suffixes}
    names: dict[str, None] = {path: None for path in request.paths if path in request.contents}
    problems: list[InputProblem] = []
    for path in request.paths:
        if path not in request.contents:
            found, wrong = find([path], suffixes, request.discovery(path) if request.discovery else None)
            no_text = {name: _no_text(name, suffixes) if request.format is None else "" for name in found}
            names |= dict.fromkeys(name for name in found if not no_text[name])
            problems += [*wrong, *(InputProblem(name, why, _HINT) for name, why in no_text.items() if why)]
    return distinct(names, request.stdin_name), problems


def read_source(name: str, request: Request) -> Source | InputProblem:
    """One input, read."""
    data = read_bytes(name, request)
    return data if isinstance(data, InputProblem) else inputs.source_of(data, path_of(name, request))


def read_bytes(name: str, request: Request) -> bytes | InputProblem:
    """The bytes of one input."""
    if name in request.contents:
        return request.contents[name]
    return inputs.read_bytes(name, sys.stdin.buffer)


def path_of(name: str, request: Request) -> str:
    """The path by which an input is known: its name, or what standard input is called."""
    return request.stdin_name if name == inputs.STDIN else name


def input_failure(problem: InputProblem) -> Failure:
    """A problem with an input as something that did not run."""
    return Failure("input", problem.message + _in_brackets(problem.hint), problem.path)


def _in_brackets(hint: str) -> str:
    return f" ({hint})" if hint else ""
