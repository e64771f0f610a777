"""From the Markdown of a notice to HTML that stands alone and that assistive technology can find its way in."""

from __future__ import annotations

import re

import pyromark

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_FIRST_CELL = re.compile(r"<tr><td>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def body(markdown: str) -> str:
    """The HTML of a notice: headings have anchors, tables the header cells of their columns and rows."""
    html = pyromark.html(markdown, options=pyromark.Options.ENABLE_TABLES)
    used: set[str] = set()
    html = _HEADING.sub(lambda found: _heading(found, used), html)
    html = html.replace("<th>", '<th scope="col">')
    html = _FIRST_CELL.sub(r'<tr><th scope="row">\1</th>', html)
    return html.replace("<table>", '<div class="table"><table>').replace("</table>", "</table></div>")


def _heading(found: re.Match[str], used: set[str]) -> str:
    level, content = found[1], found[2]
    words = re.sub(r"&\w+;|[^\w\s-]", "", _TAG.sub("", content)).lower()
    name = base = "-".join(words.split()) or "section"
    count = 1
    while name in used:
        count += 1
        name = f"{base}-{count}"
    used.add(name)
    return f'<h{level} id="{name}">{content}</h{level}>'
