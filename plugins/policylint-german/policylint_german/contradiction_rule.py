"""`german-contradictory-statements`: was an einer Stelle verneint und an einer anderen gesagt wird."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Disclosure
from policylint.passages import Passage
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.rule import Documentation, Example, RuleInfo
from policylint.terms import is_a


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WORD = deferred(r"[^\W\d_][\w-]*")
_ALWAYS = _words("""wir ich der die das dem den diese dieser unsere unser unserer unserem app webseite website seite seiten verein praxis unternehmen dienst shop ihre ihren ihrer deine deinen eure
    persönliche persönlichen personenbezogene personenbezogenen daten informationen angaben nicht kein keine keinen keiner keinerlei niemals nie zu keiner zeit keinem zeitpunkt unter umständen und oder
    auch sie werden wird von uns selbstverständlich weder noch an auf in irgendwelche irgendwelchen jegliche ein es""")
"""What a plain denial of anything may be made of besides the practice itself."""

_NARROWED = deferred(
    r"\b(?:nur|wenn|falls|sofern|soweit|außer|ausser|einwillig\w*|zustimm\w*|gesetz\w*|behörd\w*|gericht\w*|anonym\w*|aggregiert\w*|pseudonym\w*|nicht|kein\w*|nie|niemals|wunsch"
    r"|könn(?:en|t)\s+(?:sie|ihr)|kannst\s+du|bis|früher|früheren|statt|ohne|lokal|auf\s+(?:ihrem|deinem|dem)\s+(?:gerät|smartphone|telefon))\b",
    re.IGNORECASE,
)
"""What in a statement says that it is an exception, or none of the organisation's."""

_PART = deferred(
    r"\b(?:newsletter|kontaktformular|bewerb\w*|kommentar\w*|gewinnspiel\w*|facebook|instagram|youtube|umfragen?|veranstaltung\w*|spende\w*|minderjährig\w*|beschäftigt\w*|mitarbeit\w*)\b",
    re.IGNORECASE,
)
_TOOL = r"google\s+analytics|matomo|piwik|etracker|hotjar|plausible|mixpanel|firebase|econda|webtrekk"


@dataclass(frozen=True)
class _Practice:
    """A practice: its topic, what it is called, the words of a plain denial besides those of any, and how it is stated.

    `of_kind` says that a denial is of the kinds of data that it names.
    """

    topic: str
    name: str
    words: frozenset[str]
    stated: re.Pattern[str]
    of_kind: bool = False


def _said(pattern: str) -> re.Pattern[str]:
    return deferred(pattern, re.IGNORECASE)


_WE = r"\b(?:wir|(?:der|unser)\s(?:verein|shop|dienst)|(?:die|unsere|diese)\s(?:app|praxis|webseite|website|seite))\b"
_WHOSE = r"(?:auch|die|ihren?|deinen?|euren?|alle|diesen?|solche|von|der|unserer?|persönlichen?|personenbezogenen?|kund\w+|nutzer\w*|mitglied\w*)"
_OBJECT = (
    rf"^(?:{_WHOSE}\s){{0,3}}?[\w-]*(?:daten|adressen?|anschrift|nummern?|namen?|geburtsdatum|informationen)"
)
"""How a sentence begins that names first what it is done with."""
_COLLECT = r"(?:erheben|erhebt|speichern|speichert|erfassen|erfasst|sammeln|sammelt|verarbeiten|verarbeitet)"
_PRACTICES = (
    _Practice(
        "sharing.sale",
        "personenbezogene Daten verkauft werden",
        _words("verkaufen verkauft vermieten vermietet handeln dritte weiter verkauf vermietung eine findet statt erfolgt"),
        _said(rf"{_OBJECT}\s(?:verkaufen|vermieten)\swir\b|{_WE}\s(?:auch\s)?(?:verkaufen|verkauft|vermieten|vermietet)\s(?:{_WHOSE}\s){{0,4}}?[\w-]*(?:daten|adressen?|nummern?|namen|informationen)\b"),
    ),
    _Practice(
        "sharing.recipients",
        "personenbezogene Daten weitergegeben werden",
        _words("geben gibt weiter weitergegeben übermitteln übermittelt teilen dritte andere niemanden mit weitergabe übermittlung offenlegung eine findet statt erfolgt"),
        _said(
            rf"{_OBJECT}\s(?:geben|übermitteln|leiten|senden)\swir\s(?:(?!(?:ihnen|dir|euch)\s)[\w-]+\s){{0,3}}?(?:an|dem|der)\s(?!sie\b|uns\b|(?:ihre|deine|eure|diese)\b|die\s(?:von|angegebene)\b)"
            rf"|{_WE}\s(?:auch\s)?(?:geben|gibt|übermitteln|übermittelt|leiten|senden)\s(?:(?!(?:ihnen|dir|euch|unsere?n?|mit)\s)[\w-]+\s){{0,6}}?[\w-]*(?:daten|adresse|anschrift|namen?|nummer|geburtsdatum)\b.*\s(?:an|dem|der)\s(?!sie\b|uns\b|(?:ihre|deine|eure|diese)\b|die\s(?:von|angegebene)\b|(?:dem\s)?tag|der\stür)"
        ),
    ),
    _Practice(
        "cookies",
        "Cookies gesetzt werden",
        _words("cookies cookie verwenden verwendet nutzen nutzt setzen setzt benutzen eingesetzt gesetzt verwendet dieser hier"),
        _said(rf"{_WE}\s(?:auch\s)?(?:setzen|setzt|verwenden|verwendet|nutzen|nutzt|speichern|speichert)\s(?:(?!(?:auf|wort|begriff)\s)[\w-]+\s){{0,3}}?cookies\b(?!-)|^cookies\s(?:helfen|ermöglichen)\suns\b"),
    ),
    _Practice(
        "collection.data-categories",
        "solche Daten erhoben werden",
        _words("erheben erhebt erhoben speichern speichert gespeichert sammeln sammelt erfassen erfasst erfassst verarbeiten verarbeitet"),
        _said(rf"{_WE}\s(?:auch\s)?{_COLLECT}\b|\b{_COLLECT}\swir\b"),
        of_kind=True,
    ),
    _Practice(
        "collection.automatic",
        "Analysewerkzeuge eingesetzt werden",
        _words("setzen setzt verwenden verwendet nutzen nutzt analysewerkzeuge analysetools analysedienste webanalyse tracking tracker trackingtools tracking-tools eingesetzt"),
        _said(rf"{_WE}\s(?:setzen|setzt|verwenden|verwendet|nutzen|nutzt)\s(?:(?!(?:zu|wie|alternativen?)\s)[\w-]+\s){{0,4}}?(?:{_TOOL})\b"),
    ),
)  # fmt: skip
_INFO = RuleInfo(
    name="german-contradictory-statements",
    group="contradiction",
    summary="The same practice is both affirmed and denied, in German.",
    stability="preview",
    language="de",
    documentation=Documentation(
        what="""
Reports a practice that a German text denies plainly in one place and describes in another: data sold or passed on, cookies, a kind of data that is collected, tools of analysis.
Both places are shown.
""",
        why="""
A reader who meets the denial first relies on it. Mostly it is what is left when two templates were merged.
""",
        flagged=(
            Example(
                "# Datenschutzerklärung\n\nWir verkaufen Ihre Daten nicht.\n\n## Werbung\n\nWir verkaufen Ihre E-Mail-Adresse an Partner, die Ihnen Angebote von sich schicken.\n",
                flagged=("Wir verkaufen Ihre Daten nicht.",),
            ),
            Example(
                "# Datenschutzerklärung\n\nDie App erhebt keine Standortdaten.\n\n## Karte\n\nWir erheben Ihren genauen Standort und speichern ihn auf unserem Server.\n",
                flagged=("Die App erhebt keine Standortdaten.",),
            ),
        ),
        accepted=(
            Example(
                "# Datenschutzerklärung\n\nWir geben Ihre Daten nicht ohne Ihre Einwilligung weiter.\n\n## Versand\n\nWir geben Ihre Anschrift an die Post weiter.\n"
            ),
            Example(
                "# Datenschutzerklärung\n\nWir verwenden keine Cookies zu Werbezwecken.\n\n## Anmeldung\n\nUnsere Webseite setzt Cookies, damit Sie angemeldet bleiben.\n"
            ),
        ),
        limits="""
A denial counts if it has no word beyond those that such a denial is made of; one with an exception, a condition or a purpose is left alone, and so is one under the heading
of a single service. Statements with a condition, by consent, by law, or of anonymous data are not set against it.
""",
    ),
)


class GermanContradictoryStatements:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        """At most one finding a practice: its first plain denial against the first plain statement."""
        for practice in _PRACTICES:
            pair = next(_pairs(policy, practice), None)
            if pair is not None:
                denial, statement = pair
                yield Finding(
                    f"hier wird verneint, dass {practice.name}, an anderer Stelle wird es gesagt",
                    denial.span,
                    practice.topic,
                    "Behalten Sie den Satz, der stimmt; stimmen beide, nennen Sie die Ausnahme im selben Satz.",
                    (Related("hier wird es gesagt", statement.span),),
                )


def _pairs(policy: Policy, practice: _Practice) -> Iterator[tuple[Passage, Passage]]:
    """Passages that deny the practice plainly, each with one that states it."""
    told: dict[tuple[int, int], list[Disclosure]] = {}
    for one in (*policy.disclosures, *policy.candidates):
        told.setdefault((one.spans[0].start, one.spans[0].end), []).append(one)
    plain = [
        one
        for one in policy.passages
        if one.kind in ("sentence", "item") and not one.own and not _is_part(one)
    ]
    stating = [
        one for one in plain if practice.stated.search(one.own_text) and not _NARROWED.search(one.own_text)
    ]
    for denial in plain if stating else ():
        denied = [d for d in told.get((denial.span.start, denial.span.end), ()) if d.polarity == "denied"]
        kinds = {value for one in denied for value in one.values("data")} if practice.of_kind else set()
        if not any(_same(one.topic, practice.topic) for one in denied) or (practice.of_kind and not kinds):
            continue
        named = {word for one in denied for a in one.attributes if practice.of_kind and a.name == "data"
                 for word in _WORD.findall(policy.document.source.slice(a.span).casefold())}  # fmt: skip
        if not set(_WORD.findall(denial.own_text.casefold())) <= _ALWAYS | practice.words | named:
            continue
        for statement in stating:
            said = {
                v
                for d in told.get((statement.span.start, statement.span.end), ())
                if d.polarity == "stated"
                for v in d.values("data")
            }
            if practice.of_kind and not any(is_a("data", one, kind) for one in said for kind in kinds):
                continue
            if statement is not denial and not policy.document.are_alternatives(denial.span, statement.span):
                yield denial, statement


def _same(topic: str, other: str) -> bool:
    return topic == other or topic.startswith(f"{other}.") or other.startswith(f"{topic}.")


def _is_part(passage: Passage) -> bool:
    """Whether a passage stands under the heading of one service, or of some people."""
    return len(passage.headings) > 1 and _PART.search(passage.headings[-1].text.content) is not None
