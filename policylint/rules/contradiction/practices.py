"""Practices of which a plain denial and a plain statement exclude each other. Not a rule.

For each: the words that a plain denial is made of (see `denials`), those it must have, and how the practice is
stated. A statement counts only if nothing in it says that it is an exception, or somebody else's doing.
"""

from __future__ import annotations

from functools import cache

from policylint.concordance import Hints
from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction import practice_denials as denial
from policylint.rules.contradiction import practice_statements as statement
from policylint.rules.contradiction.denials import is_age, words
from policylint.rules.contradiction.denied import known_companies
from policylint.rules.contradiction.practices_of_use import PRACTICES_OF_USE, Practice

_SPOKEN_OF = (
    "analytic|telemetr|ads|ad-free|advert|banner|market|promot|newsletter|train|abroad|outside|oversea|countr|border|stor|sav|retain|hold|keep|request|ask|follow|firebase|host|process|locat|kept|older|aged"
    "|pay us|buy|purchas|offer|discount|deal|coupon|must be|have to be|need to be|mixpanel|matomo|amplitude|hotjar|plausible|fathom|posthog|flurry|crashlytics|clarity|gtag|tag manager|collect|provid|shar|cookie|giv|access|disclos|transfer|send|under|receive|see|avail|get|child|sell|sold|pass|sale|rent|trad|lease"
    "|distribut|releas|lend|exchang|reveal|sent|suppl|hand|forward|transmi|divulg|leave|refus|goes|recipient|kid|minor|automat|algorithm|gather|record|track|obtain|log|must|have to|profil|infer|upload|reach|fee|sponsored|known"
)
SPEAKS = Hinted(_SPOKEN_OF, _SPOKEN_OF)
"""What stands, in lower case, in whatever states or denies one of the practices."""

TO_COMPANIES = "sharing.recipients"
"""The topic of the practices that a well-known company which "receives your data" is told of."""

_NARROWED = deferred(statement.NARROWED)
_PERSONAL = statement.PERSONAL


_NARROWING = words(
    "unless not never none only solely exclusively but if right object required compelled law laws legal court police government merger successor until before were would"
    " consent request requests requested aggregated anonymous anonymized affiliates subsidiaries settings explains link links linked they their where when own"
)
"""Words that narrow statements of most practices, whatever stands beside them."""

_COLLECTING = deferred(
    rf"{statement.NARROWED_COLLECTING}|{statement.LOCAL}|\b(?:last|first) (?:two|four|six|[246]) digits\b"
)
_ANYTHING = deferred("")

_SHARING = ("sharing", "tracking")
_GIVING = denial.READERS_DATA | denial.GIVING | denial.SELLING | denial.ANYBODY
LEADING_TO_A_DENIAL = _GIVING | words(
    "in with us safe secure you collect collected here respect privacy take care important"
)
"""What a sentence is made of that may lead to "We do not share it with anyone"."""

_WITH_ADVERTISERS = deferred(
    r"^(?=.*\b(?:your|personal|e-?mail|phone|device|users?|customers?|visitors?)\b).*\b(?:to|with) (?:[\w-]+ ){0,4}?"
    r"(?:advertis(?:ing|ement) (?:partners?|networks?|compan(?:y|ies)|platforms?|agenc(?:y|ies)|firms?)|advertisers|ad (?:networks?|partners?|platforms?)|data brokers?)\b"
)
_IDENTIFYING = words(
    "name email-address phone-number postal-address delivery-address billing-address date-of-birth government-id payment-card bank-account biometrics photo"
)
"""Kinds of data that are personal whoever has them."""

PRACTICES = (
    Practice(
        "sharing.sale",
        "personal data is sold",
        _SHARING,
        _GIVING,
        (denial.SOLD, denial.DATA_SAID),
        statement.SELLS,
        alone=statement.SELLS,
    ),
    Practice(
        "sharing.recipients",
        "personal data is shared",
        _SHARING,
        _GIVING,
        (denial.GIVEN, denial.DATA_SAID, denial.TO_ANYBODY),
        statement.SHARES,
        alone=statement.SHARES_ALONE,
    ),
    Practice(
        "sharing.sale",
        "personal data is sold or shared with advertisers",
        _SHARING,
        _GIVING | denial.MARKETING | denial.LAW,
        (denial.SOLD_OR_SHARED, denial.DATA_SAID),
        statement.SHARES,
        subject=_WITH_ADVERTISERS,
        everywhere=True,
    ),
    Practice(
        "sharing.recipients",
        "personal data is shared for the marketing of others",
        _SHARING,
        _GIVING | denial.MARKETING,
        (denial.GIVEN, denial.DATA_SAID, denial.TO_ANYBODY, denial.FOR_MARKETING),
        statement.SHARES_FOR_MARKETING,
    ),
    Practice(
        "cookies",
        "cookies are used",
        ("cookies",),
        denial.COOKIES,
        (denial.COOKIES_SAID, denial.COOKIES_SET),
        statement.USES_COOKIES,
        alone=statement.USES_COOKIES,
        narrowed=deferred(statement.NARROWED_COOKIES),
        pairwise=True,
    ),
    Practice(
        "children",
        "children may use the service",
        ("children",),
        denial.CHILDREN | denial.READERS_DATA,
        (denial.CHILDREN_SAID, denial.MEANT_FOR),
        statement.FOR_CHILDREN,
        alone=statement.FOR_CHILDREN,
        subject=_ANYTHING,
        narrowed=deferred(statement.NARROWED_CHILDREN),
        pairwise=True,
    ),
    Practice(
        "children",
        "data of children is collected",
        ("children", "collection"),
        denial.CHILDREN | denial.COLLECTING,
        (denial.COLLECTED, denial.CHILDREN_SAID, denial.DATA_SAID),
        statement.COLLECTS_FROM_CHILDREN,
        alone=statement.CHILDREN_ENTER,
        narrowed=deferred(statement.NARROWED.replace("|before|", "|before (?!they )|")),
        pairwise=True,
    ),
    Practice(
        "collection.data-categories",
        "such data is collected",
        ("collection",),
        denial.TAKING,
        (denial.TAKEN, denial.DATA_SAID),
        statement.COLLECTS,
        narrowed=_COLLECTING,
        pairwise=True,
        kinds=_IDENTIFYING,
        listed=True,
    ),
    Practice(
        "collection.data-categories",
        "such data is stored",
        ("collection", "retention"),
        denial.STORING,
        (denial.STORED, denial.DATA_SAID),
        statement.STORES,
        narrowed=_COLLECTING,
        pairwise=True,
        kinds=_IDENTIFYING,
    ),
    Practice(
        "collection.third-party",
        "data is obtained from others",
        ("collection.third-party",),
        denial.OBTAINING,
        (denial.OBTAINED, denial.DATA_SAID, denial.FROM_OTHERS),
        statement.OBTAINS,
        pairwise=True,
    ),
    Practice(
        "transfer",
        "data goes to other countries",
        ("transfer",),
        denial.ABROAD,
        (denial.GOES, denial.DATA_SAID, denial.TO_ABROAD),
        statement.GOES_ABROAD,
        narrowed=deferred(statement.NARROWED_TRANSFER),
        subject=_ANYTHING,
    ),
    *PRACTICES_OF_USE,
)
OF_ANY = frozenset().union(*(practice.denial for practice in PRACTICES))
"""What plain denials of any practice are made of."""


def denied_in(telling: frozenset[str]) -> list[Practice]:
    """The practices of which a clause with these telling words, ages aside, is a plain denial if it is one."""
    if not all(map(is_age, telling - OF_ANY)):
        return []
    return [one for one in PRACTICES if telling <= one.denial or all(map(is_age, telling - one.denial))]


@cache
def narrowing(practice: Practice) -> frozenset[str]:
    """Words that narrow whatever states a practice where they stand free, so that no search is needed to see it."""
    return frozenset([word for word in _NARROWING if practice.narrowed.search(word)])


@cache
def stating(practice: Practice) -> Hints:
    """The hints of a practice's statement, where something else tells of it."""
    return _loose(practice.statement)


@cache
def stating_alone(practice: Practice) -> tuple[Hints, ...]:
    """Those of which one stands in whatever states a practice where nothing else tells of it."""
    company = statement.COMPANY_SEES if practice.topic == TO_COMPANIES else None
    return tuple(_loose(pattern) for pattern in (practice.alone, company) if pattern is not None)


def _loose(pattern: Hinted) -> Hints:
    """The hints of a pattern for text that is not normalised: marks may stand where a word begins or ends."""
    return (*SPEAKS.hints, *(tuple(hint.strip() for hint in group) for group in pattern.hints))


def a_company_sees(words: str) -> bool:
    """Whether a well-known company is said, in normalised words, to receive what belongs to the reader."""
    match = statement.COMPANY_SEES.search(words, words)
    return match is not None and match["company"] in known_companies()
