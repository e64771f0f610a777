"""The date in a site generator's front matter, which the page shows though the text itself does not have it."""

from __future__ import annotations

from policylint.detectors import date_cues as cues
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.patterns import deferred
from policylint.reading.front_matter import PageDate, page_dates

_UNSAID = " \t\r\n\"'([{|>+-*_"
"""What may stand before a value's first word."""

_AFTER_WORDS = deferred(r"[\"'”’)\]}*_]*\s*(?:$|[.;|(#–—\n])")
_BEFORE_WORDS = deferred(r"(?:^|[.:;|(–—,-])[\s\"'“‘*_>|+-]{0,20}$")
_REACH = 30


def front_matter_dates(document: Document, topic: str) -> list[Disclosure]:
    """The dates that the front matter gives as the policy's: after a key such as `lastUpdated`, or after such words in a text.

    When somebody last read it through, a version's date, and a bare `date`, which may be that of the file's making, are
    no more than likely, and count only where there is no other, in this order.
    """
    text = document.source.text
    for roles in (("updated", "effective", "said"), ("reviewed",), ("dated",)):
        found = [one for one in page_dates(document) if one.role in roles and _is_given(text, one)]
        if found:
            return [_disclosure(text, one, topic) for one in found]
    return []


def _is_given(text: str, one: PageDate) -> bool:
    """Whether nothing but words such as "last updated" leads to a date; in a text, without a key that says so, they must, and end with it."""
    value, start = text[one.value_start : one.entry.end], one.span.start - one.value_start
    run = cues.run_start(value, start)
    if one.role != "said":
        return not value[:run].strip(_UNSAID)
    if cues.SURE.search(value, run, start) is None or cues.EARLIER.search(value, max(0, run - _REACH), start):
        return False
    after = _AFTER_WORDS.match(value, one.span.end - one.value_start)
    return after is not None and _BEFORE_WORDS.search(value, max(0, run - _REACH), run) is not None


def _disclosure(text: str, one: PageDate, topic: str) -> Disclosure:
    return Disclosure(
        topic,
        "stated",
        (one.entry,),
        text[one.entry.start : one.entry.end].strip(),
        "likely" if one.role in ("reviewed", "dated") else "certain",
        attributes=(Attribute("date", one.value, one.span),),
        because=f"“{one.key}” in the front matter",
        focus=one.span,
    )
