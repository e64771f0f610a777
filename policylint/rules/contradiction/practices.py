"""Practices of which a plain denial and a plain statement exclude each other. Not a rule.

For each: the words that a plain denial is made of (see `denials`), those it must have, and how the practice is
stated. A statement counts only if nothing in it says that it is an exception, or somebody else's doing.
"""

from __future__ import annotations

import re

from policylint.frozen import dataclass
from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction import practice_denials as denial
from policylint.rules.contradiction import practice_statements as statement
from policylint.rules.contradiction.denials import is_age, words

_NARROWED = deferred(statement.NARROWED)
_PERSONAL = statement.PERSONAL


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice of which statement and denial exclude each other.

    `name` says what is affirmed; `denial` are the words of a plain denial, of which it must have those of each pattern in `telling`.
    Of a disclosure of one of the families `topics`, `statement` must find some words, in which nothing `narrowed` stands; what
    `alone` finds needs no disclosure. `pairwise` says that a website's practice is not an app's;
    `subject` is found in whatever the statement is about.
    If there are `kinds` of data, a denial is one of the kinds that it names, or of these where it speaks of personal data;
    `listed` says that a list of data under "Information we collect" states it, too.
    """

    topic: str
    name: str
    topics: tuple[str, ...]
    denial: frozenset[str]
    telling: tuple[re.Pattern[str], ...]
    statement: Hinted
    alone: Hinted | None = None
    narrowed: re.Pattern[str] = _NARROWED
    pairwise: bool = False
    subject: re.Pattern[str] = _PERSONAL
    kinds: frozenset[str] = frozenset()
    listed: bool = False


_COLLECTING = deferred(f"{statement.NARROWED_COLLECTING}|{statement.LOCAL}")
_TOOL = deferred(statement.NARROWED_TOOL)
_ANYTHING = deferred("")

_SHARING = ("sharing", "tracking")
_GIVING = denial.READERS_DATA | denial.GIVING | denial.SELLING | denial.ANYBODY
LEADING_TO_A_DENIAL = _GIVING | words(
    "in with us safe secure you collect collected here respect privacy take care important"
)
"""What a sentence is made of that may lead to "We do not share it with anyone"."""

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
        "collection.automatic",
        "analytics tools are used",
        (),
        denial.ANALYSING,
        (denial.ANALYSED,),
        statement.ANALYSES,
        alone=statement.ANALYSES,
        narrowed=_TOOL,
        pairwise=True,
        subject=_ANYTHING,
    ),
    Practice(
        "tracking.third-party",
        "readers are followed to other sites",
        (),
        denial.FOLLOWING,
        (denial.FOLLOWED, denial.ELSEWHERE),
        statement.FOLLOWS,
        alone=statement.FOLLOWS,
        narrowed=_TOOL,
        pairwise=True,
    ),
    Practice(
        "purpose.marketing",
        "advertisements are shown",
        (),
        denial.ADVERTISING,
        (denial.ADS_SAID, denial.ADS_SHOWN),
        statement.SHOWS_ADS,
        alone=statement.SHOWS_ADS,
        narrowed=_TOOL,
        pairwise=True,
        subject=_ANYTHING,
    ),
    Practice(
        "purpose.marketing",
        "readers are sent marketing",
        (),
        denial.PROMOTING,
        (denial.PROMOTED,),
        statement.PROMOTES,
        alone=statement.PROMOTES,
        narrowed=deferred(statement.NARROWED_PROMOTING),
        subject=_ANYTHING,
    ),
    Practice(
        "purpose",
        "data is used to train models",
        (),
        denial.TRAINING,
        (denial.TRAINED, denial.MODELS_SAID),
        statement.TRAINS,
        alone=statement.TRAINS,
        narrowed=deferred(statement.NARROWED.replace("|used to", "")),
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
    Practice(
        "rights.automated-decisions",
        "automated decisions are made",
        ("rights",),
        denial.DECIDING,
        (denial.AUTOMATED, denial.DECIDED),
        statement.DECIDES,
        alone=statement.DECIDES_ALONE,
        narrowed=deferred(statement.NARROWED_DECIDING),
    ),
)
OF_ANY = frozenset().union(*(practice.denial for practice in PRACTICES))
"""What plain denials of any practice are made of."""


def denied_in(telling: frozenset[str]) -> list[Practice]:
    """The practices of which a clause with these telling words, ages aside, is a plain denial if it is one."""
    if not all(map(is_age, telling - OF_ANY)):
        return []
    return [one for one in PRACTICES if telling <= one.denial or all(map(is_age, telling - one.denial))]
