"""The syntax tree of a phrase pattern, as written. Offsets are 0-based code points of the pattern's string."""

from __future__ import annotations

from typing import Literal, TypeAlias

from policylint.frozen import dataclass

WordMode: TypeAlias = Literal["exact", "inflected", "prefix"]


@dataclass(frozen=True, slots=True)
class Word:
    """A literal word, all its inflected forms (`word~`), or all words that begin so (`word*`)."""

    text: str
    mode: WordMode
    offset: int


@dataclass(frozen=True, slots=True)
class Cased:
    """One or more words in exactly this case (`"DPO"`)."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class ClassName:
    """A class by its name (`{data}`)."""

    name: str
    offset: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` words of any kind, as few as possible."""

    most: int
    offset: int


@dataclass(frozen=True, slots=True)
class NotNext:
    """What follows here is not this (`!word`)."""

    node: Node
    offset: int


@dataclass(frozen=True, slots=True)
class NotBefore:
    """The words directly before here are not this (`<!word`)."""

    node: Node
    offset: int


@dataclass(frozen=True, slots=True)
class Begin:
    """The start of the passage's own words, or of the whole text."""

    offset: int


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of the passage."""

    offset: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """Things that follow one another."""

    items: tuple[Node, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several; `required` is false for `[…]`."""

    alternatives: tuple[Sequence, ...]
    required: bool
    offset: int


Node: TypeAlias = Word | Cased | ClassName | Gap | NotNext | NotBefore | Begin | Finish | Sequence | Choice
