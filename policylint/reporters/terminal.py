"""Text that is safe and well measured on a terminal: document text is untrusted and may be in any script.

A *cell* is one column of the terminal; East Asian wide characters take two, combining ones none
(Unicode Standard Annex #11).
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

from policylint.patterns import deferred
from policylint.reporter import Style

ELLIPSIS = "…"
TAB = " " * 4

_JOINERS = "\u200c\u200d"
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
_COMMAND = deferred(r"##(?=(?:vso)?\[)")
"""What Azure Pipelines and, formerly, GitHub obey anywhere in a line: `##vso[…]` and `##[…]`."""
_ANSI = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "blue": "34", "cyan": "36", "green": "32"}

SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@lru_cache(maxsize=4096)
def cell(character: str) -> tuple[str, int]:
    """How one code point is shown, and how many cells that takes.

    Control characters become pictures (␛), bidirectional controls and line separators their names
    (<U+202E>), so that nothing in a document can move the cursor, colour or reorder what a terminal shows.
    """
    code = ord(character)
    kind = category(character)
    if character == "\t":
        return TAB, len(TAB)
    if code < 0x20:
        return chr(0x2400 + code), 1
    if code == 0x7F:
        return "\u2421", 1
    if kind in ("Mn", "Me") or character in _JOINERS:
        return character, 0
    if character in _INVISIBLE:
        return "", 0
    if kind == "Cs":
        return "\ufffd", 1
    if kind in ("Cc", "Cf", "Zl", "Zp"):
        name = f"<U+{code:04X}>"
        return name, len(name)
    return character, 2 if east_asian_width(character) in "WF" else 1


def cells(text: str) -> list[tuple[str, int]]:
    """Each code point of `text` as `cell` shows it; commands of build services (`##[…]`, `##vso[…]`) lose their bracket."""
    shown = [cell(character) for character in text]
    for command in _COMMAND.finditer(text):
        shown[text.index("[", command.end())] = ("\uff3b", 2)
    return shown


def without_commands(json: str) -> str:
    """JSON that says the same, with nothing in it that a build service would obey."""
    return _COMMAND.sub(r"\\u0023\\u0023", json)


def neutral(text: str) -> str:
    """`text` without anything that a terminal or build service would obey."""
    return text if _is_plain(text) else "".join(shown for shown, _ in cells(text))


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and ("##" not in text or _COMMAND.search(text) is None)


def one_line(text: str) -> str:
    """`text` on one line, each run of white space a single space, neutralised."""
    return neutral(" ".join(text.split()))


def unled(line: str) -> str:
    """A line of neutral text that does not begin like a command of a build service (`::…`): it gets a wide colon."""
    if not line.lstrip().startswith("::"):
        return line
    return line.replace(":", "\uff1a", 1)


def shown_path(path: str) -> str:
    """A path as the beginning of a line: one that looks like a build service's command gets a `./`."""
    shown = neutral(path)
    return f"./{shown}" if shown.lstrip().startswith(":") else shown


def cell_width(text: str) -> int:
    """How many cells `text` takes, once neutralised."""
    return len(text) if _is_plain(text) else sum(width for _, width in cells(text))


def pad(text: str, width: int) -> str:
    """`text` filled with spaces to `width` cells."""
    return text + " " * (width - cell_width(text))


def shorten(text: str, width: int) -> str:
    """`text`, which is neutral already, cut to `width` cells, with an ellipsis if something was left out."""
    if cell_width(text) <= width:
        return text
    room = width - len(ELLIPSIS)
    end = 0
    while room >= (size := cell(text[end])[1]):
        room -= size
        end += 1
    return text[:end].rstrip() + ELLIPSIS


def paint(text: str, style: Style, *colours: str) -> str:
    """`text` in those colours, if the style has any."""
    if not style.colour or not text:
        return text
    codes = ";".join(_ANSI[colour] for colour in colours)
    return f"\x1b[{codes}m{text}\x1b[0m"


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text`, neutralised, in lines of at most `width` cells that begin with `first`, then with `rest`.

    Words are never broken unless they hold wide characters (Chinese and Japanese have no spaces). A word
    that would begin its line like a build service's command (`::…`) gets a wide colon.
    """
    rest = " " * cell_width(first) if rest is None else rest
    lines: list[str] = []
    line, used = first, cell_width(first)
    empty = True
    for word in _words(one_line(text), max(8, width - cell_width(rest))):
        if not empty and used + 1 + cell_width(word) > width:
            lines.append(line)
            line, used, empty = rest, cell_width(rest), True
        if not line.strip() and word.startswith("::"):
            word = "\uff1a" + word[1:]
        size = cell_width(word)
        line += word if empty else f" {word}"
        used += size + (not empty)
        empty = False
    return [*lines, line.rstrip()]


def _words(text: str, width: int) -> list[str]:
    words: list[str] = []
    for word in text.split(" "):
        if word.isascii() or cell_width(word) <= width:
            words.append(word)
            continue
        piece, used = "", 0
        for character in word:
            size = cell(character)[1]
            if piece and used + size > width:
                words.append(piece)
                piece, used = "", 0
            piece += character
            used += size
        words.append(piece)
    return words


def paragraphs(markdown: str, width: int, indent: str = "") -> list[str]:
    """Markdown prose as wrapped lines: paragraphs and list items are filled anew, code blocks stay."""
    lines: list[str] = []
    for block in _blocks(markdown.strip("\n")):
        if lines:
            lines.append("")
        if block.startswith(("```", "    ")):
            lines += [(indent + neutral(line)).rstrip() for line in block.split("\n")]
            continue
        for item in re.split(r"\n(?=[^\S\n]*(?:[-*+]|\d+[.)])\s)", block):
            marker = re.match(r"\s*(?:[-*+]|\d+[.)])\s+", item)
            first = indent + marker.group() if marker else indent
            lines += wrap(item[marker.end() :] if marker else item, width, first)
    return lines


def _blocks(markdown: str) -> list[str]:
    blocks: list[list[str]] = [[]]
    fenced = False
    for line in markdown.splitlines():
        fence = line.startswith("```")
        if not fenced and (fence or not line.strip()):
            blocks.append([])
        if fenced or line.strip():
            blocks[-1].append(line)
        if fence:
            fenced = not fenced
            if not fenced:
                blocks.append([])
    return ["\n".join(block) for block in blocks if block]
