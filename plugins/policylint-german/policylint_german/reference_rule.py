"""`german-dangling-reference`: „siehe Abschnitt 12“, wo es keinen gibt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from policylint.diagnostics import Finding
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.reading.sentences import sentence_bounds
from policylint.reading_order import ReadText, texts
from policylint.reference_cues import NUMBER, Cues
from policylint.reference_targets import Targets
from policylint.rule import Documentation, Example, RuleInfo

_INFO = RuleInfo(
    name="german-dangling-reference",
    group="integrity",
    summary="A reference leads nowhere, in German.",
    language="de",
    documentation=Documentation(
        what="""
Reports references of a German text to parts that it does not have: „siehe Abschnitt 12“, „im Abschnitt „Ihre Rechte““, „unter der unten genannten Anschrift“. Links to `#anchors` are
for `dangling-reference`, in every language.

What could be meant is not reported: every address, telephone number, link or section about contact further down is „die unten genannte Anschrift“; a title counts if a heading or the beginning of a
paragraph has most of its words; where no heading has a number, „Abschnitt 4“ is the fourth.
""",
        why="""
The reference stands where the reader needs more. It usually breaks when a section is removed or renumbered, or when the text is put together from building blocks of a generator.
""",
        flagged=(
            Example(
                "# Datenschutzerklärung\n\n## 1. Newsletter\n\nSie können ihn jederzeit abbestellen, siehe Abschnitt 12.\n\n## 2. Kontakt\n\nSchreiben Sie uns.\n",
                flagged=("Abschnitt 12",),
            ),
            Example(
                "# Datenschutzerklärung\n\n## Weitergabe\n\nSie können dem widersprechen; Näheres finden Sie im Abschnitt „Ihre Rechte“.\n\n## Sicherheit\n\nWir verschlüsseln.\n",
                flagged=("Ihre Rechte",),
            ),
            Example(
                "# Datenschutzerklärung\n\nSchreiben Sie uns dazu an die unten angegebene Anschrift.\n\n## Cookies\n\nWir setzen zwei.\n",
                flagged=("unten angegebene Anschrift",),
            ),
        ),
        accepted=(
            Example(
                "# Datenschutzerklärung\n\n## 1. Newsletter\n\nMehr dazu in Ziffer 2.\n\n## 2. Rechte\n\nSie haben ein Recht auf Auskunft.\n"
            ),
            Example(
                "# Datenschutzerklärung\n\nEs gilt Abschnitt 9 unserer AGB, siehe auch Ziffer 5 der Richtlinie.\n"
            ),
            Example(
                "# Datenschutzerklärung\n\nSchreiben Sie uns an die unten genannte Adresse.\n\n## Kontakt\n\ndatenschutz@acme.example\n"
            ),
        ),
        limits="""
A number counts where the reader is sent to it („siehe“, „in“, „unter“, „gemäß“ …). What is said to be of a law, of terms or of a contract is not looked for.
""",
    ),
)
_OWN = r"(?:dieser|unserer|der vorliegenden)\s+(?:\w{1,30}\s)?(?:Datenschutz|Erklärung|Hinweise|Information|Richtlinie)"
_NUMBER = deferred(
    r"(?P<sent>\b(?:siehe|s\.|vgl\.|vergleiche|gemäß|nach|in|im|unter|aus|zu|unten|oben)\s+(?:auch\s+|hierzu\s+|dazu\s+|unten\s+|oben\s+|dem\s+|der\s+)*)"
    r"(?P<named>(?:Abschnitt|Ziffer|Ziff\.|Punkt|Kapitel)\s{1,3}(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{2,5}))(?![\w%€]|\.\d|\s?(?:Prozent|Euro))",
    re.IGNORECASE,
)
_TITLE = deferred(
    r"\b(?:Abschnitts?|Absatz|Punkt|Kapitel|Ziffer|Überschrift)\s+[„“\"»«](?P<title>[^„“”\"»«\n]{3,80})[“”\"«»]"
    r"|[„“\"»«](?P<before>[^„“”\"»«\n]{3,80})[“”\"«»]\s+(?:weiter\s+)?(?:unten|oben)\b"
)
_CONTACT = deferred(
    r"\b(?:unter|an|über|per)\s+(?:der|die|den|das|unsere|unserer)\s+(?P<named>(?:weiter\s+)?(?P<direction>unten|oben)[\s-]?"
    r"(?:genannten?|angegebenen?|aufgeführten?|stehenden?|angeführten?)\s+(?:[\w-]*adressen?|anschrift|kontaktdaten|[\w-]*nummer|kontaktmöglichkeiten))\b",
    re.IGNORECASE,
)
_ELSEWHERE = deferred(
    rf"^\s*(?:(?:Abs\.|Absatz|Satz|Nr\.|lit\.)[^,;]{{0,30}})?(?!{_OWN})(?:(?:des|der|dieses|unserer|unseres|Ihrer|Ihres|von|vom|zum|zur|im|in)\s|[A-ZÄÖÜ]\w{{0,20}}[A-Z])"
)
"""What follows where a part of something else is meant."""
_LAW_BEFORE = deferred(
    r"(?:§|\bArt\.|\bArtikel|\bAnlage|\bAnhang|\bAGB|\bNutzungsbedingungen|\bRichtlinie)[^.;]{0,40}$"
)
_INTERFACE = deferred(
    r"\b(?:Einstellungen|Browser\w*|Firefox|Chrome|Safari|Edge|\w*menü\w*|App|iOS|Android|klick\w*|tipp(?:en|e|st|t)|öffne\w*|wähle\w*|\w*konto|Profil)\b",
    re.IGNORECASE,
)
"""What tells of a program's own points and sections."""
_SIGNS = ("abschnitt", "ziff", "punkt", "kapitel", "unten", "oben", "überschrift", "absatz")
_PARTS = deferred(rf"^\W*(?:(?:abschnitt|ziffer|kapitel|teil|artikel|punkt)\s+)?{NUMBER}", re.IGNORECASE)
_ANNOUNCING = deferred(
    r"\b(?:kontakt\w*|fragen|beschwerden?|anschrift|adresse|e-?mail\w*|telefon\w*|impressum|verantwortlich\w*|ansprechpartner\w*|"
    r"datenschutzbeauftragte\w*|wer wir sind|über uns|vertreter\w*)\b",
    re.IGNORECASE,
)
_REFERRING = deferred(r"\b(?:siehe|unten|oben|näheres)\b", re.IGNORECASE)
_CUES = Cues(_PARTS, _ANNOUNCING, _REFERRING)
_Hit: TypeAlias = "tuple[bool, int, int, str]"


class GermanDanglingReference:
    """See the documentation in `info`."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        """A finding for each reference whose target is missing."""
        offered = Targets(policy.document, _CUES)
        for read in texts(policy.document):
            content = read.text.content
            if not any(sign in content.lower() for sign in _SIGNS):
                continue
            for start, end in sentence_bounds(content):
                for found, begin, stop, named in _references(content[start:end], read, start, offered):
                    span = read.text.span(start + begin, start + stop)
                    if not found and not any(link.span.overlaps(span) for link in read.links):
                        yield Finding(
                            f"„{named}“ wird genannt, ist aber nicht zu finden",
                            span,
                            help="Ergänzen Sie, was gemeint ist, nennen Sie den Abschnitt, in dem es jetzt steht, oder streichen Sie den Verweis.",
                        )


def _references(sentence: str, read: ReadText, start: int, offered: Targets) -> Iterator[_Hit]:
    """The references of a sentence: whether the target is there, where they stand, and what they name."""
    for match in _NUMBER.finditer(sentence):
        if not _is_elsewhere(sentence, match.start("named"), match.end()):
            yield offered.has_number(match["number"].lower()), *match.span("named"), match["named"]
    for match in () if _INTERFACE.search(sentence) else _TITLE.finditer(sentence):
        group = "title" if match["title"] else "before"
        if group == "before" or not _is_elsewhere(sentence, match.start(), match.end()):
            yield offered.has_title(match[group]), *match.span(group), match[group]
    for match in _CONTACT.finditer(sentence):
        place = read.text.span(start + match.start("named"), start + match.end()).start
        above = match["direction"].lower() == "oben"
        announced = not above and ":" in read.text.content[start + match.end() :]
        found = announced or any(point < place if above else point > place for point in offered.contacts)
        yield found, *match.span("named"), match["named"]


def _is_elsewhere(sentence: str, start: int, end: int) -> bool:
    return bool(_ELSEWHERE.match(sentence[end:]) or _LAW_BEFORE.search(sentence[max(0, start - 60) : start]))
