"""HTML: pages as browsers read them, and of a page only what is the policy."""

from __future__ import annotations

import re
from pathlib import PurePath

from policylint.frontend import Parsed
from policylint.patterns import deferred
from policylint.source import Source

_SUFFIXES = (".html", ".htm", ".xhtml")
_BEGINS = deferred(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


class HtmlFrontend:
    """Reads HTML. The parser is loaded with the first page, not before."""

    name = "html"
    suffixes = _SUFFIXES

    def recognises(self, source: Source) -> bool:
        """Whether a source is HTML: by its suffix, or by how an HTML page begins."""
        return PurePath(source.path).suffix.lower() in _SUFFIXES or _BEGINS.match(source.text) is not None

    def parse(self, source: Source) -> Parsed:
        """The document of the page's main content."""
        from policylint.frontends.html.page_reader import read_page

        return read_page(source)
