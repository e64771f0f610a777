"""Where the sentences of a text begin and end.

Of the places where a sentence may end (`sentence_ends`) those after abbreviations, inside brackets and after a list
number are left out, and a text that lost its punctuation is cut where a reader would pause, so that what is matched by
sentence stays bounded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from policylint.patterns import deferred
from policylint.reading.abbreviations import AMBIGUOUS, NUMBERED, STARTERS, TITLES
from policylint.reading.sentence_ends import possible_ends, sentencex_ends

try:
    from policylint.reading._splitting import bounds as _split
except ImportError:
    _split = None  # type: ignore[assignment]

LONGEST = 1500
"""No sentence is longer than this, in characters."""

_CLOSERS = ")]}\"'”’»*_"
_LONGEST_BRACKET = 600
_LONG_WORD = 8
"""No abbreviation has so many letters."""
_SHORTENED = TITLES | NUMBERED | AMBIGUOUS

_ENUMERATOR = deferred(r"[\s\"'“(\[]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlIVXL]{1,5})[.)]+\s*")
_MONTH_NAME = deferred(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_SPLIT_ABBREVIATION = deferred(r"[A-Za-z]\.")
_AFTER_NUMBERED = deferred(r"[\d§+#]|\([\dA-Z+]|[IVXLC]{2,6}\b|[IVX]\.")
_PAUSES = (deferred(r"[;\n•]\s*|\s(?=[•–—*])"), deferred(r"[:,]\s"), deferred(r"\s"))
_OTHER_ENDS = deferred("[\u0300-\u200f\u2024-\u2026\u202a-\U0010ffff]")
_WORD = deferred(r"[\"'“‘(\[*_]*([A-Za-z]+)")
_FOLDED = deferred(r"[^\W\d_][a-z]")


@lru_cache(maxsize=4096)
def sentence_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of `text` as (start, end), in order, none overlapping, none empty.

    Offsets are code points, 0-based, end exclusive. White space at either end of a sentence belongs to none;
    every other character belongs to one. A line break is white space like any other. No sentence is longer
    than `LONGEST`.
    """
    found = _split(text, _SHORTENED, sentencex_ends, _is_end) if _split is not None else None
    return bounds_in_python(text) if found is None else found


def bounds_in_python(text: str) -> tuple[tuple[int, int], ...]:
    """The same, where it could not be compiled and for texts with a stretch that is too long."""
    end = len(text.rstrip())
    if not end:
        return ()
    bounds: list[tuple[int, int]] = []
    start = 0
    if not _is_single(text, end):
        for cut in _cuts(text):
            _add(bounds, text, start, cut)
            start = cut
    _add(bounds, text, start, end)
    return tuple(bounds)


def _is_single(text: str, end: int) -> bool:
    """Whether there is no mark before the last character at which a sentence could end."""
    last = end - 1
    if text.find(".", 0, last) >= 0 or text.find("?", 0, last) >= 0 or text.find("!", 0, last) >= 0:
        return False
    return text.isascii() or _OTHER_ENDS.search(text) is None


def _add(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add the stretch, trimmed of white space, in pieces if it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _pause(text, start)
        _add(bounds, text, start, cut)
        start = cut
    if start < end:
        bounds.append((start, end))


def _pause(text: str, start: int) -> int:
    """Where to cut what is too long: after a semicolon or line break, else a comma, a space, or anywhere."""
    limit = start + LONGEST
    for pause in _PAUSES:
        places = [match.end() for match in pause.finditer(text, start + 1, limit)]
        if places and places[-1] > start + LONGEST // 3:
            return places[-1]
    return limit


def _cuts(text: str) -> Iterator[int]:
    """Where one sentence ends and the next begins, in order; white space may stand on either side."""
    places = possible_ends(text)
    pairs = _pairs(text) if places else []
    starts = [start for start, _ in pairs]
    last = 0
    for place in places:
        cut = _past_closers(text, place)
        if cut <= last or cut >= len(text):
            continue
        if pairs:
            index = bisect_right(starts, cut - 1) - 1
            if index >= 0 and cut < pairs[index][1]:
                continue
        if _is_end(text, last, cut):
            yield cut
            last = cut


def _past_closers(text: str, cut: int) -> int:
    """The cut moved behind the marks that close what has just ended ("(Foo!" and ")")."""
    if cut >= len(text) or text[cut - 1].isspace() or text[cut] not in _CLOSERS:
        return cut
    while cut < len(text) and text[cut] in _CLOSERS:
        cut += 1
    return cut


_PAIRED = deferred(r"[()\[\]“”\"]")
_OPENS = {")": "(", "]": "[", "”": "“", '"': '"'}


def _pairs(text: str) -> list[tuple[int, int]]:
    """The outermost bracketed or quoted stretches, if not too long to be one; unmatched marks are ignored."""
    if not (")" in text or "]" in text or '"' in text or "”" in text):
        return []
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in _PAIRED.finditer(text):
        mark, place = match[0], match.start()
        recent = [open_ for open_, _ in stack[-8:]]
        if mark in "([“" or (mark == '"' and mark not in recent):
            if mark != '"' or not text[place - 1 : place].strip():
                stack.append((mark, place))
            continue
        if _OPENS[mark] not in recent:
            continue
        while stack[-1][0] != _OPENS[mark]:
            stack.pop()
        _, start = stack.pop()
        if place - start <= _LONGEST_BRACKET:
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, place + 1))
    return found


def _is_end(text: str, start: int, cut: int) -> bool:
    """Whether a sentence that began at `start` ends before `cut`."""
    if text.startswith(". ", cut - 2) and cut - 2 >= start and not text[cut].isspace():
        return not _enumerates(text, start, cut) and _ends_word(text, start, cut - 2, cut)
    end = cut
    while end > start and text[end - 1].isspace():
        end -= 1
    following = cut
    while following < len(text) and text[following].isspace():
        following += 1
    if end <= start or following >= len(text):
        return False
    if end == following and not _ends_unspaced(text, end):
        return False
    if _enumerates(text, start, cut):
        return False
    if text[start:end].rstrip(_CLOSERS)[-1:].isalnum() and "\n" not in text[end:following]:
        return False
    return text[end - 1] != "." or _ends_word(text, start, end - 1, following)


def _enumerates(text: str, start: int, cut: int) -> bool:
    """Whether there is nothing but a number before the cut."""
    return cut - start <= 16 and _ENUMERATOR.fullmatch(text, start, cut) is not None


def _ends_unspaced(text: str, end: int) -> bool:
    """Whether a full stop with no space after it ("see this.We") ends a sentence, not part of a host name."""
    if text[end - 1] not in ".?!":
        return True
    if not text[end].isupper() or not text[end - 2 : end - 1].islower():
        return False
    token = text[max(0, end - 60) : end].rsplit(None, 1)[-1]
    return (
        "@" not in token
        and "/" not in token
        and not token.startswith("www.")
        and _FOLDED.match(text, end) is not None
    )


def _ends_word(text: str, start: int, stop: int, following: int) -> bool:
    """Whether the full stop at `stop` ends a sentence, or only abbreviates the word before it."""
    tail = text[stop - _LONG_WORD : stop]
    if stop - _LONG_WORD >= start and tail.isalpha() and tail.isascii() and not tail.endswith("str"):
        return True
    space = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop), text.rfind("\xa0", start, stop))
    word = text[max(space + 1, start) : stop].lstrip("\"'“‘([{*_/").lower()
    word = word.rpartition("-")[2]
    if word.endswith("str") and text[following].isdigit():
        return False
    if len(word) >= _LONG_WORD:
        return True
    if word.isdigit() and len(word) <= 2 and _MONTH_NAME.match(text, following):
        return False
    if len(word) == 1 and text[stop - 1].islower() and _SPLIT_ABBREVIATION.match(text, following):
        return False
    if word in TITLES:
        return False
    if word in NUMBERED:
        return _AFTER_NUMBERED.match(text, following) is None
    initial = len(word) == 1 and word.isalpha() and text[stop - 1].isupper()
    if word in AMBIGUOUS or initial:
        if word in ("etc", "seq", "al"):
            return not text[following].islower()
        head = _WORD.match(text, following)
        return text[following] in "•–" or (head is not None and head[1] in STARTERS)
    return True
