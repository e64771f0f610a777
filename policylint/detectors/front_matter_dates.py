"""The date in a site generator's front matter, which the page shows though the text itself does not have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors import date_cues as cues
from policylint.disclosure import Attribute, Confidence, Disclosure
from policylint.document import Document
from policylint.entities import recognise
from policylint.patterns import deferred
from policylint.source import Span

_ENTRY = deferred(
    r"^(?P<key>[\w.-]+|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ \t]*[:=][ \t]*(?P<value>[^\r\n]+)", re.MULTILINE
)
_CHANGED = deferred(
    r"(?:date)?(?:last)?(?:updated?|modified|revised|changed?|mod)(?:at|on|date|time)?|(?:last)?reviewed(?:at|on)?"
    r"|(?:last)?(?:revision|modification|version)(?:date)?"
    r"|(?:date)?effective(?:date|from|since|on|as)?|date(?:effective|ofupdate|ofrevision)"
)
_DATED = frozenset(
    {"date", "pubdate", "published", "publishdate", "publisheddate", "publishedat", "datepublished"}
)
_NO_LETTER = deferred(r"[\W_]+")


def front_matter_dates(document: Document, block: Span, topic: str) -> Iterator[Disclosure]:
    """The dates that the front matter, a `block`, gives as the policy's: after a key such as `lastUpdated`, or after such words in a text.

    A bare `date` may be that of the file's making, and is no more than likely.
    """
    entries = _ENTRY.finditer(document.source.text, block.start, block.end)
    found = [one for entry in entries for one in _in_entry(document, entry, topic)]
    sure = [one for one in found if one.confidence == "certain"]
    yield from sure or found


def _in_entry(document: Document, entry: re.Match[str], topic: str) -> Iterator[Disclosure]:
    key = _NO_LETTER.sub("", entry["key"]).lower()
    value = entry["value"]
    for said in recognise(value, frozenset({"date"})):
        confidence: Confidence
        if _CHANGED.fullmatch(key) or cues.SURE.search(value, 0, said.start):
            confidence = "certain"
        elif key in _DATED:
            confidence = "likely"
        else:
            continue
        start = entry.start("value")
        yield Disclosure(
            topic,
            "stated",
            (Span(entry.start(), entry.end()),),
            document.source.text[entry.start() : entry.end()].strip(),
            confidence,
            attributes=(Attribute("date", said.value, Span(start + said.start, start + said.end)),),
            because=f"“{entry['key']}” in the front matter",
            focus=Span(start + said.start, start + said.end),
        )
        return
