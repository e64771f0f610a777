"""How often words stand in a document: names within sentences, and words in small letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from policylint.concordance import concordance
from policylint.passages import Passage
from policylint.patterns import deferred

_WITHIN = deferred(r"(?<=[a-z,;:)’'\"“‘(] )(?<!\b[Oo]ur )(?<!\b[Yy]our )(?<!\bany )(?<!\bthese )(?<!\bsuch )")
_SMALL_WORD = deferred(r"[a-z][a-z-]+")
_BEFORE_SMALL = deferred(r"(?<![\w.-])")
_BEHIND_SMALL = deferred(r"(?![\w-]|\.\w)")
_BOUNDARY = deferred(r"\b")
_SMALL_WORDS = deferred(r"(?<![\w.-])[a-z][a-z-]+(?![\w-]|\.\w)")
_FIRST_WORD = r"(?:[a-z]+(?=\.\w)|(?![a-z]+\b)\w+)"
_FIRST_OF_NAME = deferred(_FIRST_WORD)
_BEHIND_SPACE = deferred(rf" ({_FIRST_WORD})")

_MUCH = 10_000_000
"""When words have been looked for in so many characters, one by one, a text is gone through once for all others."""

_ADDRESSED = ("@", "://", "www.")
"""What only the words of an address hold."""


class Counts:
    """How often each word that is asked for stands in the passages that are no headings."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._passages = passages
        self._within: dict[str, int] = {}
        self._standing: dict[str, bool] = {}
        self._small: dict[str, int] = {}

    @cached_property
    def text(self) -> str:
        """The passages' own words, without headings."""
        return "\n".join([passage.own_text for passage in self._passages if passage.kind != "heading"])

    @cached_property
    def _addresses(self) -> str:
        """The words of the text that are e-mail addresses or URLs."""
        addressed = concordance(self._passages).holding((_ADDRESSED,))
        some = [self._passages[number] for number in addressed]
        return " ".join([_addresses_in(passage.own_text) for passage in some if passage.kind != "heading"])

    def in_small(self, word: str) -> int:
        """How often a word of at least two letters stands in small letters."""
        if word not in self._small and self._is_much(len(self._small)):
            return self._small_words[word]
        if word not in self._small:
            self._small[word] = self._count_small(word) if _SMALL_WORD.fullmatch(word) else 0
        return self._small[word]

    def _count_small(self, word: str) -> int:
        everywhere = sum(1 for _ in _small_places(self.text, word))
        return everywhere and everywhere - sum(1 for _ in _small_places(self._addresses, word))

    @cached_property
    def _small_words(self) -> Counter[str]:
        """How often each word of at least two letters stands in small letters."""
        counts: Counter[str] = Counter()
        for token, number in Counter(self.text.split()).items():
            if not _is_address(token):
                for word in _SMALL_WORDS.findall(token):
                    counts[word] += number
        return counts

    def _is_much(self, asked: int) -> bool:
        return asked * len(self.text) >= _MUCH

    def within(self, name: str) -> int:
        """How often a name stands inside a sentence, where only names are capitalised, and is no defined term."""
        if name not in self._within:
            self._within[name] = sum(1 for _ in self._places_within(name))
        return self._within[name]

    def stands_within(self, name: str) -> bool:
        """Whether it stands there at all."""
        if name not in self._standing:
            self._standing[name] = next(self._places_within(name), -1) >= 0
        return self._standing[name]

    def stands_as_word(self, word: str, times: int) -> bool:
        """Whether a word stands by itself so many times."""
        places = _places(self.text, word, _BOUNDARY, _BOUNDARY)
        return sum(1 for _ in islice(places, times)) == times

    def _places_within(self, name: str) -> Iterator[int]:
        first = _FIRST_OF_NAME.match(name) if self._is_much(len(self._within) + len(self._standing)) else None
        if first is None:
            return _places(self.text, name, _WITHIN, _BOUNDARY)
        return self._places_from(self._beginnings.get(first.group(), ()), name)

    @cached_property
    def _beginnings(self) -> dict[str, list[int]]:
        """Where a name may begin behind a space, by its first letters."""
        found: dict[str, list[int]] = {}
        for word in _BEHIND_SPACE.finditer(self.text):
            found.setdefault(word[1], []).append(word.start(1))
        return found

    def _places_from(self, starts: Iterable[int], name: str) -> Iterator[int]:
        """As `_places`, where a name can only begin at `starts`."""
        done = 0
        for start in starts:
            end = start + len(name)
            found = start >= done and self.text.startswith(name, start)
            if found and _WITHIN.match(self.text, start) and _BOUNDARY.match(self.text, end):
                yield start
                done = end


def _is_address(word: str) -> bool:
    """Whether what stands between two spaces is an e-mail address or a URL."""
    at, scheme, host = _ADDRESSED
    return at in word or scheme in word or host in word


def _addresses_in(content: str) -> str:
    return " ".join(filter(_is_address, content.split()))


def _small_places(text: str, word: str) -> Iterator[int]:
    """Where a word in small letters stands as one."""
    return _places(text, word, _BEFORE_SMALL, _BEHIND_SMALL)


def _places(text: str, word: str, before: re.Pattern[str], behind: re.Pattern[str]) -> Iterator[int]:
    """Where a word stands, no two of them overlapping, where nothing before and behind it forbids it."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        found = before.match(text, place) is not None and behind.match(text, end) is not None
        if found:
            yield place
        place = text.find(word, end if found else place + 1)
