"""Statements of a policy about its own dates: when it was last updated, and since when it is in effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Literal, TypeAlias

from policylint.entities.date import days_in
from policylint.entities.recognition import recognise
from policylint.entities.words import has_digits
from policylint.entity import Entity, EntityKind
from policylint.frozen import dataclass
from policylint.machine.memory import remembered
from policylint.patterns import Hinted, deferred, lowered
from policylint.policy import Policy
from policylint.reading.sentences import sentence_bounds
from policylint.reading_order import ReadText, texts, texts_with
from policylint.source import Span

DateRole: TypeAlias = Literal["updated", "effective", "dated"]
"""What happened on a date; `dated` says no more than that a site generator puts it on the page."""

_ACT = (
    r"(?:updated?|revised|revision|modified|modification|amended|amendment|changed|change|reviewed|review|"
    r"posted|published)"
)
_BETWEEN = (
    r"(?:\s*(?:[:–—,(-]|was|were|is|has been|date|dated|on|in|at|as|of|from|since|starting|beginning|made|"
    r"become|becomes|became|for all users|and)){0,6}\s*"
)
_UPDATING = "updat|revis|modif|amend|change|review|posted|publish|version|policy|notice|statement"
_COMING = "effect|force|valid|applies|applicable"
_UPDATED = deferred(
    rf"\b(?:(?:last|latest|most recent(?:ly)?|recently|date of(?: the)? last|date|version)\s+)?{_ACT}\b"
    rf"(?:(?: and|/| &) effective)?(?: (?:this|our|the) (?:privacy )?(?:policy|notice|statement))?{_BETWEEN}$"
    rf"|\b(?:version|policy|notice|statement) (?:of|dated|from|as of){_BETWEEN}$",
    re.IGNORECASE,
)
_EFFECTIVE = deferred(
    rf"\b(?:effective|in effect|into effect|in force|into force|(?:takes?|took) effect|valid|applies|applicable)\b"
    rf"(?: date of (?:this|our|the) (?:privacy )?(?:policy|notice|statement)(?= is ))?{_BETWEEN}$",
    re.IGNORECASE,
)
_DATED = Hinted(
    f"{_UPDATING}|{_COMING}&0|1|2|3|4|5|6|7|8|9",
    rf"(?:{_ACT}|version|policy|notice|statement|effect|force|valid|applies|applicable)\b.*\d",
    re.IGNORECASE,
)
"""What a sentence that says one of these things has in it."""
_LABELS: tuple[tuple[DateRole, re.Pattern[str]], ...] = (("updated", _UPDATED), ("effective", _EFFECTIVE))
_DATES: frozenset[EntityKind] = frozenset({"date"})
_LONGEST_ALONE = 40
"""How many characters a label has, and a date alone on its line, at most."""
_DIGIT = deferred(r"[0-9]")
_WORDS = deferred(r"\b(?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|the\b|of\b)[^\W\d_]+", re.IGNORECASE)
"""Words that say more than a date with its day of the week."""
_NEAR = 80
"""Characters before a cue that say what the date belongs to."""

_OWN = deferred(r"\b(?:policy|notice|statement|document|page|version|this|it)\b", re.IGNORECASE)
_FOREIGN = deferred(
    r"\b(?:Acts?|Code|Law|Regulations?|Directive|GDPR|CCPA|CPRA|Shield|Framework|Agreement|Terms|"
    r"translations?|"
    r"previous|prior|earlier|older|before|replaces|replaced|supersedes|superseded|supplements?|addendum|"
    r"until|next|upcoming|"
    r"between|not|changes)\b",
    re.IGNORECASE,
)
_PARTIAL = deferred(
    r"\b(?:history|change ?log|versions|(?<=\w )version|previous|archived?|revisions|changes|what'?s new|what has changed|"
    r"California|Californian|CCPA|Nevada|Virginia|Colorado|Europe|European|EEA|UK|Swiss|Brazil|residents|"
    r"children|supplement|supplemental|addendum|(?:our|separate) cookie (?:policy|notice|statement))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """A date that the policy gives of itself.

    `earliest` and `latest` differ where only a month is said, or where figures can be read in two ways.
    `written` is the date as it stands in the text. `partial` statements are about a part of the policy or
    an earlier version of it, or stand in front matter, of which the page need not show all.
    """

    role: DateRole
    earliest: date
    latest: date
    written: str
    span: Span
    partial: bool

    def may_equal(self, other: DatedStatement) -> bool:
        """Whether both may mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


@remembered
def dated_statements(policy: Policy) -> tuple[DatedStatement, ...]:
    """What the policy says of its own dates, in the order of the source; where only its front matter does, what that says."""
    found = [
        statement
        for read, _ in texts_with(policy, _DATED)
        for start, end in sentence_bounds(read.text.content)
        for statement in _statements(read, start, end)
    ]
    found += _under_labels(policy)
    found.sort(key=lambda statement: statement.span.start)
    return tuple(found) or tuple(_in_front_matter(policy))


def _under_labels(policy: Policy) -> Iterator[DatedStatement]:
    """The dates that stand alone, right under a line or a title such as "Last updated"."""
    every = texts(policy.document)
    for label, read in pairwise(every):
        content = read.text.content
        if len(content) > _LONGEST_ALONE or read.nested or label.nested or not _DIGIT.search(content):
            continue
        role = _of_label(label.text.content)
        if role is not None:
            yield from _alone(read, role)


def _alone(read: ReadText, role: DateRole) -> Iterator[DatedStatement]:
    """The date that a text consists of, if it does."""
    content = read.text.content
    for said in recognise(content, _DATES)[:1]:
        if not _WORDS.search(f"{content[: said.start]} {content[said.end :]}"):
            span = read.text.span(said.start, said.end)
            yield DatedStatement(role, *days_of(said.value), content[said.start : said.end], span, False)


def _of_label(label: str) -> DateRole | None:
    """What happened on the date under a label; None if it is more than a label for that."""
    if len(label) > _LONGEST_ALONE:
        return None
    for role, pattern in _LABELS:
        match = pattern.search(f"{label} ")
        if match is not None and match.start() == 0:
            return role
    return None


def _in_front_matter(policy: Policy) -> Iterator[DatedStatement]:
    """The dates that the front matter gives as the policy's, and when somebody read it through, if no other date was found."""
    block = policy.document.main.front_matter
    given = policy.about("policy.effective-date") if block is not None else ()
    if block is None or not given or not all(block.contains(one.span) for one in given):
        return
    from policylint.reading.front_matter import page_dates

    counted = {one.focus for one in given}
    for one in page_dates(policy.document):
        if one.span in counted or one.role == "reviewed":
            role: DateRole = one.role if one.role in ("effective", "dated") else "updated"
            yield DatedStatement(
                role, *days_of(one.value), policy.document.source.slice(one.span), one.span, True
            )


def _statements(read: ReadText, start: int, end: int) -> Iterator[DatedStatement]:
    sentence = read.text.content[start:end]
    if not has_digits(sentence) or not _is_dated(lowered(sentence)):
        return
    for said in recognise(sentence, _DATES):
        role = _role(sentence, said)
        if role is None:
            continue
        earliest, latest = days_of(said.value)
        yield DatedStatement(
            role,
            earliest,
            latest,
            sentence[said.start : said.end],
            read.text.span(start + said.start, start + said.end),
            read.nested or _is_partial(read, sentence[: said.start]),
        )


def _is_dated(words: str) -> bool:
    """Whether words, in lower case, hold one without which a sentence says nothing of a date."""
    return any(cue in words for cue in _DATED.hints[0])


def _role(sentence: str, said: Entity) -> DateRole | None:
    before = sentence[: said.start]
    for role, pattern in _LABELS:
        if match := pattern.search(before):
            subject = before[max(0, match.start() - _NEAR) : match.start()]
            is_label = match[0][0].isupper() or not subject.strip()
            own = not _FOREIGN.search(subject) and (is_label or _OWN.search(subject + match[0]))
            return role if own else None
    return None


def _is_partial(read: ReadText, before: str) -> bool:
    heading = read.section.heading
    above = heading.text.content if heading is not None and read.text is not heading.text else ""
    return bool(_PARTIAL.search(before[-_NEAR:]) or _PARTIAL.search(above))


def days_of(value: str) -> tuple[date, date]:
    """The first and last day that an ISO date, month or year may mean."""
    year, *rest = (int(part) for part in value.split("-"))
    first_month, last_month = (rest[0], rest[0]) if rest else (1, 12)
    last_day = days_in(year, last_month)
    first, last = (rest[1], rest[1]) if len(rest) > 1 else (1, last_day)
    return date(year, first_month, first), date(year, last_month, last)


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = days_in(max(year, 1), month + 1)
    return date.min if year < 1 else date(year, month + 1, min(day.day, last))


def a_year_after(day: date) -> date:
    """The same day one year after; 28 February for the 29th."""
    return months_before(day, -12)
