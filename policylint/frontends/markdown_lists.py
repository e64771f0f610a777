"""Where lists and items of Markdown begin, and with which marker."""

from __future__ import annotations

from policylint.patterns import deferred

_MARKER = deferred(r"[ \t]*(\d{1,9}[.)]|[-+*])")
_TOO_EARLY = deferred(r"[\n>]\s*")


def beginning(text: str, offset: int) -> int:
    """Where a list or an item begins that pyromark has begin at an offset.

    Where a tab stands before it, pyromark counts its columns as characters, and may go back to the line before.
    """
    early = _TOO_EARLY.match(text, offset)
    return early.end() if early else offset


def marker_at(text: str, offset: int) -> tuple[str, int]:
    """The marker of an item that begins at an offset, and where it ends; empty, and the offset, if there is none."""
    match = _MARKER.match(text, offset)
    return (match[1], match.end()) if match else ("", offset)
