"""How data is handled, said one way and the other way round: for one purpose only and for another, anonymous and with names, by people and by machines. Not a rule."""

from __future__ import annotations

import re

from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction.universals import CONSENT, DENIED, LIMITED, Universal

_ITEM = r"(?:e-?mail address(?:es)?|(?:tele|mobile |cell )?phone numbers?|postal address(?:es)?|dates? of birth|birthdays?|location|photos?|voice recordings?|health (?:data|information))"
_ITEMS = "mail address|phone number|postal address|of birth|birthday|location|photo|voice recording|health data|health information"
_PROMOTING = r"(?:market\w*|promot\w+|advertis\w+|adverts?|ads|offers?|newsletters?|discounts?|campaigns?)"
_PROMOTED = "market|promot|advertis|advert|ads|offer|newsletter|discount|campaign"
_TO_ANY = r"(?:share|disclose|sell|give|pass|provide|transfer|send|use|process)"
_ALL_OF = r"(?:all |any |the |your |our |their ){0,3}"
_RECORDS = r"(?:usage data|surveys?|survey (?:answers|results|data)|answers to (?:our )?surveys?|crash reports?|diagnostic data|analytics data|feedback|error reports?)"
_RECORDED = "usage data|survey|crash report|diagnostic data|analytics data|feedback|error report"
_WHO = r"(?:your|the user's|each user's|a user's) (?:[\w-]+, ){0,3}?(?:full )?(?:name|account|identity|e-?mail address|user id|user profile|profile|device id|phone number)\b"
_DECIDED = r"(?:(?:loan|credit|job|membership) )?(?:applications?|claims?|requests?|reports?|appeals?|decisions?|profiles?)"
_PERSON = r"(?:an? )?(?:member of (?:our )?staff|human(?: being)?|person|people|employees?|our staff|real person|case worker|our team)"
_CARDS = r"(?:(?:credit |debit |payment )?card|bank|payment) (?:numbers?|details|data|information)"
_KINDS_OF_COOKIES = r"(?:analytics|analytical|statistics|statistical|advertising|marketing|targeting|tracking|third-party|non-essential|optional)"
_COMPANIES = r"(?:google|facebook|meta|doubleclick|youtube|criteo|linkedin|tiktok)"
_IN_A_PART = r"\b(?:subscri\w+|sign(?:ed)? up|existing customers|in (?:that|this) case|you (?:ask|choose|want|enable|switch)\w*)\b"
_ELSEWHERE = r"\b(?:link(?:s|ed)?|other (?:web)?sites|linked sites|embedded|play|when you)\b"
_SOURCES = r"(?:data brokers?|third parties|other (?:sources|companies)|public(?:ly available)? (?:registers?|sources|records)|social (?:networks?|media)|credit (?:agencies|bureaus|reference agencies)|(?:marketing|advertising|business) partners)"


def _any(claim: re.Match[str], exception: re.Match[str]) -> bool:
    return True


def _same_words(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether both name the same, plurals and the spelling of mail aside."""
    return _named(claim) == _named(exception)


def _named(match: re.Match[str]) -> str:
    words = next(word for word in match.groups() if word).replace("e-mail", "email")
    words = words.replace("answers to our surveys", "survey").replace("answers to surveys", "survey")
    first, _, rest = words.partition(" ")
    if first.rstrip("s") == "survey":
        return "survey"
    return " ".join((first, rest)).strip().rstrip("s").removesuffix("e")


def _same_secret(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether what is passed on without consent is what a claim says is not; all that is personal is named "data"."""
    one, other = _kind(claim), _kind(exception)
    return one == other


def _kind(match: re.Match[str]) -> str:
    words = next(word for word in match.groups() if word)
    return words.replace("personal ", "").replace("information", "data").replace("details", "data")


HANDLED = (
    Universal(
        "purpose",
        "it is used for one purpose only",
        Hinted(
            f"only|solely|exclusively&{_ITEMS}",
            rf"\bwe (?:will )?(?:only |solely |exclusively )?use (?:your|the) (?P<what1>{_ITEM}) (?:only|solely|exclusively) (?:to|for|in order to)\b(?!.*\b{_PROMOTING}\b)"
            rf"|\bwe (?:will )?(?:only|solely|exclusively) use (?:your|the) (?P<what2>{_ITEM}) (?:to|for|in order to)\b(?!.*\b{_PROMOTING}\b)"
            rf"|\b(?:your|the) (?P<what3>{_ITEM}) (?:is|are|will be) (?:(?:only|solely|exclusively) used|used (?:only|solely|exclusively)) (?:to|for|in order to)\b(?!.*\b{_PROMOTING}\b)",
        ),
        deferred(rf"{LIMITED}|\b(?:you (?:give|enter|provide|leave) (?:there|here|us)|also|and for)\b"),
        Hinted(
            f"{_ITEMS}&{_PROMOTED}",
            rf"\bwe (?:may |also |will |can )*use (?:your|the) (?P<what4>{_ITEM}) (?:also )?(?:to|for|in order to)\b[^.;]{{0,50}}\b{_PROMOTING}\b|\b(?:your|the) (?P<what5>{_ITEM}) (?:is|are|will be|may be) (?:also )?used (?:to|for|in order to)\b[^.;]{{0,50}}\b{_PROMOTING}\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}|{_IN_A_PART}|\b(?:when|where|once|third part\w+)\b"),
        _same_words,
    ),
    Universal(
        "sharing",
        "it is not passed on or used without consent",
        Hinted(
            "not|n't|never&without&consent|permission",
            rf"\bwe (?:will |do |would )?(?:not|never|(?<=do)n't|(?<=wo)n't)(?: ever)? {_TO_ANY} {_ALL_OF}(?P<what1>[\w -]{{3,40}}?)(?: (?:to|with) [\w ]{{3,30}})? without your (?:(?:explicit|prior|express) ){{0,2}}(?:consent|permission)$",
        ),
        deferred(
            rf"{LIMITED.replace('until|before|', '')}|\b(?:for (?:marketing|advertising)|third part\w+ (?:marketing|advertising))\b"
        ),
        Hinted(
            "without&consent|permission|asking you",
            rf"\bwe (?:may |will |can |also |do |sometimes ){{0,2}}{_TO_ANY} {_ALL_OF}(?P<what2>[\w -]{{3,40}}?)(?: (?:to|with) [\w ]{{3,30}})? without (?:(?:asking (?:for )?)?your (?:(?:explicit|prior|express) ){{0,2}}(?:consent|permission)|asking you)\b",
        ),
        deferred(
            rf"{DENIED.replace('|without your', '').replace('cannot|never|', 'cannot|never|')}|\b(?:law|legal\w*|required|authorit\w+|court|vital|emergenc\w+|contract|only)\b"
        ),
        _same_secret,
    ),
    Universal(
        "collection",
        "it says nothing of who somebody is",
        Hinted(
            f"{_RECORDED}&anonym|no personal|no information that|not contain",
            rf"^(?:our |all |the )*(?P<what1>{_RECORDS}) (?:is|are) (?:always |completely |fully |entirely |strictly )?anonymous\b|^(?:our |all |the )*(?P<what2>{_RECORDS}) (?:contains?|includes?) no (?:personal (?:data|information)|information that identifies you|information about who you are)$"
            rf"|\b(?:we )?only collect (?:anonymous|anonymi[sz]ed) (?P<what3>{_RECORDS})\b|^(?:our |all |the )*(?P<what4>{_RECORDS}) (?:does not|do not|doesn't|don't) (?:contain|include) (?:any )?personal (?:data|information)$",
        ),
        deferred(LIMITED),
        Hinted(
            _RECORDED,
            rf"^(?:our |all |the |your )*(?P<what5>{_RECORDS}) (?:is|are) (?:linked|tied|connected|matched|attached) (?:to|with) {_WHO}|^(?:our |all |the |your )*(?P<what6>{_RECORDS}) (?:contains?|includes?|holds?) {_WHO}"
            rf"|\bwe (?:may |also |will )*(?:combine|link|connect|match|associate) (?:the |your )?(?P<what7>{_RECORDS}) (?:to|with) {_WHO}",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:until (?:june|july|\d)|hash\w*|pseudonym\w*|support|when you|write)\b"
        ),
        _same_words,
    ),
    Universal(
        "automated-decisions",
        "people look at every case",
        Hinted(
            "every|each|all |always&application|claim|request|report|appeal|decision|profile&staff|human|person|people|employee|case worker|our team",
            rf"^(?:every|each|all) (?P<what1>{_DECIDED}) (?:is|are) (?:reviewed|decided(?: on)?|checked|assessed|made|examined|read) by {_PERSON}\b|^(?P<what2>{_DECIDED}) (?:is|are) always (?:reviewed|decided(?: on)?|checked|assessed|made|examined|read) by {_PERSON}\b",
        ),
        deferred(LIMITED),
        Hinted(
            "algorithm|software|automatically|human|computer|machine&application|claim|request|report|appeal|decision|profile",
            rf"^(?:your |some |many |most |all )?(?P<what3>{_DECIDED}) (?:is|are|may be) (?:rejected|refused|approved|granted|decided(?: on)?|denied|made|accepted|turned down|closed)\b(?=[^;]*\b(?:by (?:an? |our )?(?:algorithm|software|computer|machine)|automatically|without (?:any )?human)\b)[^;]{{0,60}}\b(?:algorithm|software|automatically|human|computer|machine)\b",
        ),
        deferred(DENIED.replace("|no|", "|no (?!human)|")),
        _same_words,
    ),
    Universal(
        "cookies",
        "cookies last no longer than a session",
        Hinted(
            "session cookies&only|all|solely|exclusively",
            r"\b(?:all (?:of )?(?:our |the )?cookies(?: (?:that )?we (?:use|set))? are session cookies|we (?:only|solely|exclusively) (?:use|set) session cookies|we (?:use|set) (?:only|solely|exclusively) session cookies)\b",
        ),
        deferred(LIMITED),
        Hinted(
            "cookie&day|week|month|year|persistent|permanent",
            r"^(?:our |the |this |an? )?(?:[\w-]+ )?cookies? (?:stays?|remains?|lasts?|lives?|expires?|(?:is|are) (?:stored|kept|valid|deleted|saved))\b(?=[^.;]{0,60}\b(?:\d+|one|two|three|six|nine|twelve|thirteen|eighteen|a) (?:days?|weeks?|months?|years?)\b)[^.;]*\b(?:day|week|month|year)|\bwe (?:also )?(?:use|set) (?:persistent|permanent) cookies\b",
        ),
        deferred(rf"{DENIED}|{_ELSEWHERE}|\b{_COMPANIES}\b"),
        _any,
    ),
    Universal(
        "cookies",
        "cookies wait for consent",
        Hinted(
            "cookie&only|no |not|n't|unless|until|before&agree|consent|accept",
            rf"^no (?P<what1>{_KINDS_OF_COOKIES}) cookies are (?:set|used|placed|stored) (?:before|until|unless|without) (?:you (?:have )?(?:agreed?|consent(?:ed)?|accept(?:ed)?)|your consent)\b|^(?P<what2>{_KINDS_OF_COOKIES}) cookies are (?:only (?:set|used|placed|stored)|(?:set|used|placed|stored) only) (?:with your consent|(?:if|when|after|once) you (?:have )?(?:agreed?|consent(?:ed)?|accept(?:ed)?))\b"
            rf"|\bwe (?:do not|don't|never) (?:set|use|place) (?P<what3>{_KINDS_OF_COOKIES}) cookies (?:before|until|unless|without) (?:you (?:have )?(?:agreed?|consent(?:ed)?|accept(?:ed)?)|your consent)\b|\bwe only (?:set|use|place) (?P<what4>{_KINDS_OF_COOKIES}) cookies (?:with your consent|(?:if|when|after|once) you (?:have )?(?:agreed?|consent(?:ed)?|accept(?:ed)?))\b",
        ),
        deferred(r"\b(?:except\w*|residents?|european?|eea|eu|uk|california\w*|where required)\b"),
        Hinted(
            "cookie&without|as soon as|automatically",
            rf"^(?P<what5>{_KINDS_OF_COOKIES}) cookies are (?:set|used|placed|stored)\b[^.;]{{0,60}}\b(?:without (?:asking for )?your consent|as soon as you (?:open|visit|enter)|automatically when you (?:open|visit|enter))\b|\bwe (?:set|use|place) (?P<what6>{_KINDS_OF_COOKIES}) cookies\b[^.;]{{0,60}}\b(?:without (?:asking for )?your consent|as soon as you (?:open|visit|enter)|automatically when you (?:open|visit|enter))\b",
        ),
        deferred(
            r"\b(?:not|never|unless|no longer|until|outside|residents?|european?|eea|eu|uk|california\w*)\b"
        ),
        _same_words,
    ),
    Universal(
        "cookies",
        "there are no cookies of others",
        Hinted(
            "third-party|third party&cookie",
            r"\b(?:no|not (?:use|set|place)|n't (?:use|set|place)|never (?:use|set|place))(?: any)? third[- ]party cookies$|^third[- ]party cookies are (?:not|never) (?:used|set|placed)$",
        ),
        deferred(LIMITED),
        Hinted(
            "third-party|third party&cookie",
            rf"^third[- ]party cookies (?:from [\w, ]{{3,60}} )?(?:are|may be) (?:also )?(?:set|placed|stored|used)\b(?=.*\b(?:you|our|your|we|this)\b)|\bwe (?:also )?(?:use|set|place|allow) (?:[\w-]+ and )?third[- ]party cookies\b|\b(?:these|our|this) (?:web)?(?:site|pages)s? (?:also )?(?:uses?|sets?|places?) third[- ]party cookies\b|\bthird[- ]party cookies\b[^.;]{{0,20}} (?:from|of) {_COMPANIES}\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}|{_ELSEWHERE}|\b(?:what|block|disable|delete|settings|may be)\b"),
        _any,
    ),
    Universal(
        "retention",
        "details of cards are not kept",
        Hinted(
            "not|n't|never&card|bank|payment",
            rf"\bwe (?:(?:do|will) (?:not|never)|don't|won't|never)(?: ever)? (?:store|keep|save|retain)(?: or (?:store|keep|save|retain))? (?:your |any |the |our customers' )?{_CARDS}(?: (?:after (?:your|the|a|each) (?:purchase|payment|order|transaction)|on our (?:servers|systems)))?$|^(?:your |the )?{_CARDS} (?:is|are) (?:not|never) (?:stored|kept|saved|retained)(?: by us| on our (?:servers|systems))?$",
        ),
        deferred(LIMITED),
        Hinted(
            "store|keep|save|retain|stored|kept&card|bank|payment",
            r"\bwe (?:may |also |will )*(?:store|keep|save|retain) (?:your )?(?:credit |debit |payment )?card (?:numbers?|details|data|information)(?: on file| on our servers| in our (?:database|systems))?(?: (?:for|so that|until|to)\b|$)|\bwe (?:may |also |will )*(?:collect|ask for) and (?:store|keep|save) (?:your )?(?:credit |debit |payment )?card (?:numbers?|details|data|information)\b|^(?:your )?(?:credit |debit |payment )?card (?:numbers?|details|data|information) (?:is|are) (?:stored|kept|saved) (?:on our (?:servers|systems)|in our (?:database|systems)|on file)\b",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:last (?:four|4)|digits|tokens?|provider|processor|stripe|paypal|if|when you choose|moment|seconds|only)\b"
        ),
        _any,
    ),
    Universal(
        "collection.third-party",
        "data comes from readers only",
        Hinted(
            "only|solely|exclusively&from you",
            r"\bwe (?:only |solely |exclusively )?(?:collect|receive|obtain|get) (?:your )?(?:personal )?(?:data|information) (?:only|solely|exclusively) (?:directly )?from you(?: directly)?$|\bwe (?:only|solely|exclusively) (?:collect|receive|obtain|get) (?:your )?(?:personal )?(?:data|information)(?: that comes)? (?:directly )?from you(?: directly)?$|^(?:all )?(?:personal )?(?:data|information) (?:is|are) (?:only|solely|exclusively) (?:collected|obtained) (?:directly )?from you$",
        ),
        deferred(LIMITED),
        Hinted(
            "receiv|obtain|collect|get|buy|purchas&from",
            rf"\bwe (?:may |also |sometimes |will ){{0,2}}(?:receive|obtain|collect|get|buy|purchase) (?:your |personal |more |further |additional ){{0,3}}(?:data|information|details)(?: about you| on you)? from (?:[\w -]{{2,30}}, )?{_SOURCES}\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}|\b(?:aggregat\w+|anonym\w+|employees|applicants)\b"),
        _any,
    ),
    Universal(
        "security.breach-notification",
        "readers are told of breaches",
        Hinted(
            "breach|incident&notify|inform|tell|told",
            r"\bwe (?:will|shall) (?:notify|inform|tell|alert) (?:you|(?:all )?(?:affected|our) (?:users|customers|people|members)|the people concerned)\b(?=.*\b(?:breach|incident))|\b(?:breach|incident)\b[^.;]{0,40}\bwe (?:will|shall) (?:\w+ )?(?:notify|inform|tell|alert) (?:you|(?:all )?(?:affected|our) (?:users|customers|people|members)|the people concerned)\b|\b(?:notify|inform|tell) you (?:of|about|if)\b[^.;]{0,30}\bbreach",
        ),
        deferred(r"\b(?:not|never|no)\b"),
        Hinted(
            "not|n't|no obligation&notify|inform|tell&breach|incident",
            r"\bwe (?:will not|do not|won't|don't|are under no obligation to|have no obligation to|are not obliged to|are not required to) (?:notify|inform|tell) (?:you|users|customers|anyone) (?:of|about|after) (?:any |all |a |security |data |personal )*(?:breach|incident)(?:es|s)?\b",
        ),
        deferred(r"\b(?:if|unless|where|when|until|before|unlikely|minor|low|small|law)\b"),
        _any,
    ),
    Universal(
        "retention",
        "what is in an account is erased with it at once",
        Hinted(
            "delet|clos|cancel|remov&account&immediately|at once|instantly|straight away|right away",
            r"\b(?:if|when|once|after|as soon as) you (?:delete|close|cancel|remove) your account,? (?:[\w ]{0,20})?\b(?:data|information|profile|content|it)\b[^.;]{0,20}\b(?:deleted|erased|removed)\b[^.;]{0,20}\b(?:immediately|at once|instantly|straight away|right away)"
            r"|\b(?:if|when|once|after|as soon as) you (?:delete|close|cancel|remove) your account,? [^.;]{0,30}\b(?:immediately|at once|instantly|straight away|right away)\b[^.;]{0,20}\b(?:deleted?|erased?|removed?)\b",
        ),
        deferred(
            rf"{LIMITED.replace('|if|', '|')}|\b(?:live systems|public|visible|profile page|backups?)\b"
        ),
        Hinted(
            "delet|clos|cancel|remov&account&keep|retain|store|hold|kept|stored|retained",
            r"\b(?:after|following|once|when|if|even after)\b[^.;]{0,20}\b(?:delet|clos|cancel|remov)\w*\b[^.;]{0,20}\baccount,? we (?:will |may )?(?:keep|retain|store|hold) (?:all )?(?:your )?(?:personal |account )?(?:data|information)\b[^.;]{0,20}\b(?:days|weeks|months?|years?)\b|\b(?:data|information) (?:is|are|will be) (?:kept|stored|retained) for [^.;]{2,20}(?:days|weeks|months?|years?) after you (?:delete|close|cancel|remove) your account\b",
        ),
        deferred(
            r"\b(?:not|never|back-?ups?|archive\w*|invoices?|law|legal\w*|tax|some|certain|paid|anonym\w+|aggregat\w+)\b"
        ),
        _any,
    ),
    Universal(
        "controller",
        "we are the controller",
        Hinted(
            "controller&as|are|is",
            r"\bwe (?:act as|are) (?:the |a )?(?:data )?controller (?:for|of|in respect of|with regard to) (?P<what1>[\w' -]{6,60})$",
        ),
        deferred(LIMITED),
        Hinted(
            "processor&as|are",
            r"^(?:for|of|in respect of|with regard to) (?P<what2>[\w' -]{6,60}?),? we (?:only )?(?:act|are) (?:only |solely |merely )?(?:as )?(?:a |the )?(?:data )?processor\b|\bwe (?:act (?:only |solely |merely )?as|are (?:only |solely |merely )?) ?(?:a |the )?(?:data )?processor (?:for|of|in respect of|with regard to) (?P<what3>[\w' -]{6,60})$",
        ),
        deferred(r"\b(?:if|when|where|unless)\b"),
        _same_words,
    ),
)
