"""What the expressions of a template stand for: a channel, a name or a date, by their own names and by the words around.

`{{ site.email }}` is an e-mail address nobody knows here, but readers will: what it says is disclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policylint.detectors.audience import audience_of
from policylint.detectors.contact import CHANNEL_TOPICS, channel_disclosures
from policylint.detectors.owners import owner_of
from policylint.disclosure import Attribute, Disclosure
from policylint.document import Document
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.source import Span
from policylint.templating.templates import OPAQUE

_RUN = deferred(f"{OPAQUE}+")
_CHANNELS = (
    ("address", deferred(r"address(?!\w)|street|postal", re.IGNORECASE)),
    ("email", deferred(r"mail", re.IGNORECASE)),
    ("phone", deferred(r"phone|(?<![a-z])tel(?![a-z])|(?<![a-z])fax", re.IGNORECASE)),
)
_EMAIL_ADDRESS = deferred(r"e?-?mail[\s_.-]?address", re.IGNORECASE)
_NAME = deferred(
    r"(?:company|organi[sz]ation|business|legal_?(?:name|entity)|controller|entity|brand|operator|owner)"
    r"(?!\s?\.\s?(?!\w{0,20}(?:name|title|legal|company|entity))\w)|(?:site|shop|app|org)[\W_]?(?:title|name)",
    re.IGNORECASE,
)
_DATE = deferred(r"date(?!\w*[_.]?(?:base|a))|updated|modified|effective|lastmod", re.IGNORECASE)

_REACHES = deferred(
    r"(?:\b(?:contact|reach|write|(?:e-?mail|phone|mail)(?!\s+(?:address|number)\w*\s(?:with|to)\b)|call|message|get\s+in\s+touch)\b[^.!?]{0,60}"
    r"\b(?:at|to|on|via|by|using|through|with)|\b(?:e-?mail|phone|telephone|tel|address|contact)\s*:)\s*\W{0,3}\Z",
    re.IGNORECASE,
)
_DATED = deferred(
    r"\b(?:last\s+)?(?:updated|modified|revised|changed|effective|in\s+force)\b[^.!?]{0,24}\Z", re.IGNORECASE
)
_IS_NAMED = deferred(
    r"\b(?:we\s+are|operated\s+by|run\s+by|owned\s+by|published\s+by|controller\s+is|provided\s+by)\s+\Z",
    re.IGNORECASE,
)
_ACTS = deferred(
    r"\s*(?:\((?:[^()]{0,60}[\W_])?(?:we|us|the\s+company)\b|(?:is|acts\s+as)\s+the\s+(?:data\s+)?controller\b"
    r"|(?:collects|processes|operates|respects)\b)",
    re.IGNORECASE,
)


_PERIOD = deferred(r"\s?(?:hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
_KEPT_FOR = deferred(
    r"\b(?:keep|kept|retain(?:ed)?|store[ds]?|hold|held|delete[ds]?|erased?|removed?|purged?|anonymi[sz]ed?)\b[^.!?;]{0,120}"
    r"\b(?:for|after|within|to|than)\s(?:(?:a|another|about|at|most|least|the|period|of|maximum|more)\s){0,5}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ExpressionDetector:
    """Finds what the expressions of a template tell the reader of the page that is made of it."""

    name: str = "expressions"

    @property
    def topics(self) -> frozenset[str]:
        channels = {topic for topics in CHANNEL_TOPICS.values() for topic in topics}
        return frozenset({"controller.identity", "policy.effective-date", "retention.period", *channels})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        if not document.expressions:
            return
        for index, passage in enumerate(passages):
            if passage.kind == "heading" or passage.quoted:
                continue
            for run in _RUN.finditer(passage.text.content, passage.own):
                written = document.source.slice(passage.text.span(*run.span()))
                yield from _of_run(passages, index, run, written)
            for link in passage.links:
                if link.target.lower().startswith("mailto:") and OPAQUE in link.target:
                    evidence = (passage.span, passage.own_text)
                    yield from channel_disclosures(
                        passage,
                        ("controller", "email"),
                        document.source.slice(link.span),
                        evidence,
                        link.span,
                    )


def _of_run(
    passages: tuple[Passage, ...], index: int, run: re.Match[str], written: str
) -> Iterator[Disclosure]:
    passage = passages[index]
    content, start, end = passage.text.content, run.start(), run.end()
    place = passage.text.span(start, end)
    before, after = content[:start], content[end:]
    channel = _channel(written, before)
    if channel:
        owner = owner_of(content, start, end, passages, index)
        yield from channel_disclosures(
            passage, (owner, channel), written, (passage.span, passage.own_text), place, "likely"
        )
    elif _NAME.search(written) or _IS_NAMED.search(before) or _ACTS.match(after):
        yield _told(
            passage,
            "controller.identity",
            Attribute("controller", written, place),
            "name in a template",
            place,
        )
    elif _PERIOD.match(after) and _KEPT_FOR.search(before):
        yield _told(passage, "retention.period", None, "period in a template", place)
    elif _DATED.search(before) or (_DATE.search(written) and len(content) <= end - start + 40):
        yield _told(
            passage, "policy.effective-date", Attribute("date", written, place), "date in a template", place
        )


def _channel(written: str, before: str) -> str:
    """The kind of channel that an expression stands for; empty if it is none."""
    if _EMAIL_ADDRESS.search(written):
        return "email"
    for kind, pattern in _CHANNELS:
        if pattern.search(written):
            return kind
    return "url" if _REACHES.search(before) and not _NAME.search(written) else ""


def _told(passage: Passage, topic: str, attribute: Attribute | None, because: str, place: Span) -> Disclosure:
    return Disclosure(
        topic,
        "stated",
        (passage.span,),
        passage.own_text,
        "likely",
        attributes=(attribute,) if attribute is not None else (),
        audience=audience_of(passage.headings),
        because=because,
        focus=place,
    )
