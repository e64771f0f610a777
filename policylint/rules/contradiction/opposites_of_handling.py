"""How data is handled, said one way and the other way round: for one purpose only and for another, anonymous and with names, by people and by machines. Not a rule."""

from __future__ import annotations

import re

from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction.universals import CONSENT, DENIED, LIMITED, Universal, anything

_ITEM = r"(?:e-?mail address(?:es)?|(?:tele|mobile |cell )?phone numbers?|postal address(?:es)?|dates? of birth|birthdays?|location|photos?|voice recordings?|health (?:data|information))"
_ITEMS = "mail address|phone number|postal address|of birth|birthday|location|photo|voice recording|health data|health information"
_PROMOTING = r"(?:market\w*|promot\w+|advertis\w+|adverts?|ads|offers?|newsletters?|discounts?|campaigns?)"
_PROMOTED = "market|promot|advertis|advert|ads|offer|newsletter|discount|campaign"
_TO_ANY = r"(?:share|disclose|sell|give|pass|provide|transfer|send|use|process)"
_ALL_OF = r"(?:all |any |the |your |our |their ){0,3}"
_RECORDS = r"(?:usage data|surveys?|survey (?:answers|results|data)|answers to (?:our )?surveys?|crash reports?|diagnostic data|analytics data|feedback|error reports?)"
_RECORDED = "usage data|survey|crash report|diagnostic data|analytics data|feedback|error report"
_WHO = r"(?:your|the user's|each user's|a user's) (?:[\w-]+(?: number)?(?:,| and)? (?:your )?){0,3}?(?:full )?(?:name|account|identity|e-?mail address|user id|user profile|profile|device id|phone number)\b"
_DECIDED = r"(?:(?:loan|credit|job|membership) )?(?:applications?|claims?|requests?|reports?|appeals?|decisions?|profiles?)"
_PERSON = r"(?:an? )?(?:member of (?:our )?staff|human(?: being)?|person|people|employees?|our staff|real person|case worker|our team)"
_IN_A_PART = r"\b(?:subscri\w+|sign(?:ed)? up|existing customers|in (?:that|this) case|you (?:ask|choose|want|enable|switch)\w*)\b"
_SOURCES = r"(?:data brokers?|third parties|other (?:sources|companies)|public(?:ly available)? (?:registers?|sources|records)|social (?:networks?|media)|credit (?:agencies|bureaus|reference agencies)|(?:marketing|advertising|business) partners)"
_AGREED = CONSENT.replace(r"|report\w*", "")
_BASED = "basis|based|ground|with|rely|on "
_CONSENT = (
    r"(?:(?:your|their|the|prior|explicit|express|user's) ){0,3}consent\b|art(?:icle|\.)? ?6 ?\(1\) ?\(a\)"
)
_CONSENT = rf"(?:{_CONSENT})"
_INTEREST = r"(?:(?:our|the|a) )?(?:legitimate interests?\b|art(?:icle|\.)? ?6 ?\(1\) ?\(f\))"
_FOR = r"(?:our |the |all |such ){{0,2}}(?:(?P<newsletter{0}>newsletters?)|(?P<direct{0}>direct marketing|marketing e-?mails?)|(?P<analytics{0}>(?:web )?analytics)|(?P<profiling{0}>profiling)|(?P<camera{0}>video surveillance|cctv))"
_BASIS_OF_SOME = r"\b(?:existing|customers|unless|except\w*|where|if|when|similar|business(?:es)?|withdraw|object|or|either|depending|necessary|cookies?|third part\w+|in (?:the|some|certain))\b"


def same_words(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether both name the same, plurals and the spelling of mail aside."""
    return _named(claim) == _named(exception)


def _named(match: re.Match[str]) -> str:
    words = next(word for word in match.groups() if word).replace("e-mail", "email")
    words = words.replace("answers to our surveys", "survey").replace("answers to surveys", "survey")
    first, _, rest = words.partition(" ")
    if first.rstrip("s") == "survey":
        return "survey"
    return " ".join((first, rest)).strip().rstrip("s").removesuffix("e")


def _same_purpose(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether both found a group of the same name, the number at its end aside."""
    return str(claim.lastgroup)[:-1] == str(exception.lastgroup)[:-1]


def _same_secret(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether what is passed on without consent is what a claim says is not; all that is personal is named "data"."""
    one, other = _kind(claim), _kind(exception)
    return one == other


def _kind(match: re.Match[str]) -> str:
    words = next(word for word in match.groups() if word)
    return words.replace("personal ", "").replace("information", "data").replace("details", "data")


HANDLED = (
    Universal(
        "legal-basis",
        "nothing rests on legitimate interests",
        Hinted(
            "legitimate interest&not|n't|never",
            r"\bwe (?:do not|don't|never) (?:rely on|use) (?:our )?legitimate interests?(?: for any processing| as a legal basis| for anything| at all)?$",
        ),
        deferred(LIMITED),
        Hinted(
            "legitimate interest|(1)(f)|(1) (f)&basis|rely",
            rf"\bthe legal basis (?:for this |for it )?is {_INTEREST}|\bwe rely on {_INTEREST}|\bon the basis of {_INTEREST}",
        ),
        deferred(DENIED),
        anything,
    ),
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
        same_words,
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
            rf"{DENIED.replace('|without your', '')}|\b(?:law|legal\w*|required|authorit\w+|court|vital|emergenc\w+|contract|only)\b"
        ),
        _same_secret,
        of_a_thing=True,
    ),
    Universal(
        "collection",
        "it says nothing of who somebody is",
        Hinted(
            f"{_RECORDED}&anonym|no personal|no information|not contain|not include|n't contain|n't include",
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
            rf"{DENIED}|{_AGREED}|\b(?:until (?:june|july|\d)|hash\w*|pseudonym\w*|support|when you|write)\b"
        ),
        same_words,
        of_a_thing=True,
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
        same_words,
        of_a_thing=True,
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
        anything,
    ),
    Universal(
        "security.breach-notification",
        "readers are told of breaches",
        Hinted(
            "breach|incident&notify|inform|tell|alert",
            r"\bwe (?:will|shall) (?:notify|inform|tell|alert) (?:you|(?:all )?(?:affected|our) (?:users|customers|people|members)|the people concerned)\b(?=.*\b(?:breach|incident))|\b(?:breach|incident)\b[^.;]{0,40}\bwe (?:will|shall) (?:\w+ )?(?:notify|inform|tell|alert) (?:you|(?:all )?(?:affected|our) (?:users|customers|people|members)|the people concerned)\b|\b(?:notify|inform|tell) you (?:of|about|if)\b[^.;]{0,30}\bbreach",
        ),
        deferred(r"\b(?:not|never|no)\b"),
        Hinted(
            "not|n't|no obligation&notify|inform|tell&breach|incident",
            r"\bwe (?:will not|do not|won't|don't|are under no obligation to|have no obligation to|are not obliged to|are not required to) (?:notify|inform|tell) (?:you|users|customers|anyone) (?:of|about|after) (?:any |all |a |security |data |personal )*(?:breach|incident)(?:es|s)?\b",
        ),
        deferred(r"\b(?:if|unless|where|when|until|before|unlikely|minor|low|small|law)\b"),
        anything,
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
        same_words,
    ),
    Universal(
        "legal-basis",
        "the basis is consent",
        Hinted(
            f"{_BASED}&consent|(1)(a)|(1) (a)",
            rf"\b(?:legal|lawful) (?:basis|ground) (?:for|of) {_FOR.format(1)}(?: [\w ]{{1,30}})? is {_CONSENT}|\b{_FOR.format(2)} (?:is|are) (?:only )?(?:(?:sent|carried out|done|conducted|performed|processed) )?(?:only )?(?:on the basis of|based on|on|with) {_CONSENT}"
            rf"|\bwe (?:only )?(?:send|carry out|conduct|do|use) (?:you )?(?:out )?{_FOR.format(3)}(?: only)? (?:on the basis of|based on|with) {_CONSENT}|\bvisitors are (?P<camera4>filmed) (?:on the basis of|based on) {_CONSENT}",
        ),
        deferred(rf"legitimate|{_BASIS_OF_SOME}"),
        Hinted(
            f"{_BASED}&legitimate interest|(1)(f)|(1) (f)",
            rf"\b(?:legal|lawful) (?:basis|ground) (?:for|of) {_FOR.format(5)}(?: [\w ]{{1,30}})? is {_INTEREST}|\b{_FOR.format(6)} (?:is|are) (?:(?:sent|carried out|done|conducted|performed|processed) )?(?:on the basis of|based on|on) {_INTEREST}"
            rf"|\bwe (?:send|carry out|conduct|do|use) (?:you )?(?:out )?{_FOR.format(7)} (?:on the basis of|based on) {_INTEREST}|\bwe rely on {_INTEREST} (?:for|to (?:send|carry out|do)(?: you)?) {_FOR.format(8)}",
        ),
        deferred(rf"consent|agree|{_BASIS_OF_SOME}"),
        _same_purpose,
        of_a_thing=True,
    ),
)
