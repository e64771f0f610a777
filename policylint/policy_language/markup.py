"""Text of the team's own within Markdown: escaped, so that it says what it says and nothing more."""

from __future__ import annotations

import re

from markupsafe import Markup

from policylint.policy_language.wording import address_of, said

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$])|&(?=#?\w+;)")
_AT_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+#=])(?=\s|$|[-+#=]))")


def escaped(value: object) -> Markup:
    """A value as it stands in running Markdown. What is Markdown already stays as it is."""
    if hasattr(value, "__html__"):
        return Markup(value)
    text = re.sub(r"\s+", " ", said(value))
    text = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return Markup(_AT_START.sub(lambda found: _shielded(found), text))


def _shielded(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def link(value: object) -> Markup:
    """A URL or e-mail address as a link; any other text as it is."""
    text = said(value)
    if not address_of(text) or re.search(r"[<>\s\\]", text):
        return escaped(text)
    return Markup(f"<{text}>")


def flowed(text: str) -> str:
    """Markdown with every paragraph, list item and table row on one line, and one empty line between blocks.

    Templates may break their lines where they like.
    """
    blocks: list[str] = []
    for raw in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip("\n")):
        lines: list[str] = []
        for line in (line.strip() for line in raw.splitlines()):
            if line and (not lines or line.startswith(("- ", "|", "#")) or lines[-1].startswith(("|", "#"))):
                lines.append(line)
            elif line:
                lines[-1] += " " + line
        block = "\n".join(_tidy(line) for line in lines)
        tight = blocks and block.startswith("- ") and blocks[-1].split("\n")[-1].startswith("- ")
        if block and tight:
            blocks[-1] += "\n" + block
        elif block:
            blocks.append(block)
    return "\n\n".join(blocks) + "\n"


def _tidy(line: str) -> str:
    if line.startswith("| "):
        line = re.sub(r"(?<!\\)[ \t]*\|", " |", line).lstrip()
    line = re.sub(r"[ \t]{2,}", " ", line)
    return re.sub(r" ([.,;:])(?=\s|$)", r"\1", line)
