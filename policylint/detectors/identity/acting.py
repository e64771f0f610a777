"""Names that do what controllers do ("Acme collects …"), or whose policy this says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from policylint.concordance import Concordance
from policylint.detectors.identity.common_words import DEEDS
from policylint.detectors.identity.names import NAME, Candidate, Names, may_name
from policylint.detectors.identity.phrases import DOES
from policylint.detectors.searching import found_in
from policylint.passages import Passage
from policylint.patterns import Hinted, deferred

PERSONAL = Hinted(
    "information|data|privacy|personal|cookie|confidential|this policy|this notice|this statement",
    r"\b(?:information|data|privacy|personal|cookies?|confidential\w*|this\s+(?:policy|notice|statement))\b",
    re.IGNORECASE,
)
DESCRIBED = Hinted(
    " is a| are a&company|corporation|institution|organi|charity|non-profit|nonprofit|agency|association|foundation|university|college"
    "|school|bank|hospital|firm|partnership|cooperative|provider|operator|publisher|retailer|controller|business|member"
    "|community|club|collective|society|studio|start-up|startup|church|congregation|parish|choir|troop|co-op|social enterprise|nursery|playschool|surgery|clinic|bakery|orchestra",
    rf"^\W*(?:The\s+)?{NAME}(?:\s*\([^)]{{0,200}}\))?,?\s+(?:is|are)\s+an?\s+"
    r"(?:(?:[\w-]+\s+){0,6}(?:company|corporation|institution|organi[sz]ation"
    r"|charity|non-?profit|agency|association|foundation|university|college|school|bank|hospital|firm|partnership|cooperative"
    r"|provider|operator|publisher|retailer|controller|business|member\s+of)\b"
    r"|(?:(?!(?:for|of|to|in|with|by|from|that|the)\b)[\w-]+\s+){0,4}(?:community|club|collective|society|studio|start-?up|church"
    r"|congregation|parish|choir|troop|co-op|social\s+enterprise|nursery|playschool|surgery|clinic|bakery|orchestra)\b(?!\s+(?:app|platform|tool|software|site|website|server|manage\w+|game)\b))",
)
_ACTING = deferred(rf"{NAME}(?=[\s(,])(?:\s*\([^)]{{0,200}}\))?,?\s+{DOES}\b")
_BEGINS_NAME = deferred(r"[A-ZÀ-Þ0-9]|(?<!\w)[a-z]")

_BEGINS_TO_DO = rf"(?:\s+(?=[a-z(])(?:\(|(?:{'|'.join(sorted(DEEDS))})\b|\w*ly)|\()"
"""With what begins what an organisation does, or what stands in brackets before it."""

_ENDS_BEFORE = deferred(rf"(?=([A-ZÀ-Þ0-9.](?!(?:e|ou|his|t)\s)[^\s(;]*))\1{_BEGINS_TO_DO}")
"""The end of a word that may be the last of a name in `_ACTING`, from its first capital or full stop on.

Words such as "We" and "It", which name nobody, are left out. The word is looked ahead for, and then taken as it is: no part
of it stands before a space.
"""

_FORM_BEFORE = Hinted(
    "|".join([f" {form}{end}" for form in ("inc", "ltd", "llc", "corp", "plc", "s.r.o") for end in " ,.("]),
    rf"(?<=\s)(inc|ltd|llc|corp|plc|s\.r\.o)\b\.?,?{_BEGINS_TO_DO}",
)
"""The same, for legal forms in small letters."""

_MOST_WORDS = 9
"""As many words a name in `_ACTING` may have."""
_LONGEST_WORD = 62
_LONGEST_ACT = 60
_LONGEST_BRACKET = 200
_LONGEST_LEAD = 40

_CLOSING = deferred(rf"[^)]{{0,{_LONGEST_BRACKET}}}\),?(?=\s){_BEGINS_TO_DO}")
_IN_A_WORD = deferred(r"[\w&.'’!+-]")
_NO_NAME = deferred(r"(?!(?:of|and|for|de|the|inc|ltd|llc|corp|plc)\b)[^\W\d_A-ZÀ-Þ]+,?")

Place: TypeAlias = tuple[int, int, int]
"""Where a name may end in a text: where that end of a word begins and ends, and where what shows it ends."""

_ITS_POLICY = (
    rf"{NAME}(?:['’]s?)?(?:\s*\([^)]{{0,200}}\))?\s+(?i:(?:online\s+|website\s+|web\s+site\s+)?(?:privacy|data\s+protection|cookie))\s+"
    r"(?i:policy|notice|statement|commitment|and)\b"
)
_LED = r"\b(?:[Tt]his|[Tt]he|[Oo]ur|[Tt]o)\s+"
OWN_POLICY = Hinted(
    "|".join(
        [
            f"{what} {kind}"
            for what in ("privacy", "data protection", "cookie")
            for kind in ("policy", "notice", "statement", "commitment", "and")
        ]
    ),
    rf"(?:^|{_LED}){_ITS_POLICY}"
    r"|(?i:^\W*(?:privacy|data\s+protection)\s+(?:policy|statement|notice)\s+(?:of|for|at|[-–—|:]))\s+(?:the\s+)?"
    + NAME.replace("?P<name>", "?P<name2>"),
)
_LED_POLICY = deferred(f"{_LED}{_ITS_POLICY}")
"""The same behind the beginning of a text, where the words before the name show that it is one."""

_THEIRS = Hinted(
    "third part|third-part|their own|their privacy|its own|its privacy polic|privacy policy of|privacy policies of|plugin|plug-in"
    "|such as|service provider",
    r"\bthird[\s-]part|\btheir\s+(?:own|privacy)|\bits\s+own\b|\bits\s+privacy\s+polic|\bprivacy\s+polic(?:y|ies)\s+of\b|\bplug-?in\b"
    r"|\bsuch\s+as\b|\bservice\s+provider",
    re.IGNORECASE,
)
_SURELY_THEIRS = (
    (
        *(" third part", " third-part", " their own", " their privacy", " its own ", " its privacy polic"),
        *(
            " privacy policy of ",
            " privacy policies of ",
            " plugin ",
            " plug-in ",
            " such as ",
            " service provider",
        ),
    ),
)
"""Where one of these stands, folded, `_THEIRS` matches."""

ACTS = "a name that does what the organisation does"
"""Why a name counts that acts."""

_LEADS_AWAY = deferred(
    r"(?:\b(?:such\s+as|like|including|view|read|by|from|with|via|of|through|using|use|e\.g\.|or|visit|see|under|to|when|if)|[/])\s*(?:the\s+)?$",
    re.IGNORECASE,
)

_ELSEWHERE = deferred(r"(?:https?:)?//", re.IGNORECASE)


def described(passage: Passage, names: Names) -> Iterator[Candidate]:
    """The name of which a policy's first passages say what kind of organisation it is."""
    content = passage.text.content
    match = DESCRIBED.pattern.match(content)
    if match is not None:
        place = names.place(content, *match.span("name"), whole_end=True)
        if place is not None and passage.own == 0:
            yield Candidate(*place, "likely", "what kind of organisation it is")


def of_personal_data(asked: Concordance) -> int:
    """The texts that may speak of personal data, and of nobody else's way with it, as a set."""
    return asked.bits(PERSONAL.hints) & ~asked.bits(_SURELY_THEIRS)


def of_others(asked: Concordance) -> frozenset[int]:
    """The numbers of the texts that may speak of somebody else's way with personal data."""
    return frozenset(asked.holding(_THEIRS.hints))


def acting_in(asked: Concordance, contents: Sequence[str], personal: Sequence[int]) -> dict[int, list[Place]]:
    """Where in the texts, by their numbers, a name may end that does what controllers do; these numbers are `of_personal_data`."""
    with_forms = sorted(set(personal).intersection(asked.holding(_FORM_BEFORE.hints)))
    places: dict[int, list[Place]] = {}
    for pattern, numbers in ((_ENDS_BEFORE, personal), (_FORM_BEFORE.pattern, with_forms)):
        for number, start, match in found_in(contents, numbers, pattern):
            place = _place(contents[number], start, match)
            if place is not None:
                places.setdefault(number, []).append(place)
    for number in with_forms:
        places.get(number, []).sort()
    return places


def _place(content: str, start: int, match: re.Match[str]) -> Place | None:
    """The place that `_ENDS_BEFORE` or `_FORM_BEFORE` found to begin at `start`, if a name may end there."""
    word, end = match[1], start + len(match[0])
    if content[end - 1] == "(":
        closing = _CLOSING.match(content, end)
        return None if closing is None else (start, start + len(word), closing.end())
    if may_name(word) or word.isupper() or (start and _IN_A_WORD.match(content, start - 1)):
        return start, start + len(word), end
    return None


def actors(passage: Passage, names: Names, others: bool, places: Sequence[Place]) -> Iterator[Candidate]:
    """Names that do what controllers do, and that end at these places; `others` says whether the passage may speak of others."""
    content = passage.text.content
    for number, match in enumerate(_acts(content, places)):
        if number == 0 and not _is_of_personal_data(content, others):
            return
        place = names.place(content, *match.span("name"), whole_end=True)
        if place is None or match.end() <= passage.own or _leads_away(content, place[0]):
            continue
        if PERSONAL.find(content[place[1] : place[1] + 160]):
            yield Candidate(*place, "likely", ACTS)


def _acts(content: str, places: Sequence[Place]) -> Iterator[re.Match[str]]:
    """The matches of `_ACTING` around these places: one that reaches from one of them to another counts once."""
    done = 0
    for start, word_end, end in places:
        if start < done:
            continue
        stop = content.find(" ", end + _LONGEST_ACT)
        begins = _BEGINS_NAME.search(content, max(done, _first_word(content, start, word_end)), word_end)
        while begins is not None and done < end:
            match = _ACTING.match(content, begins.start(), len(content) if stop < 0 else stop)
            if match is not None:
                done = match.end()
                yield match
            begins = _BEGINS_NAME.search(content, begins.end() if match is None else done, word_end)


def _first_word(content: str, start: int, word_end: int) -> int:
    """Where the words begin that may make a name together with the one around `start`.

    What looks like an adverb may belong to what another name does.
    """
    is_adverb = content.endswith("ly", start, word_end)
    words = content[max(0, start - _MOST_WORDS * _LONGEST_WORD) : start].rsplit(" ", _MOST_WORDS)[
        -_MOST_WORDS:
    ]
    begin = start - len(words.pop())
    for word in reversed(words):
        if not is_adverb and _NO_NAME.fullmatch(word):
            break
        begin -= len(word) + 1
    return begin


def _leads_away(content: str, start: int) -> bool:
    """Whether the words before a name say that it is somebody else's."""
    return _LEADS_AWAY.search(content, max(0, start - _LONGEST_LEAD), start) is not None


def titles(passage: Passage, names: Names, others: bool) -> Iterator[Candidate]:
    """Names whose policy a passage says it is; `others` as for `actors`."""
    content = passage.text.content
    for number, match in enumerate(_own_policies(content)):
        if number == 0 and not _is_of_personal_data(content, others):
            return
        group = "name" if match["name"] else "name2"
        place = names.place(content, *match.span(group))
        if place is not None and match.end() > passage.own and not _links_away(passage, place[0]):
            yield Candidate(*place, "likely", "the name of the policy")


def _own_policies(content: str) -> Iterator[re.Match[str]]:
    """The matches of `OWN_POLICY`."""
    first = OWN_POLICY.pattern.match(content)
    yield from (first,) if first else ()
    yield from _LED_POLICY.finditer(content, first.end() if first else 1)


def _links_away(passage: Passage, start: int) -> bool:
    """Whether the name at `start` stands in a link to another site: that policy is not this one."""
    at = passage.text.span(start, start + 1).start
    return any(
        link.kind == "link" and link.span.start <= at < link.span.end and _ELSEWHERE.match(link.target)
        for link in passage.links
    )


def _is_of_personal_data(content: str, others: bool) -> bool:
    """Whether a passage, which has the hints of `PERSONAL`, speaks of personal data, and of nobody else's way with it."""
    return PERSONAL.find(content) is not None and not (others and _THEIRS.pattern.search(content))
