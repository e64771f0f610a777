"""Names that do what controllers do ("Acme collects …"), or whose policy this says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.detectors.identity.candidate import Candidate
from policylint.detectors.identity.names import NAME, Names, may_end_before
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred

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

PERSONAL = Hinted(
    "information|data|privacy|personal|cookie|confidential|this policy|this notice|this statement",
    r"\b(?:information|data|privacy|personal|cookies?|confidential\w*|this\s+(?:policy|notice|statement))\b",
    re.IGNORECASE,
)
_IS_A = deferred(
    rf"^\W*(?:The\s+)?{NAME}(?:\s*\([^)]{{0,200}}\))?,?\s+is\s+an?\s+(?:[\w-]+\s+){{0,6}}(?:company|corporation|institution|organi[sz]ation"
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

_ACTING = deferred(rf"{NAME}(?:\s*\([^)]{{0,200}}\))?,?\s+{DOES}\b")
_OWN_POLICY = Hinted(
    "privacy|data protection|cookie&policy|notice|statement|commitment|and",
    rf"(?:^|\b(?:[Tt]his|[Tt]he|[Oo]ur|[Tt]o)\s+){NAME}(?:['’]s?)?(?:\s*\([^)]{{0,200}}\))?\s+(?i:(?:online\s+|website\s+|web\s+site\s+)?(?:privacy|data\s+protection|cookie))\s+"
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


def described(passage: Passage, names: Names) -> Iterator[Candidate]:
    """The name of which a policy's first passages say what kind of organisation it is."""
    content = passage.text.content
    match = _IS_A.match(content)
    if match is not None:
        place = names.place(content, *match.span("name"), whole_end=True)
        if place is not None and passage.own == 0:
            yield Candidate(*place, "likely", "what kind of organisation it is")


def may_act(content: str) -> bool:
    """Whether a name in a text may do what controllers do: there are no `actors` elsewhere."""
    return may_end_before(content, _DOES_FIRST)


def actors(passage: Passage, names: Names, words: str) -> Iterator[Candidate]:
    """Names that do what controllers do; `words` are the passage's, folded."""
    content = passage.text.content
    if not _is_of_personal_data(content, words):
        return
    for match in _ACTING.finditer(content):
        place = names.place(content, *match.span("name"), whole_end=True)
        if place is None or match.end() <= passage.own or _LEADS_AWAY.search(content[: place[0]]):
            continue
        if PERSONAL.pattern.search(content[place[1] : place[1] + 160]):
            yield Candidate(*place, "likely", "a name that does what the organisation does")


def titles(passage: Passage, names: Names, words: str) -> Iterator[Candidate]:
    """Names whose policy a passage says it is."""
    content = passage.text.content
    if not _OWN_POLICY.may_match(words) or not _is_of_personal_data(content, words):
        return
    for match in _OWN_POLICY.pattern.finditer(content):
        group = "name" if match["name"] else "name2"
        place = names.place(content, *match.span(group))
        if place is not None and match.end() > passage.own:
            yield Candidate(*place, "likely", "the name of the policy")


def _is_of_personal_data(content: str, words: str) -> bool:
    """Whether a passage speaks of personal data, and of nobody else's way with it."""
    return PERSONAL.search(content, words) is not None and _THEIRS.search(content, words) is None
