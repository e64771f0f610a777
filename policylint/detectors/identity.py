"""Which organisation is behind a policy: a name that acts as "we" do, or that a contact block gives.

A product, a domain or "the Company" alone is not enough. A name counts where it is defined as "we", where it
is said to be the controller or to run the service, where it does what controllers do ("Acme collects …"), or
where it stands with a legal form beside the organisation's address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policylint.detectors.audience import audience_of
from policylint.detectors.names import NAME, WORD, Names, base, is_common, is_supplier
from policylint.detectors.owners import owner_of
from policylint.disclosure import Attribute, Confidence, Disclosure
from policylint.document import Document
from policylint.entities import recognise
from policylint.entity import EntityKind
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, folded

_ORGANISATIONS: frozenset[EntityKind] = frozenset({"organisation"})
_QUOTE = "[\"'“”‘’«»*]"
_US = r"(?:we|us|our|ours|the\s+company|our\s+company|company|the\s+controller|the\s+data\s+controller|the\s+organi[sz]ation)"
_QUOTES = "|".join("\"'“”‘’«»*")
_OURSELVES = "we|us|our|company|controller|organi"
_DOES = (
    r"(?:(?:\w+ly\s+|also\s+|only\s+)?(?:looks\s+after|collects?|uses?|process(?:es)?|respects?|takes?|values?|believes?|recogni[sz]es?"
    r"|understands?|cares?|protects?|shares?|keeps?|maintains?|stores?|gathers?|receives?|knows|wants?|strives?|reserves?"
    r"|adheres?|treats?|sells?|endeavou?rs?|obtains?|complies|comply|pledges?|promises?|adopts?|handles?|discloses?"
    r"|considers?|attaches|ensures?|requires?|asks|makes|appreciates?|follows|safeguards|aims|retains?)"
    r"|(?:may|will|does|do|can|shall|cannot|would|must)\s+(?:(?:not|also|only|never|\w+ly)\s+){0,2}(?:collect|use|process|share"
    r"|disclose|sell|rent|store|keep|retain|protect|ask|request|require|notify|contact|send|provide|transfer|take|make"
    r"|obtain|receive|combine|access|respond|comply|delete|release|give|monitor|track|update|change|record|respect|be)"
    r"|(?:is|are)\s+(?:\w+ly\s+|very\s+|also\s+|fully\s+)?(?:committed|dedicated|concerned|responsible|sensitive|pleased"
    r"|required|aware|obliged|obligated|devoted|proud|not\s+responsible)"
    r"|has\s+(?:implemented|adopted|created|established|prepared|developed|designed|taken|put|set|appointed|a\s+(?:commitment|policy)))"
)
_PERSONAL = Hinted(
    "information|data|privacy|personal|cookie|confidential|this policy|this notice|this statement",
    r"\b(?:information|data|privacy|personal|cookies?|confidential\w*|this\s+(?:policy|notice|statement))\b",
    re.IGNORECASE,
)
_SITE = r"(?:site|website|service|app|application|platform|game|store|shop|portal|software|product|page|blog|policy|notice)s?"
_CERTAIN = (
    Hinted(
        "created|adopted|established|prepared|developed|issued|published|written",
        rf"{NAME}(?:\s*\([^)]*\))?,?\s+has\s+(?:created|adopted|established|prepared|developed|issued|published|written)\s+(?:this|our|the\s+following)\b",
    ),
    Hinted(
        "privacy",
        rf"^{NAME}['’]s?\s+(?:\([^)]*\)\s+)?(?:[Oo]nline\s+)?[Pp]rivacy\s+(?i:policy|statement|notice|commitment|promise|pledge)\b",
    ),
    Hinted(
        "service of|services of",
        rf"\b(?i:(?:is|are)\s+(?:a\s+)?services?\s+of)\s+(?:the\s+)?{NAME}",
    ),
    Hinted(
        f"(&{_QUOTES}&{_OURSELVES}",
        rf"{NAME}[^;()]{{0,90}}\((?:[^()]{{0,160}}?[\s,/]|)?{_QUOTE}\s?(?i:{_US})[,.]?\s?{_QUOTE}",
    ),
    Hinted(
        "referred to|hereinafter|hereafter|collectively|also called|known as",
        rf"{NAME}[^.;]{{0,90}}\b(?:referred\s+to\s+(?:\w+\s+)?as|hereinafter|hereafter|collectively|also\s+called|known\s+as)\b[^.;]{{0,40}}"
        rf"{_QUOTE}?\b(?i:{_US})\b",
    ),
    Hinted(
        "we |we, ",
        rf"\b[Ww]e,?\s+(?:are\s+|at\s+|the\s+team\s+(?:at|of)\s+)?\(?(?:the\s+)?{NAME}\)?\s?(?:[,.(]|and\b|\bis\b|\bwant|\bcare|\bvalue|\bknow|\brespect|$)",
    ),
    Hinted(
        "at ",
        rf"\b(?:[Aa]t|[Hh]ere at)\s+(?:the\s+)?{NAME},?\s+(?i:we|our|your|privacy|protecting|respecting|keeping|safeguarding|(?:the\s+)?(?:privacy|confidentiality|security|protection)|is)\b",
    ),
    Hinted(
        "controller|responsible|operator|provider of",
        rf"(?i:controller|responsible\s+(?:for|body|party|entity)|person\s+responsible|operator|provider\s+of\s+(?:this|the)\s+\w+)\b[^.;]{{0,120}}?"
        rf"(?:\b(?i:is|are|by|was)\b|:)\s*:?\s*(?:the\s+company\s+|the\s+)?{NAME}",
    ),
    Hinted(
        "controller",
        rf"{NAME}[^.;]{{0,110}}\b(?:is|are|acts?\s+as|will\s+be|as)\s+(?:the|a|your|our)?\s*(?:\w+\s+)?(?:data\s+|joint\s+|sole\s+)*controllers?\b",
    ),
    Hinted(
        "operated|owned|run|provided|published|maintained|managed|hosted|controlled|made available|offered|developed|brought to you&by ",
        rf"(?i:\b{_SITE})\b[^.;]{{0,90}}?\b(?i:operated|owned|run|provided|published|maintained|managed|hosted|controlled|made\s+available|offered"
        rf"|developed|brought\s+to\s+you)\b[^.;]{{0,70}}?\bby\s+(?:or\s+(?:for|on\s+behalf\s+of)\s+)?(?:the\s+)?(?:company\s+)?{NAME}",
    ),
    Hinted(
        "owned|operated|controlled&by ",
        rf"(?<!not )\b(?:owned|operated|controlled)(?:\s+(?:and|or)\s+(?:owned|operated|controlled|run|managed))?\s+by\s+(?:our\s+(?:\w+\s+){{1,4}}?,\s+)?{NAME}",
    ),
    Hinted(
        "contact|write to|reach|mail&,",
        rf"\b(?i:contact|write\s+to|reach|mail(?:ed)?\s+to)\s+(?:us\s+)?(?:at:?\s+|by\s+mail\s+at:?\s+)?{NAME},(?=[^.]{{0,80}}(?:\d|Att))",
    ),
    Hinted(
        "is a&by |from ",
        rf"^\W*(?:The\s+)?{WORD}\s+is\s+an?\s+(?:[\w-]+\s+){{1,4}}(?:by|from|made\s+by|built\s+by)\s+{NAME}",
    ),
    Hinted(
        f"{_QUOTES}&{_OURSELVES}&mean|refer|is|are",
        rf"{_QUOTE}(?i:{_US}){_QUOTE}[^.;]{{0,60}}\b(?:mean|means|refers?\s+to|refer|is|are|reference\s+to)\s+(?:the\s+)?{NAME}",
    ),
    Hinted(
        f"{_QUOTES}&{_OURSELVES}&mean",
        rf"(?i:\b(?:by|say|use)\s+(?:the\s+\w+\s+)?){_QUOTE}(?i:{_US}){_QUOTE}[^.;]{{0,60}}\bmean\s+(?:the\s+)?{NAME}",
    ),
    Hinted(
        "policy|notice|statement&explains|describes|sets out|tells you|details|informs you|outlines|discloses|covers|applies to|governs",
        rf"(?i:\b(?:policy|notice|statement)\s+(?:explains|describes|sets\s+out|tells\s+you|details|informs\s+you|outlines|discloses|covers|applies\s+to|governs))"
        rf"[^.;]{{0,40}}?\b(?:how|why|the\s+(?:ways?|manner)\s+in\s+which|that|what|by|of|to)\s+(?:the\s+)?{NAME}\s*(?:\([^)]*\)\s*)?{_DOES}",
    ),
)
_IS_A = deferred(
    rf"^\W*(?:The\s+)?{NAME}(?:\s*\([^)]*\))?,?\s+is\s+an?\s+(?:[\w-]+\s+){{0,6}}(?:company|corporation|institution|organi[sz]ation"
    r"|charity|non-?profit|agency|association|foundation|university|college|school|bank|hospital|firm|partnership|cooperative"
    r"|provider|operator|publisher|retailer|controller|business|member\s+of)\b"
)
_FIRST_WORDS = """
    also only collects uses process processes respects takes values believes recognises recognizes understands cares
    protects shares keeps maintains stores gathers receives knows wants strives reserves adheres treats sells endeavors
    endeavours obtains complies comply pledges promises adopts handles discloses considers attaches ensures requires
    asks makes appreciates follows safeguards aims retains may will does do can shall cannot would must is are has
    collect use respect take value believe recognise recognize understand care protect share keep maintain store gather
    receive know want strive reserve adhere treat sell endeavor endeavour obtain pledge promise adopt handle disclose
    consider ensure require appreciate follow aim retain
    """
_DOES_FIRST = frozenset(_FIRST_WORDS.split())
"""The words with which what an organisation does begins."""

_ACTING = deferred(rf"{NAME}(?:\s*\([^)]*\))?,?\s+{_DOES}\b")
_OWN_POLICY = Hinted(
    "privacy|data protection|cookie&policy|notice|statement|commitment|and",
    rf"(?:^|\b(?:[Tt]his|[Tt]he|[Oo]ur|[Tt]o)\s+){NAME}(?:['’]s?)?(?:\s*\([^)]*\))?\s+(?i:(?:online\s+|website\s+|web\s+site\s+)?(?:privacy|data\s+protection|cookie))\s+"
    rf"(?i:policy|notice|statement|commitment|and)\b|(?i:^\W*(?:privacy|data\s+protection)\s+(?:policy|statement|notice)\s+(?:of|for|at|[-–—|:]))\s+(?:the\s+)?"
    + NAME.replace("?P<name>", "?P<name2>"),
)
_THEIRS = Hinted(
    "third|their|its |privacy polic|plug|such as|service provider",
    r"\bthird[\s-]part|\btheir\s+(?:own|privacy)|\bits\s+own\b|\bits\s+privacy\s+polic|\bprivacy\s+polic(?:y|ies)\s+of\b|\bplug-?in\b"
    r"|\bsuch\s+as\b|\bservice\s+provider",
    re.IGNORECASE,
)
_LEADS_AWAY = deferred(
    r"(?:\b(?:such\s+as|like|including|view|read|by|from|with|via|of|through|using|use|e\.g\.|or|visit|see|under|to|when|if)|[/])\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_KIND = deferred(
    rf"(?P<name>(?:Town|City|County|Municipality|Borough|Parish|Village|Diocese|Ministry|Department) of (?:the )?{WORD}(?: {WORD}){{0,2}}|(?:{WORD},? (?:of |and |& |for |the )*){{1,6}}(?:Cent(?:er|re)|Clinic|Hospital|School|Academy|College|Church|Union|Bank|Trust"
    r"|Society|Association|Institute|Museum|Library|Council|Club|Charity|Hospice|Practice|Surgery|Pharmacy|Theat(?:re|er)"
    r"|Cooperative|Federation|Alliance|Studios?|Partnership|Company|Group)s?\b)"
)
"""A name that ends in a kind of organisation: believed on its own line at the top, or right before an address."""

_CONTROLLERS_COLUMN = deferred(
    r"\b(?:controller|responsible\s+(?:party|entity|body|company))\b", re.IGNORECASE
)
_LONGEST_NAME = 8
_LINE = 120
_LEAD = 12
_TITLES = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found: where in its passage's text, how surely it is the organisation's, and why."""

    start: int
    end: int
    confidence: Confidence
    because: str


Found = tuple[Passage, Candidate]


@dataclass(frozen=True, slots=True)
class IdentityDetector:
    """Finds where a policy says whose it is."""

    name: str = "identity"

    @property
    def topics(self) -> frozenset[str]:
        return frozenset({"controller.identity"})

    def detect(self, document: Document, passages: tuple[Passage, ...]) -> Iterable[Disclosure]:
        names = Names(passages)
        said: list[Found] = []
        acting: list[Found] = []
        for index, passage in enumerate(passages):
            if not passage.quoted:
                words = folded(passage.text.content) if names.may_be_in(passage.text.content) else ""
                said += [
                    (passage, one)
                    for one in (
                        *_said(passage, names, words),
                        *_of_lines(passages, index, words),
                        *_of_kinds(passages, index, names),
                    )
                ]
                acting += [(passage, one) for one in _acting(passage, names, index, words)]
        for suppliers in (False, True):
            found = [one for one in said if is_supplier(_name(one)) is suppliers]
            own = {_name(one) for one in found}
            found += _organisations(
                [one for one in acting if is_supplier(_name(one)) is suppliers], own, names
            )
            if suppliers:
                found = [one for one in found if _is_at_home(_name(one), names)]
            yield from (_disclosure(*one) for one in found)
            if found:
                return


def _said(passage: Passage, names: Names, words: str) -> Iterator[Candidate]:
    """Names that a passage defines as "we", as the controller or as who runs the service.

    `words` are the passage's, folded; empty if no name can be among them.
    """
    content = passage.text.content
    if passage.kind == "row" and _CONTROLLERS_COLUMN.search(content[: passage.own]):
        own = content[passage.own :].partition(",")[0].rstrip()
        if own[:1].isupper() and len(own.split()) <= _LONGEST_NAME and not is_common(own.split()[0]):
            yield Candidate(passage.own, passage.own + len(own), "certain", "the controller in a table")
    if not words:
        return
    for pattern in _CERTAIN:
        for match in pattern.finditer(content, words):
            if match.end() <= passage.own:
                continue
            place = names.place(content, match.start("name"), match.end("name"))
            if place is not None:
                yield Candidate(*place, "certain", "named as the organisation")


def _acting(passage: Passage, names: Names, index: int, words: str) -> Iterator[Candidate]:
    """Names that do what controllers do, or whose policy this says it is."""
    if not words:
        return
    content = passage.text.content
    described = _IS_A.match(content) if index < _LEAD else None
    if described is not None:
        place = names.place(content, *described.span("name"), whole_end=True)
        if place is not None and passage.own == 0:
            yield Candidate(*place, "likely", "what kind of organisation it is")
    if not _PERSONAL.search(content, words) or _THEIRS.search(content, words):
        return
    acts = names.may_end_before(content, _DOES_FIRST)
    for match in _ACTING.finditer(content) if acts else ():
        start, end = match.span("name")
        place = names.place(content, start, end, whole_end=True)
        if place is None or match.end() <= passage.own or _LEADS_AWAY.search(content[: place[0]]):
            continue
        if _PERSONAL.pattern.search(content[place[1] : place[1] + 160]):
            yield Candidate(*place, "likely", "a name that does what the organisation does")
    if index < _LEAD or len(content) < _LINE:
        for match in _OWN_POLICY.finditer(content, words):
            group = "name" if match["name"] else "name2"
            place = names.place(content, *match.span(group))
            if place is not None and match.end() > passage.own:
                yield Candidate(*place, "likely", "the name of the policy")


def _of_lines(passages: tuple[Passage, ...], index: int, words: str) -> Iterator[Candidate]:
    """Names with a legal form on a line of their own, or right before the organisation's address."""
    if not words:
        return
    passage = passages[index]
    content = passage.text.content
    for entity in recognise(content, _ORGANISATIONS):
        if entity.end <= passage.own or re.search(r"\b(?:Drive|Blvd|Street|Avenue|Road)\b", entity.value):
            continue
        alone = len(passage.own_text) < _LINE and passage.kind != "row"
        addressed = re.match(r".{0,60}?\d", content[entity.end : entity.end + 80]) is not None and any(
            0 <= address.start - entity.end < 60 for address in recognise(content, frozenset({"address"}))
        )
        if (alone or addressed) and owner_of(content, entity.start, entity.end, passages, index) in (
            "controller",
            "dpo",
        ):
            yield Candidate(
                entity.start, entity.end, "certain" if addressed else "likely", "a name with a legal form"
            )


def _of_kinds(passages: tuple[Passage, ...], index: int, names: Names) -> Iterator[Candidate]:
    """Names that end in a kind of organisation, at the top of the policy or right before the organisation's address."""
    passage = passages[index]
    content = passage.text.content
    for match in _KIND.finditer(content):
        place = names.place(content, *match.span("name"))
        if place is None or place[1] < match.end() - 1 or place[1] <= passage.own:
            continue
        headed = passage.kind != "heading" and match.start() == passage.own and _is_headed(passage)
        title = index < _TITLES and len(content.strip(" *.")) == place[1] - place[0]
        addresses = () if title else recognise(content, frozenset({"address"}))
        if (title or headed or any(0 <= one.start - place[1] < 30 for one in addresses)) and owner_of(
            content, *place, passages, index
        ) in ("controller", "dpo"):
            yield Candidate(*place, "likely", "an organisation by its name")


def _is_headed(passage: Passage) -> bool:
    """Whether the controller is what the label or heading right above announces."""
    above = passage.label or (passage.headings[-1].text.content if passage.headings else "")
    return len(above) < _LINE and _CONTROLLERS_COLUMN.search(above) is not None


def _organisations(acting: list[Found], own: set[str], names: Names) -> list[Found]:
    """Of the names that act, those that are the organisation's: they act about as often as any."""
    counts = Counter(map(_name, acting))
    most = max(counts.values(), default=0)
    return [
        one
        for one in acting
        if any(_name(one) in known or known in _name(one) for known in own)
        or (
            3 * counts[_name(one)] >= most
            and (counts[_name(one)] + names.count(_name(one)) >= 2 or " " in _name(one))
        )
    ]


def _is_at_home(name: str, names: Names) -> bool:
    """Whether a company that other policies speak of as a supplier is the one behind this policy."""
    first = name.split()[0].strip(",.").removesuffix(".com")
    return first in names.text[:1500] and len(re.findall(rf"\b{re.escape(first)}\b", names.text)) >= 8


def _name(found: Found) -> str:
    passage, candidate = found
    return base(passage.text.content[candidate.start : candidate.end])


def _disclosure(passage: Passage, candidate: Candidate) -> Disclosure:
    start = max(candidate.start, passage.own) if candidate.end > passage.own else passage.own
    end = max(candidate.end, start + 1)
    place = passage.text.span(start, end)
    name = passage.text.content[candidate.start : candidate.end]
    return Disclosure(
        "controller.identity",
        "stated",
        (passage.span,),
        passage.own_text,
        candidate.confidence,
        attributes=(Attribute("controller", name, place),),
        audience=audience_of(passage.headings),
        because=candidate.because,
        focus=place,
    )
