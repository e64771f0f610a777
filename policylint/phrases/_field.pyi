from collections.abc import Callable, Iterable
from typing import TypeVar

FORMAT: int

_Made = TypeVar("_Made")
_Worded = TypeVar("_Worded")

def disclose(
    winners: list[tuple[int, str, int, int, int, int, int, int, int]],
    disclosure: type[_Made],
    setters: tuple[object, ...],
    worded: type[_Worded],
    weigher: object,
    entries: tuple[tuple[object, str | None, str], ...],
    place: Callable[[int], tuple[object, ...]],
    denies: Callable[[int, int, int], bool],
    words: tuple[object, ...],
    /,
) -> list[_Made]: ...

class Program:
    def __new__(cls, code: bytes, /) -> Program: ...

class Lexicon:
    def __new__(
        cls,
        words_of: Callable[[str], tuple[str, tuple[tuple[int, int], ...]]],
        is_marked: Callable[[str], bool] | None = None,
        /,
    ) -> Lexicon: ...

class Words:
    passages: int
    size: int
    marks: bytes
    def __new__(
        cls, lexicon: Lexicon, passages: list[tuple[str, int]], begin: int, most: int, /
    ) -> Words: ...

class Entries:
    def __new__(
        cls,
        program: Program,
        topics: tuple[str, ...],
        sets: tuple[tuple[int, ...], ...],
        entries: tuple[tuple[object, ...], ...],
        /,
    ) -> Entries: ...

class Around:
    def __new__(
        cls,
        entries: Entries,
        fields: tuple[Field, ...],
        runs: Iterable[tuple[int, int, tuple[int, ...]]],
        /,
    ) -> Around: ...

class Field:
    def __new__(cls, program: Program, words: Words, first: int = 0, last: int = -1, /) -> Field: ...
    def hits(self, pattern: int, anywhere: bool, /) -> int: ...
    def union(self, patterns: tuple[int, ...], among: int = ..., /) -> int: ...
    def matching(self, patterns: list[int], /) -> list[tuple[int, int]]: ...
    def starts(self, pattern: int, anywhere: bool, /) -> int: ...
    def end(self, pattern: int, start: int, anywhere: bool, /) -> int: ...
    def first(self, pattern: int, passage: int, anywhere: bool, /) -> tuple[int, int] | None: ...
    def every(self, pattern: int, passage: int, anywhere: bool, /) -> list[tuple[int, int]]: ...
    def span(self, pattern: int, passage: int, anywhere: bool, /) -> tuple[int, int] | None: ...
    def spans(self, pairs: list[tuple[int, int]], /) -> list[tuple[int, int]]: ...
    def weigh(
        self,
        entries: Entries,
        around: Around,
        first: int,
        kinds: bytes,
        silent: bytes,
        may_deny: Callable[[int], bool],
        denied: Callable[[int, int, int], bool],
        /,
    ) -> list[tuple[int, str, int, int, int, int, int, int, int]]: ...
    def every_span(self, patterns: list[int], /) -> list[tuple[int, int, int, int]]: ...
