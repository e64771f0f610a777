"""Text in XML: nothing that XML forbids, nothing that a terminal or build service would obey."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from policylint.reporters.terminal import one_line

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(text: str) -> str:
    """Text between tags."""
    return escape(_allowed(text))


def attributes(**values: object) -> str:
    """Attributes, each after a space."""
    return "".join(f" {name}={quoteattr(_allowed(str(value)))}" for name, value in values.items())


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", one_line(text))
