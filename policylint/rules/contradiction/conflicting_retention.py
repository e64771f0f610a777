"""`conflicting-retention`: two periods for the same data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Attribute, Disclosure
from policylint.frozen import dataclass
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.rules.contradiction.denials import normalised
from policylint.rules.contradiction.scope import comparable, is_part, named_regions
from policylint.rules.wording import place_of
from policylint.source import Source
from policylint.terms import label

_DAYS = {"Y": 360.0, "M": 30.0, "W": 7.0, "D": 1.0}
_HOURS = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}
_PART = deferred(r"([\d.]{1,12})([YMWDHS])")
_OPEN = deferred(
    r"\b(?:at\s+least|minimum|no\s+less\s+than|not\s+less\s+than|longer|between|usually|typically|generally|normally|approximately)\b",
    re.IGNORECASE,
)
_NARROWED = deferred(
    r"\b(?:if|unless|when|where|in\s+case|except|however|otherwise|back-?ups?|archiv\w+|anonymi[sz]\w+|aggregat\w+|pseudonym\w+|inactiv\w+"
    r"|law|legal|tax|dispute|claims?|fraud|some|certain|selected|premium|free|trial|unsuccessful|failed|incomplete|expired|before|(?:was|were)(?=\s+(?:kept|stored|retained|held|deleted|erased)))\b",
    re.IGNORECASE,
)

_INFO = RuleInfo(
    name="conflicting-retention",
    group="contradiction",
    summary="Two periods of storage are given for the same data.",
    topic="retention.period",
    stability="preview",
    language="en",
    documentation=Documentation(
        what="""
Reports a second period of storage for the same category of data that differs from the first: "server logs are kept for 14 days" and
"we delete server logs after six months", in sentences, lists and tables. Both places are shown.
""",
        why="""
A reader cannot tell which one holds, and the organisation cannot keep both. Mostly one team changed its practice, or its part of the
text, and the other place was forgotten.
""",
        flagged=(
            Example(
                "# Privacy policy\n\nServer logs are kept for 14 days.\n\n## Security\n\n"
                "Server logs are deleted after six months.\n",
                flagged=("six months",),
            ),
            Example(
                "# Privacy policy\n\nYour profile is retained for 12 months after you close your account.\n\n## Deletion\n\n"
                "When you close your account, we delete your profile within 30 days.\n",
                flagged=("30 days",),
            ),
        ),
        accepted=(
            Example(
                "# Privacy policy\n\nServer logs are kept for two weeks.\n\n## Security\n\n"
                "Server logs are deleted after 14 days.\n"
            ),
            Example(
                "# Privacy policy\n\nServer logs are kept for 14 days.\n\n## Security\n\n"
                "If we find an attack, server logs are kept for six months.\n"
            ),
            Example(
                "# Privacy policy\n\nInvoices are kept for seven years. Server logs are kept for 14 days.\n"
            ),
        ),
        limits="""
Only sentences that name one period, in full, and the same data are compared: the same kind, with the same additions ("logs", "logs of
administrators' logins"), or the same words; of "your data" as a whole, two periods that begin with the same event, or
plain sentences and cells under headings that name nothing else. Minimum periods, maximum ones above what holds, rows of one table about the same data, sentences with a condition, an exception or another starting point, copies and
anonymised data, and parts for readers of one place, for one service or one purpose are left alone. The rule is in preview: in 131 published
policies (2013 to 2021) it reports nothing, so how often it is right on real text is not measured. Pairs put into those policies, one sentence near the
top and one at the end, are found in 128.
""",
        references=("GDPR Art. 13(2)(a)",),
    ),
)


@dataclass(frozen=True, slots=True)
class _Kept:
    """That data is kept for a period. `name` is the data's term, if it has one, `more` what the sentence adds to it, `whole` its own words.

    `of_everybody` is whether nothing around it says that it is of some data or some readers only, `at_most` whether it may be kept shorter.
    """

    name: str
    more: frozenset[str]
    whole: frozenset[str]
    period: Attribute
    trigger: tuple[str, ...]
    disclosure: Disclosure
    passage: Passage
    of_everybody: bool
    at_most: bool

    @property
    def days(self) -> float:
        """About how long that is."""
        date, _, time = self.period.value[1:].partition("T")
        return sum(float(n) * _DAYS[unit] for n, unit in _PART.findall(date)) + sum(
            float(n) * _HOURS[unit] for n, unit in _PART.findall(time)
        )

    @property
    def is_of_all(self) -> bool:
        """Whether the sentence is of all that is kept of a reader."""
        from policylint.rules.contradiction import kept_data

        return self.whole == kept_data.ALL

    @property
    def label(self) -> str:
        return label("data", self.name) if self.name else "the same data"


class ConflictingRetention:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        text = policy.document.source
        reported: set[tuple[str, frozenset[str]]] = set()
        for before, kept in combinations(_apart_from_tables(list(_kept(policy))), 2):
            if (kept.name, kept.more) in reported or not _conflict(before, kept):
                continue
            if policy.document.are_alternatives(before.period.span, kept.period.span):
                continue
            reported.add((kept.name, kept.more))
            said, other = text.slice(kept.period.span), text.slice(before.period.span)
            yield Finding(
                f"{kept.label} kept for {said} here, for {other} elsewhere",
                kept.period.span,
                self.info.topic,
                "Keep the period that is true; if both are, say what the difference depends on.",
                (Related(f"the other period: {other}", before.period.span),),
            )


def _kept(policy: Policy) -> Iterator[_Kept]:
    """What the policy says plainly of how long one kind of data is kept."""
    for disclosure in policy.about("retention.period"):
        if disclosure.topic != "retention.period" or disclosure.polarity == "denied":
            continue
        periods = [a for a in disclosure.attributes if a.name == "period"]
        data = [a for a in disclosure.attributes if a.name == "data"]
        if len(periods) != 1 or len(data) > 1:
            continue
        place = place_of(policy.passages, disclosure.span)
        if place is None:
            continue
        passage = policy.passages[place]
        words = _without_trigger(disclosure, policy.document.source)
        words = f"{passage.label}: {words}" if _is_cell(passage) else words
        if _OPEN.search(words) or _NARROWED.search(words):
            continue
        from policylint.rules.contradiction import kept_data

        said = normalised(words)
        known = kept_data.stems(policy.document.source.slice(data[0].span)) if data else frozenset()
        whole = kept_data.named(said)
        if data or whole:
            name = data[0].value if data else ""
            yield _Kept(
                name,
                whole - known,
                whole,
                periods[0],
                disclosure.values("trigger"),
                disclosure,
                passage,
                kept_data.is_of_everybody(policy.passages, place, said, disclosure.values("trigger")),
                kept_data.is_maximum(said),
            )


def _is_cell(passage: Passage) -> bool:
    """Whether a passage is a cell of a table, in a row that is about what its label says."""
    return passage.kind == "row" and bool(passage.label) and passage.label != passage.own_text


def _apart_from_tables(kept: list[_Kept]) -> list[_Kept]:
    """What is kept, without rows of one table about the same data with other periods: its further columns tell what for."""
    tables: dict[tuple[int, str], set[float]] = {}
    for one in kept:
        if _is_cell(one.passage):
            tables.setdefault((id(one.passage.section), one.passage.label.casefold()), set()).add(one.days)
    several = {key for key, days in tables.items() if len(days) > 1}
    return [one for one in kept if (id(one.passage.section), one.passage.label.casefold()) not in several]


def _without_trigger(disclosure: Disclosure, source: Source) -> str:
    """The sentence without the event that the period begins with ("when you close your account"), which is no condition."""
    words = disclosure.text
    for attribute in disclosure.attributes:
        if attribute.name == "trigger":
            event = re.escape(source.slice(attribute.span))
            words = re.sub(
                rf"\b(?:when|once|where|if)\s+(?:you\s+)?{event},?\s*", "", words, flags=re.IGNORECASE
            )
    return words


def _is_of_less(kept: _Kept) -> bool:
    """Whether the heading above what is kept is of less than the words that name it."""
    return is_part(kept.passage, "" if kept.is_of_all else normalised(kept.disclosure.text))


def _conflict(one: _Kept, other: _Kept) -> bool:
    """Whether two statements about the same data cannot both hold; a month is 28 to 31 days."""
    if one.is_of_all and not (one.of_everybody and other.of_everybody):
        return False
    same = bool(one.name) and (one.name, one.more) == (other.name, other.more)
    if one.trigger != other.trigger or not (same or (one.whole and one.whole == other.whole)):
        return False
    from policylint.rules.contradiction import kept_data

    if kept_data.are_apart(one.whole, other.whole):
        return False
    if named_regions(one.disclosure.text) != named_regions(other.disclosure.text):
        return False
    if one.disclosure.audience != other.disclosure.audience or not comparable(one.passage, other.passage):
        return False
    if one.passage.section is not other.passage.section and (_is_of_less(one) or _is_of_less(other)):
        return False
    if one.disclosure.span.overlaps(other.disclosure.span):
        return False
    shorter, longer = sorted((one, other), key=lambda kept: kept.days)
    return longer.days > shorter.days * 1.1 and (shorter.at_most or not longer.at_most)
