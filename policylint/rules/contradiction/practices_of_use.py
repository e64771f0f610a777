"""Practices of use: how readers are followed, what their data is used for, what is written down of their visits. Not a rule."""

from __future__ import annotations

import re

from policylint.frozen import dataclass
from policylint.patterns import Hinted, deferred
from policylint.rules.contradiction import practice_denials as denial
from policylint.rules.contradiction import practice_statements as statement

_NARROWED = deferred(statement.NARROWED)
_PERSONAL = statement.PERSONAL
_TOOL = deferred(statement.NARROWED_TOOL)
_ANYTHING = deferred("")


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice of which statement and denial exclude each other.

    `name` says what is affirmed; `denial` are the words of a plain denial, of which it must have those of each pattern in `telling`.
    Of a disclosure of one of the families `topics`, `statement` must find some words, in which nothing `narrowed` stands; what
    `alone` finds needs no disclosure. `pairwise` says that a website's practice is not an app's;
    `subject` is found in whatever the statement is about.
    If there are `kinds` of data, a denial is one of the kinds that it names, or of these where it speaks of personal data;
    `listed` says that a list of data under "Information we collect" states it, too; `everywhere` that what is said to all readers
    contradicts what is denied to those of one place.
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
    everywhere: bool = False

    def is_about(self, topic: str) -> bool:
        """Whether what is disclosed of a topic may be this practice."""
        return not {topic, topic.partition(".")[0]}.isdisjoint(self.topics)


PRACTICES_OF_USE = (
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
        narrowed=deferred(statement.NARROWED.replace("|used to", "").replace("|with us", "")),
        subject=deferred(f"{statement.PERSONAL.pattern}|{statement.OF_READERS}"),
    ),
    Practice(
        "tracking",
        "trackers are used",
        (),
        denial.TRACKERS,
        (denial.TRACKERS_SAID,),
        statement.TRACKS,
        alone=statement.TRACKS,
        narrowed=_TOOL,
        pairwise=True,
        subject=_ANYTHING,
    ),
    Practice(
        "purpose.marketing",
        "data is used for advertising",
        (),
        denial.ADVERTISING_USE,
        (denial.DATA_SAID, denial.FOR_ADS),
        statement.ADVERTISES,
        alone=statement.ADVERTISES,
        pairwise=True,
    ),
    Practice(
        "purpose",
        "profiles of readers are made",
        (),
        denial.PROFILING,
        (denial.PROFILED,),
        statement.PROFILES,
        alone=statement.PROFILES,
        subject=_ANYTHING,
    ),
    Practice(
        "collection.automatic",
        "logs are kept",
        (),
        denial.LOGGING,
        (denial.LOGS_SAID, denial.LOGS_KEPT),
        statement.KEEPS_LOGS,
        alone=statement.KEEPS_LOGS,
        narrowed=_TOOL,
        pairwise=True,
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
        subject=_ANYTHING,
    ),
)
"""Those that are about one practice whatever the data, or whose data does not matter."""
