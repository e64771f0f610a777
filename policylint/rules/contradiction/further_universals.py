"""Further claims that hold of all, and what takes them back: recordings of calls, pixels in mails, newsletters, addresses of the Internet. Not a rule."""

from __future__ import annotations

from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction.universals import CONSENT, DENIED, LIMITED, Universal, anything

_CALLS = r"(?:(?:your|the|any|our|all|incoming|outgoing) ){0,2}(?:(?:tele)?phone |video |customer |support |service )?calls"
_MAILS = r"(?:(?:our|the|your|these|every|each) ){0,2}(?:e-?mails?|newsletters?|mails|mailings?)"
_PIXELS = r"(?:(?:so-called|invisible|tracking|web|counting) ){0,2}(?:pixels?|beacons?)"
_NETWORKS = r"(?:advertising|ad) (?:networks?|partners?|companies)"
_MAILINGS = r"(?:newsletters?|marketing (?:e-?mails|messages)|promotional (?:e-?mails|messages)|offers)"


FURTHER = (
    Universal(
        "collection.data-categories",
        "calls are not recorded",
        Hinted(
            "not|n't|n’t|never|no &record&call",
            rf"\b(?:we|our staff)(?: (?:do|will))?(?: not|n't| never)(?: ever)? record {_CALLS}$|^{_CALLS} (?:are|is) (?:not|never)(?: ever)? recorded$|^no {_CALLS} (?:are|is)(?: ever)? recorded$",
        ),
        deferred(LIMITED),
        Hinted(
            "record&call",
            rf"^(?:some |many )?{_CALLS}(?: (?:to|with|from) [\w -]{{2,30}})? (?:are|may be|will be|can be)(?: also| always| sometimes)? recorded\b|\bwe (?:may |also |sometimes |always )?record {_CALLS}\b|\brecordings of {_CALLS} (?:are|is) (?:kept|stored|held|deleted|erased)\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}|\b(?:emergency|third part\w+|by you\w*)\b"),
        anything,
    ),
    Universal(
        "tracking",
        "mails have no pixels",
        Hinted(
            "no|not|n't|n’t|never|without|free&pixel|beacon&mail|newsletter",
            rf"^{_MAILS}(?: never)? (?:contains?|has|have|uses?|includes?) no {_PIXELS}$|^{_MAILS} (?:(?:do|does)(?: not|n't)|never) (?:contain|have|use|include) (?:any )?{_PIXELS}$"
            rf"|^{_MAILS} (?:is|are) free of {_PIXELS}$|\bwe (?:(?:do|will)(?: not|n't)|never) (?:use|put|place|embed|include) (?:any )?{_PIXELS} in {_MAILS}$",
        ),
        deferred(LIMITED),
        Hinted(
            "pixel|beacon&mail|newsletter",
            rf"^{_MAILS} (?:also )?(?:contains?|has|have|uses?|includes?) (?:an? )?{_PIXELS}\b|^(?:a |an |the |these )?{_PIXELS} in (?:our|the|these) (?:e-?mails?|newsletters?|mails|mailings?)\b|\bwe (?:also )?(?:use|put|place|embed|include) (?:an? )?{_PIXELS} in {_MAILS}\b",
        ),
        deferred(rf"{DENIED}|{CONSENT}"),
        anything,
    ),
    Universal(
        "choice.marketing",
        "newsletters go only to who asked for them",
        Hinted(
            "only&newsletter|marketing|promotional|offers&sign|subscri|ask|agree|opt",
            rf"^(?:our )?{_MAILINGS} (?:(?:is|are) (?:only sent|sent only)|(?:is|are|go|goes) only) to (?:people|those|customers|readers|users|anyone|members|visitors) (?:who|that)(?: have| has)? (?:signed up|subscribed|asked|agreed|opted in)\b",
        ),
        deferred(r"\b(?:unless|except\w*|third part\w+|partners?)\b"),
        Hinted(
            "newsletter|marketing|promotional|offers&every|all|each|whoever|anyone",
            rf"^(?:every|all|each|whoever|everybody|everyone|anyone)\b[^.;,]{{0,30}}\b(?:receives?|gets?|(?:is|are) sent)\b[^.;,]{{0,20}}\b{_MAILINGS}\b",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:list|of (?:them|these|those|it)|recipients?|subscribers?|sign(?:s|ed)? up|subscribed|confirm\w*|once|who (?:want|wish))\b"
        ),
        anything,
    ),
    Universal(
        "sharing.recipients",
        "there is no work with advertising networks",
        Hinted(
            "not|n't|n’t|never|no &work with|works with|partner with|cooperate with&advertis|ad network|ad partner|ad compan",
            rf"\bwe (?:(?:do|will)(?: not|n't)|never) (?:work|cooperate|partner) with (?:any )?{_NETWORKS}$|\bwe work with no {_NETWORKS}$",
        ),
        deferred(LIMITED),
        Hinted(
            "advertis|ad network|ad partner|ad compan",
            rf"^(?:our {_NETWORKS}|(?:these |the )?{_NETWORKS}(?=[^.;]*\b(?:our|us|here|your?)\b)) (?:also )?(?:place|show|serve|display|deliver|set|receive|collect)\b|\bwe (?:also )?(?:work|cooperate|partner) with (?:[\w-]+ ){{0,2}}{_NETWORKS}\b",
        ),
        deferred(
            rf"{DENIED}|{CONSENT}|\b(?:elsewhere|across|(?:other|third[- ]party|their|linked) (?:web)?sites)\b"
        ),
        anything,
    ),
    Universal(
        "collection.automatic",
        "IP addresses are shortened before they are stored",
        Hinted(
            "ip address&anonymi|shortened|truncated&before",
            r"\bip addresses? (?:is|are) (?:always |immediately )?(?:anonymi[sz]ed|shortened|truncated) before (?:they are|it is|being) (?:stored|saved|logged|recorded|written)$",
        ),
        deferred(r"\b(?:except\w*|unless|google|by)\b"),
        Hinted(
            "ip address",
            r"\b(?:we|our [\w -]{2,30}?|the (?:server|firewall|system)s?) (?:also |may |always |do |then )?(?:store|keep|log|record|save)s? (?:your |the )?(?:full|complete|entire|whole) ip address",
        ),
        deferred(DENIED),
        anything,
    ),
)
