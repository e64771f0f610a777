"""Telephone numbers: international, North American, national, and weaker forms after a word like "phone"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policylint.entities import date
from policylint.entities.words import stretches
from policylint.entity import Entity
from policylint.patterns import deferred, lowered
from policylint.patterns.expressions import compiled

MANY_DIGITS = deferred(
    r"[0-9](?:(?:[^0-9a-zA-Z]{0,3}[0-9]){5}|-[A-Z]{2}|[0-9]{2}[-. ][A-Z0-9]{3,}|[0-9]{2}[-.][0-9]-[A-Z]{3})"
)
"""Digits, and letters in their place, of which there are enough for a number."""

_CUE = deferred(
    r"\b(?:(?:tele)?(?:phone|fon|fono|foon|fax)\b|tel\b(?![\s-]aviv)|call(?:ing|s)?\b|toll[\s-]?free|free-?phone|hotline|mobile\b"
    r"|cell\b|whatsapp\b|dial\b|ring\b|helpline|sms\b|text us\b)|(?<![\w.])(?:ph|t|p|m)\.?:|☎|📞"
)
"""A word, in small letters, after which a number is one to call."""

_OTHER_NUMBER = deferred(
    r"\b(?:registration|registered|company|vat|tax|abn|acn|cin|gst\w{0,4}|org\w{0,12}|reg|licen[cs]e|kvk|hrb|siren|siret"
    r"|iban|account|ein|isbn|issn|invoice|order|id|charity|case|file|docket|ref\w{0,7}|trade register|handelsregister"
    r"|duns|bank|cvr)\b[^0-9\n]{0,25}$",
    re.IGNORECASE,
)
_ZIP_CODE = deferred(r"[0-9]{5}-[0-9]{4}")
_CUE_REACH = 32
BEGINS = r"(?=[+(0-9])"
"""With what every number begins that needs no cue."""

_EXTENSION = deferred(r"[eE]?[xX]")
_GAP = r"(?:\s?[.\u2010\u2011–-]\s?|\s{1,2}|/)"


@cache
def _strong() -> re.Pattern[str]:
    extension = r"(?:,?\s{0,2}(?i:ext\.?|extension|x)\s{0,2}[0-9]{1,6}\b)?"
    area = r"[2-9][0-9]{2}"
    toll_free = r"8(?:00|33|44|55|66|77|88)"
    return compiled(
        rf"(?<!\w){BEGINS}(?:"
        rf"(?P<intl>(?:\(\+\s?[1-9][0-9]{{0,2}}\)|\+\s?[1-9][0-9]{{0,2}})(?:{_GAP}?(?:\([0-9]{{1,5}}\)|[0-9]{{1,15}}(?![0-9]))){{1,8}})"
        rf"|(?P<nanp>(?:\+?1{_GAP}?)?(?:\({area}\){_GAP}?|{area}(?:[.-]|\s-\s|\s))"
        r"[0-9]{3}(?:[.\u2010\u2011–-]|\s-\s|\s)[0-9]{4})"
        rf"|(?P<vanity>(?:1[\s.-])?\(?{toll_free}\)?[\s.-](?=[A-Z0-9-]{{0,9}}[A-Z]{{2}})[A-Z0-9]{{1,8}}"
        r"(?:-[A-Z0-9]{1,7}){0,2})"
        rf"|(?P<trunk>(?:00{_GAP}?[1-9][0-9]{{0,2}}|\(0[0-9]{{1,5}}\)|0[1-9][0-9]{{0,4}})(?:{_GAP}[0-9]{{1,8}}){{1,6}})"
        r"|(?P<free>1[38]00\s[0-9]{3}\s[0-9]{3}|13\s[0-9]{2}\s[0-9]{2})"
        rf"){extension}(?![\w%€$£]|[/.,:-][0-9])"
    )


@cache
def _weak() -> re.Pattern[str]:
    group = r"(?:\([0-9]{1,5}\)|[0-9]{1,15}(?![0-9]))"
    return compiled(rf"(?<!\w){group}(?:{_GAP}?{group}){{0,6}}(?![\w%€$£])")


def find(content: str) -> Iterator[Entity]:
    """Telephone and fax numbers in order; the value is the number as written."""
    found: set[tuple[int, int]] = set()
    small = lowered(content)
    for start, end in stretches((match.start() for match in MANY_DIGITS.finditer(content)), 64, 64):
        found.update(_surely(content, small, start, end))
        found.update(_after_cue(content, small, start, end))
    done = 0
    for start, end in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if start >= done:
            yield Entity("phone", start, end, content[start:end])
            done = end


def _surely(content: str, small: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    for match in _strong().finditer(content, left, right):
        start, end = match.span()
        if not _stands_alone(content, start) or _is_date(content, start, end):
            continue
        digits = sum(mark.isdigit() for mark in _EXTENSION.split(match[0])[0])
        if match["intl"] is not None and not 8 <= digits <= 15:
            continue
        if match["trunk"] is not None and not _is_trunk(match["trunk"]):
            continue
        if match["free"] is not None and match["free"].startswith("13 ") and not _has_cue(small, start):
            continue
        if match["intl"] is None and not _has_cue(small, start) and _is_other_number(content, start):
            continue
        yield start, end


def _is_trunk(written: str) -> bool:
    """Whether digits with a leading nought are as many, and grouped, as in a national number."""
    digits = sum(mark.isdigit() for mark in written)
    return 9 <= digits <= (15 if written.startswith("00") else 12)


def _after_cue(content: str, small: str, left: int, right: int) -> Iterator[tuple[int, int]]:
    for cue in _CUE.finditer(small, left, right):
        for match in _weak().finditer(content, cue.end(), cue.end() + _CUE_REACH + 24):
            start, end = match.span()
            if start - cue.end() > _CUE_REACH or "\n" in content[cue.end() : start].strip():
                break
            digits = sum(mark.isdigit() for mark in match[0])
            if not 6 <= digits <= 15 or not _stands_alone(content, start) or _is_date(content, start, end):
                continue
            if (
                _ZIP_CODE.fullmatch(match[0])
                or content[end : end + 1].isdigit()
                or content[max(0, start - 1) : start] == "+"
            ):
                continue
            yield start, end
            break


def _has_cue(small: str, start: int) -> bool:
    return _CUE.search(small, max(0, start - _CUE_REACH), start) is not None


def _is_other_number(content: str, start: int) -> bool:
    return _OTHER_NUMBER.search(content, max(0, start - 50), start) is not None


def _stands_alone(content: str, start: int) -> bool:
    """Whether no word, sum of money, section or longer number runs into what begins at `start`."""
    before = content[max(0, start - 2) : start]
    if not before:
        return True
    if before[-1].isalnum() or before[-1] in "_§#$€£@=&%":
        return False
    if before[-1] in ".,/-:–" and len(before) == 2 and before[0].isdigit():
        return False
    return not (before[-1] == " " and before[0] in "§#$€£")


def _is_date(content: str, start: int, end: int) -> bool:
    left, right = max(0, start - 12), min(len(content), end + 8)
    return any(
        found.start + left < end and start < found.end + left for found in date.find(content[left:right])
    )
