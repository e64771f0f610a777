"""What an app reads, how changes are told, what readers have to do, said one way and the other way round; who is named for one role. Not a rule."""

from __future__ import annotations

import re

from policylint.entities.recognition import recognise
from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction.universals import CONSENT, DENIED, LIMITED, Universal, anything

_ON_DEVICE = r"(?P<what{}>address book|contacts?(?: list)?|photos?|pictures|voice|microphone|camera|calendar|call (?:log|history)|(?:precise |exact )?location|browsing history)\b"
_HINTS = "address book|contact|photo|picture|voice|microphone|camera|calendar|call log|call history|location|browsing history"
_WE = r"\b(?:we|(?:our|the|this) (?:mobile )?(?:app|application|game|assistant|service|extension))"
_OF_PHONE = r"(?: (?:in|on|of|from) (?:your|the) (?:phone|device|address book|computer))?(?: to (?:our|the) servers?)?"
_CHOSEN = r"\b(?:if|allow\w*|permission|permit\w*|choose|select\w*|unless|consent|opt\w*|leave|attach\w*|ask|tell|only|once you|until)\b"
_ADS = r"(?:personali[sz]ed|targeted|interest-based|behaviou?ral|tailored) (?:ads|adverts|advertising|advertisements)\b"
_MAILINGS = (
    r"(?P<what{}>text messages|sms|newsletters?|(?:marketing|promotional) (?:e-?mails?|messages)|offers)"
)
_GIVEN = r"(?P<what{}>e-?mail address|(?:tele)?phone number|postal address|date of birth|name)"
_THIS_POLICY = r"(?:this|our|the) (?:privacy )?(?:policy|notice|statement)"
_PERIOD = r"(?:an? |\d+ |[a-z-]+ (?:\(\d+\) )?)(?:days?|weeks?|months?|years?)"
_UNITS = {"Y": 360.0, "M": 30.0, "W": 7.0, "D": 1.0}
_PART = deferred(r"([\d.]{1,12})([YMWD])")
_NAMED = r"(?P<name{}>[a-zß-ÿ][\w.&'-]*(?: [\w.&'-]+){{0,4}}?)"
_REGION = r"(?P<region{}>eu|european union|eea|european economic area|union|uk|united kingdom)"
_PLACED = r"\b(?:branch\w*|subsidiar\w+|affiliate\w*|until|former\w*|was|were|for (?:germany|france|spain|italy|austria|switzerland)|joint\w*|either|or|customers?|deputy|if|depending|not|no|also)\b"


def _same_thing(claim: re.Match[str], exception: re.Match[str]) -> bool:
    return _thing(claim) == _thing(exception)


def _thing(match: re.Match[str]) -> str:
    """What is named, without its plural and what makes it precise, under one name."""
    said = (
        next(word for word in match.groups() if word).replace("e-mail", "email").replace("telephone", "phone")
    )
    said = said.removeprefix("precise ").removeprefix("exact ").removesuffix(" list").rstrip("s")
    return {"contact": "address book", "picture": "photo", "microphone": "voice"}.get(said, said)


def _outlasts(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether what is kept is kept longer than a claim says that it is at most."""
    most, kept = _days(claim[0]), _days(exception[0])
    return 0 < most * 1.1 < kept


def _days(words: str) -> float:
    found = recognise(words, frozenset({"duration"}))
    return sum(float(n) * _UNITS[unit] for n, unit in _PART.findall(found[0].value)) if found else 0.0


def _others_named(claim: re.Match[str], exception: re.Match[str]) -> bool:
    """Whether two names for one role, of one region, are of two."""
    one, other = _told(claim), _told(exception)
    short, long = sorted((one["name"], other["name"]), key=len)
    return one.get("region") == other.get("region") and short not in long


def _told(match: re.Match[str]) -> dict[str, str]:
    told = {key.rstrip("12"): value for key, value in match.groupdict().items() if value}
    region = told.get("region", "")
    return told | {"region": "uk" if region in ("uk", "united kingdom") else "eu"} if region else told


_OFFICER = Hinted(
    "data protection officer",
    r"^our data protection officer(?: is (?:mr\.? |ms\.? |mrs\.? |dr\.? )?(?P<name1>[a-zß-ÿ]+(?: [a-zß-ÿ]+){1,2})(?=,|$)|, (?:mr\.? |ms\.? |mrs\.? |dr\.? )?(?P<name2>[a-zß-ÿ]+(?: [a-zß-ÿ]+){1,2}),)",
)
_REPRESENTATIVE = Hinted(
    "representative",
    rf"\bour representative in the {_REGION.format(1)} is {_NAMED.format(1)}(?=,|$)|\bwe have appointed {_NAMED.format(2)}(?:,[^;]{{1,80}},)? as our representative in the {_REGION.format(2)}\b",
)
_AUTHORITY = Hinted(
    "supervisory authority",
    rf"\bthe (?:competent |lead |responsible ){{1,2}}supervisory authority(?: for us)? is (?:the )?{_NAMED.format(1)}(?=,|$)|\bthe supervisory authority (?:that is )?(?:responsible|competent) for us is (?:the )?{_NAMED.format(2)}(?=,|$)",
)

USED = (
    Universal(
        "policy.changes",
        "changes are told beforehand",
        Hinted(
            "notif|inform|tell|told|e-mail|email&change|amendment|update",
            rf"\bwe (?:will|shall) (?:always )?(?:notify|inform|tell|e-?mail) you\b[^.;]{{0,40}}\b(?:before|of|about) (?:any |all |every |the |these )*(?:changes?|amendments?|updates?)\b(?: (?:to|in|of) {_THIS_POLICY})?(?: (?:by e-?mail|takes? effect|(?:is|are) made|at least [\w ]{{3,20}} (?:before|in advance)[\w ]{{0,30}}))?$"
            rf"|\byou will be (?:told|notified|informed)(?: by e-?mail| in writing)? before {_THIS_POLICY} changes$",
        ),
        deferred(rf"{LIMITED.replace('before|', '')}|\b(?:material|significant|substantial|major|important|service|terms|prices?)\b"),
        Hinted(
            "without&notice|notif|inform|telling&chang|modif|amend|updat|alter",
            rf"\bwe (?:may|can|might|reserve the right to) (?:change|modify|amend|update|alter)(?:(?:,| or| and) \w+){{0,2}} {_THIS_POLICY}\b[^.;]{{0,30}}\bwithout (?:(?:any|giving|prior|further|advance|you) )*(?:notice|notification|notifying|informing|telling)\b"
            rf"|\b{_THIS_POLICY} (?:may|can) be (?:changed|modified|amended|updated|altered)\b[^.;]{{0,20}} without (?:(?:any|giving|prior|further|advance|you) )*(?:notice|notification|notifying|informing|telling)\b",
        ),
        deferred(r"\b(?:not|never|minor|small|non-material|typographical|unless|except\w*|if|but|however)\b"),
        anything,
    ),
    Universal(
        "policy.changes",
        "changes need consent",
        Hinted(
            "not|never|n't&change&without&consent",
            r"\bwe (?:will not|won't|never) (?:make|apply) (?:[\w-]+ ){0,3}changes (?:[\w-]+ ){0,6}without your (?:[\w-]+ )?consent$",
        ),
        deferred(LIMITED),
        Hinted(
            "continu&change|amend|them&accept|agree|consent",
            r"\b(?:by )?(?:your )?continu(?:ing|ed)\b[^.;]{0,40}\b(?:changes|amend\w+)\b[^.;]{0,40}\b(?:you (?:accept|agree|consent)|(?:means|constitutes|signifies|is) [^.;]{0,20}(?:accept\w*|agree\w*|consent\w*))",
        ),
        deferred(r"\b(?:not|minor|non-material|terms)\b"),
        anything,
    ),
    Universal(
        "collection.data-categories",
        "it is not read or recorded",
        Hinted(
            f"not|n't|no |never|always stay&{_HINTS}",
            rf"{_WE} (?:(?:do|does|will) not|don't|doesn't|never)(?: ever)? (?:access|read|record|use|upload|have access to) (?:your |the |any )*{_ON_DEVICE.format(1)}{_OF_PHONE}$|{_WE} (?:has|have) no access to (?:your |the |any )*{_ON_DEVICE.format(2)}{_OF_PHONE}$|^your {_ON_DEVICE.format(3)} (?:never leaves?|(?:does|do) not leave|always stays? on) your (?:device|phone)$",
        ),
        deferred(LIMITED),
        Hinted(
            _HINTS,
            rf"{_WE} (?:also |then |may |will )*(?:accesses|access|uses?|reads?|records?|uploads?|copies|copy|sends?) (?:the |your |all )*(?:contacts in your )?{_ON_DEVICE.format(4)}\b(?! (?:of|you (?:send|choose|upload|attach)))",
        ),
        deferred(rf"{DENIED}|{_CHOSEN}"),
        _same_thing,
        of_a_thing=True,
    ),
    Universal(
        "purpose.marketing",
        "advertisements are not personalised",
        Hinted(
            "not|n't|no |never&ads|advert",
            rf"{_WE} (?:show|display|serve|use)s?(?: you)? no {_ADS}$|{_WE} (?:(?:do|does|will) not|don't|doesn't|never) (?:show|display|serve|use)(?: you)?(?: any)? {_ADS}$|^there (?:is|are) no {_ADS}$",
        ),
        deferred(LIMITED),
        Hinted(
            "ads|advert",
            rf"{_WE} (?:show|display|serve)s?(?: you)? {_ADS}|\bto (?:show|display|serve)(?: you)? {_ADS}|^you (?:will )?see {_ADS}",
        ),
        deferred(rf"{DENIED}|{CONSENT}|\b(?:plan|free|premium|other (?:web)?sites|partners|they|their|if)\b"),
        anything,
    ),
    Universal(
        "retention",
        "data is kept no longer than that",
        Hinted(
            "not|n't|never&longer than|more than|beyond",
            rf"\bwe (?:do not|don't|never|will not) (?:keep|store|retain|hold) (?:your |any )?(?:personal )?(?:data|information) (?:for )?(?:longer than|more than|beyond) {_PERIOD}$",
        ),
        deferred(LIMITED),
        Hinted(
            "keep|store|retain|hold&day|week|month|year",
            rf"\bwe (?:will |may )?(?:keep|store|retain|hold) your (?:personal )?(?:data|information) for (?:as long as |up to |at least |a period of )?{_PERIOD}\b",
        ),
        deferred(
            r"\b(?:not|never|unless|if|where|backups?|archive\w*|invoices?|law|legal\w*|tax|some|certain|anonym\w+|aggregat\w+)\b"
        ),
        _outlasts,
    ),
    Universal(
        "collection.automatic",
        "IP addresses are not stored",
        Hinted(
            "ip address&not|never|n't",
            r"^(?:your )?ip address(?:es)? (?:is|are) (?:not|never) (?:stored|logged|recorded|saved|kept)$|\bwe (?:do not|don't|never) (?:store|log|record|save|keep) (?:your |any )?ip address(?:es)?$",
        ),
        deferred(LIMITED),
        Hinted(
            "ip address",
            r"^(?:our |the |these )*(?:server |access |web )*log ?(?:files|s)?\b[^;]{0,20}\b(?:contain|include|with)\b[^.;]{0,60}\bip address(?:es)?\b[^;]{0,40}\b(?:stored|kept|retained|deleted)\b|^(?:your )?ip address(?:es)? (?:is|are) (?:stored|logged|recorded|saved|kept) (?:for|in|on|with|by us|until)\b|\b(?:we|our servers) (?:also )?(?:store|log|record|save|keep)s? your ip address\b",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:shorten\w*|anonymi\w+|hash\w*|truncat\w+|provider|cloudflare|google)\b"
        ),
        anything,
        of_a_thing=True,
    ),
    Universal(
        "choice.marketing",
        "messages are sent only to who opted in",
        Hinted(
            "only&text message|sms|newsletter|mail|messages|offers&opt|agree|consent|ask|subscribe",
            rf"\bwe (?:will )?(?:only )?send (?:you )?(?:our |any )?{_MAILINGS.format(1)} only (?:if|when|after|once) you (?:have )?(?:opt(?:ed)? in|agreed?|consent(?:ed)?|asked|subscribed?)\b|\bwe (?:will )?only send (?:you )?(?:our |any )?{_MAILINGS.format(2)} (?:if|when|after|once) you (?:have )?(?:opt(?:ed)? in|agreed?|consent(?:ed)?|asked|subscribed?)\b",
        ),
        deferred(r"\b(?:unless|except\w*|third part\w+|partners?)\b"),
        Hinted(
            "unless&text message|sms|newsletter|mail|messages|offers&opt|object|unsubscribe",
            rf"\byou (?:will|may) (?:receive|get|be sent) (?:our |any )?{_MAILINGS.format(3)}\b[^.;]{{0,40}}\bunless you (?:have )?(?:opt(?:ed)? out|object(?:ed)?|unsubscribed?)\b",
        ),
        deferred(r"\b(?:existing|consent\w*|agree\w*|subscri\w+ to)\b"),
        _same_thing,
    ),
    Universal(
        "collection.direct",
        "nobody has to give it",
        Hinted(
            "voluntary|optional|need not|not need to|not have to&address|number|birth|name",
            rf"^(?:giving|providing|entering)(?: us)? (?:us )?your {_GIVEN.format(1)} is (?:entirely |completely |always )?(?:voluntary|optional)$|^you (?:need not|do not (?:need|have) to) (?:give us|provide|enter|tell us) your {_GIVEN.format(2)}$",
        ),
        deferred(LIMITED),
        Hinted(
            "must|have to|need to&address|number|birth|name",
            rf"^you (?:must|have to|need to) (?:provide|give us|enter|tell us) your {_GIVEN.format(3)}(?:$|;| (?:in order )?to (?:register|sign up|create an account|use ))",
        ),
        deferred(r"\b(?:not|if|when|where|unless|order|deliver\w*)\b"),
        _same_thing,
    ),
    Universal("dpo.contact", "who the data protection officer is", _OFFICER, deferred(_PLACED), _OFFICER, deferred(_PLACED), _others_named),
    Universal("controller.representative", "who represents the organisation", _REPRESENTATIVE, deferred(_PLACED), _REPRESENTATIVE, deferred(_PLACED), _others_named),
    Universal("rights.complaint", "which authority is competent", _AUTHORITY, deferred(_PLACED), _AUTHORITY, deferred(_PLACED), _others_named),
)  # fmt: skip
