"""What may be meant by a command that there is not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_MEANT = {
    "compare": "'diff'",
    "explain": "'rule'",
    "fix": "'check --fix'",
    "format": "'fmt'",
    "help": "'--help'",
    "lint": "'check'",
    "report": "'check --output-format html=report.html'",
    "rules": "'rule --all'",
    "suppress": "'check --add-ignore'",
    "validate": "'config validate'",
    "version": "'--version'",
    "watch": "'check --watch'",
}
"""What is asked for by the names that other tools have for it."""


def meant_by(name: str, commands: Sequence[str]) -> str:
    """The command that is most likely meant, as it is told; empty if none is."""
    close = get_close_matches(name, commands, 1)
    return _MEANT.get(name) or (repr(close[0]) if close else "")
