"""HTML tags, comments and entities: what little of them both Markdown's inline HTML and its HTML blocks need."""

from __future__ import annotations

import re

from policylint.frozen import dataclass
from policylint.patterns import deferred

_TAG = deferred(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
_ATTRIBUTE = deferred(r"""([A-Za-z_:][-\w:.]{0,100})\s{0,100}=\s{0,100}("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
COMMENT = deferred(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)

STRONG = frozenset(("b", "strong", "u"))
"""Tags that set a line off from others as authors do with titles."""

UNREAD = frozenset(("script", "style", "template", "noscript", "svg", "iframe", "del", "s", "strike"))
"""Tags whose content nobody reads, or which strike it out."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: its name in lower case, whether it closes, and its attributes as written."""

    name: str
    closes: bool
    markup: str

    @property
    def attributes(self) -> dict[str, str]:
        """Attribute names in lower case, with their values."""
        from html import unescape

        return {
            match[1].lower(): unescape(match[2].strip("\"'"))
            for match in _ATTRIBUTE.finditer(self.markup, len(self.name) + 1)
        }


def read_tag(markup: str) -> Tag | None:
    """The tag that `markup` begins with; None for comments, declarations and processing instructions."""
    match = _TAG.match(markup)
    if match is None:
        return None
    return Tag(match[2].lower(), bool(match[1]), markup)


def anchor_of(tag: Tag) -> str:
    """The name by which links reach this place, or an empty string."""
    if tag.closes or "=" not in tag.markup:
        return ""
    attributes = tag.attributes
    return attributes.get("id") or (attributes.get("name", "") if tag.name == "a" else "")
