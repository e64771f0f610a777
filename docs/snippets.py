"""The snippets of a page, and what comments say of them. Readers do not see the comments.

A comment before a block says what it is; readers do not see it:

    <!-- file: NAME -->                the block is the content of a file
    <!-- replace in NAME -->           a diff of one line out, one line in
    <!-- run -->                       commands after `$ `, each followed by all that it prints; a line `…` stands for any lines
    <!-- not run: REASON -->           the block is only looked at
    <!-- given: PATH [as NAME] -->     no block: a file of the repository is there
    <!-- do: COMMAND -->               no block: a command that is not worth showing

Without a comment, commands of `console` blocks are run, and compared only where output is shown; other blocks are held
against what their language says (see tests/meta/test_documentation.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BLOCK = re.compile(
    r"(?:^ *<!-- (?!given:|do:)(?P<mark>[\w ]+?)(?:: (?P<value>[^\n]*?)| (?P<name>[\w/-]+\.[\w.]+))? -->\n)?"
    r"^(?P<indent> *)```(?P<language>[\w-]*)\n(?P<text>.*?)^ *```$"
    r"|^<!-- (?P<alone>given|do): (?P<wanted>[^\n]*?) -->$",
    re.DOTALL | re.MULTILINE,
)
ANYTHING = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A block of a page. `kind` is its comment without the value, `value` what follows; `start` and `end` are offsets of `text`."""

    kind: str
    value: str
    language: str
    text: str
    line: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    """A line after `$ ` (or a line of a block without any), and what is shown below it; None where nothing is said."""

    line: str
    shown: str | None


def snippets(page: str) -> Iterator[Snippet]:
    """The blocks of a page, in order."""
    for found in BLOCK.finditer(page):
        line = page.count("\n", 0, found.start()) + 1
        if found["alone"]:
            yield Snippet(found["alone"], found["wanted"], "", "", line)
            continue
        text = re.sub(rf"^{found['indent']}", "", found["text"], flags=re.MULTILINE)
        value = found["value"] or found["name"] or ""
        yield Snippet(
            found["mark"] or "", value, found["language"], text, line, found.start("text"), found.end("text")
        )


def commands(snippet: Snippet) -> list[Command]:
    """The commands of a console block."""
    lines = snippet.text.splitlines()
    if not any(line.startswith("$ ") for line in lines):
        return [Command(line, None) for line in lines if line.strip()]
    found: list[Command] = []
    for part in re.split(r"^\$ ", snippet.text, flags=re.MULTILINE)[1:]:
        line, _, shown = part.partition("\n")
        found.append(Command(line, shown if shown or snippet.kind == "run" else None))
    return found


def same(shown: str, printed: str) -> bool:
    """Whether the page shows what was printed; a line `…` stands for any number of lines."""
    parts = re.split(rf"^ *{ANYTHING}\n", shown, flags=re.MULTILINE)
    return re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, parts)), printed) is not None
