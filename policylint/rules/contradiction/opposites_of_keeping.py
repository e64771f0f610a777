"""How long data and cookies are kept, said one way and the other way round. Not a rule."""

from __future__ import annotations

from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction.opposites_of_handling import same_words
from policylint.rules.contradiction.universals import CONSENT, DENIED, LIMITED, Universal, anything

_CARDS = r"(?:(?:credit |debit |payment )?card|bank|payment) (?:numbers?|details|data|information)"
_KINDS_OF_COOKIES = r"(?:analytics|analytical|statistics|statistical|advertising|marketing|targeting|tracking|third-party|non-essential|optional)"
_COMPANIES = r"(?:google|facebook|meta|doubleclick|youtube|criteo|linkedin|tiktok)"
_ELSEWHERE = (
    r"\b(?:link(?:s|ed)?|other (?:web)?sites|linked sites|embedded|play|when you (?!visit|open|browse|use))\b"
)


KEPT = (
    Universal(
        "cookies",
        "there are no such cookies",
        Hinted(
            "cookie&not|n't|never|no ",
            rf"\bwe (?:do not|don't|never) (?:use|set|place) (?:any )?(?P<what1>{_KINDS_OF_COOKIES}) cookies$|\bwe (?:use|set|place) no (?P<what2>{_KINDS_OF_COOKIES}) cookies$|^no (?P<what3>{_KINDS_OF_COOKIES}) cookies are (?:used|set|placed)$",
        ),
        deferred(LIMITED),
        Hinted(
            "cookie",
            rf"\bwe (?:also )?(?:use|set|place) (?P<what4>{_KINDS_OF_COOKIES}) cookies (?:to|for|which|that)\b|^our (?P<what5>{_KINDS_OF_COOKIES}) cookies (?:help|let|show|tell|are (?:used|set|placed|stored))\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}|{_ELSEWHERE}|\b(?:disable|block|settings|app|shop)\b"),
        same_words,
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
        anything,
    ),
    Universal(
        "cookies",
        "cookies wait for consent",
        Hinted(
            "cookie&only|no |not|n't|never|unless|until|before&agree|consent|accept",
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
        same_words,
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
        anything,
    ),
    Universal(
        "retention",
        "details of cards are not kept",
        Hinted(
            "not|n't|never&card|bank|payment",
            rf"\bwe (?:(?:do|will) (?:not|never)|don't|won't|never)(?: ever)? (?:see or |collect or )?(?:store|keep|save|retain)(?: or (?:store|keep|save|retain))? (?:your |any |the |our customers' )?{_CARDS}(?: (?:after (?:your|the|a|each) (?:purchase|payment|order|transaction)|on our (?:servers|systems)))?$|^(?:your |the )?{_CARDS} (?:is|are) (?:not|never) (?:stored|kept|saved|retained)(?: by us| on our (?:servers|systems))?$",
        ),
        deferred(LIMITED),
        Hinted(
            "store|keep|save|retain|stored|kept&card|bank|payment",
            r"\bwe (?:may |also |will )*(?:store|keep|save|retain) (?:your )?(?:credit |debit |payment )?card (?:numbers?|details|data|information)(?: on file| on our servers| in our (?:database|systems))?(?: (?:for|so that|until|to)\b|$)|\bwe (?:may |also |will )*(?:collect|ask for) and (?:store|keep|save) (?:your )?(?:credit |debit |payment )?card (?:numbers?|details|data|information)\b|^(?:your )?(?:credit |debit |payment )?card (?:numbers?|details|data|information) (?:is|are) (?:stored|kept|saved) (?:on our (?:servers|systems)|in our (?:database|systems)|on file)\b",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:last (?:four|4)|digits|tokens?|provider|processor|stripe|paypal|if|when you choose|moment|seconds|only)\b"
        ),
        anything,
        of_a_thing=True,
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
        anything,
    ),
    Universal(
        "retention",
        "something is kept for ever",
        Hinted(
            "keep|retain|store|kept|retained|stored&indefinitely|forever|for ever|permanently",
            r"\bwe (?:will )?(?:keep|retain|store) (?:all |your |the )*(?P<what1>[\w -]{3,40}?) (?:indefinitely|forever|for ever|permanently)$|^(?:all |your |the )*(?P<what2>[\w -]{3,40}?) (?:is|are) (?:kept|retained|stored) (?:indefinitely|forever|for ever|permanently)$",
        ),
        deferred(LIMITED),
        Hinted(
            "delet|eras|remov|destroy|kept|keep|retain|store&day|week|month|year",
            r"^(?:all |your |the )*(?P<what3>[\w -]{3,40}?) (?:is|are|will be) (?:then )?(?:deleted|erased|removed|destroyed)\b[^.;]{0,30}\b(?:days?|weeks?|months?|years?)\b|\bwe (?:will )?(?:delete|erase|remove|destroy) (?:all |your |the )*(?P<what4>[\w -]{3,40}?) (?:after|within) [^.;]{0,30}\b(?:days?|weeks?|months?|years?)\b|^(?:all |your |the )*(?P<what5>[\w -]{3,40}?) (?:is|are) (?:kept|retained|stored) for [\w -]{1,20} (?:days?|weeks?|months?|years?)$",
        ),
        deferred(r"\b(?:not|never|no longer|unless|except\w*|if|request\w*|back-?ups?)\b"),
        same_words,
        of_a_thing=True,
    ),
)
