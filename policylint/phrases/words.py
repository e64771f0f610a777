"""What a word is: how text is cut into words, in the policies read and in the patterns alike.

A *chunk* is a stretch of text without white space. It holds words: an e-mail address, a web address and a
number ("1,000", "2.5") are one word each, everything else is letters and digits, with apostrophes inside.
Soft hyphens and joiners inside a word are not part of it. A word is compared in its *key*: lower case, NFKC
(so the ligature of an extracted PDF is two letters), with a straight apostrophe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from policylint.patterns import deferred

_LETTER = r"[^\W_]"
_INSIDE = r"[\u00ad\u200c\u200d\u2060\ufeff\u0300-\u036f]"
_APOSTROPHE = "['\u2018\u2019\u02bc\u2032\uff07]"
_TOP_LEVEL = (
    "aero|app|asia|biz|ch|cloud|co|com|de|dev|edu|es|eu|fr|gov|ie|info|io|it|jp|ltd|mil|mobi|name|net|nl|org"
    "|pl|pro|pt|ru|se|site|tech|tv|uk|us|web|xyz"
)
_TOKEN = deferred(
    rf"(?:(?P<email>[\w.+-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,6}}\w{{2,24}})"
    rf"|(?P<url>(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?'()\[\]]"
    rf"|(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}(?:{_TOP_LEVEL})(?![\w-])(?:/[^\s<>\"]*[^\s<>\".,;:!?'()\[\]])?)"
    rf"|(?P<year>(?:19|20)\d\d)(?!\w|[.,]\d)"
    rf"|(?P<number>\d+(?:[.,]\d+)*)(?!\w))(?:{_APOSTROPHE}s(?!\w))?"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|{_INSIDE}(?=\w)|[\u0300-\u036f]|{_APOSTROPHE}(?={_LETTER}))*)",
    re.IGNORECASE,
)
_IGNORED = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060\ufeff"))
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032\uff07"), "'")
_CLITIC = deferred(r"'(?:s|ll|ve|re|d|m)\Z")

MOST_KEPT = 1 << 16
"""How many chunks are remembered."""

LONGEST_KEPT = 40
"""The longest chunk that is remembered, in code points."""

KINDS = ("email", "url", "year", "number", "word")
"""The shapes of a word, most telling first."""


def tokens(chunk: str) -> Iterator[tuple[str, str, int, int]]:
    """The words of a chunk: kind, text as written but for ignorable characters, start and end in the chunk."""
    for match in _TOKEN.finditer(chunk):
        yield str(match.lastgroup), _exact(match.group()), match.start(), match.end()


def word_spans(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of `content[start:end]` stand, as offsets into `content`."""
    found = []
    part = content[start:end]
    chunks = part.split()
    single_spaces = " ".join(chunks) == part
    place = start
    for chunk in chunks:
        if not single_spaces:
            place = content.find(chunk, place)
        for first, last in chunk_spans(chunk):
            found.append((place + first, place + last))
        place += len(chunk) + single_spaces
    return found


class _Spans(dict[str, tuple[tuple[int, int], ...]]):
    """Where the words of a chunk stand in it; remembers those of short chunks."""

    def __missing__(self, chunk: str) -> tuple[tuple[int, int], ...]:
        found = tuple([match.span() for match in _TOKEN.finditer(chunk)])
        if len(chunk) <= LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[chunk] = found
        return found


_SPANS = _Spans()

chunk_spans = _SPANS.__getitem__
"""Where the words of a chunk stand in it."""


def key(text: str) -> str:
    """The form in which a word is compared."""
    return _exact(text).lower()


def without_clitic(word: str) -> str:
    """A key without `'s`, `'ll`, `'ve`, `'re`, `'d` or `'m`: "we" for "we'll". `n't` belongs to its word."""
    return _CLITIC.sub("", word) if "'" in word else word


def _exact(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_IGNORED)).translate(_APOSTROPHES)


_FOLD = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u2032\uff07"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"), " "),
    **dict.fromkeys(range(0x2000, 0x200E), " "),
    **dict.fromkeys(map(ord, "\u2060\ufeff"), " "),
}

_USUAL = (("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\xa0", " "), ("\u2013", "-"), ("\u2014", "-"))
"""What there is most of it: a few replacements take a tenth of the time of a table."""


def normalise(content: str) -> str:
    """`content` in lower case, of the same length: typographic quotes, dashes and spaces become ASCII ones."""
    lowered = content.lower()
    if lowered.isascii() and lowered.isprintable():
        return lowered
    if len(lowered) != len(content):
        lowered = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in content)
        lowered = lowered.replace("\u0130", "i")
    lowered = _straightened(lowered)
    return lowered if lowered.isascii() and lowered.isprintable() else lowered.translate(_FOLD)


def is_plain(content: str) -> bool:
    """Whether it is ASCII but for usual typographic marks, none of which is part of a word but for apostrophes."""
    return content.isascii() or _straightened(content).isascii()


def _straightened(content: str) -> str:
    for usual, plain in _USUAL:
        content = content.replace(usual, plain)
    return content
