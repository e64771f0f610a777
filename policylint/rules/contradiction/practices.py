"""Practices of which a plain denial and a plain statement exclude each other. Not a rule.

For each: the words that a plain denial is made of (see `denials`), those it must have, and how the practice is
stated. A statement counts only if nothing in it says that it is an exception, or somebody else's doing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from policylint.patterns import deferred
from policylint.rules.contradiction.denials import words

_READERS_DATA = words("""
    data information info details detail pii your yours personal personally private identifiable identifying sensitive contact confidential user users user's users'
    customer customers customer's customers' member members members' visitor visitors visitors' player players client clients
    """)
_GIVING = words("""
    share shares shared sharing disclose discloses disclosed disclosing disclosure give gives given giving provide provides provided transfer transfers
    transferred distribute distributes distributed release releases released pass passes passed on along onward lend exchange exchanged reveal revealed
    forward forwarded away make makes made available send sends sent divulge divulged hand handed over sharing
    """)
_SELLING = words(
    "sell sells sold selling sale sales rent rents rented renting trade trades traded lease leased barter"
)
_ANYBODY = words("""
    with outside third 3rd third-party party parties anyone anybody one else other others another external unaffiliated outsiders company companies
    organisation organisations organization organizations business businesses entity entities person persons people individual individuals
    """)
_MARKETING = words("for their own direct marketing advertising promotional purposes purpose use")
_COOKIES = words("""
    cookie cookies cookie-free use uses used using set sets place places placed employ employs store stores stored free your on device computer browser visitors here at
    """)
_CHILDREN = words("""
    directed intended designed meant made aimed suitable marketed targeted at for from children kids minors child children's under age years year old younger than below
    use used anyone persons person people individuals who
    """)
_COLLECTING = _READERS_DATA | words(
    "collect collects collected solicit solicits request process processes processed store stores stored knowingly intentionally about"
)
_DECIDING = words("""
    use make makes made take takes taken carry carried out engage employ automated automatic decision decisions decision-making individual solely including profiling takes place used
    occurs based on
    """)

NARROWED = (
    r"\b(?:aggregat\w+|anonym\w+|non-?\s?personal\w*|de-?\s?identified|statistical|pseudonym\w+|consent\w*|permission|authori[sz]\w+"
    r"|request\w*|direct us|choose|opt|if|should we|when you (?!visit|use|browse|open|come|log|sign|pay|buy|play|shop)|where you|unless|without|not|never|no longer|except\w*"
    r"|only|solely|exclusively|but|right|object|required|compelled|law|laws|legal|court|police|government|regulator\w*|merger|acqui\w+|successor|bankruptcy|parents?|guardians?"
    r"|our affiliates|our (?:group|employees|staff)|with us|to us|until|before|former\w*|previous\w*|were|formerly|used to|would|separate\w*"
    r"|employees'?|teachers'?|applicants?|candidates?|suppliers?)\b"
)
"""What in a statement says that it is an exception, somebody else's data, the past, or no statement of a practice at all."""

_WE = r"\bwe\b(?: (?:may|also|will|can|sometimes|do|regularly|have|in turn|then|occasionally|routinely|therefore))*"
_OF_OTHERS = r"(?!.*\b(?:link(?:ed|s)? to|linked|other (?:web)?sites|third part(?:y|ies) (?:may|might|use|can|set|place)|advertisers|partners) )"


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice of which statement and denial exclude each other.

    `name` says what is affirmed; `denial` are the words of a plain denial, of which it must have those of each pattern in `telling`.
    Of a disclosure of one of the families `topics`, `statement` must find some words, in which nothing `narrowed` stands.
    `pairwise` says that a website's practice is not an app's, `by_itself` that the statement's words are enough.
    """

    topic: str
    name: str
    topics: tuple[str, ...]
    denial: frozenset[str]
    telling: tuple[re.Pattern[str], ...]
    statement: re.Pattern[str]
    narrowed: re.Pattern[str] = field(default=deferred(NARROWED))
    pairwise: bool = False
    by_itself: bool = False


_SELL = r"(?:sell|rent|trade|sold|rented|traded)"
_SOLD_DATA = (
    r"(?:(?!to\b|for\b|in\b)[\w'-]+,? ){0,5}?(?:data|information|details|identifiers?|address(?:es)?|e-?mails?|lists?|locations?|profiles?|records?|histor(?:y|ies)|activit(?:y|ies)|position"
    r"|names?|numbers?|messages|photos|answers)"
)
_SHARING = ("sharing", "tracking")
_SHARES = r"(?:share|disclose|provide|transfer|give|pass|sell|send|forward|hand|transmit|supply)"
_SHARED = r"(?:shared|disclosed|provided|transferred|given|passed|sent|sold|forwarded|transmitted|supplied|made available)"
_TELLING_SHARING = (
    deferred(r"\b(?:shar\w+|disclos\w+|giv\w+|provid\w+|transfer\w*|distribut\w+|releas\w+|pass\w*|lend|exchang\w+|reveal\w*|forward\w*|available|send|sent|divulge\w*|hand\w*)\b"),
    deferred(r"\b(?:data|information|info|details|pii|nothing)\b"),
    deferred(r"\b(?:part(?:y|ies)|any(?:one|body)|no ?(?:one|body)|others?|outsiders|compan\w+|organi\w+|business\w*|entit\w+|persons?|people|individuals?|another)\b|\bpassed on\b|\bgive\w* away\b"),
)  # fmt: skip

PRACTICES = (
    Practice(
        "sharing.sale",
        "personal data is sold",
        _SHARING,
        _READERS_DATA | _GIVING | _SELLING | _ANYBODY,
        (
            deferred(r"\b(?:s[eo]ll\w*|sold|sales?|rent\w*|trad\w+|leas\w+|barter)\b"),
            deferred(r"\b(?:data|information|info|details|pii)\b"),
        ),
        deferred(
            rf"{_WE}(?: \w+,?(?: and| or)?)? {_SELL}\b {_SOLD_DATA}\b|\b(?:data|information) (?:that )?we {_SELL}\b"
            rf"|\b{_SOLD_DATA} (?:may |will |can )?(?:is|are|be|been)(?: also)? (?:sold|rented|traded)\b"
        ),
        by_itself=True,
    ),
    Practice(
        "sharing.recipients",
        "personal data is shared",
        _SHARING,
        _READERS_DATA | _GIVING | _SELLING | _ANYBODY,
        _TELLING_SHARING,
        deferred(
            rf"{_WE} {_SHARES}\b"
            rf"|\b(?:information|data|details|address|number|history|name)\b[^,;]{{0,30}} (?:is|are|be|been)(?: also)? {_SHARED} (?!by\b)"
            r"|\b(?:which|that|who) (?:receives?|gets?|collects?) your\b|\bwe (?:send|forward|pass|give|hand) (?:it|them) (?:on )?to (?:our|an?|the|other) |\brecipients of (?:your|the) (?:personal )?(?:data|information) (?:are|include)\b"
            r"|\bamong the recipients of\b|\b(?:receives?|collects?|gets?) your [\w -]{0,30}\b(?:address|id|identifier|data|information|name|location)\b"
        ),
    ),
    Practice(
        "sharing.recipients",
        "personal data is shared for the marketing of others",
        _SHARING,
        _READERS_DATA | _GIVING | _SELLING | _ANYBODY | _MARKETING,
        (*_TELLING_SHARING, deferred(r"\b(?:marketing|advertising|promotional)\b")),
        deferred(rf"{_WE} {_SHARES}\b[^.;]* for their (?:own )?(?:direct )?(?:marketing|advertising|promotional)"),
    ),
    Practice(
        "cookies",
        "cookies are used",
        ("cookies",),
        _COOKIES,
        (
            deferred(r"\bcookies?\b|\bcookie-free\b"),
            deferred(r"\b(?:us(?:e|es|ed|ing)|sets?|plac\w+|employs?|stor\w+|free|cookie-free)\b"),
        ),
        deferred(
            rf"^{_OF_OTHERS}.*(?:\b(?:we|our|(?:this|the) (?:site|website|app|service))\b(?! (?:do|does|will)(?: not|n't))(?:[^.;]{{0,40}})"
            r"\b(?:use|uses|set|sets|place|places|store|stores)\b[^.;]{0,40}\bcookies?\b"
            r"|\bcookies (?:are|is) (?:stored|set|placed|used|saved) |\bcookie (?:called|named) |\b(?:a|the|one) (?:[\w-]+ )?cookie (?:remembers|keeps|stores|is set|is stored))"
        ),
        pairwise=True,
        by_itself=True,
    ),
    Practice(
        "children",
        "children may use the service",
        ("children",),
        _CHILDREN | _READERS_DATA,
        (
            deferred(r"\b(?:directed|intended|designed|meant|made|aimed|suitable|marketed|targeted|for)\b"),
            deferred(r"\b(?:children|kids|minors|under|younger|below)\b"),
            deferred(r"^(?!.*\b(?:data|information)\b)"),
        ),
        deferred(
            r"\b(?:directed|intended|designed|meant|made|aimed|suitable|created|written|built) (?:for|to|at)(?: use by)? (?:young |our |small )*(?:children|kids|toddlers|pupils)\b"
            r"|\b(?:children|kids|toddlers|pupils)\b[^.;,]{0,40}\b(?:learn|play|use|read|practi[sc]e|register|draw|sign up)\b[^.;]{0,40}\b(?:our|the|this) (?:app|site|website|service|game|platform)"
        ),
        deferred(NARROWED.replace("|parents?|guardians?", "")),
        pairwise=True,
        by_itself=True,
    ),
    Practice(
        "children",
        "data of children is collected",
        ("children", "collection"),
        _CHILDREN | _COLLECTING,
        (
            deferred(r"\b(?:collect\w*|solicit\w*|request|process\w*|store\w*)\b"),
            deferred(r"\b(?:children|kids|minors|under|younger|below)\b"),
            deferred(r"\b(?:data|information|details)\b"),
        ),
        deferred(
            rf"{_WE} (?:collect|store|process|record|keep|ask for|hold)\b[^.;]{{0,60}}\b(?:of|from) (?:the |all |our |young )*(?:children|kids|pupils)\b"
            rf"|{_WE} (?:collect|store|process|record|keep|ask for|hold)\b(?: the)? (?:children|kids|pupils)(?:'s|')? (?:first |last )?(?:names?|data|information|ages?|photos?)"
        ),
    ),
    Practice(
        "rights.automated-decisions",
        "automated decisions are made",
        ("rights",),
        _DECIDING,
        (deferred(r"\bautomat\w+\b"), deferred(r"\bdecisions?\b|\bdecision-making\b")),
        deferred(
            r"\b(?:we|our \w+|decisions? (?:is|are))\b[^.;]{0,60}\b(?:automated|automatically|algorithm)\b"
            r"[^.;]{0,60}\b(?:decision|decid|reject|approv|refus|score)"
            r"|\bdecisions?\b[^.;]{0,40}\b(?:is|are|be) (?:made|taken)\b[^.;]{0,30}\b(?:automatically|by (?:an? )?(?:\w+ )?algorithm)"
            r"|\bwe decide automatically\b"
        ),
    ),
)  # fmt: skip

PERSONAL = deferred(
    r"\b(?:your?|personal\w*|identif\w+|e-?mail|names?|addresses|children|kids|pupils|cookies?|decisions?|decid\w+|customers?|users?|players?|members?|(?:send|forward|pass|give|hand) (?:it|them)|mailing list|geolocation|location)\b"
)
"""What a statement must be about. "Data that we collect" may be anybody's or nobody's."""
