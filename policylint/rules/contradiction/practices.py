"""Practices of which a plain denial and a plain statement exclude each other, and what makes either plain.

Most denials in policies are narrowed: by a purpose ("for marketing"), a kind of data ("your e-mail address"), a
recipient ("with advertisers"), a condition ("without your consent") or an exception. None of these contradicts
a statement elsewhere. So a denial counts only if its whole sentence is one, word for word, about personal data
in general and everybody; and a statement only if nothing in it says that it is the exception.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policylint.patterns import deferred

_OPENING = r"(?:(?:and|also|please note that|note that|rest assured,?(?: that)?|at [\w ]{2,30},)\s+)?"
_SUBJECT = (
    r"(?:we|i|it is our policy (?:to|that we)|our (?:company|organi[sz]ation|website|site|app|service)|(?:the|this) "
    r"(?:company|site|website|app|service|organi[sz]ation)|(?!you\b|they\b|users\b)[\w.&'-]+(?: [\w.&'-]+){0,2}?)"
)
_NEVER = r"(?:(?:do|does|will|shall|would|have|has)(?: not|n't)(?: and (?:will|do|shall)(?: not|n't|never))?|never|will never|won't)"
_ADVERB = r"(?: (?:ever|at any time|in any way|under any circumstances|otherwise))?"
_ALWAYS = (
    r"(?:,? (?:ever|at all|at any time|in any way|whatsoever|period|for any (?:reason|purpose)s?(?: whatsoever)?"
    r"|under any circumstances?|and (?:we )?never (?:will|have)))*"
)
_DATA = (
    r"(?:(?:any|all|any of|all of|the|your|our|users?|customers?|members?|visitors?|user's|users'|customers'|personal|personally"
    r"|private|identifiable|identifying|contact|and|or) )*(?:data|information|details|info|pii)"
    r"(?: (?:about you|you (?:give|provide|submit)(?: (?:to )?us)?|that you (?:give|provide)(?: (?:to )?us)?|of our (?:users|customers)"
    r"|we (?:collect|hold|have)(?: about you)?))?"
)
_GIVING = r"(?:share|disclose|give|provide|transfer|distribute|release|pass|lend|exchange|reveal|pass on|give away|make available)"
_SELLING = r"(?:sell|rent|trade|lease)"
_ANYBODY = (
    r"(?:to|with) (?:any(?:one|body)?|other|others|third|outside|external|the|a|unaffiliated|3rd| |-|,|or|and|parties|party|people"
    r"|persons?|compan(?:y|ies)|organi[sz]ations?|business(?:es)?|entit(?:y|ies)|else|individuals?)+"
)


def _either(*verbs: str) -> str:
    """A list of verbs, at least one of them of the last kind: "sell, rent or otherwise share"."""
    every = "|".join(verbs)
    joined = rf"(?:(?:{every})(?:,| and| or| nor|, or|, and)? (?:otherwise )?)*"
    return rf"{joined}{verbs[-1]}(?:(?:,| and| or| nor|, or|, and)? (?:otherwise )?(?:{every}))*"


def _denial(*verbs: str, to_whom: str, purpose: str = "") -> str:
    given = r"(?:shared|disclosed|given|provided|transferred|passed(?: on)?|released|sold|rented|traded)"
    active = rf"{_OPENING}{_SUBJECT} {_NEVER}{_ADVERB} {_either(*verbs)}(?: {_DATA}{to_whom}|{to_whom} {_DATA}){purpose}{_ALWAYS}"
    if verbs[-1] is _SELLING:
        given = r"(?:sold|rented|traded|leased)"
    passive = (
        rf"{_OPENING}(?:no )?{_DATA} (?:is|are|will|shall|has|have)(?: not| never)?(?: be| been)?(?: {given},?(?: or| and)?)*"
        rf" {given}{to_whom}{purpose}{_ALWAYS}"
    )
    return rf"(?=.*\b(?:not|never|no|won't|\w+n't)\b)(?:{active}|{passive})"


_MARKETING = r" (?:for|to use for) (?:their (?:own )?|third[- ]party )?(?:direct |own )?(?:marketing|advertising|promotional)(?: purposes?| use)?"


NARROWED = deferred(
    r"\b(?:aggregat\w+|anonym\w+|non-?\s?personal\w*|de-?\s?identified|statistical|pseudonym\w+|consent\w*|permission|authori[sz]\w+"
    r"|request\w*|direct us|choose|opt|if you|when you (?!visit|use|browse|open|come)|where you|unless|without|not|never|right|object|required|compelled|law|laws"
    r"|legal|court|police|government|regulator\w*|merger|acqui\w+|successor|bankruptcy|parents?|guardians?|our affiliates"
    r"|our (?:group|employees|staff)|with us|to us)\b"
)
"""What in a statement says that it is an exception, somebody else's data or no statement of a practice at all."""

_NARROWED_CHILDREN = deferred(NARROWED.pattern.replace("|parents?|guardians?", ""))


@dataclass(frozen=True, slots=True)
class Practice:
    """A topic of which statement and denial exclude each other.

    `name` says what is affirmed. `denial` must match the whole sentence of a denial (normalised: lower case,
    single spaces, no closing punctuation), `statement` some of the words of a statement, in which nothing `narrowed` stands.
    """

    topic: str
    name: str
    denial: re.Pattern[str]
    statement: re.Pattern[str]
    narrowed: re.Pattern[str] = NARROWED


PRACTICES = (
    Practice(
        "sharing.sale",
        "personal data is sold",
        deferred(_denial(_GIVING, _SELLING, to_whom=rf"(?: {_ANYBODY})?")),
        deferred(
            r"\bwe\b(?: (?:may|also|will|can|sometimes|do|regularly|have))*(?: \w+,?(?: and| or)?)? (?:sell|rent|trade|sold|rented)\b"
            r"|\b(?:is|are|be) (?:sold|rented|traded)\b"
        ),
    ),
    Practice(
        "sharing.recipients",
        "personal data is shared",
        deferred(_denial(_SELLING, _GIVING, to_whom=rf" {_ANYBODY}")),
        deferred(
            r"\bwe\b(?: (?:may|also|will|can|sometimes|do|regularly|have|only|in turn))* (?:share|disclose|provide|transfer|give|pass|sell|send)\b"
            r"|\b(?:information|data|details)\b[^,;]{0,30} (?:is|are|be|been)(?: also)? (?:shared|disclosed|provided|transferred|given|passed|sent) "
        ),
    ),
    Practice(
        "sharing.recipients",
        "personal data is shared for the marketing of others",
        deferred(_denial(_SELLING, _GIVING, to_whom=rf" {_ANYBODY}", purpose=_MARKETING)),
        deferred(
            r"\bwe\b(?: (?:may|also|will|can|sometimes|do|regularly|have))* (?:share|disclose|provide|transfer|give|pass|sell|send)\b"
            r"[^.;]* for their (?:own )?(?:direct )?(?:marketing|advertising|promotional)"
        ),
    ),
    Practice(
        "cookies",
        "cookies are used",
        deferred(
            rf"{_OPENING}{_SUBJECT} {_NEVER} (?:use|set|place|employ|store)(?: any)? cookies"
            r"(?: (?:or (?:any )?(?:other |similar )*(?:tracking )?technolog(?:y|ies)|on (?:this|our|the) (?:site|website|app)))*"
            rf"{_ALWAYS}|no cookies are (?:used|set|placed)"
        ),
        deferred(
            r"\b(?:we|our|(?:this|the) (?:site|website|app|service))\b(?! (?:do|does|will)(?: not|n't))(?:[^.;]{0,40})"
            r"\b(?:use|uses|set|sets|place|places)\b[^.;]{0,30}\bcookies"
        ),
    ),
    Practice(
        "children",
        "children may use the service",
        deferred(
            r"(?:our|the|this) [\w ]{0,30}(?:is|are)(?: not|n't) (?:directed|intended|designed|meant|made|aimed)"
            r"(?: to be used)? (?:for|to|at|by)(?: use by)? (?:any )?(?:children|kids|minors)"
        ),
        deferred(
            r"\b(?:directed|intended|designed|meant|made|aimed|suitable) (?:for|to|at)(?: use by)? (?:young )?(?:children|kids)\b"
        ),
        _NARROWED_CHILDREN,
    ),
    Practice(
        "rights.automated-decisions",
        "automated decisions are made",
        deferred(
            rf"{_OPENING}(?:{_SUBJECT} {_NEVER} (?:use|make|take|carry out|engage in|employ)(?: any)?|(?:there is )?no)"
            r" (?:solely )?automated(?: individual)?[ -]decisions?(?:[ -]making)?(?:,? (?:including|or|and|nor) profiling)?"
            r"(?: (?:takes place|is used|are made|is carried out|occurs))?"
        ),
        deferred(
            r"\b(?:we|our \w+|decisions? (?:is|are))\b[^.;]{0,60}\b(?:automated|automatically|algorithm)\b"
            r"[^.;]{0,60}\b(?:decision|decid|reject|approv|refus|score)"
            r"|\bdecisions?\b[^.;]{0,40}\b(?:is|are|be) (?:made|taken)\b[^.;]{0,30}\b(?:automatically|by (?:an? )?(?:\w+ )?algorithm)"
        ),
    ),
)

PERSONAL = deferred(
    r"\b(?:your?|personal\w*|identif\w+|e-?mail|names?|addresses|children|kids|cookies|decisions?|decid\w+)\b"
)
"""What a statement must be about. "Data that we collect" may be anybody's or nobody's."""


def normalised(text: str) -> str:
    """A sentence as the patterns expect it: lower case, single spaces, plain quotes, no punctuation at its end."""
    plain = re.sub(r"[“”\"*_]", "", text.replace("’", "'")).casefold()
    return re.sub(r"\s+", " ", plain).strip(" .!;:")
