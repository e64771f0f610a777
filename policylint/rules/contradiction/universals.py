"""Claims that hold of all, of nothing but, or of something by name, and what takes them back elsewhere. Not a rule.

"All data is encrypted", "we only use necessary cookies", "data stays exclusively in Switzerland", "nobody reads your messages":
a denial of no practice, but of any exception. Each claim is held against statements of such an exception, about the same things.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from policylint.frozen import dataclass
from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction.server_places import SERVERS, same_data

_THING = r"(?:messages|e-?mails|mails|chats|conversations|letters|files|documents|notes|photos|pictures|videos|recordings|transcripts|prompts|uploads)"
_THINGS = "message|mail|chat|conversation|letter|file|document|note|photo|picture|video|recording|transcript|prompt|upload"
"""Hints of things."""
LIMITED = r"\b(?:unless|except\w*|until|before|(?<!nobody )(?<!no one )(?<!nothing )but|however|by default|other than|most|some|usually|generally|normally|where possible|whenever possible|if|when possible)\b"
DENIED = r"\b(?:not|cannot|never|neither|nor|no|none|nobody|nothing|nowhere|refus\w+|should|no longer|without your|unless|if|would|former\w*|previous\w*|\w+n't)\b"
CONSENT = r"\b(?:consent\w*|permission|agree\w*|allow\w*|opt\w*|accept\w*|request\w*|ask(?:ed)? (?:us|for)|report\w*|court|law|legal\w*)\b"


@dataclass(frozen=True, slots=True)
class Universal:
    """A claim and its exceptions: what finds them in normalised sentences, and what there makes them something else.

    `same` tells of the matches of both whether they are about the same; `at_home` says that an exception is one abroad, `of_a_thing` that a claim
    is of what it names whatever heading it stands under.
    """

    topic: str
    name: str
    claim: Hinted
    limited: re.Pattern[str]
    exception: Hinted
    narrowed: re.Pattern[str]
    same: Callable[[re.Match[str], re.Match[str]], bool]
    at_home: bool = False
    of_a_thing: bool = False


def _same_thing(claim: re.Match[str], exception: re.Match[str]) -> bool:
    return _thing(_what(claim)) == _thing(_what(exception))


def _what(match: re.Match[str]) -> str:
    """The words that one of its groups found."""
    return next(word for word in match.groups() if word).strip()


def _thing(word: str) -> str:
    """A thing without its plural, under one name."""
    name = word.replace("-", "").rstrip("s")
    return {"chat": "message", "conversation": "message", "mail": "email", "picture": "photo"}.get(name, name)


_ON_ITS_WAY = deferred(r"\b(?:connections?|traffic|transmissions?|communication|in transit)\b")
_SENT = deferred(r"\b(?:sends?|sent|transmitted|transferred)\b|in transit")
_SPECIAL = deferred(r"\b(password|payment|card|bank|health|medical|sensitive|financial)s?\b")


def _same_secret(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether what is not encrypted is of the kind that is claimed to be, if the claim is of one."""
    if _ON_ITS_WAY.search(claim[0]) and not _SENT.search(exception[0]):
        return False
    kinds = set(_SPECIAL.findall(claim[0]))
    return not kinds or not kinds.isdisjoint(_SPECIAL.findall(exception.string))


def anything(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether both speak of the same thing, where their expressions find nothing else."""
    return True


def _same_words(claim: re.Match[str], exception: re.Match[str]) -> bool:
    return _what(claim) == _what(exception)


_STAFF = r"(?:\bwe|\b(?:our|the|human|some) (?:[\w-]+ )?(?:moderators?|staff|employees|team|reviewers|colleagues|support))(?: (?:may|can|will|sometimes|regularly|also|routinely|do)){0,3}"
_OWNED = r"(?:(?:your|our|all|the|any|users?'?|customers?'?|private|personal|incoming|outgoing|direct) ){0,4}"
_OPTIONAL = r"(?:marketing|advertising|ad|targeting|tracking|analytics|analytical|statistics|statistical|social media|profiling)"
_KEPT = r"(?:stored|saved|kept|uploaded|held|archived|recorded)"
_MAILINGS = r"(?:newsletters?|marketing|promotional|mailing lists?|advertising|offers)"

UNIVERSALS = (
    Universal(
        "security.measures",
        "all of it is encrypted",
        Hinted(
            "encrypt|hash|plain|clear&all|any|every|always|fully|password",
            r"\b(?:all|any|every|everything)\b[^.;,]{0,60}\b(?:is|are|gets?)(?: (?:always|fully|both|strongly|securely))? encrypted\b"
            r"|\b(?:your|personal|user|customer) (?:\w+ )?(?:data|information|details) (?:is|are) (?:always|fully) encrypted\b|\bwe (?:always )?encrypt (?:all|any|every|everything)\b[^.;,]*"
            r"|\bpasswords? (?:is|are) (?:always |only )?(?:stored |kept )?(?:(?:\w+ )?(?:hashed|encrypted)\b|as (?:salted )?hash(?:es)?\b)|\bpasswords? (?:is|are) never (?:stored|kept|saved) (?:in (?:plain|clear) ?-?text|unencrypted)"
            r"|\bwe (?:do not|don't|never) (?:store|keep|save) (?:your |any )?passwords? (?:in (?:plain|clear) ?-?text|unencrypted)",
        ),
        deferred(LIMITED),
        Hinted(
            "encrypt|plain|clear",
            r"\b(?:is|are|stored|kept|held|saved|sends?|sent|transmitted|transferred|backed up)\b[^.;]{0,40}\b(?:unencrypted|in (?:plain|clear) ?-?text|not encrypted|without (?:any )?encryption)\b",
        ),
        deferred(
            r"\b(?:never|no longer|unless|if|except\w*|public\w*|e-?mails?|links?|anonym\w*|before|until|would|could|risk|not (?:stored|kept|sent|saved|held)|you (?:send|write))\b"
        ),
        _same_secret,
    ),
    Universal(
        "security.measures",
        "nobody reads them",
        Hinted(
            f"end-to-end|not|n't|n’t|ever|nobody|no one|noone&end-to-end|read|see|access|look at|open|listen&{_THINGS}",
            rf"\b(?P<what1>{_THING}) (?:is|are) (?:always )?end-to-end encrypted\b"
            r"|\b(?:we|our staff|our employees)(?: (?:do|can|will|could))?(?: not|n't|not)? ?(?:never |ever |not |cannot |can't |don't |won't ){1,3}(?:be able to )?(?:read|see|access|look at|open|listen to)(?: or \w+)? "
            rf"(?:the contents? of )?{_OWNED}(?P<what2>{_THING})$"
            rf"|\b(?:no ?one|nobody)\b[^.;,]{{0,40}}\b(?:reads?|sees?|(?:can|could|may) (?:read|see|open)) {_OWNED}(?P<what3>{_THING})$",
        ),
        deferred(LIMITED),
        Hinted(
            "read|review|look|open|see|listen|scan",
            rf"{_STAFF} (?:reads?|reviews?|looks? (?:at|through|into)|opens?|sees?|listens? to|scans?)\b (?:the contents? of |through |some of |parts of )?{_OWNED}(?P<what4>{_THING})\b(?! (?:(?:that )?you )?(?:send|write|sent|address\w*)? ?(?:to )?(?:us|our)\b)",
        ),
        deferred(rf"{DENIED}|{CONSENT}|\b(?:to (?:us|our)|when you|anonym\w+|aggregat\w+)\b"),
        _same_thing,
    ),
    Universal(
        "collection.data-categories",
        "they are not stored",
        Hinted(
            f"not|n't|n’t|never&stor|sav|kept|keep|upload|held|archiv|record|retain&{_THINGS}",
            rf"\b(?:we|the app|our app)(?: (?:do|does|will))?(?: not|n't| never)(?: (?:ever|keep or|store or)){{0,2}} (?:store|keep|save|upload|archive|retain|record) {_OWNED}(?P<what5>{_THING})$|\b(?P<what6>{_THING}) (?:is|are) (?:never|not)(?: ever)? {_KEPT}(?: (?:from your (?:phone|device)|by us|anywhere|on our servers?|to our servers?))?$",
        ),
        deferred(LIMITED),
        Hinted(
            "stor|sav|kept|keep|upload|held|archiv|record|retain",
            rf"^{_OWNED}(?P<what7>{_THING}) (?:is|are) (?:also )?{_KEPT} (?:on|in|to|for|until|at) (?!your\b|the (?:device|phone)\b)|\bwe (?:also )?(?:store|keep|save|archive|retain|upload) {_OWNED}(?P<what8>{_THING}) (?:on|in|to|for|until|so) (?!your\b)",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:on|to) (?:your|the) (?:[\w-]+ )?(?:device|phone|computer|browser)\b|\b(?:send to us|written to us|support|encrypted form|locally)\b"
        ),
        _same_thing,
    ),
    Universal(
        "cookies",
        "only necessary cookies are used",
        Hinted(
            "cookie&only|solely|exclusively|nothing but|no other|just",
            r"\b(?:only|solely|exclusively|nothing but|just) (?:(?:use|uses|set|sets|place|places) )?(?:(?:strictly|technically|absolutely) )?(?:necessary|essential|required) cookies\b"
            r"|\b(?:use|uses|set|sets) (?:only|solely|exclusively|nothing but|just) (?:cookies that are (?:(?:strictly|technically|absolutely) )?(?:necessary|essential|required)\b|(?:(?:strictly|technically|absolutely) )?(?:necessary|essential|required) cookies\b)",
        ),
        deferred(rf"{LIMITED}|\b(?:without|unless|if|first|when|you|until)\b"),
        Hinted(
            "cookie",
            rf"\bwe (?:also )?(?:use|set|place)\b[^.;]{{0,30}}\b{_OPTIONAL} cookies\b|^(?:the |our )?{_OPTIONAL} cookies\b (?:are used to|show|help|let|allow|tell|record|remember|follow)\b[^.;]{{0,30}}\b(?:you|us|visitors?)\b"
            r"|^(?:google|facebook|meta|doubleclick|youtube)\b[^.;]{0,20} (?:sets?|places?|stores?)\b[^.;]{0,20}\bcookies?\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}|\b(?:disable|block|reject|switch off|turn off|banner|settings)\b"),
        anything,
    ),
    Universal(
        "transfer",
        "data stays where it is said to",
        Hinted(
            "only|exclusively|solely|alone|nowhere else|always|stay|remain|never&stor|host|process|held|kept|keep|stay|remain|leave|send|transfer|move",
            r"\b(?:data|information|backups?) (?:is|are) (?:(?:only|exclusively|solely|always) (?:stored|hosted|processed|held|kept)|(?:stored|hosted|processed|held|kept) (?:only|exclusively|solely|always)) (?:on servers )?(?:in|within|inside)\b .{3,60}$"
            r"|\b(?:only|exclusively|solely) (?:stored|hosted|processed|held|kept|store|host|process|keep)\b[^.;,]{0,40}\b(?:in|within|inside)\b .{3,60}$"
            r"|\b(?:data|information)\b (?:always )?(?:stays?|remains?) (?:(?:only|exclusively|solely|always) )?(?:in|within|inside)\b .{3,60}$|\b(?:data|information) never leaves\b .{3,60}$"
            r"|\b(?:store|host|process|keep) (?:(?:your|all|the|any) )?(?:personal )?(?:data|information) (?:only|exclusively|solely) (?:on servers )?(?:in|within|inside)\b .{3,60}$"
            r"|\b(?:data|information|backups?) (?:is|are) (?:stored|hosted|processed|held|kept) (?:on servers )?(?:in|within|inside)\b .{3,40} (?:only|exclusively|alone|and nowhere else)$|\bnever (?:send|transfer|move) (?:(?:your|any|personal) ){0,2}data out of\b .{3,40}$",
        ),
        deferred(
            rf"{LIMITED}|\b(?:device|browser|phone|computer|countr(?:y|ies) (?:in|where)|servers? (?:where|of))\b"
        ),
        Hinted(
            "data|information|backup|address|ticket|details|server",
            SERVERS
            + r"|\b(?:data|information|backups?|address(?:es)?|tickets?|details)\b[^.;]{0,60}\b(?:stored|hosted|processed|held|kept|transferred|sent|handled|goes|go|backed up|copied)\b.{0,60}$"
            r"|\b(?:transfer|send|store|host|process|keep|copy)\b[^.;]{0,40}\b(?:data|information|backups?|address(?:es)?)\b.{0,60}$|\bprovider\b[^.;]{0,20}\bis in\b[^.;]{0,60}\b(?:data|address(?:es)?|information)\b.{0,40}$",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:safeguards?|clauses|adequa\w+|in case|where (?:we|you)|when you|outside of (?:our|your))\b"
        ),
        same_data,
        at_home=True,
    ),
    Universal(
        "choice.marketing",
        "marketing is sent only to who asked for it",
        Hinted(
            "only|never|not|n't|n’t|must|have to|need to&unless|only|if|without|before&opt|sign|subscri|consent|agree|ask|permission&newsletter|marketing|promotional|mailing list|advertising|offers",
            rf"\b(?:only|never|not|n't)\b[^.;]{{0,60}}\b{_MAILINGS}\b[^.;]{{0,60}}\b(?:unless|only if|only when|only after|if|only with|without)\b[^.;]{{0,30}}\b(?:opt(?:ed)?|sign(?:ed)?[ -]up|signed|subscrib\w+|consent|agree\w*|ask\w*|permission)\b"
            rf"|\b(?:must|have to|need to) (?:opt in|agree|consent|sign up)\b[^.;]{{0,20}} before\b[^.;]{{0,40}}\b{_MAILINGS}\b",
        ),
        deferred(r"\b(?:third part\w+|partners?|share|sell|disclose)\b"),
        Hinted(
            "newsletter|mailing list|marketing|offers|promotional|advertising",
            rf"\b(?:add|subscribe|enrol|put|sign up)s?\b (?:every|all|each|automatically|new)\b[^.;]{{0,50}}\b{_MAILINGS}\b|\bautomatically (?:added|subscribed|receives?|signed up|enrolled|put)\b[^.;]{{0,40}}\b{_MAILINGS}\b|\b(?:add|subscribe|enrol|put|sign)\b[^.;]{{0,40}}\b{_MAILINGS}\b automatically"
            rf"|^(?:every|all|each|whoever|everybody|everyone|anyone)\b[^.;]{{0,40}}\b(?:receives?|gets?|is sent|are sent|is added|are added|is subscribed)\b[^.;]{{0,20}}\b{_MAILINGS}\b",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:subscribers?|signed up|signs up|confirm\w*|once|who (?:want|wish))\b"
        ),
        anything,
    ),
    Universal(
        "cookies",
        "there are no cookies of others",
        Hinted(
            "third-party|third party&cookie",
            r"\b(?:no|not (?:use|set|place)|n't (?:use|set|place)|never (?:use|set|place)) third[- ]party cookies$|^third[- ]party cookies are (?:not|never) (?:used|set|placed)\b",
        ),
        deferred(LIMITED),
        Hinted(
            "cookie|set by|placed by|stored by",
            r"^(?:google|facebook|meta|doubleclick|youtube|criteo|linkedin|tiktok)\b[^.;]{0,20} (?:sets?|places?|stores?|uses?)\b[^.;]{0,20}\bcookies?\b|\b(?:set|placed|stored) by (?:google|facebook|meta|doubleclick|youtube|criteo|linkedin|tiktok)\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}"),
        anything,
    ),
    Universal(
        "collection.automatic",
        "IP addresses are shortened",
        Hinted(
            "ip address&anonymi|shortened|truncated",
            r"\bip addresses? (?:is|are) (?:always |immediately )?(?:anonymi[sz]ed|shortened|truncated)\b",
        ),
        deferred(rf"{LIMITED}|\b(?:after|google|by)\b"),
        Hinted(
            "ip address",
            r"\b(?:store|keep|log|record|save)s? (?:your |the )?(?:full|complete|entire|whole) ip address",
        ),
        deferred(DENIED),
        anything,
    ),
    Universal(
        "legal-basis",
        "it is processed only with consent",
        Hinted(
            "only|solely|exclusively&consent",
            r"\bwe (?:will )?(?:only|solely|exclusively) (?:process|use|collect|handle) (?:your )?(?P<what>[\w ]{3,40}?) (?:with|on the basis of|based on|after) your (?:(?:explicit|prior|express) ){0,2}consent"
            r"|\bwe (?:process|use|collect|handle) (?:your )?(?P<what2>[\w ]{3,40}?) (?:only|solely|exclusively) (?:with|on the basis of|based on) your (?:(?:explicit|prior|express) ){0,2}consent",
        ),
        deferred(LIMITED),
        Hinted(
            "legitimate interest|without your consent|without consent|without asking",
            r"\b(?:process|use|collect|handle) (?:your )?(?P<what>[\w ]{3,40}?) (?:(?:on the basis of|based on|because of|under|for)(?: our)? legitimate interests?|without your consent|without consent|without asking)",
        ),
        deferred(DENIED.replace("|without your", "")),
        _same_words,
    ),
)
