"""`german-empty-list-intro`: „Wir erheben folgende Daten:“, und dann nichts dergleichen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.announced_lists import holds_anything, may_be_list, sections_after
from policylint.diagnostics import Finding
from policylint.document import Section
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.reading.sentences import sentence_bounds
from policylint.reading_order import PlacedParagraph, paragraphs
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="german-empty-list-intro",
    group="integrity",
    summary="A list is announced and does not come, in German.",
    language="de",
    documentation=Documentation(
        what="""
Reports a German sentence that announces a list („Wir erheben folgende Daten:“) where no list, table, series of short paragraphs or subsections comes after it,
but the end of the section or running text.
""",
        why="""
The list is the disclosure: which data, for which purposes, to whom. Lists often get lost when a text is copied from a generator or a web page.
""",
        flagged=(
            Example(
                "# Datenschutzerklärung\n\n## Bestellungen\n\nWir erheben folgende Daten:\n\n## Kontakt\n\nSchreiben Sie uns.\n",
                flagged=("Wir erheben folgende Daten:",),
            ),
            Example(
                "# Datenschutzerklärung\n\nWir speichern dabei folgende Daten:\n\n"
                "Wir brauchen sie, damit wir den Vertrag mit Ihnen erfüllen können. Ohne diese Angaben können wir Ihnen leider überhaupt nichts liefern, und auch keine "
                "Rechnung für Ihre Bestellung schreiben.\n",
                flagged=("Wir speichern dabei folgende Daten:",),
            ),
        ),
        accepted=(
            Example("# Datenschutzerklärung\n\nWir erheben folgende Daten:\n\n- Name\n- Anschrift\n"),
            Example("# Datenschutzerklärung\n\nWir erheben folgende Daten:\n\nName\n\nAnschrift\n"),
            Example(
                "# Datenschutzerklärung\n\nWir erheben folgende Daten: Ihren Namen und Ihre Anschrift.\n"
            ),
            Example(
                "# Datenschutzerklärung\n\nSie erreichen uns unter folgender Adresse:\n\n## Widerruf\n\nSchreiben Sie uns.\n"
            ),
        ),
        limits="""
Only sentences that end in a colon and use words of announcing („folgende“, „wie folgt“, „insbesondere“, „unter anderem“, „nämlich“, „diese Daten“) are followed.
Paragraphs that might be items which lost their marks are given the benefit of the doubt.
""",
        references=("GDPR Art. 12(1)",),
    ),
)
_ANNOUNCES = deferred(
    r"\b(?:(?:nach)?folgende[snmr]?|wie\s+folgt|insbesondere|unter\s+anderem|u\.\s?a\.|nämlich|beispielsweise|zum\s+Beispiel|z\.\s?B\.|"
    r"diesen?\s+(?:Daten|Angaben|Informationen|Zwecken?|Rechte|Fällen?))(?!\w)[^.:]{0,90}:$",
    re.IGNORECASE,
)
_SINGLE_THING = deferred(
    r"\b(?:nach)?folgende[snmr]?\s+(?:\w+[enrms]\s+)?(?:\w+-?)?(?:Adresse|Anschrift|Link|Weg|Weise|Art|Formular|Hinweis|Text|Erklärung|Abschnitt|Kontakt\w*|Person|Stelle|Firma|"
    r"Unternehmen|Seite|Website|Webseite|Mail|Nummer|Bedeutung|Wortlaut|Muster|Verantwortliche[nr]?)\b|\b(?:erreichen|erreichbar|kontaktieren|wenden|schreiben|verantwortlich\w*|"
    r"Verantwortliche\w*)\b",
    re.IGNORECASE,
)
"""What is followed by one thing, an address mostly, which need not look like a list."""
_PROSE = deferred(
    r"(?:Wir|Sie|Er|Es|Ihre?|Unsere?|Die|Der|Das|Diese[rsmn]?|Dies|Dabei|Dazu|Hierbei|Wenn|Falls|Sofern|Soweit|Sobald|Außerdem|Zudem|Zusätzlich|Darüber\s+hinaus|"
    r"Ohne|Bei|Rechtsgrundlage|Bitte|Im|In|Nach|Auf|Weitere)\b"
)
_ENUMERATED = deferred(r"\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.):]", re.IGNORECASE)
_NOUN = deferred(r"\b[A-ZÄÖÜ]\w{4,}")


class GermanEmptyListIntro:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        """A finding for each announced list that does not come."""
        for placed in paragraphs(policy.document):
            content = placed.paragraph.text.content.rstrip()
            if placed.nested or not content.endswith(":"):
                continue
            start, end = sentence_bounds(content)[-1]
            sentence = content[start:end]
            if not _ANNOUNCES.search(sentence) or _SINGLE_THING.search(sentence):
                continue
            instead = _instead(placed, sentence, sections_after(policy.document)[id(placed.section)])
            if instead:
                yield Finding(
                    f"die angekündigte Liste fehlt: {instead}",
                    placed.paragraph.text.span(start, end),
                    help="Setzen Sie die Liste hinter diesen Satz, oder sagen Sie im Satz selbst, was sie enthielte.",
                )


def _instead(placed: PlacedParagraph, sentence: str, after: Section | None) -> str:
    """What comes where the list should be; empty if that may be the list."""
    blocks = [block for block in placed.following if holds_anything(block)]
    if blocks:
        return "" if may_be_list(blocks, _PROSE) else "es folgt fließender Text"
    if placed.section.sections:
        return ""
    if after is None or after.heading is None:
        return "der Text endet hier"
    own, heading = placed.section.heading, after.heading
    if own is None or heading.level < own.level:
        return "" if own is None else "es folgt der nächste Abschnitt"
    title = heading.text.content
    enumerated = _ENUMERATED.match(title) and not _ENUMERATED.match(own.text.content)
    shared = {noun.casefold() for noun in _NOUN.findall(sentence)} & {noun.casefold() for noun in _NOUN.findall(title)}  # fmt: skip
    return "" if enumerated or shared else "es folgt der nächste Abschnitt"
