"""Choices and rights that one sentence grants and another refuses: opting out, withdrawing, deletion, copies, signals of browsers. Not a rule."""

from __future__ import annotations

import re

from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction.universals import Universal, anything

_CAN = r"\byou (?:can|may|are (?:free|able) to|(?:always )?have the (?:right|option|choice|possibility) to|are entitled to)(?: also| always| easily|,? at any time,?){0,2} "
_CANNOT = (
    r"(?:\byou (?:cannot|can't|can not|may not|are not able to|are unable to|are not entitled to|(?:do not|don't) have the (?:option|right|possibility) to|have no (?:right|way|option|possibility) to)"
    r"|\b(?:it is (?:not possible|impossible)|there is no (?:way|possibility|option|means)|we (?:offer|provide|have) no (?:ways?|means|option|possibility)|we (?:do not|don't) (?:offer|provide) (?:a|any) (?:ways?|means|option))(?: for you)? to) "
)
_NOT = r"(?:do not|don't|does not|doesn't|will not|won't|cannot|can't|never)(?: currently| ever)?"
_BUT_SOME = r"\b(?:except\w*|unless|until|while|residents?|reside\w*|live|located|california\w*|europe\w*|depending|some|certain|version|plan|premium|paid|members?|business customers)\b"
_IN_A_CASE = (
    r"\b(?:if|when|where|as long as|because|or else|only|former\w*|previous\w*|directly|required by law)\b"
)
_DATA = r"(?:(?:your|the|any|all|their) ){0,2}(?:personal )?(?:data|information)"
_HELD = r"(?:,? (?:that |which )?we (?:hold|have|keep|store|process)(?: about you| on you)?)?"
_ASKED = r"(?: (?:at|on|upon|after|following) (?:the |your |a |their )?requests?(?: (?:of|from|by) (?:our )?(?:users?|customers|members|you))?)?"
_OFF = r"(?:opt[ -]out of|unsubscribe from|turn off|switch off|disable|deactivate|decline|refuse|reject)"
_OFFERED = (
    r"(?:receiving |the use of |having |our |the |all |any |all of |such ){{0,4}}(?P<what{}>(?:marketing|promotional|advertising|commercial) (?:e-?mails?|messages?|communications?|mailings?)|newsletters?"
    r"|(?:targeted|personali[sz]ed|interest-based|behaviou?ral) (?:advertising|ads|advertisements|adverts)|(?:analytics|advertising|marketing|tracking) cookies|analytics|tracking|text messages|push notifications|profiling|(?:personal(?:i[sz]ed)? )?recommendations"
    r"|sales? of (?:your )?(?:personal )?(?:data|information))\b"
)
_TURN_OFF = "opt-out of|opt out of|unsubscribe from|turn off|switch off|disable|deactivate|decline|refuse|reject|turned off|switched off"
_CHOICES = "mail|message|communication|newsletter|advertis|ads|advert|cookie|analytics|tracking|message|notification|profiling|recommendation|sale"
_RESPONDS = r"(?:honou?r|respect|respond to|recogni[sz]e|comply with|follow|observe|react to|act on|support)"
_HEED = "honour|honor|respect|respond|recogni|compl|follow|observe|react|act on|acts on|support|treat|accept|process"
_SIGNALS = "do not track|do-not-track|dnt|global privacy control|gpc"
_SIGNAL = r"(?:[\w'-]+ ){{0,4}}?(?:(?P<dnt{0}>do not track|do-not-track|dnt)|(?P<gpc{0}>global privacy control|gpc))\b"
_GRANTED = "you can|you may|you are|you have|you always|right of|right to"
_REFUSED = "cannot|can not|may not|n't|n’t|not able|unable|not entitled|not possible|impossible|do not|does not|will not|is not|are not|no right|no way|no option|no possibility|no means|never"
_OFFICER = r"(?:a |an |our |the )?(?:data protection officer|dpo)\b"
_KINDS = {"promotional": "marketing", "advertising": "marketing", "commercial": "marketing"}


def _same_choice(claim: re.Match[str], exception: re.Match[str]) -> bool:
    return _choice(claim) == _choice(exception)


def _choice(match: re.Match[str]) -> str:
    """What may be opted out of, under one name."""
    said = next(word for word in match.groups() if word)
    first = said.split()[0]
    if first in ("targeted", "personalised", "personalized", "interest-based", "behavioural", "behavioral"):
        return "targeted"
    if "cookies" in said or first in ("sale", "sales"):
        return first.rstrip("s") + ("cookies" if "cookies" in said else "")
    return _KINDS.get(first, first.rstrip("s"))


def _same_right(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether both found a group of the same name, its last letter aside."""
    return str(claim.lastgroup)[:3] == str(exception.lastgroup)[:3]


OPPOSITES = (
    Universal(
        "choice.opt-out",
        "readers may opt out",
        Hinted(
            f"{_TURN_OFF}&{_CHOICES}",
            rf"{_CAN}{_OFF} {_OFFERED.format(1)}|\b{_OFFERED.format(2)} can be (?:turned off|switched off|disabled|refused|declined)\b",
        ),
        deferred(_BUT_SOME),
        Hinted(
            f"{_TURN_OFF}&{_CHOICES}",
            rf"{_CANNOT}{_OFF} {_OFFERED.format(3)}(?: at all| altogether| completely| entirely| from us)?$"
            rf"|^(?:our )?{_OFFERED.format(4)} (?:cannot|can't|can not) be (?:turned off|switched off|disabled|refused|declined)$",
        ),
        deferred(f"{_BUT_SOME}|{_IN_A_CASE}"),
        _same_choice,
    ),
    Universal(
        "choice.withdraw-consent",
        "consent may be withdrawn",
        Hinted(
            "withdraw|revoke&consent",
            rf"{_CAN}(?:withdraw|revoke) (?:your|the|any|this) (?:[\w-]+ )?consent\b|\bconsent(?: [\w ]{{1,30}})? (?:can|may) be (?:withdrawn|revoked)\b",
        ),
        deferred(_BUT_SOME),
        Hinted(
            "withdraw|revoke&consent",
            rf"{_CANNOT}(?:withdraw|revoke) (?:your|the|this) consent$|\bconsent(?: once given| that you have given| you have given| given to us)? (?:cannot|can't|can not|may not) be (?:withdrawn|revoked)$",
        ),
        deferred(rf"{_BUT_SOME}|{_IN_A_CASE}"),
        anything,
    ),
    Universal(
        "rights",
        "readers have a right",
        Hinted(
            f"delet|eras|remov|copy|copies|access|download|export|portab|machine-readable|correct|rectif|direct marketing&{_GRANTED}",
            rf"(?P<erasure1>{_CAN}(?:ask us to |request that we |request us to )?(?:delete|erase|remove) {_DATA}\b|{_CAN}(?:have {_DATA} (?:deleted|erased|removed)|(?:request|ask for|demand) (?:the )?(?:deletion|erasure|removal) of {_DATA})\b|\bright (?:of|to) (?:deletion|erasure)\b)"
            rf"|(?P<copy1>{_CAN}(?:request|ask for|ask us for|obtain|receive|get|have) (?:a copy of|copies of|access to) {_DATA}\b|{_CAN}(?:ask us to )?access {_DATA}\b|\bright (?:of|to) access\b)"
            rf"|(?P<export1>{_CAN}(?:download|export) {_DATA}\b|\bright (?:of|to) data portability\b|{_CAN}(?:receive|get|obtain) {_DATA} in an? [\w, -]{{0,40}}machine-readable format\b)"
            rf"|(?P<mending1>{_CAN}(?:ask us to )?(?:correct|rectify) (?:your |any |inaccurate |incorrect |wrong ){{1,2}}(?:personal )?(?:data|information)\b|{_CAN}have (?:your |any |inaccurate |incorrect |wrong ){{1,2}}(?:personal )?(?:data|information) (?:corrected|rectified)\b|\bright (?:of|to) (?:rectification|correction)\b)"
            rf"|(?P<objecting1>{_CAN}object to (?:our |the |any )?(?:processing (?:[\w ]{{1,30}} )?for |use of {_DATA} for )?direct marketing\b)",
        ),
        deferred(rf"{_BUT_SOME}|\b(?:not|no|cannot)\b"),
        Hinted(
            f"delet|eras|remov|copy|copies|access|download|export|portab|correct|rectif|chang|amend|direct marketing&{_REFUSED}",
            rf"(?P<erasure2>\bwe {_NOT} (?:delete|erase|remove) {_DATA}{_ASKED}$|^{_DATA} (?:cannot|can't|can not|will not|won't|is not|are not) (?:be )?(?:deleted|erased|removed){_ASKED}$|{_CANNOT}(?:have {_DATA} (?:deleted|erased|removed)|(?:delete|erase) {_DATA}|(?:request|ask for|demand) (?:the )?(?:deletion|erasure) of {_DATA})$|\bno right (?:of|to) (?:deletion|erasure)$)"
            rf"|(?P<copy2>\bwe {_NOT} (?:provide|give|send|offer|supply|hand out)(?: you| users| customers)?(?: with)? (?:any |a )?(?:cop(?:y|ies) of|access to) {_DATA}{_HELD}$|{_CANNOT}(?:request|ask for|obtain|receive|get) (?:a copy of|copies of|access to) {_DATA}{_HELD}$|\bno right (?:of|to) access$)"
            rf"|(?P<export2>{_CANNOT}(?:download|export) {_DATA}$|^{_DATA} (?:cannot|can't|can not) be (?:downloaded|exported)$|\bno right (?:of|to) data portability$|\bwe {_NOT} (?:offer|provide) (?:data portability|any export of {_DATA})$)"
            rf"|(?P<mending2>(?:^|, ){_DATA} (?:cannot|can't|can not) be (?:corrected|rectified|changed|amended)(?: or [\w]+)?$|{_CANNOT}(?:correct|rectify|change) {_DATA}$|\bno right (?:of|to) (?:rectification|correction)$)"
            rf"|(?P<objecting2>{_CANNOT}object to (?:our |the |any )?(?:processing (?:[\w ]{{1,30}} )?for |use of {_DATA} for )?direct marketing$)",
        ),
        deferred(
            rf"{_BUT_SOME}|{_IN_A_CASE}|\b(?:oth(?:er|ers)|third part\w+|backups?|aggregat\w+|anonym\w+|blockchain)\b"
        ),
        _same_right,
    ),
    Universal(
        "dnt",
        "signals of browsers are heeded",
        Hinted(
            f"{_HEED}&{_SIGNALS}",
            rf"\b(?:we|(?:our|this|the) (?:website|site|app|service)s?)(?: also| always| do| will)? (?:honou?rs?|respects?|responds? to|recogni[sz]es?|compl(?:y|ies) with|follows?|observes?|reacts? to|acts? on|supports?|treats?|accepts?|process(?:es)?) {_SIGNAL.format(1)}",
        ),
        deferred(rf"{_BUT_SOME}|\b(?:third part\w+|where|required|whether|how)\b"),
        Hinted(
            f"{_HEED}&{_SIGNALS}",
            rf"\b(?:we|(?:our|this|the) (?:website|site|app|service)s?) {_NOT} {_RESPONDS} {_SIGNAL.format(2)}",
        ),
        deferred(
            rf"{_BUT_SOME}|\b(?:third part\w+|differently|where|required|whether|how|but|however|instead|other than)\b"
        ),
        _same_right,
    ),
    Universal(
        "rights",
        "requests cost nothing",
        Hinted(
            "free of charge|at no c|cost|without |no charge|no fee|no cost|for free|not charge|n't charge&exercis|right|request|copy|copies",
            r"\b(?:exercis\w+|request\w*|rights?|cop(?:y|ies))\b[^.;]{0,60}\b(?:free of charge|at no (?:cost|charge)|without (?:any )?(?:charge|cost|fee)|for free|costs? (?:you )?nothing)\b|\b(?:there is no (?:charge|fee|cost)|we (?:do not|don't|will not) charge (?:you |a fee |anything )*)(?: for| to| when)\b[^.;]{0,40}\b(?:exercis\w+|request\w*|rights?|cop(?:y|ies))\b",
        ),
        deferred(
            rf"{_BUT_SOME}|\b(?:first|once|one|two|twice|may|excessive|unfounded|repetitive|however|but|usually|normally|generally|typically|subscri\w+|hotline|call|may not be)\b"
        ),
        Hinted(
            "charge|pay|fee|cost&request|copy|copies",
            r"\bwe charge (?:you )?(?:an? |[£€$\d])[^.;]{0,40}\bfor (?:each|every|any|an?|your|all) (?:[\w-]+ ){0,2}?(?:requests?|cop(?:y|ies))\b(?! of (?!your\b|the\b|personal\b|it\b))|\bfor (?:each|every|any|an?|your) (?:[\w-]+ ){0,2}?(?:request|copy)\b[^.;]{0,40}, (?:you (?:must|have to|need to) pay|we charge)\b"
            r"|\byou (?:must|have to|need to) pay [^.;]{0,40}\bfor (?:each|every|any|an?|your) (?:[\w-]+ ){0,2}?(?:request|copy)\b(?! of (?!your\b|the\b|personal\b|it\b))|\b(?:requests?|cop(?:y|ies)) (?:of [\w ]{1,30} )?(?:costs?|is subject to a fee of|are subject to a fee of) [£€$\d]",
        ),
        deferred(
            rf"{_BUT_SOME}|\b(?:may|excessive|unfounded|repetitive|repeated|further|additional|more than|second|unless|if|reasonable|law|extra|other|paper|post|subscription|month|refund\w*|purchase|order|after)\b"
        ),
        anything,
    ),
    Universal(
        "dpo.contact",
        "there is a data protection officer",
        Hinted(
            "data protection officer|dpo&our|the |we |appointed|designated|named",
            rf"\b(?:our|the) (?:data protection officer|dpo)\b[^.;]{{0,40}}\b(?:is|can be (?:reached|contacted)|may be (?:reached|contacted))\b|\bwe have (?:appointed|designated|named|nominated) {_OFFICER}|\b(?:contact|write to|reach|e-?mail) our (?:data protection officer|dpo)\b",
        ),
        deferred(r"\b(?:not|no|if|when|processor|provider|customer'?s?|parent company)\b"),
        Hinted(
            "data protection officer|dpo&not|n't|no ",
            rf"\bwe (?:have not|haven't|did not|do not|don't) (?:yet )?(?:appointed|appoint|designated|designate|named|name|nominated|have) {_OFFICER}$|\bwe have no {_OFFICER}$",
        ),
        deferred(r"\b(?:if|unless|until|in|under)\b"),
        anything,
    ),
)
