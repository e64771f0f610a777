"""Phrases that say whose a policy is: "we" defined as a name, the controller, who runs the service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policylint.concordance import Concordance
from policylint.concordance.bits import all_in
from policylint.detectors.identity.names import BEGINNING, NAME, WORD, Candidate, Names, is_domain
from policylint.detectors.searching import holding
from policylint.entities.words import FIGURES
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred, words

_QUOTE = "[\"'“”‘’«»*]"
_US = r"(?:we|us|our|ours|the\s{1,9}company|our\s{1,9}company|company|the\s{1,9}controller|the\s{1,9}data\s{1,9}controller|the\s{1,9}organi[sz]ation)"
_CALLED_US = "|".join(
    [f"{quote}{word}" for quote in "\"'“”‘’«»*" for word in ("we", "us", "our", "the ", "company")]
    + [f"{quote} {word}" for quote in "\"'“”‘’«»*" for word in ("we", "us", "our", "the ", "company")]
)
"""What stands before and in "we" where it is defined: hints."""

_SITE = r"(?:site|website|service|app|application|platform|game|store|shop|portal|software|product|page|blog|policy|notice|extension|add-?on|plug-?in|bot|project|tool|library)s?"


DOES = (
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
"""What an organisation does with data, as a pattern."""


class Phrase(Hinted):
    """A phrase that names the organisation, as the group `name`.

    `cores` are parts of it that are found much faster than the whole: where there is none of them, there is no match.
    """

    __slots__ = ("cores",)

    def __init__(self, hints: str, source: str, *cores: str) -> None:
        super().__init__(hints, source)
        self.cores = tuple([deferred(core) for core in cores])


def _each(firsts: str, seconds: str) -> str:
    """Hints of one of the first words and one of the second."""
    return "|".join([f"{first} {second}" for first in firsts.split("|") for second in seconds.split("|")])


_CALLED = rf"{_QUOTE}\s?(?i:{_US})[,.]?\s?{_QUOTE}"
_HEREINAFTER = (
    r"\b(?:referred\s{1,9}to\s{1,9}(?:\w{1,60}\s{1,9})?as|hereinafter|hereafter|collectively|also\s{1,9}called|known\s{1,9}as)\b[^.;]{0,40}"
    rf"{_QUOTE}?\b(?i:{_US})\b"
)
_IS_CONTROLLER = r"\b(?:is|are|acts?\s{1,9}as|will\s{1,9}be|as)\s{1,9}(?:the|a|your|our)?\s{0,9}(?:\w{1,60}\s{1,9})?(?:data\s{1,9}|joint\s{1,9}|sole\s{1,9})*controllers?\b"
_BY = rf"\b(?i:by)\s{{1,9}}(?:or\s{{1,9}}(?:for|on\s{{1,9}}behalf\s{{1,9}}of)\s{{1,9}})?(?:the\s{{1,9}})?(?:company\s{{1,9}})?{BEGINNING}"
_ARE = r"(?<!\w..)(?:['’]re|,)?\s{1,9}(?:are\s{1,9}|at\s{1,9}|the\s{1,9}team\s{1,9}(?:at|of)\s{1,9})?\(?(?:the\s{1,9})?"
_OF_IT = r"(?:(?!\b(?i:uses?|stores?|collects?|reads?|shows?|includes?|contains?|loads?|links?\s{1,9}to|not)\b)[^.;])"
"""What may stand between a service and "operated by": nothing that the service does to another thing, which then is what is operated."""

_RUN_BY = (
    r"\b(?i:operated|owned|run|provided|published|maintained|managed|controlled|made\s{1,9}available|offered|developed"
    r"|brought\s{1,9}to\s{1,9}you)\b[^.;]{0,70}?\bby\s{1,9}(?:or\s{1,9}(?:for|on\s{1,9}behalf\s{1,9}of)\s{1,9})?(?:the\s{1,9})?"
    r"(?:company\s{1,9})?"
)

_THE = r"(?<!\w..)\s{1,9}(?:the\s{1,9})?"
_IS = r"(?:\b(?i:is|are|by|was)\b|:)\s{0,9}:?\s{0,9}(?:the\s{1,9}company\s{1,9}|the\s{1,9})?"
DEFINITION = Phrase(
    f"(&{_CALLED_US}",
    rf"{NAME}[^;()]{{0,90}}\((?:[^()]{{0,160}}?[\s,/]|)?{_CALLED}",
    _CALLED,
)
"""A name with a bracket behind it that calls it "we"."""

_WE = Phrase(
    "we |we, |we're |we’re ",
    rf"[Ww]e{_ARE}{NAME}\)?\s?(?:[,.(]|and\b|\bis\b|\bwant|\bcare|\bvalue|\bknow|\brespect|(?:committee|choir|club|team|family|band|society)\b|$)",
    f"we{_ARE}{BEGINNING}",
    f"We{_ARE}{BEGINNING}",
)
"""A name behind "we"; in a title a verb may be written as names are ("How We Use Your Data")."""

_RESPONSIBLE = Phrase(
    "controller|responsible for|responsible body|responsible party|responsible entity|person responsible|operator|provider of th",
    rf"(?i:controller|responsible\s{{1,9}}(?:for|body|party|entity)|person\s{{1,9}}responsible|operator|provider\s{{1,9}}of\s{{1,9}}(?:this|the)\s{{1,9}}\w{{1,60}})\b[^.;]{{0,120}}?"
    rf"{_IS}{NAME}",
    _IS + BEGINNING,
)
"""A name behind "the controller is"."""

_CONTROLLER = Phrase(
    "controller",
    rf"{NAME}[^.;]{{0,110}}{_IS_CONTROLLER}",
    _IS_CONTROLLER,
)
"""A name in front of "is the controller"."""

_SUBJECT = deferred(rf"\W*(?:The\s)?{NAME}(?:\s?\([^()]{{0,200}}\))?,?\s{_IS_CONTROLLER}")
_ROLE = words(
    """
    administrator admin advertiser agency applicant broker buyer carrier client contractor distributor employer franchisee
    host licensee licensor merchant operator organiser organizer owner payer processor provider publisher reseller retailer
    school seller sender subcontractor subscriber supplier tenant vendor whoever
    """
)
"""Those who have a part in a contract and may be controllers: "Merchant is the controller" names nobody."""

CERTAIN = (
    Phrase(
        _each(" has", "created|adopted|established|prepared|developed|issued|published|written"),
        rf"{NAME}(?:\s{{0,9}}\([^)]{{0,200}}\))?,?\s{{1,9}}has\s{{1,9}}(?:created|adopted|established|prepared|developed|issued|published|written)\s{{1,9}}(?:this|our|the\s{{1,9}}following)\b",
    ),
    Phrase(
        "'s |’s |' |’ &" + _each("privacy", "policy|statement|notice|commitment|promise|pledge"),
        rf"^{NAME}['’]s?\s{{1,9}}(?:\([^)]{{0,200}}\)\s{{1,9}})?(?:[Oo]nline\s{{1,9}})?[Pp]rivacy\s{{1,9}}(?i:policy|statement|notice|commitment|promise|pledge)\b",
    ),
    Phrase(
        "service of|services of",
        rf"\b(?i:(?:is|are)\s{{1,9}}(?:a\s{{1,9}})?services?\s{{1,9}}of)\s{{1,9}}(?:the\s{{1,9}})?{NAME}",
    ),
    DEFINITION,
    Phrase(
        "referred to|hereinafter|hereafter|collectively|also called|known as",
        rf"{NAME}[^.;]{{0,90}}{_HEREINAFTER}",
        _HEREINAFTER,
    ),
    Phrase(
        _each("policy|notice|statement", "may be|will be|can be|might be") + "&by ",
        rf"(?i:\b(?:policy|notice|statement)\s{{1,9}}(?:may|will|can|might)\s{{1,9}}be\s{{1,9}}(?:changed|updated|amended|modified|revised)[^.;]{{0,30}}?\bby)\s{{1,9}}(?:the\s{{1,9}})?{NAME}",
        _BY,
    ),
    Phrase(
        "how|way|manner&data|information|details&collected|used|processed|handled|shared|stored&by ",
        rf"(?i:\b(?:how|ways?|manner)\b[^.;]{{0,60}}\b(?:data|information|details)\b[^.;]{{0,20}}?\b(?:is|are)\s{{1,9}}(?:(?:collected|used|processed|handled|shared|stored)(?:,|\s{{1,9}}and|\s{{1,9}}or)?\s{{1,9}}){{1,4}}by)\s{{1,9}}(?:the\s{{1,9}})?{NAME}",
        _BY,
    ),
    Phrase(
        _each("decide|decides|determine|determines", "how|why|for what|what|which|the purpose"),
        rf"{NAME},?\s{{1,9}}(?:decides?|determines?)\s{{1,9}}(?:how|why|for\s{{1,9}}what|what|which|the\s{{1,9}}purposes?)\b[^.;]{{0,60}}\b(?:data|details|information|used)\b",
    ),
    Phrase(
        "i'm |i’m |i am |my name is ",
        rf"^\W*(?:[Hh](?:i|ello)[,!.]?\s{{1,9}})?(?:I['’]m|I\s{{1,9}}am|[Mm]y\s{{1,9}}name\s{{1,9}}is)\s{{1,9}}{NAME}(?=\s?(?:[,.(]|and\b|$))",
    ),
    _WE,
    Phrase(
        "at ",
        rf"[Aa]t{_THE}{NAME},?\s{{1,9}}(?i:we|our|your|privacy|protecting|respecting|keeping|safeguarding|(?:the\s{{1,9}})?(?:privacy|confidentiality|security|protection)|is)\b",
        f"at{_THE}{BEGINNING}",
        f"At{_THE}{BEGINNING}",
    ),
    _RESPONSIBLE,
    _CONTROLLER,
    Phrase(
        "developer|publisher|maintainer|author|developed by|published by|maintained by|created by|made by&:",
        rf"(?:^|\n)\W*(?:[Tt]he\s)?(?i:(?:app\s)?developer|publisher|maintainer|author|(?:developed|published|maintained|created|made)\sby)(?:\s[Nn]ame)?\W{{0,3}}:\W{{0,4}}{NAME}",
    ),
    Phrase(
        "operated|owned|run|provided|published|maintained|managed|controlled|made available|offered|developed|brought to you&by ",
        rf"(?i:\b{_SITE})\b{_OF_IT}{{0,90}}?{_RUN_BY}{NAME}",
        _RUN_BY + BEGINNING,
    ),
    Phrase(
        "owned|operated|controlled&by ",
        rf"(?<!not )\b(?:owned|operated|(?:(?<=\bis )|(?<=\bare ))controlled)(?:\s{{1,9}}(?:and|or)\s{{1,9}}(?:owned|operated|controlled|run|managed))?\s{{1,9}}by\s{{1,9}}(?:our\s{{1,9}}(?:\w{{1,60}}\s{{1,9}}){{1,4}}?,\s{{1,9}})?{NAME}",
    ),
    Phrase(
        "contact |write to |reach |mail to |mailed to &,&att|" + "|".join(FIGURES),
        rf"\b(?i:contact|write\s{{1,9}}to|reach|mail(?:ed)?\s{{1,9}}to)\s{{1,9}}(?:us\s{{1,9}})?(?:at:?\s{{1,9}}|by\s{{1,9}}mail\s{{1,9}}at:?\s{{1,9}})?{NAME},(?=[^.]{{0,80}}(?:[0-9]|Att))",
    ),
    Phrase(
        " is a | is an &by |from ",
        rf"^\W*(?:The\s{{1,9}})?{WORD}\s{{1,9}}is\s{{1,9}}an?\s{{1,9}}(?:[\w-]+\s{{1,9}}){{1,4}}(?:by|from|made\s{{1,9}}by|built\s{{1,9}}by)\s{{1,9}}{NAME}",
    ),
    Phrase(
        "by me|is me|just me|only me|club is|choir is|charity is|society is|practice is|shop is|association is|group is|belongs to|is from|comes from|team of|committee of|made by|run by|written by|built by|kept by",
        r"(?:\b(?:[Bb]y|[Ii]s|[Jj]ust|[Oo]nly)\s{1,9}me[:,]|\b(?i:site|website|app|blog|page|podcast|newsletter)\s{1,9}belongs\s{1,9}to|\b[Tt]his\s(?:notice|policy|page)\s(?:is|comes)\sfrom|^\W*[Tt]he\s(?:campaign\s)?(?:team|committee)\sof"
        r"|^\W*[Tt]he\s(?:club|choir|charity|society|practice|shop|association|group)\s{1,9}is(?=\s\S{1,40}\s[A-ZÀ-Þ])"
        rf"|^\W*[\w'’-]{{1,40}}\sis\s(?:made|run|written|built|kept)\sby(?=[^.;]{{0,120}}\b(?:my|our|me)\b))\s{{1,9}}(?:the\s)?{NAME}",
    ),
    Phrase(
        f"{_CALLED_US}&mean|refer|is|are",
        rf"{_QUOTE}(?i:{_US}){_QUOTE}[^.;]{{0,60}}\b(?:mean|means|refers?\s{{1,9}}to|refer|is|are|reference\s{{1,9}}to)\s{{1,9}}(?:the\s{{1,9}})?{NAME}",
    ),
    Phrase(
        "we, us|we or us|we and us|us or our|us and our",
        r"\b(?i:we(?:,|\s{1,9}or|\s{1,9}and)\s{1,9}us(?:,?\s{1,9}(?:or|and)\s{1,9}our)?\s{1,9}(?:means?|refers?\s{1,9}to|is|are))\s{1,9}(?:the\s{1,9})?"
        rf"{NAME}",
    ),
    Phrase(
        f"{_CALLED_US}&mean",
        rf"(?i:\b(?:by|say|use)\s{{1,9}}(?:the\s{{1,9}}\w{{1,60}}\s{{1,9}})?){_QUOTE}(?i:{_US}){_QUOTE}[^.;]{{0,60}}\bmean\s{{1,9}}(?:the\s{{1,9}})?{NAME}",
    ),
    Phrase(
        "policy|notice|statement&explains|describes|sets out|tells you|details|informs you|outlines|discloses|covers|applies to|governs",
        rf"(?i:\b(?:policy|notice|statement)\s{{1,9}}(?:explains|describes|sets\s{{1,9}}out|tells\s{{1,9}}you|details|informs\s{{1,9}}you|outlines|discloses|covers|applies\s{{1,9}}to|governs))"
        rf"[^.;]{{0,40}}?\b(?:how|why|the\s{{1,9}}(?:ways?|manner)\s{{1,9}}in\s{{1,9}}which|that|what|by|of|to)\s{{1,9}}(?:the\s{{1,9}})?{NAME}\s{{0,9}}(?:\([^)]{{0,200}}\)\s{{0,9}})?{DOES}",
    ),
)
"""The phrases, each with the name of the organisation as its group `name`."""


def phrases_in(asked: Concordance, contents: Sequence[str], naming: int) -> dict[int, list[Phrase]]:
    """The phrases that may stand in each of the texts, by its number, in the order of `CERTAIN`; `naming` is the set of those
    in which names may stand at all.
    """
    phrases: dict[int, list[Phrase]] = {}
    for phrase in CERTAIN:
        numbers = list(all_in(asked.bits(phrase.hints) & naming))
        if phrase.cores and numbers:
            numbers = sorted(holding(contents, numbers, phrase.cores))
        for number in numbers:
            phrases.setdefault(number, []).append(phrase)
    return phrases


def named(passage: Passage, names: Names, phrases: Sequence[Phrase]) -> Iterator[Candidate]:
    """Names that a passage defines as "we", as the controller or as who runs the service, in one of these phrases."""
    content = passage.text.content
    for phrase in phrases:
        if phrase is _WE and passage.kind == "heading":
            continue
        for match in phrase.pattern.finditer(content):
            if match.end() <= passage.own:
                continue
            start, end = match.span("name")
            defined = phrase is DEFINITION and content[end : end + 2].strip() == "("
            defined = defined or (phrase is _CONTROLLER and _is_subject(content, start, end))
            defined = defined or (phrase in (_CONTROLLER, _RESPONSIBLE) and is_domain(content[start:end]))
            place = names.place(content, start, end, defined=defined)
            if place is not None:
                yield Candidate(*place, "certain", "named as the organisation")


def _is_subject(content: str, start: int, end: int) -> bool:
    """Whether a text begins with this name and says at once what it is; no name is what is only somebody's part."""
    match = _SUBJECT.match(content)
    return (
        match is not None and match.span("name") == (start, end) and content[start:end].lower() not in _ROLE
    )
