"""Where sentences may end: what sentencex proposes, and what it misses in policies.

In most texts of a policy it is clear, and sentencex is not asked: that takes longer than all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from policylint.patterns import deferred

_STRETCH = 8_192
_GAP = deferred(r"[.?!…][)\]}\"'”’»*_]*\s+(?=[\"'“‘(\[*_•–—-]*[\dA-ZÀ-ÖØ-Þ])")
_COUNTED = r"\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+)\)"
_ITEM = deferred(rf"\A\s*{_COUNTED}|(?<![!-~]){_COUNTED}[ \t\n\r]+[^ \t\n\ra-z]")
"""What sentencex may take for the number of an item: one that begins a text, or stands by itself and not before a small letter."""
_WIDE_SPACE = deferred(r"[^\S\x00-\x7f](?=\.)")
"""White space before a full stop at which sentencex panics, if a single capital stands before it."""
_UNPLAIN = deferred("[\x80-\xbf\u0300-\u200f\u2020-\u2029\u202a-\U0010ffff]")


def possible_ends(text: str) -> list[int]:
    """The places between which one sentence may end and the next begin, in order, behind the white space there."""
    clear = _after_full_stops(text)
    return _proposed(text) if clear is None else clear


def _after_full_stops(text: str) -> list[int] | None:
    """What `_proposed` gives for a text in which this is clear, as in most; None if it is not.

    There all marks are full stops before a space and a capital or a figure, or inside of words, or before a comma, and no items
    are counted: of other marks, and of items, sentencex knows more than `_GAP`.
    """
    if "?" in text or "!" in text:
        return None
    if ")" in text and (len(text) > _STRETCH or _ITEM.search(text) is not None):
        return None
    if not text.isascii() and _UNPLAIN.search(text) is not None:
        return None
    found: list[int] = []
    stop, last = text.find("."), len(text) - 1
    while 0 <= stop < last:
        following = text[stop + 1]
        if following == " ":
            following = text[stop + 2 : stop + 3]
            if not ("A" <= following <= "Z" or "0" <= following <= "9"):
                return None
            found.append(stop + 2)
        elif not ("a" <= following <= "z" or "0" <= following <= "9" or following == ","):
            return None
        stop = text.find(".", stop + 1)
    return found


def _proposed(text: str) -> list[int]:
    """Where sentences may end, in order."""
    proposed = sentencex_ends(text)
    proposed.update(match.end() for match in _GAP.finditer(text))
    proposed.discard(len(text))
    return sorted(proposed)


_MISLEADING = (("’‘`", "'"), ("“”„«»‹›《》", '"'))


def sentencex_ends(text: str) -> set[int]:
    """Where sentencex has sentences of a text end."""
    written = text.replace("\n", " ").replace("\r", " ")
    if not text.isascii():
        for marks, plain in _MISLEADING:
            for mark in marks:
                written = written.replace(mark, plain)
        written = _WIDE_SPACE.sub(" ", written)
    try:
        return _segmented(written)
    except UnicodeEncodeError:
        return _segmented(re.sub("[\ud800-\udfff]", "?", written))


def _segmented(text: str) -> set[int]:
    """What sentencex proposes, stretch by stretch: its time grows with the square of what it is given."""
    found: set[int] = set()
    start = 0
    while len(text) - start > _STRETCH:
        ends = list(accumulate(map(len, _segmenter()(text[start : start + _STRETCH]))))[:-1]
        found.update(start + end for end in ends)
        start += ends[-1] if ends and ends[-1] > _STRETCH // 2 else _STRETCH
    found.update(start + end for end in accumulate(map(len, _segmenter()(text[start:]))))
    return found


@cache
def _segmenter() -> Callable[[str], list[str]]:
    from sentencex import segment  # type: ignore[import-untyped]

    return lambda text: segment("en", text)
