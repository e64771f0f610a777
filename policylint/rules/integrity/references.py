"""References inside a document: what the text sends its reader to, and how that would be found.

Only references that clearly mean this document are recognised: not a section of a law, of the terms, of
an app.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias
from urllib.parse import unquote

from policylint.frozen import dataclass
from policylint.patterns import Hinted, deferred
from policylint.reading.sentences import sentence_bounds
from policylint.reading_order import ReadText, overlapped
from policylint.reference_targets import Targets
from policylint.source import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: where it stands, what it names as readers are told, whether the target exists, and the `anchor` of a link."""

    span: Span
    name: str
    found: bool
    anchor: str = ""


_OWN = (
    r"(?:this|our|the) (?:(?:global|general|website|online|customer|data|cookie) )*(?:privacy |"
    r"protection )?(?:policy|notice|statement|document|page)"
)
_LAW = deferred(
    r"\b(?:Acts?|Code|GDPR|DSGVO|BDSG|CCPA|CPRA|LGPD|PIPEDA|COPPA|Regulations?|Directive|Law|Statutes?|"
    r"Treaty|Convention|U\.?S\.?C|C\.?F\.?R|"
    r"Title|Terms|Agreement|Contract|Conditions|Clauses|SCCs?|Charter|Constitution|TTDSG|TMG|UK)\b|§|\blaw\b"
)
_PARTS = "|".join(
    f"{first}(?<=\\b{first}){rest}"
    for word in ("sections?", "clauses?", "paragraphs?", "articles?", "part", "chapter")
    for first, rest in ((word[0], word[1:]), (word[0].upper(), word[1:]))
)
"""Their first letters stand alone so that a text is searched through for them, which is quick."""
_NUMBER = Hinted(
    "section|clause|paragraph|article|part |parts |chapter&0|1|2|3|4|5|6|7|8|9| ii| iv| ix| vi| vv| vx| xi| xv| xx",
    rf"(?P<word>{_PARTS})\s{{1,9}}"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{2,5})(?![\d\w]|\.\d)(?P<rest>\s?(?:\(\w{1,4}\))*)",
)
_DIRECTION = deferred(
    r"^[\s,]*(?:of\s{1,9})?(?P<direction>below|above|hereof)\b|^[\s,]*(?:of|in|to) " + _OWN, re.IGNORECASE
)
_ELSEWHERE = deferred(r"^\s{0,9},?\s{0,9}(?:of|on|in|under|to|from|within)\b", re.IGNORECASE)
_SENT = deferred(
    r"(?:\b(?:see|see also|refer to|described|detailed|set out|set forth|listed|explained|discussed|"
    r"outlined|provided|specified|"
    r"identified|indicated|mentioned|found|read|more)\b[^.;]{0,25})$",
    re.IGNORECASE,
)
_LONGEST_SENT = 48
"""More characters than what sends the reader there has."""
_QUOTED = r"[\"“”‘'](?P<quoted>[A-Z0-9][^\"“”\n]{2,79}?),?[\"”“’']"
_QUOTING = Hinted(
    "\"|“|”|‘|’|'&below|above|section|heading|paragraph|part of|part in|part, of|part, in",
    rf"(?=[\"“”‘'ab])(?:{_QUOTED},?\s{{0,9}}(?:(?:section|heading|paragraph|part)s?\b[\s,]*)?(?P<direction>below|above)\b"
    rf"|{_QUOTED.replace('quoted', 'owned')},?\s{{0,9}}(?:section|heading|paragraph|part)\b,? (?:of|in) {_OWN}\b"
    rf"|\b(?P<before>below|above)[\s,]*(?:in |under )?(?:the )?"
    r"(?:(?:section|heading|headed|entitled|titled|called|named) ){1,2}"
    rf"{_QUOTED.replace('quoted', 'after')})",
)
"""What it can begin with is told first: most places are passed over by that alone."""
_CAPITALS = Hinted(
    "section below|section above|section, below|section, above",
    r"\b(?:the|our|see|in|under|via)\s(?P<capitals>[A-Z][\w'’&-]*(?:,? (?:[A-Z][\w'’&-]*|and|of|or|to|"
    r"we|for|your|the|with|in|about|on)){0,9}) section,? (?P<towards>below|above)\b",
)
_TITLED = deferred(f"{_QUOTING.pattern.pattern}|{_CAPITALS.pattern.pattern}")
_CONTACT = Hinted(
    "below|above|at the end|at the bottom|at the foot&address |addresses |contact details|contact information|contact data|"
    "contact point|phone number|mail details|phone details",
    r"\b(?:at|to|via|by|using|through|with|on|in|[Uu]se|[Ss]ee|[Ff]ind)\s{1,9}(?:the|our|one of (?:the|our)|any of (?:the|our)|"
    r"either of the)\s{1,9}(?:appropriate |relevant |following |respective )?"
    r"(?P<noun>(?:(?:postal|mailing|street|e-?mail|physical|contact|business|office|web)"
    r"\s{1,9}(?:and \w{1,60} )?)?address(?:es)?"
    r"|contact (?:details|information|data|points?)|(?:tele)?phone numbers?|(?:e-?mail|phone) details)\s{1,9}"
    r"(?:(?:as |which (?:is|are) |that (?:is|are) )?(?:listed|given|provided|set out|set forth|shown|"
    r"specified|stated|indicated|found|noted|mentioned|supplied|appearing)\s{1,9})?"
    r"(?P<direction>below|above|at the (?:end|bottom|foot) of " + _OWN + r")\b",
)
_TABLE = Hinted(
    "table|chart|matrix",
    r"\b(?:in|by|see|per|with)\s{1,9}(?:the|this)\s{1,9}(?:(?P<side>below|above|following)\s{1,9})?(?P<noun>table|"
    r"chart|matrix)s?(?:\s{1,9}(?P<direction>below|above))?\b"
    r"|\b[Tt]he (?P<noun2>table|chart|matrix) (?P<direction2>below|above)\b",
)
_ANNEX = Hinted(
    "annex |schedule |appendix |exhibit |addendum |attachment ",
    r"\b(?P<annex>(?:Annex|Schedule|Appendix|Exhibit|Addendum|Attachment) (?:\d{1,2}|[A-Z]|[IVX]{1,4}))"
    r"(?!\w|\.\d)",
)
KINDS = (_NUMBER, _QUOTING, _CAPITALS, _CONTACT, _TABLE, _ANNEX)
"""One of these matches where a reference stands that is no link."""


def references(read: ReadText, kinds: Sequence[Hinted], targets: Targets) -> Iterator[Reference]:
    """The references of some kinds in a text that may have them, kind by kind in each sentence."""
    content = read.text.content
    held: dict[int, set[Hinted]] = {}
    bounds = sentence_bounds(content)
    for kind in kinds:
        for found in kind.pattern.finditer(content):
            for number in overlapped(bounds, *found.span()):
                held.setdefault(number, set()).add(kind)
    for number in sorted(held):
        start, end = bounds[number]
        for is_there, (begin, stop), name in _hits(
            held[number], _Place(content[start:end], read, start), targets
        ):
            span = read.text.span(start + begin, start + stop)
            if not any(link.span.overlaps(span) for link in read.links):
                yield Reference(span, name, is_there)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, the text it stands in, and where it begins in that."""

    sentence: str
    read: ReadText
    start: int


_Hit: TypeAlias = "tuple[bool, tuple[int, int], str]"


def anchors(read: ReadText, targets: Targets) -> Iterator[Reference]:
    """The links in a text that lead to other places of the document."""
    for link in read.links:
        if not link.target.startswith("#") or link.kind == "image":
            continue
        anchor = unquote(link.target[1:]).lower()
        if anchor not in ("", "top"):
            yield Reference(link.span, f"the anchor {link.target}", targets.may_lead_to(anchor), link.target)


def _hits(kinds: Collection[Hinted], place: _Place, targets: Targets) -> Iterator[_Hit]:
    """The references of these kinds in a sentence."""
    if _NUMBER in kinds:
        yield from _numbers(place.sentence, targets)
    if _QUOTING in kinds or _CAPITALS in kinds:
        yield from _titles(place.sentence, targets)
    if _CONTACT in kinds:
        yield from _contacts(place, targets)
    if _TABLE in kinds:
        yield from _tables(place, targets)
    if _ANNEX in kinds:
        yield from _annexes(place.sentence, targets)


def _numbers(sentence: str, targets: Targets) -> Iterator[_Hit]:
    for match in _NUMBER.pattern.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        own = _DIRECTION.match(after)
        if not own:
            if match["word"].lower().startswith("article") or not _SENT.search(
                before, max(0, len(before) - _LONGEST_SENT)
            ):
                continue
            if _LAW.search(sentence) or _ELSEWHERE.match(after):
                continue
        yield (
            targets.has_number(match["number"].lower()),
            (match.start(), match.end("number")),
            f'"{match["word"]} {match["number"]}"',
        )


def _titles(sentence: str, targets: Targets) -> Iterator[_Hit]:
    for match in _TITLED.finditer(sentence):
        group = next(name for name in ("quoted", "owned", "after", "capitals") if match[name])
        title = match[group].strip(" ,.?")
        yield targets.has_title(title), match.span(group), f'"{title}"'


def _contacts(where: _Place, targets: Targets) -> Iterator[_Hit]:
    if "IP address" in where.sentence:
        return
    read, start = where.read, where.start
    for match in _CONTACT.pattern.finditer(where.sentence):
        place = read.text.span(start + match.start("noun"), start + match.end()).start
        above = match["direction"].lower() == "above"
        announced = not above and ":" in read.text.content[start + match.end() :]
        found = announced or any(point < place if above else point > place for point in targets.contacts)
        yield found, (match.start("noun"), match.end()), f'"the {match["noun"]} {match["direction"]}"'


def _tables(where: _Place, targets: Targets) -> Iterator[_Hit]:
    if targets.document.format in ("text", "mixed"):
        return  # plain text has no mark-up for tables
    read, start = where.read, where.start
    for match in _TABLE.pattern.finditer(where.sentence):
        direction = match["side"] or match["direction"] or match["direction2"]
        if direction is None:
            continue
        place = read.text.span(start + match.start(), start + match.end()).start
        above = direction == "above"
        found = any(table < place if above else table > place for table in targets.tables)
        yield found, match.span(), f"a {match['noun'] or match['noun2']} {direction}"


def _annexes(sentence: str, targets: Targets) -> Iterator[_Hit]:
    for match in _ANNEX.pattern.finditer(sentence):
        if match.start() < 3 or _LAW.search(sentence):
            continue
        after = sentence[match.end() :]
        if _ELSEWHERE.match(after) and not _DIRECTION.match(after):
            continue
        yield match["annex"].lower() in targets.annexes, match.span("annex"), f'"{match["annex"]}"'
