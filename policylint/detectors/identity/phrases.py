"""Phrases that say whose a policy is: "we" defined as a name, the controller, who runs the service."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.detectors.identity.acting import DOES
from policylint.detectors.identity.candidate import Candidate
from policylint.detectors.identity.names import NAME, WORD, Names
from policylint.passages import Passage
from policylint.patterns import Hinted

_QUOTE = "[\"'“”‘’«»*]"
_US = r"(?:we|us|our|ours|the\s+company|our\s+company|company|the\s+controller|the\s+data\s+controller|the\s+organi[sz]ation)"
_QUOTES = "|".join("\"'“”‘’«»*")
_OURSELVES = "we|us|our|company|controller|organi"
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
        "may be|will be|can be&by ",
        rf"(?i:\b(?:policy|notice|statement)\s+(?:may|will|can|might)\s+be\s+(?:changed|updated|amended|modified|revised)[^.;]{{0,30}}?\bby)\s+(?:the\s+)?{NAME}",
    ),
    Hinted(
        "collected|used|processed&by ",
        rf"(?i:\b(?:how|ways?|manner)\b[^.;]{{0,60}}\b(?:data|information|details)\b[^.;]{{0,20}}?\b(?:is|are)\s+(?:(?:collected|used|processed|handled|shared|stored)(?:,|\s+and|\s+or)?\s+){{1,4}}by)\s+(?:the\s+)?{NAME}",
    ),
    Hinted(
        "decide|determine",
        rf"{NAME},?\s+(?:decides?|determines?)\s+(?:how|why|for\s+what|what|which|the\s+purposes?)\b[^.;]{{0,60}}\b(?:data|details|information|used)\b",
    ),
    Hinted(
        "i'm |i’m |i am |my name is ",
        rf"^\W*(?:[Hh](?:i|ello)[,!.]?\s+)?(?:I['’]m|I\s+am|[Mm]y\s+name\s+is)\s+{NAME}(?=\s?(?:[,.(]|and\b|$))",
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
        rf"[^.;]{{0,40}}?\b(?:how|why|the\s+(?:ways?|manner)\s+in\s+which|that|what|by|of|to)\s+(?:the\s+)?{NAME}\s*(?:\([^)]*\)\s*)?{DOES}",
    ),
)


def named(passage: Passage, names: Names, words: str) -> Iterator[Candidate]:
    """Names that a passage defines as "we", as the controller or as who runs the service.

    `words` are the passage's, folded; empty if no name can be among them.
    """
    content = passage.text.content
    if not words:
        return
    for pattern in _CERTAIN:
        for match in pattern.finditer(content, words):
            if match.end() <= passage.own:
                continue
            place = names.place(content, match.start("name"), match.end("name"))
            if place is not None:
                yield Candidate(*place, "certain", "named as the organisation")
