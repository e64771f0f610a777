"""Names that stand where an organisation gives its own: in a table of controllers, on a line, before an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.identity.common_words import is_common
from policylint.detectors.identity.names import LINE, WORD, Candidate, Names
from policylint.detectors.owners import owner_of
from policylint.detectors.passage_entities import passage_entities
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, lowered

_FIRST_KINDS = "Town|City|County|Municipality|Borough|Parish|Village|Diocese|Ministry|Department"
_LAST_KINDS = (
    "Center|Centre|Clinic|Hospital|School|Academy|College|Church|Union|Bank|Trust|Society|Association|Institute|Museum"
    "|Library|Council|Club|Charity|Hospice|Practice|Surgery|Pharmacy|Theatre|Theater|Cooperative|Federation|Alliance"
    "|Studio|Partnership|Company|Group"
)
KIND = Hinted(
    f"{_FIRST_KINDS}|{_LAST_KINDS}".lower(),
    rf"(?P<name>(?:{_FIRST_KINDS}) of (?:the )?{WORD}(?: {WORD}){{0,2}}"
    rf"|(?:{WORD},? (?:of |and |& |for |the )*){{1,6}}(?:{_LAST_KINDS})s?\b)",
)
"""A name that ends in a kind of organisation: believed on its own line at the top, or right before an address."""

_A_KIND = deferred(f"{_FIRST_KINDS}|{_LAST_KINDS}")
"""Found wherever `KIND` is, and much faster."""

CONTROLLERS_COLUMN = Hinted(
    "controller|responsible",
    r"\b(?:controller|responsible\s+(?:party|entity|body|company))\b",
    re.IGNORECASE,
)
_GIVEN_TO = deferred(
    r"\b(?:shar(?:e[sd]?|ing)|disclos(?:e[sd]?|ing)|transfer\w*|pass(?:es|ed|ing)?|sends?|sent|sell|sold|giv(?:en?|es|ing)|forward\w*"
    r"|hosted|stored|stores?|held|processed|handled|managed|run\s+for\s+us|got\s+(?:it|them)|rely|relies|works?|partner(?:ed|s)?|cooperat\w+|contract(?:ed)?)\b[^.;:]{0,90}\b(?:with|to|by|at|on|from)"
    r"\s+(?:(?:the|our|a)\s+)?(?:[\w-]+,?\s+){0,3}$"
    r"|\b(?:uses?|using|use\s+of|via|such\s+as|obtain\s+[^.;:]{0,60}\bfrom)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before the name of somebody else: one who is given data, or whose service is used."""

_WORKS_FOR_IT = Hinted(
    "host|service|payment|mail|cloud|supplier|vendor|processor|contractor|lawyer|solicitor|auditor|accountant|payroll",
    r"\bhosted\s+(?:by|with|at|on|through)\s+(?:\w+\s+){0,3}$"
    r"|\b(?:our|the|an?)\s+(?:[\w-]+\s+){0,3}(?:host(?:er)?|(?:hosting|service|payment|mail|cloud)\s+\w+|suppliers?|vendors?|processors?|contractors?|lawyers?"
    r"|solicitors?|auditors?|accountants?|payroll\s+\w+)\s*(?:,|is|are|:)\s*$",
    re.IGNORECASE,
)
"""Words before the name of a company that does something for the organisation."""
_ANNOUNCES = deferred(
    r"\b(?:controller|responsible\s+(?:party|entity|body|company|person)|(?:person|party|body)\s+responsible)\b[^.;:]{0,100}:\W*$",
    re.IGNORECASE,
)
_TITLE = deferred(
    r"\W*(?:\d[\d.)]*\s+)?(?:(?:the|our|data|name\s+of\s+the|who\s+is\s+the|details\s+of\s+the)\s+)*"
    r"(?:controller|responsible\s+(?:party|entity|body|person)|person\s+responsible)\W*",
    re.IGNORECASE,
)
_NAME_ALONE = deferred(
    r"(?:(?:Dr|Prof|Dipl)\.?\s+)*[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:(?:von|van|de|den|der|di|du|la|le|and|&)\s+)*[A-ZÀ-Þ][\w.'’-]*){1,5}"
)

_LABEL = r"(?:[Ee]-?[Mm]ail|Mail|Phone|Tel|Telephone|Contact|Address|Web|Website)\b"
_ENDS_LINE = deferred(rf"\s*(?:\([^()\n]{{0,60}}\)\s*)?(?:[\n,]|{_LABEL}|$)")
_LABELLED = deferred(rf"\s+{_LABEL}.*", re.DOTALL)
_STREET = deferred(r"\b(?:Drive|Blvd|Street|Avenue|Road)\b")
_NUMBER_SOON = deferred(r".{0,60}?\d")
_OURS = ("controller", "dpo")
_LONGEST_NAME = 8
_COMPLAINED_TO = deferred(r"\bcomplaints?\s+(?:with|to)\s+(?:the\s+)?(?:\w+\s+of\s+the\s+)?$", re.IGNORECASE)
"""What stands before the name of an office that takes complaints."""

_TITLES = 4
_FEWEST_NAMES = 2


def in_tables(passage: Passage) -> Iterator[Candidate]:
    """The name in a row of a table whose columns or label announce the controller."""
    content = passage.text.content
    if passage.kind == "row" and CONTROLLERS_COLUMN.pattern.search(content[: passage.own]):
        own = content[passage.own :].partition(",")[0].rstrip()
        if own[:1].isupper() and len(own.split()) <= _LONGEST_NAME and not is_common(own.split()[0]):
            yield Candidate(passage.own, passage.own + len(own), "certain", "the controller in a table")


def announced(passages: tuple[Passage, ...], index: int) -> Iterator[tuple[Passage, Candidate]]:
    """The name that stands alone below words such as "The controller is:"."""
    if index + 1 >= len(passages):
        return
    above, below = passages[index], passages[index + 1]
    if above.kind == "heading" and _TITLE.fullmatch(above.own_text):
        yield from _titled(below)
    elif _ANNOUNCES.search(above.own_text) and _NAME_ALONE.fullmatch(below.own_text.strip(" ,")):
        yield (
            below,
            Candidate(below.own, len(below.text.content), "certain", "below words for a controller"),
        )


def _titled(passage: Passage) -> Iterator[tuple[Passage, Candidate]]:
    """The name on the first line below a title for the controller, with a way to reach it behind."""
    content, start = passage.text.content, passage.own
    name = _NAME_ALONE.match(content, start)
    if name is None:
        return
    label = _LABELLED.search(name[0])
    end = name.end() - (len(name[0]) - label.start() if label else 0)
    named, rest = content[start:end].split(), content[end:]
    if len(named) < _FEWEST_NAMES or any(map(is_common, named)) or not _ENDS_LINE.match(rest):
        return
    if "@" in rest or any(map(str.isdigit, rest)):
        yield passage, Candidate(start, end, "certain", "below a title for a controller")


def on_lines(passages: tuple[Passage, ...], index: int) -> Iterator[Candidate]:
    """Names with a legal form on a line of their own, or right before the organisation's address."""
    passage = passages[index]
    content = passage.text.content
    entities = passage_entities(passages)
    addresses = entities.of("address", index)
    is_line = len(passage.own_text) < LINE and passage.kind != "row"
    if not is_line and not addresses:
        return
    for entity in entities.of("organisation", index):
        if entity.end <= passage.own or _STREET.search(entity.value):
            continue
        before = content[: entity.start]
        if _WORKS_FOR_IT.search(before, lowered(before)):
            continue
        alone = is_line and not _GIVEN_TO.search(before)
        addressed = _NUMBER_SOON.match(content, entity.end, entity.end + 80) is not None and any(
            0 <= address.start - entity.end < 60 for address in addresses
        )
        if (alone or addressed) and owner_of(content, entity.start, entity.end, passages, index) in _OURS:
            yield Candidate(
                entity.start, entity.end, "certain" if addressed else "likely", "a name with a legal form"
            )


def by_kinds(passages: tuple[Passage, ...], index: int, names: Names) -> Iterator[Candidate]:
    """Names that end in a kind of organisation, at the top of the policy or right before the organisation's address."""
    passage = passages[index]
    content = passage.text.content
    is_headed = passage.kind != "heading" and _is_headed(passage)
    addresses = passage_entities(passages).of("address", index)
    may_be_title = index < _TITLES and len(content) < LINE
    if not may_be_title and not is_headed and not addresses:
        return
    for match in KIND.pattern.finditer(content) if _A_KIND.search(content) else ():
        place = names.place(content, *match.span("name"))
        if place is None or place[1] < match.end() - 1 or place[1] <= passage.own:
            continue
        if _COMPLAINED_TO.search(content, 0, place[0]):
            continue
        headed = is_headed and match.start() == passage.own
        title = may_be_title and len(content.strip(" *.")) == place[1] - place[0]
        if (title or headed or any(0 <= one.start - place[1] < 30 for one in addresses)) and (
            owner_of(content, *place, passages, index) in _OURS
        ):
            yield Candidate(*place, "likely", "an organisation by its name")


def _is_headed(passage: Passage) -> bool:
    """Whether the controller is what the label or heading right above announces."""
    above = passage.label or (passage.headings[-1].text.content if passage.headings else "")
    return 0 < len(above) < LINE and CONTROLLERS_COLUMN.pattern.search(above) is not None
