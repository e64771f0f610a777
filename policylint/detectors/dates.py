"""From when a policy applies, or when it was last changed: dates, told from all other dates by the words around.

A date counts after words such as "last updated" or "effective", in a title ("Privacy policy, May 2018"), on a
line of its own at the top or the end, and in the policy's version history. The date of a law, of a copyright,
of an archive's copy, of an earlier version or of somebody's birth does not. Where the text has none, the page may
show the one in its front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policylint.detectors import date_cues as cues
from policylint.detectors.audience import audience_of
from policylint.detectors.passage_entities import passage_entities
from policylint.disclosure import Attribute, Confidence, Disclosure
from policylint.document import Document
from policylint.entity import Entity
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred

_TOPIC = "policy.effective-date"
_HINT = deferred(r"(?:19|20)[0-9]{2}|[0-9][/.-][0-9]")
_NEAR = 60
_LONGEST_LINE = 110
_EDGE = 6
"""How many passages at the top, and at the end, a date alone may stand among."""

_IN_FIGURES = (
    deferred(
        r"(?=[0-9])(?<![\w/.-])(?:(?P<month>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year>20[0-9]{2})(?![\w/-]|\.[0-9])"
        r"|(?P<year2>20[0-9]{2})[/-](?P<month2>0[1-9]|1[0-2])(?![\w/-]|\.[0-9]))"
    ),
    deferred(r"(?<![\w/.-])(?P<year>20[0-9]{2})(?![\w/-]|\.[0-9])"),
)
_DATED_VERSION = deferred(r"[\s)\],]*(?:version|edition|revision|update)\b", re.IGNORECASE)
_CLAUSE = deferred(
    r"\s*,\s+(?!(?:for\s+)?v(?:er(?:sion|s)?)?\.?\s?[0-9])(?!and\s+(?:in\s+force|(?:has\s+)?applie[sd]|effective|takes|took|valid|comes)\b)(?=[\w\"“])"
)
_COMPANY = deferred(r"[:/@]")

Verdict = tuple[Confidence, str]


@dataclass(frozen=True, slots=True)
class DateDetector:
    """Finds the dates that a policy gives of itself."""

    name: str = "dates"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({_TOPIC})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        found = list(self._in_text(passages))
        main = document.main
        if found or main.front_matter is None:
            return found
        from policylint.detectors.front_matter_dates import front_matter_dates

        return front_matter_dates(document, _TOPIC)

    def _in_text(self, passages: tuple[Passage, ...]) -> Iterator[Disclosure]:
        entities = passage_entities(passages)
        for index in entities.worth_reading("date"):
            passage = passages[index]
            if _HINT.search(passage.own_text) is None:
                continue
            if passage.quoted and not _is_set_off(passage, index, len(passages)):
                continue
            for said in _dates(passage.text.content, entities.of("date", index)):
                if said.end <= passage.own:
                    continue
                verdict = _judged(passage, said)
                if verdict is None and not passage.quoted:
                    verdict = _alone(passage, said, index, len(passages))
                if verdict is not None:
                    yield _disclosure(passage, said, *verdict)


def _is_set_off(passage: Passage, index: int, count: int) -> bool:
    """Whether a quoted line is the author's own: short, and at the top or the end, where Markdown sets dates off as quotes."""
    return len(passage.own_text) <= _LONGEST_LINE and (index < _EDGE or count - index <= _EDGE)


def _dates(content: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """All dates, those `found` and, after words that date a document, also a month in figures or a year."""
    yield from found
    taken = [(entity.start, entity.end) for entity in found]
    for pattern in _IN_FIGURES:
        for match in pattern.finditer(content):
            start, end = match.span()
            if any(start < stop and first < end for first, stop in taken):
                continue
            if cues.SURE.search(content, cues.run_start(content, start), start):
                parts = match.groupdict()
                month = parts.get("month") or parts.get("month2")
                taken.append((start, end))
                value = parts["year"] or parts["year2"]
                yield Entity("date", start, end, f"{value}-{int(month):02}" if month else value)


def _judged(passage: Passage, said: Entity) -> Verdict | None:
    """The verdict of the words before and after a date."""
    content = passage.text.content
    start = cues.run_start(content, said.start)
    run, before, after = content[start : said.start], content[:start], content[said.end :]
    if any(cues.ACT.fullmatch(token) for token in cues.TOKEN.findall(run)):
        verdict = _after_cue(run, before, after, passage)
        if verdict is not None:
            return verdict
    if cues.PLAIN.search(content, max(0, said.start - _LONGEST_LINE), said.start) and not _is_foreign(before):
        return "likely", "what the author says of the text"
    if _DATED_VERSION.match(after) and not _is_foreign(before):
        return "likely", "a dated version"
    return None


def _after_cue(run: str, before: str, after: str, passage: Passage) -> Verdict | None:
    names_document = cues.DOCUMENT.search(run) is not None
    if cues.EARLIER.search(before[-30:] + run) or (not names_document and _is_foreign(before)):
        return None
    because = f"a date after “{' '.join(run.split())[-_NEAR:]}”"
    leads = not before.strip(" \t\n\xa0*_#([|–—-:•>") or cues.is_title(before[-_LONGEST_LINE:])
    if leads and _CLAUSE.match(after) and _dates_something_else(after, names_document):
        return None
    if names_document:
        return "certain", because
    if cues.WEAK.search(run) and not cues.SURE.search(run):
        return ("likely", because) if leads and _ends_soon(after) and _may_be_weak(passage) else None
    if leads or cues.SURE.search(run):
        return "certain", because
    return ("certain", because) if cues.OWN.search(before[-_NEAR:]) or cues.ITSELF.search(run) else None


def _is_foreign(before: str) -> bool:
    """Whether the nearest telling word before a date speaks of something other than the policy."""
    near = before[-_NEAR:]
    foreign = max((match.end() for match in cues.FOREIGN.finditer(near)), default=-1)
    own = max((match.end() for match in cues.DOCUMENT.finditer(near)), default=-1)
    return foreign > own


def _dates_something_else(after: str, names_document: bool) -> bool:
    """Whether "Effective 1 May 2020, …" goes on about something other than the policy."""
    clause = after[:160]
    if names_document:
        return False
    return cues.FOREIGN.search(clause) is not None or not cues.OWN.search(clause)


def _ends_soon(after: str) -> bool:
    return len(re.findall(r"\w+", after)) <= 4


def _may_be_weak(passage: Passage) -> bool:
    """Whether "Date" in a table's header may be the policy's: only in a table of versions."""
    above = passage.headings[-1].text.content if passage.headings else ""
    return passage.kind != "row" or cues.HISTORY.search(f"{passage.text.content} {above}") is not None


def _alone(passage: Passage, said: Entity, index: int, count: int) -> Verdict | None:
    """The verdict on a date without a cue: in a title, alone on a line, or in a history of versions."""
    content = passage.own_text
    start = said.start - passage.own
    if start < 0:
        return None
    before, after = content[:start].strip(" \t\n\xa0*_([–—-,|"), content[said.end - passage.own :].strip()
    rest = f"{before} {after}"
    above = passage.headings[-1].text.content if passage.headings else ""
    is_entry = not before and (not after or not after[0].isalnum() or after[0].isupper())
    if is_entry and cues.HISTORY.search(f"{above} {passage.label}"):
        return "likely", "in the history of versions"
    if len(content) > _LONGEST_LINE or not cues.is_title(rest) or cues.FOREIGN.search(_without_subject(rest)):
        is_top = index < 3 and not before and after[:1].isupper()
        return ("likely", "a date at the top") if is_top else None
    if cues.SUBJECT.search(rest):
        return "likely", "a title with a date"
    if (index < _EDGE or count - index <= _EDGE) and not _COMPANY.search(rest) and len(rest.split()) <= 6:
        return "likely", "a date on a line of its own"
    return None


def _without_subject(words: str) -> str:
    return cues.SUBJECT.sub(" ", words)


def _disclosure(passage: Passage, said: Entity, confidence: Confidence, because: str) -> Disclosure:
    place = passage.text.span(max(said.start, passage.own), said.end)
    return Disclosure(
        _TOPIC,
        "stated",
        (passage.span,),
        passage.own_text,
        confidence,
        attributes=(Attribute("date", said.value, place),),
        audience=audience_of(passage.headings),
        because=because,
        focus=place,
    )
