"""`german-conflicting-retention`: zwei Fristen für dieselben Daten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Attribute, Disclosure
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_DATA = deferred(
    r"(?:(?:die|der|das|den|alle|sämtliche|ihre|deine|eure|unsere)\s)*(?P<data>[\w-]{4,60}(?:\s(?:der|des|von|ihrer|unserer)\s[\w-]{3,60})?)"
    r"\s(?:werden|wird|löschen|speichern|bewahren|behalten|vernichten)\b",
    re.IGNORECASE,
)
_PRONOUNS = _words("diese dieser dieses jene sie danach dann daten personenbezogene informationen")
_NARROWED = deferred(
    r"\b(?:wenn|falls|sofern|soweit|außer|ausser|ausgenommen|es\s+sei\s+denn|mindestens|höchstens|längstens|spätestens|maximal|bis\s+zu|in\s+der\s+regel|grundsätzlich|normalerweise"
    r"|üblicherweise|back-?ups?|sicherungskopien|archiv\w*|anonymisiert\w*|pseudonymisiert\w*|gesetzlich\w*|steuer\w*|handelsrecht\w*|im\s+falle?|bei|jedoch|aber|sonst|andernfalls|inaktiv\w*)\b",
    re.IGNORECASE,
)
_EVENT = deferred(
    r"\bnach\s+(?P<event>(?:de[rmns]\s|ihrem\s|deinem\s)?[\w-]{3,40}(?:\sde[rs]\s[\w-]{3,40})?)",
    re.IGNORECASE,
)
_PERIOD = deferred(r"([\d.]{1,12})([YMWD])")
_DAYS = {"Y": 360.0, "M": 30.0, "W": 7.0, "D": 1.0}
_INFO = RuleInfo(
    name="german-conflicting-retention",
    group="contradiction",
    summary="Two periods of storage are given for the same data, in German.",
    topic="retention.period",
    stability="preview",
    language="de",
    documentation=Documentation(
        what="""
Reports a second period of storage for data that a German text calls by the same name, after the same event: „Server-Logfiles werden nach 14 Tagen gelöscht“ and
„Server-Logfiles werden nach sechs Monaten gelöscht“. Both places are shown.
""",
        why="""
A reader cannot tell which one holds, and the organisation cannot keep both. Mostly one part of the text was changed, and the other forgotten.
""",
        flagged=(
            Example(
                "# Datenschutzerklärung\n\nServer-Logfiles werden nach 14 Tagen gelöscht, damit wir Angriffe erkennen und abwehren.\n\n## Sicherheit\n\n"
                "Server-Logfiles werden nach sechs Monaten gelöscht.\n",
                flagged=("sechs Monaten",),
            ),
        ),
        accepted=(
            Example(
                "# Datenschutzerklärung\n\nServer-Logfiles werden nach zwei Wochen gelöscht.\n\n## Sicherheit\n\n"
                "Server-Logfiles werden nach 14 Tagen gelöscht, und wir sehen sie nur bei einem Angriff an.\n"
            ),
            Example(
                "# Datenschutzerklärung\n\nServer-Logfiles werden nach 14 Tagen gelöscht.\n\n## Angriffe\n\n"
                "Wenn wir einen Angriff finden, speichern wir Server-Logfiles sechs Monate.\n"
            ),
        ),
        limits="""
Only sentences that begin with what the data is called and name one period are compared. Sentences with a condition, a minimum or a maximum, about copies or
duties of the law are left alone.
""",
    ),
)


@dataclass(frozen=True)
class _Kept:
    data: str
    event: str
    period: Attribute
    disclosure: Disclosure

    @property
    def days(self) -> float:
        """About how long that is."""
        return sum(float(number) * _DAYS[unit] for number, unit in _PERIOD.findall(self.period.value))


class GermanConflictingRetention:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        """A finding for each kind of data of which two periods are told."""
        text, reported = policy.document.source, set()
        for before, kept in combinations(list(_kept(policy)), 2):
            shorter, longer = sorted((before.days, kept.days))
            same = (before.data, before.event) == (kept.data, kept.event)
            if not same or kept.data in reported or longer <= shorter * 1.1:
                continue
            if policy.document.are_alternatives(before.period.span, kept.period.span):
                continue
            reported.add(kept.data)
            said, other = text.slice(kept.period.span), text.slice(before.period.span)
            yield Finding(
                f"hier eine andere Speicherdauer als an anderer Stelle: „{said}“, dort „{other}“",
                kept.period.span,
                self.info.topic,
                "Nennen Sie die Frist, die gilt; gelten beide, sagen Sie, wovon es abhängt.",
                (Related(f"die andere Frist: {other}", before.period.span),),
            )


def _kept(policy: Policy) -> Iterator[_Kept]:
    """What is said plainly of how long data is kept that is called by a name."""
    for one in policy.about("retention.period"):
        periods = [attribute for attribute in one.attributes if attribute.name == "period"]
        named = _DATA.match(one.text)
        if one.topic != "retention.period" or one.polarity == "denied" or len(periods) != 1 or named is None:
            continue
        data = named["data"].casefold()
        if data.split()[0] in _PRONOUNS or _NARROWED.search(one.text):
            continue
        period = periods[0]
        event = _EVENT.search(policy.document.source.text, period.span.end, one.span.end)
        yield _Kept(
            data, " ".join(event["event"].casefold().split()) if event is not None else "", period, one
        )
